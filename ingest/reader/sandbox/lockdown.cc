#include "ingest/reader/sandbox/lockdown.h"

#include <sys/prctl.h>
#include <sys/resource.h>

#include <cstdio>

namespace dossier::reader {
namespace {

uint64_t address_space_bytes() {
  unsigned long pages = 0;
  if (std::FILE* file = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(file, "%lu", &pages) != 1) pages = 0;
    std::fclose(file);
  }
  return uint64_t{pages} * 4096;
}

}  // namespace

Result<std::string> lock_template(const std::vector<std::string>&) {
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  return std::string("no_new_privs: yes\n");
}

Status limit_child(const ChildLimits& limits) {
  auto set = [](__rlimit_resource_t what, uint64_t value) {
    rlimit limit{value, value};
    setrlimit(what, &limit);
  };
  set(RLIMIT_CORE, 0);
  set(RLIMIT_FSIZE, 0);
  set(RLIMIT_CPU, limits.cpu_seconds);
  set(RLIMIT_AS, address_space_bytes() + limits.memory_bytes);
  return {};
}

std::string probe_protections() { return {}; }

}  // namespace dossier::reader
