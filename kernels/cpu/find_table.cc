// Which table runs here.
#include <cstring>

#include "kernels/kernel_api.h"
#include "kernels/reference/reference_table.h"

const dk_table* dk_find(const char* name) {
  using namespace dossier::kernels;
  if (name == nullptr) return nullptr;
  if (std::strcmp(name, "auto") == 0) return reference_table();
  if (std::strcmp(name, "reference") == 0) return reference_table();
  return nullptr;
}
