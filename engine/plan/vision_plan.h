// What the images of a prompt cost, before any is looked at: tiles, tokens, arithmetic, memory of the vision encoder, rows kept on disk.
#pragma once

#include <string>
#include <vector>

#include "base/cancel.h"
#include "base/result.h"
#include "engine/files/model_file.h"
#include "engine/shape/vision_shape.h"
#include "engine/threads/thread_pool.h"
#include "kernels/kernel_api.h"

namespace dossier {

struct ImageSize {
  std::int64_t height = 0, width = 0;  // pixels
};

struct VisionPlan {
  std::int64_t images = 0, tiles = 0, tokens = 0;
  double flop = 0;                  // of all tiles
  std::uint64_t weight_bytes = 0;   // packed
  std::uint64_t step_bytes = 0;     // buffers of one tile on its way
  std::uint64_t row_bytes = 0;      // of the images a step of the text model touches, in memory
  std::uint64_t disk_bytes = 0;     // all rows, where they are kept
  double cpu_seconds = 0;           // of all tiles; 0: not measured

  std::uint64_t memory_bytes() const { return weight_bytes + step_bytes + row_bytes; }
};

// STEP_TOKENS: most tokens of a step of the text model. Errors: usage (an image without a side, or more than a sequence takes).
Result<VisionPlan> plan_vision(const ModelFile& file, const VisionShape& shape, const std::vector<ImageSize>& images, std::int64_t step_tokens, int threads, const dk_table& table);

// CPU seconds of one tile on this machine, from its products and its attention run once at their true sizes (a layer's, on made-up weights). Errors:
// cancelled.
Result<double> measure_tile(const ModelFile& file, const VisionShape& shape, ThreadPool& pool, const dk_table& table, const CancelToken& cancel);

}  // namespace dossier
