// The pages a report cites, read again from the files it names, with the settings it records. No archive is involved.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "app/grounding/page_source.h"
#include "app/report/read_again.h"
#include "app/report/report_document.h"
#include "app/report/source_files.h"
#include "base/cancel.h"
#include "ingest/ingest.h"

namespace dossier {

class RereadPages : public PageSource {
 public:
  // Files are read when a page of them is first asked for, each once; only pages that the report cites, those before them and the
  // first of each document are kept. REQUIRES: all outlive this.
  RereadPages(const ReportDocument& report, SourceFiles& files, ReaderPool& reader, const ReadRequest& settings, const CancelToken& cancel);

  Result<std::vector<SourceDocument>> documents() override { return report_.coverage.documents; }
  // Errors besides not_found: those of opening and reading the file (conflict: it has changed), cancelled.
  Result<std::shared_ptr<const Page>> page(const Sha256& document, uint32_t number) override;
  // What reading the document has yielded; nothing if no page of it was asked for, or its file could not be read.
  std::optional<ReadAgain> read_again(const SourceDocument& document) const;
  // Reads the files of all documents that the report lists, quoted or not.
  void read_all();

 private:
  struct Reading {
    std::optional<ReadAgain> counts;
    std::map<uint32_t, std::shared_ptr<const Page>> pages;
    std::map<uint32_t, Error> failures;
    std::optional<Error> error;
  };
  void read_file_of(const SourceDocument& document);
  static ReadAgain& counts_of(Reading& reading);

  const ReportDocument& report_;
  SourceFiles& files_;
  ReaderPool& reader_;
  ReadRequest settings_;
  CancelToken cancel_;
  std::map<Sha256, std::set<uint32_t>> wanted_;
  std::map<Sha256, Reading> read_;
};

}  // namespace dossier
