#include "engine/vision/image_resize.h"

#include <algorithm>
#include <cmath>

namespace dossier {
namespace {

constexpr std::int64_t kRowsAtOnce = 16;

std::uint8_t rounded(std::int64_t sum) { return static_cast<std::uint8_t>(std::clamp<std::int64_t>((sum + (std::int64_t{1} << (kFilterBits - 1))) >> kFilterBits, 0, 255)); }

template <typename Task>
void for_rows(ThreadPool& pool, std::int64_t rows, const Task& task) {
  pool.run((rows + kRowsAtOnce - 1) / kRowsAtOnce, [&](std::int64_t piece, int) {
    for (std::int64_t y = piece * kRowsAtOnce; y < std::min(rows, (piece + 1) * kRowsAtOnce); ++y) task(y);
  });
}

RgbImage resize_columns(const RgbImage& image, std::int64_t width, ThreadPool& pool) {
  RgbImage out{width, image.height, std::vector<std::uint8_t>(static_cast<std::size_t>(width * image.height * 3))};
  const FilterWeights filter = filter_weights(image.width, width);
  for_rows(pool, image.height, [&](std::int64_t y) {
    const std::uint8_t* from = image.row(y);
    std::uint8_t* to = out.row(y);
    for (const FilterWeights::Position& p : filter.positions) {
      const std::int64_t* w = filter.values.data() + p.offset;
      std::int64_t sum[3] = {0, 0, 0};
      for (std::int64_t i = 0; i < p.weights; ++i)
        for (int c = 0; c < 3; ++c) sum[c] += w[i] * from[(p.first + i) * 3 + c];
      for (int c = 0; c < 3; ++c) *to++ = rounded(sum[c]);
    }
  });
  return out;
}

RgbImage resize_rows(const RgbImage& image, std::int64_t height, ThreadPool& pool) {
  const std::int64_t values = image.width * 3;
  RgbImage out{image.width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(values * height))};
  const FilterWeights filter = filter_weights(image.height, height);
  for_rows(pool, height, [&](std::int64_t y) {
    const FilterWeights::Position& p = filter.positions[static_cast<std::size_t>(y)];
    const std::int64_t* w = filter.values.data() + p.offset;
    std::vector<std::int64_t> sum(static_cast<std::size_t>(values));
    for (std::int64_t i = 0; i < p.weights; ++i) {
      const std::uint8_t* from = image.row(p.first + i);
      for (std::int64_t x = 0; x < values; ++x) sum[static_cast<std::size_t>(x)] += w[i] * from[x];
    }
    std::uint8_t* to = out.row(y);
    for (std::int64_t x = 0; x < values; ++x) to[x] = rounded(sum[static_cast<std::size_t>(x)]);
  });
  return out;
}

}  // namespace

FilterWeights filter_weights(std::int64_t length_in, std::int64_t length_out) {
  FilterWeights out;
  const double scale = static_cast<double>(length_in) / static_cast<double>(length_out), spread = std::max(scale, 1.0), narrow = 1.0 / spread;
  std::vector<double> w;
  for (std::int64_t i = 0; i < length_out; ++i) {
    const double centre = (static_cast<double>(i) + 0.5) * scale;
    const std::int64_t first = std::max<std::int64_t>(static_cast<std::int64_t>(centre - spread + 0.5), 0);
    const std::int64_t last = std::min<std::int64_t>(static_cast<std::int64_t>(centre + spread + 0.5), length_in);
    w.clear();
    double total = 0;
    for (std::int64_t x = first; x < last; ++x) {
      w.push_back(std::max(1.0 - std::abs((static_cast<double>(x) - centre + 0.5) * narrow), 0.0));
      total += w.back();
    }
    out.positions.push_back({first, last - first, out.values.size()});
    const double share = 1.0 / total;
    for (double x : w) out.values.push_back(static_cast<std::int64_t>(0.5 + x * share * static_cast<double>(1 << kFilterBits)));
  }
  return out;
}

RgbImage resize_image(const RgbImage& image, std::int64_t height, std::int64_t width, ThreadPool& pool) {
  if (width == image.width) return height == image.height ? image : resize_rows(image, height, pool);
  RgbImage across = resize_columns(image, width, pool);
  return height == across.height ? across : resize_rows(across, height, pool);
}

}  // namespace dossier
