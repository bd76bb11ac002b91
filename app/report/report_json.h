// The written form of a report. UTF-8, sorted keys, fixed number formats: the same report gives the same bytes everywhere.
#pragma once

#include <string>
#include <string_view>

#include "app/report/report.h"
#include "app/report/report_document.h"
#include "base/result.h"

namespace dossier {

std::string report_json(const Report& report);
std::string report_json(const ReportDocument& document);

// Any bytes. `damaged` names the field that breaks the format ("claims[3].citations[0].page"), `newer_version` a schema of
// later than kReportVersion, `too_large` what exceeds kMaxReportBytes. Unknown fields are passed over. What comes back holds every promise of report_document.h.
Result<ReportDocument> parse_report(std::string_view bytes);

}  // namespace dossier
