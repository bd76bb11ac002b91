// Which table runs here.
#include <cstring>

#include "kernels/cpu/avx512_table.h"
#include "kernels/kernel_api.h"
#include "kernels/reference/reference_table.h"

const dk_table* dk_find(const char* name) {
  using namespace dossier::kernels;
  if (name == nullptr) return nullptr;
  const bool best = std::strcmp(name, "auto") == 0;
  if (best || std::strcmp(name, "avx512") == 0) {
    if (const dk_table* table = avx512_table()) return table;
  }
  if (best || std::strcmp(name, "reference") == 0) return reference_table();
  return nullptr;
}
