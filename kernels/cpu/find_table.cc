// Which table runs here. DOSSIER_KERNELS_MASK names tables that shall count as absent ("avx512" or "avx512,avx2"), so that tests can
// be run as on an older machine.
#include <cstdlib>
#include <cstring>

#include "kernels/cpu/avx2_table.h"
#include "kernels/cpu/avx512_table.h"
#include "kernels/kernel_api.h"
#include "kernels/reference/reference_table.h"

namespace dossier::kernels {
namespace {

bool masked(const char* name) {
  const char* list = std::getenv("DOSSIER_KERNELS_MASK");
  const std::size_t length = std::strlen(name);
  for (const char* at = list; at != nullptr && *at != '\0';) {
    const std::size_t n = std::strcspn(at, ",");
    if (n == length && std::strncmp(at, name, n) == 0) return true;
    at += n + (at[n] == ',' ? 1 : 0);
  }
  return false;
}

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
    if (masked(known.name)) continue;
    if (const dk_table* table = known.table()) return table;
  }
  return nullptr;
}
