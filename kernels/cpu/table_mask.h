// DOSSIER_KERNELS_MASK names what shall count as absent ("avx512", "avx512,avx2", "amx"), so that tests run as on an older machine.
#pragma once

#include <cstdlib>
#include <cstring>

namespace dossier::kernels {

[[gnu::always_inline]] inline bool table_masked(const char* name) {
  const std::size_t length = std::strlen(name);
  for (const char* at = std::getenv("DOSSIER_KERNELS_MASK"); at != nullptr && *at != '\0';) {
    const std::size_t n = std::strcspn(at, ",");
    if (n == length && std::strncmp(at, name, n) == 0) return true;
    at += n + (at[n] == ',' ? 1 : 0);
  }
  return false;
}

}  // namespace dossier::kernels
