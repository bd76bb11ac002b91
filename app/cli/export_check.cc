#include "app/cli/export_check.h"

#include <set>

#include "app/report/reread_pages.h"
#include "app/report/verify_report.h"

namespace dossier::cli {

Result<ExportCheck> check_for_export(const ReportDocument& report, SourceFiles& files, ReaderPool& reader, const ReadRequest& settings, const CancelToken& cancel) {
  ExportCheck out;
  std::set<Sha256> cited;
  for (const ReportClaim& claim : report.claims)
    for (const ReportCitation& c : claim.citations) cited.insert(c.span.document);
  for (const Sha256& hash : cited) {
    const SourceDocument* document = report.find(hash);
    if (!document) continue;  // the verifier names it
    if (Result<Fd> fd = files.open(*document); !fd.ok()) {
      out.outcome = ExportCheck::Outcome::files_missing;
      out.faults.push_back(fd.error().describe());
    }
  }
  if (!out.faults.empty()) return out;
  RereadPages pages(report, files, reader, settings, cancel);
  ReportCheck check = verify_report(report, pages);
  if (cancel.cancelled()) return Error{ErrorKind::cancelled, "stopped", "", ""};
  out.held = check.held;
  out.all = check.claims;
  for (const ReportFault& fault : check.faults) out.faults.push_back(fault.place() + ": " + fault.code + ": " + fault.detail);
  if (!check.holds()) out.outcome = ExportCheck::Outcome::fails;
  return out;
}

}  // namespace dossier::cli
