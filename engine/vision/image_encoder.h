// Images as rows for a text model: cut into tiles, sent through the tower, kept beside the keys and values where there is a folder for
// them. Rows that are kept are not computed again.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/cancel.h"
#include "base/progress.h"
#include "engine/threads/thread_pool.h"
#include "engine/vision/image_rows_store.h"
#include "engine/vision/tile_plan.h"
#include "engine/vision/vision_tower.h"

namespace dossier {

struct ImageEncoderCounts {
  std::int64_t tiles = 0;           // that went through the tower
  std::int64_t restored_images = 0; // whose rows were found
  double seconds = 0;               // in the tower
};

class ImageEncoder {
 public:
  // Keeps no rows yet. TABLE and POOL outlive the encoder. Errors: those of VisionTower.
  static Result<std::unique_ptr<ImageEncoder>> open(const std::string& path, const dk_table& table, ThreadPool& pool, const WeightOptions& weights);
  // From now on rows are kept in KV_FOLDER, which exists, and take at most ROWS_LIMIT_BYTES of it (0: no limit). Errors: those of ImageRowsStore.
  Status keep_rows(const std::string& kv_folder, std::uint64_t rows_limit_bytes);

  const VisionShape& shape() const { return tower_->shape(); }
  VisionTower& tower() { return *tower_; }
  TilePlan plan(const RgbImage& image) const { return plan_tiles(image.height, image.width, shape().side); }
  std::int64_t rows_of(const RgbImage& image) const { return plan(image).tiles() * shape().rows_per_tile(); }
  // What the rows of an image are called: its pixels, the vision file, constants, kernels and numerics.
  Sha256 name_of(const RgbImage& image) const;

  // [rows_of(image)][text_width], tiles row by row, the global one last. TAGS: owners of the image. REQUIRES: a checked image. Errors:
  // cancelled, io, no_space.
  Result<std::vector<float>> rows(const RgbImage& image, const std::vector<std::string>& tags, const CancelToken& cancel, const Progress& progress = {});

  const ImageEncoderCounts& counts() const { return counts_; }
  std::uint64_t read_bytes() const { return store_ ? store_->read_bytes() : 0; }
  std::uint64_t written_bytes() const { return store_ ? store_->written_bytes() : 0; }

 private:
  explicit ImageEncoder(ThreadPool& pool) : pool_(pool) {}
  ThreadPool& pool_;
  std::unique_ptr<VisionTower> tower_;
  std::unique_ptr<ImageRowsStore> store_;
  ImageEncoderCounts counts_;
};

}  // namespace dossier
