// Checks a report against the documents alone: every quote, place, box, hash, number and class again, by the code that let the
// claims in.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/grounding/page_source.h"
#include "app/report/read_again.h"
#include "app/report/report_document.h"

namespace dossier {

struct ReportFault {
  uint32_t claim = 0;    // number of the claim in the report, from 1; 0: the report as a whole
  std::string document;  // name; empty if it is about no document
  uint32_t page = 0;     // 0: no page
  std::string code;      // "quote_differs", "box_differs", "class_differs", "reading_differs", ...
  std::string detail;

  std::string place() const;  // "claim 3, lease.pdf, page 4", "the report"
};

struct ReportCheck {
  size_t claims = 0, held = 0;
  std::vector<ReportFault> faults;
  std::vector<ReportFault> remarks;  // what was not or could not be checked again; no fault
  bool holds() const { return faults.empty(); }
};

// What the second reading of a document found, after its quotes were looked up; nothing if it was not read again.
using ReadingOf = std::function<std::optional<ReadAgain>(const SourceDocument& document)>;

// `pages` gives the pages as they are read now (RereadPages; tests use MemoryPages). Without `reading` the coverage is not compared.
ReportCheck verify_report(const ReportDocument& report, PageSource& pages, const ReadingOf& reading = {});

}  // namespace dossier
