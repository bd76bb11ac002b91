// Any bytes as report.json: parsed or refused, never a crash; what is parsed is written again to the same report, and can be shown.
#include <cstdlib>

#include "app/report/report_json.h"
#include "app/report/report_view.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  auto report = dossier::parse_report({reinterpret_cast<const char*>(data), size});
  if (!report.ok()) return 0;
  std::string bytes = dossier::report_json(*report);
  auto again = dossier::parse_report(bytes);
  if (!again.ok() || dossier::report_json(*again) != bytes) std::abort();
  dossier::view_of(*report, {}, {});
  return 0;
}
