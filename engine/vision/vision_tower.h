// The vision encoder: a tile of pixels in, rows for the text model out. Patches, a class row that stands last, layers in which every row
// sees every row and heads are turned by column and by row, neighbouring patches merged, adapter, projector.
//
// Within one kernel table the bits are the same for any number of threads and whatever tiles came before.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/cancel.h"
#include "base/result.h"
#include "engine/model/products.h"
#include "engine/vision/rgb_image.h"
#include "engine/shape/vision_shape.h"
#include "engine/weights/weight_store.h"
#include "kernels/kernel_api.h"

namespace dossier {

class ModelFile;

// Raised whenever any row of a tower changes by a bit through this code; part of the names of stored rows.
inline constexpr std::uint32_t kVisionNumerics = 1;

// What a look inside can ask for, in the order of the work.
enum class VisionStage {
  patch_embed,  // [patches][width]: before the class row and the positions
  layer1,       // [patches + 1][width]: after the first layer, the class row last
  shuffled,     // [rows_per_tile][merged_width]: after the last norm, merged
  rows          // [rows_per_tile][text_width]
};
using VisionTap = std::function<void(VisionStage stage, std::span<const float> values, std::int64_t rows)>;

// Bytes of the buffers that one tile takes on its way: what VisionTower::bytes() will say, for float weights.
std::uint64_t tower_step_bytes(const VisionShape& shape, const dk_table& table, int threads);

class VisionTower {
 public:
  // TABLE outlives the tower. Errors: those of ModelFile, read_vision_shape and WeightStore.
  static Result<std::unique_ptr<VisionTower>> load(const std::string& path, const dk_table& table, const WeightOptions& weights);
  ~VisionTower();

  const ModelFile& file() const;
  const VisionShape& shape() const;
  // Hash of weights, constants, kernel table and numerics: all that makes rows what they are, but for the pixels.
  const Sha256& identity() const;
  std::uint64_t weight_bytes() const;  // packed, in memory or mapped

  // Appends nothing, keeps nothing: OUT [rows_per_tile][text_width] is written whole. REQUIRES: a tile of side x side. Errors: cancelled.
  Status encode(const RgbImage& tile, ThreadPool& pool, const CancelToken& cancel, std::span<float> out, const VisionTap& tap = {});
  std::uint64_t bytes() const;  // of its buffers

 private:
  struct State;
  explicit VisionTower(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dossier
