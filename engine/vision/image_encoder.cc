#include "engine/vision/image_encoder.h"

#include <chrono>

#include "base/bytes.h"
#include "engine/vision/image_tiles.h"

namespace dossier {

Result<std::unique_ptr<ImageEncoder>> ImageEncoder::open(const std::string& path, const dk_table& table, ThreadPool& pool, const WeightOptions& weights) {
  std::unique_ptr<ImageEncoder> out(new ImageEncoder(pool));
  DOSSIER_ASSIGN(out->tower_, VisionTower::load(path, table, weights));
  return out;
}

Status ImageEncoder::keep_rows(const std::string& kv_folder, std::uint64_t rows_limit_bytes) {
  DOSSIER_ASSIGN(store_, ImageRowsStore::open(kv_folder, rows_limit_bytes));
  return {};
}

Sha256 ImageEncoder::name_of(const RgbImage& image) const {
  ByteWriter name;
  name.string("dossier image rows 1");
  name.raw(tower_->identity().bytes.data(), 32);
  name.raw(image.hash().bytes.data(), 32);
  return sha256_of(name.bytes());
}

Result<std::vector<float>> ImageEncoder::rows(const RgbImage& image, const std::vector<std::string>& tags, const CancelToken& cancel, const Progress& progress) {
  const std::int64_t count = rows_of(image), width = shape().text_width;
  const Sha256 name = name_of(image);
  if (store_) {
    DOSSIER_ASSIGN(std::optional<std::vector<float>> kept, store_->read(name, count, width, tags));
    if (kept) {
      ++counts_.restored_images;
      return std::move(*kept);
    }
  }
  const auto begin = std::chrono::steady_clock::now();
  const std::vector<RgbImage> tiles = cut_tiles(image, plan(image), pool_);
  const std::size_t per_tile = static_cast<std::size_t>(shape().rows_per_tile() * width);
  std::vector<float> out(static_cast<std::size_t>(count * width));
  for (std::size_t n = 0; n < tiles.size(); ++n) {
    if (progress) progress({"Looking at an image", n, tiles.size(), "tiles", ""});
    DOSSIER_TRY(tower_->encode(tiles[n], pool_, cancel, std::span(out).subspan(n * per_tile, per_tile)));
    ++counts_.tiles;
  }
  counts_.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  if (store_) DOSSIER_TRY(store_->write(name, count, width, out, tags));
  return out;
}

}  // namespace dossier
