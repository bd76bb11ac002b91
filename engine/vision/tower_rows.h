// The steps of the vision encoder that move and turn values: small, each with its test. Private to engine/vision.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/vision/rgb_image.h"
#include "engine/shape/vision_shape.h"

namespace dossier {

// A channel's value for each level 0..255: level / 255, minus the mean, divided by the deviation.
std::vector<float> channel_values(const VisionShape& shape, int channel);

// Patch `number` (row by row) of a tile: channel, then y, then x. OUT: 3 * patch * patch values.
void patch_values(const RgbImage& tile, const VisionShape& shape, const std::vector<float> (&channels)[3], std::int64_t number, float* out);

// Turns of the pairs of a head, as cos and sin [patches + 1][pairs]: the first half turns with the column, the second with the row, both
// counted from 1; the class row does not turn. `pairs` is at least head_dim / 2; further pairs do not turn.
struct HeadTurns {
  std::int64_t pairs = 0;
  std::vector<float> cos, sin;
};
HeadTurns head_turns(const VisionShape& shape, std::int64_t pairs);

// The patches whose rows stand side by side in merged row `number`, in order: merge * merge of them.
std::vector<std::int64_t> merged_patches(const VisionShape& shape, std::int64_t number);

}  // namespace dossier
