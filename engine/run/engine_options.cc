#include "engine/run/engine_options.h"

#include <sched.h>

#include <thread>

namespace dossier {
namespace {

struct FormatName {
  dk_kv_format format;
  std::string_view name;
};
constexpr FormatName kFormats[] = {{DK_KV_F32, "f32"}, {DK_KV_F16, "f16"}, {DK_KV_BF16, "bf16"}, {DK_KV_INT8, "int8"}, {DK_KV_Q4, "q4"}};

}  // namespace

Result<dk_kv_format> kv_format_named(std::string_view name) {
  for (const FormatName& f : kFormats)
    if (f.name == name) return f.format;
  return Error{ErrorKind::usage, "unknown KV format " + std::string(name), "", "one of: f32, f16, bf16, int8, q4"};
}

std::string_view name_of_kv_format(dk_kv_format format) {
  for (const FormatName& f : kFormats)
    if (f.format == format) return f.name;
  return "?";
}

int usable_processors() {
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0) return CPU_COUNT(&set);
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

}  // namespace dossier
