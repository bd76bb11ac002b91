// `dossier verify REPORT.json`: every quote, place, number and class of a report, checked again from the files alone.
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "app/cli/reading_options.h"
#include "app/report/report_json.h"
#include "app/report/reread_pages.h"
#include "app/report/verify_report.h"
#include "base/utf8.h"

namespace dossier::cli {
namespace {

using nlohmann::json;

std::string line_of(const ReportFault& f) { return f.place() + ": " + f.code + ": " + f.detail; }

json list_of(const std::vector<ReportFault>& items) {
  json out = json::array();
  for (const ReportFault& f : items)
    out.push_back({{"claim", f.claim}, {"document", scrub_utf8(f.document)}, {"page", f.page}, {"code", f.code}, {"detail", scrub_utf8(f.detail)}});
  return out;
}

Result<int> verify(const Invocation& call) {
  DOSSIER_ASSIGN(std::string bytes, read_input(call.arguments()[0], kMaxReportBytes));
  Result<ReportDocument> parsed = parse_report(bytes);
  if (!parsed.ok()) {
    Error error = parsed.error();
    error.where = input_name(call.arguments()[0]);
    return error;
  }
  const ReportDocument& report = *parsed;
  DOSSIER_ASSIGN(ReadRequest settings, reading_request(call));
  DOSSIER_ASSIGN(std::vector<std::string> folders, folders_given(call, "files"));
  SourceFiles files(folders);
  DOSSIER_ASSIGN(std::unique_ptr<ReaderPool> reader, ReaderPool::start({}));
  RereadPages pages(report, files, *reader, settings, call.cancel());
  if (call.has("coverage")) pages.read_all();
  ReportCheck check = verify_report(report, pages, [&pages](const SourceDocument& document) { return pages.read_again(document); });
  if (call.cancel().cancelled()) return Error{ErrorKind::cancelled, "stopped", "", ""};
  if (call.json()) {
    json out = {{"holds", check.holds()}, {"claims", check.claims}, {"held", check.held}, {"faults", list_of(check.faults)}, {"remarks", list_of(check.remarks)}};
    std::puts(out.dump(1).c_str());
  } else {
    for (const ReportFault& f : check.faults) print_line(stdout, line_of(f));
    if (!call.quiet())
      for (const ReportFault& f : check.remarks) print_line(stderr, line_of(f));
    print_line(stdout, "Checked: " + std::to_string(check.held) + " of " + std::to_string(check.claims) + " claims hold.");
  }
  return check.holds() ? kDone : kFailed;
}

int run_verify(const Invocation& call) {
  Result<int> code = verify(call);
  return code.ok() ? *code : report_error(code.error());
}

}  // namespace

CommandSpec verify_command() {
  return {"verify", "REPORT.json", "check a report against the files it names",
          "Reads the cited files again, in sandboxed processes and with the settings that the report records, and checks every quote, its place and boxes, page hashes, numbers, "
          "arithmetic and the class of each claim, the labels and titles around them, and the coverage of each document that is quoted. Neither an archive nor a model is used. Files are looked for at their paths, then by their hash under --files. "
          "Exit 0 only if everything holds; each fault is named with its claim, document and page.",
          {{"files", 0, "DIR", "look for the files here too", true}, {"coverage", 0, "", "also read the documents that nothing is quoted from, and compare their coverage"}, {"password-file", 0, "FILE", "passwords to try, one a line"}}, 1, 1, run_verify};
}

}  // namespace dossier::cli
