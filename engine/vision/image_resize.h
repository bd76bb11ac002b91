// Bilinear resizing with anti-aliasing, in integers: the same pixels on every machine, and those of Pillow's BILINEAR filter.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/threads/thread_pool.h"
#include "engine/vision/rgb_image.h"

namespace dossier {

inline constexpr int kFilterBits = 22;  // weights are multiples of 2^-22

// Which input positions make each output position along one side, and their weights.
struct FilterWeights {
  struct Position {
    std::int64_t first = 0;    // input position
    std::int64_t weights = 0;  // how many
    std::size_t offset = 0;    // of the first of them in `values`
  };
  std::vector<Position> positions;   // [output length]
  std::vector<std::int64_t> values;  // times 2^kFilterBits
};

// A triangle whose half width is the shrink factor, or 1 where the side grows.
FilterWeights filter_weights(std::int64_t length_in, std::int64_t length_out);

// Columns first, rounded to 8 bits, then rows, rounded again; a side that keeps its length is left alone. REQUIRES: a checked image, new
// sides in [1, kLongestImageSide].
RgbImage resize_image(const RgbImage& image, std::int64_t height, std::int64_t width, ThreadPool& pool);

}  // namespace dossier
