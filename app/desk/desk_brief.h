// A report as a window shows it: the bytes it was read from, what they say, and how it is shown.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/desk/desk_archive.h"
#include "app/desk/desk_writer.h"
#include "app/report/report_view.h"
#include "base/cancel.h"
#include "base/progress.h"
#include "base/result.h"

namespace dossier {

class DeskBrief {
 public:
  // Any bytes; errors as parse_report().
  static Result<std::shared_ptr<const DeskBrief>> parse(std::string bytes);
  static Result<std::shared_ptr<const DeskBrief>> read(const std::string& path);
  // The newest brief that the archive keeps; null if it keeps none.
  static Result<std::shared_ptr<const DeskBrief>> newest(DeskArchive& archive);
  // Makes a brief of all documents of the archive and keeps it there where the archive is writable. Without a writer its sentences are the documents'
  // own. `shown` hears each sentence that held, `told` what a person should know of the writer's run, on the calling thread.
  static Result<std::shared_ptr<const DeskBrief>> make(DeskArchive& archive, const std::string& title, const Progress& progress,
                                                       const CancelToken& cancel, DeskWriter* writer = nullptr, const SentenceReceiver& shown = {},
                                                       const RemarkReceiver& told = {});

  const std::string& bytes() const { return bytes_; }
  const ReportDocument& document() const { return document_; }
  const ReportView& view() const { return view_; }

 private:
  DeskBrief(std::string bytes, ReportDocument document);
  DeskBrief(const DeskBrief&) = delete;

  std::string bytes_;
  ReportDocument document_;
  ReportView view_;  // points into document_
};

// Keeps the report and its claims in the archive, so that reviews can be added; the run's id. The same report is kept once.
Result<int64_t> keep_brief(DeskArchive& archive, const DeskBrief& brief);

// A claim as text for the clipboard; `cited`: with its places behind it. Empty if the brief does not show it.
std::string claim_as_text(const DeskBrief& brief, size_t claim, bool cited);

}  // namespace dossier
