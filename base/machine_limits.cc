#include "base/machine_limits.h"

#include <sys/statvfs.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

namespace dossier {

std::uint64_t available_memory() {
  std::uint64_t out = 0;
  std::ifstream info("/proc/meminfo");
  for (std::string key; info >> key;) {
    std::uint64_t kib = 0;
    if (key == "MemAvailable:" && info >> kib) out = kib * 1024;
    info.ignore(1 << 10, '\n');
  }
  for (const char* path : {"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"}) {
    std::ifstream limit(path);
    if (std::uint64_t bytes = 0; limit >> bytes) out = std::min(out, bytes);
  }
  return out;
}

std::uint64_t free_disk(std::string path) {
  struct statvfs fs {};
  while (::statvfs(path.empty() ? "." : path.c_str(), &fs) != 0) {
    const std::size_t slash = path.find_last_of('/');
    if (path.empty() || path == "/") return 0;
    path = slash == std::string::npos ? "" : slash == 0 ? "/" : path.substr(0, slash);
  }
  return static_cast<std::uint64_t>(fs.f_bavail) * fs.f_frsize;
}

std::string cache_folder() {
  if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache && *cache == '/') return std::string(cache) + "/dossier";
  const char* home = std::getenv("HOME");
  return std::string(home && *home ? home : ".") + "/.cache/dossier";
}

}  // namespace dossier
