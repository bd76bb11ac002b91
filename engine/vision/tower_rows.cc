#include "engine/vision/tower_rows.h"

#include <algorithm>
#include <cmath>

namespace dossier {
namespace {

constexpr double kRopeBase = 10000;  // no file names it

}  // namespace

std::vector<float> channel_values(const VisionShape& shape, int channel) {
  std::vector<float> out(256);
  for (int level = 0; level < 256; ++level) out[static_cast<std::size_t>(level)] = (static_cast<float>(level) / 255.0f - shape.mean[channel]) / shape.deviation[channel];
  return out;
}

void patch_values(const RgbImage& tile, const VisionShape& shape, const std::vector<float> (&channels)[3], std::int64_t number, float* out) {
  const std::int64_t top = number / shape.grid() * shape.patch, left = number % shape.grid() * shape.patch;
  for (int c = 0; c < 3; ++c)
    for (std::int64_t dy = 0; dy < shape.patch; ++dy) {
      const std::uint8_t* from = tile.row(top + dy) + left * 3 + c;
      for (std::int64_t dx = 0; dx < shape.patch; ++dx) *out++ = channels[c][from[dx * 3]];
    }
}

HeadTurns head_turns(const VisionShape& shape, std::int64_t pairs) {
  const std::int64_t rows = shape.patches() + 1, half = shape.head_dim() / 4;
  HeadTurns out;
  out.pairs = pairs;
  out.cos.assign(static_cast<std::size_t>(rows * pairs), 1.0f);
  out.sin.assign(static_cast<std::size_t>(rows * pairs), 0.0f);
  for (std::int64_t r = 0; r < shape.patches(); ++r) {
    for (std::int64_t i = 0; i < 2 * half; ++i) {
      const std::int64_t place = (i < half ? r % shape.grid() : r / shape.grid()) + 1;
      const double angle = static_cast<double>(place) * std::pow(kRopeBase, -static_cast<double>(i % half) / static_cast<double>(half));
      out.cos[static_cast<std::size_t>(r * pairs + i)] = static_cast<float>(std::cos(angle));
      out.sin[static_cast<std::size_t>(r * pairs + i)] = static_cast<float>(std::sin(angle));
    }
  }
  return out;
}

std::vector<std::int64_t> merged_patches(const VisionShape& shape, std::int64_t number) {
  const std::int64_t across = shape.grid() / shape.merge, top = number / across * shape.merge, left = number % across * shape.merge;
  std::vector<std::int64_t> out;
  for (std::int64_t y = 0; y < shape.merge; ++y)
    for (std::int64_t x = 0; x < shape.merge; ++x) out.push_back((top + y) * shape.grid() + left + x);
  return out;
}

}  // namespace dossier
