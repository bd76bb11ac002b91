// What export says of a report's truth before it writes anything: every claim checked against the files, where they are at hand.
#pragma once

#include <string>

#include "app/report/report_document.h"
#include "app/report/source_files.h"
#include "base/cancel.h"
#include "ingest/ingest.h"

namespace dossier::cli {

struct ExportCheck {
  enum class Outcome : uint8_t { holds, fails, files_missing } outcome = Outcome::holds;
  size_t held = 0, all = 0;         // claims and figures
  std::vector<std::string> faults;  // one line each; for files_missing: the file and why
};

Result<ExportCheck> check_for_export(const ReportDocument& report, SourceFiles& files, ReaderPool& reader, const ReadRequest& settings, const CancelToken& cancel);

}  // namespace dossier::cli
