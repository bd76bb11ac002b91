// Any bytes: quantities lie in order inside the text, and reading their own text again does not fail.
#include <cstdlib>

#include "base/quantity.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  for (bool cell : {false, true}) {
    uint32_t last = 0;
    for (const dossier::Quantity& q : dossier::find_quantities(text, {.table_cell = cell})) {
      if (q.begin < last || q.end <= q.begin || q.end > size) std::abort();
      last = q.end;
      if (!dossier::Decimal::parse(q.value.text()).ok()) std::abort();
      (void)dossier::find_quantities(text.substr(q.begin, q.end - q.begin));
    }
  }
  return 0;
}
