#include "engine/vision/image_tiles.h"

#include <algorithm>

#include "engine/vision/image_resize.h"

namespace dossier {
namespace {

// Black where the image has nothing.
RgbImage cut(const RgbImage& image, std::int64_t top, std::int64_t left, std::int64_t side) {
  RgbImage out{side, side, std::vector<std::uint8_t>(static_cast<std::size_t>(side * side * 3))};
  const std::int64_t bytes = std::min(side, image.width - left) * 3;
  if (bytes <= 0) return out;
  for (std::int64_t y = 0; y < std::min(side, image.height - top); ++y) std::copy_n(image.row(top + y) + left * 3, bytes, out.row(y));
  return out;
}

}  // namespace

std::vector<RgbImage> cut_tiles(const RgbImage& image, const TilePlan& plan, ThreadPool& pool) {
  std::vector<RgbImage> out;
  const RgbImage resized = resize_image(image, plan.resized_height, plan.resized_width, pool);
  for (std::int64_t r = 0; r < plan.rows; ++r)
    for (std::int64_t c = 0; c < plan.cols; ++c) out.push_back(cut(resized, r * plan.side, c * plan.side, plan.side));
  if (plan.grid_tiles() > 1) out.push_back(resize_image(image, plan.side, plan.side, pool));
  return out;
}

}  // namespace dossier
