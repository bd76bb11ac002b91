// How a reader ended, as its template saw it.
#pragma once

#include <cstdint>

namespace dossier {

struct EndNote {
  int32_t wait_status = 0;  // as from waitpid
  uint32_t reserved = 0;
  uint64_t peak_kib = 0;    // resident
  uint64_t cpu_us = 0;
};

}  // namespace dossier
