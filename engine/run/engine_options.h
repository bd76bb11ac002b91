// How a model is run: what every call of the engine takes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "engine/shape/model_shape.h"
#include "kernels/kernel_api.h"

namespace dossier {

struct EngineOptions {
  int threads = 0;                        // 0: every processor this process may use
  std::string kernels = "auto";           // a table's name
  dk_kv_format kv_format = DK_KV_INT8;
  std::string kv_folder;                  // empty: no row is written
  std::uint64_t kv_ram_bytes = 0;         // 0: no limit
  std::uint64_t kv_disk_bytes = 0;        // 0: no limit
  std::int64_t super_chunk = 0;           // most tokens of one step through all layers; 0: chosen
  std::int64_t batch_tokens = 0;          // rows worked on together inside a layer; 0: chosen
  std::uint64_t weights_ram_bytes = 0;    // 0: all weights may be resident
  bool weights_in_ram = false;            // read into memory of this process when opened, where they fit: a slower start, faster tokens
  std::string vision_path;                // the model's vision encoder (mmproj); empty: it takes no images
  std::string cache_folder;               // for repacked weights where the model's folder cannot be written
  std::vector<ShapeOverride> overrides;
};

// "f32", "f16", "bf16", "int8", "q4". usage if it is none of them.
Result<dk_kv_format> kv_format_named(std::string_view name);
std::string_view name_of_kv_format(dk_kv_format format);

// Processors this process may use (its affinity, not the machine's count).
int usable_processors();

}  // namespace dossier
