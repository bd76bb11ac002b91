// Which table runs here.
#include <cstring>

#include "kernels/cpu/avx2_table.h"
#include "kernels/cpu/avx512_table.h"
#include "kernels/cpu/table_mask.h"
#include "kernels/kernel_api.h"
#include "kernels/reference/reference_table.h"

namespace dossier::kernels {
namespace {

struct Known {
  const char* name;
  const dk_table* (*table)();
};
// Fastest first.
constexpr Known kTables[] = {{"avx512", avx512_table}, {"avx2", avx2_table}, {"reference", reference_table}};

}  // namespace
}  // namespace dossier::kernels

const dk_table* dk_find(const char* name) {
  using namespace dossier::kernels;
  if (name == nullptr) return nullptr;
  for (const Known& known : kTables) {
    if (std::strcmp(name, "auto") != 0 && std::strcmp(name, known.name) != 0) continue;
    if (table_masked(known.name)) continue;
    if (const dk_table* table = known.table()) return table;
  }
  return nullptr;
}
