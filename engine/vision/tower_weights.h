// The weights of a vision encoder, pinned. Private to engine/vision.
#pragma once

#include <span>
#include <vector>

#include "engine/shape/vision_shape.h"
#include "engine/weights/weight_store.h"

namespace dossier {

struct BiasedWeights {
  WeightPin weight;
  std::span<const float> bias;  // empty: none
};

struct NormWeights {
  std::span<const float> weight, bias;
};

struct TowerLayer {
  NormWeights before_attention, before_feed_forward;
  BiasedWeights q, k, v, output, up, down;
};

struct TowerWeights {
  WeightPin patch;
  std::span<const float> class_row, positions;  // positions: [patches + 1][width]
  NormWeights first_norm, last_norm;
  std::vector<TowerLayer> layers;
  WeightPin adapter_in, adapter_out, projector;

  // Errors: those of WeightStore; damaged (a norm, a bias or a position that is no number).
  static Result<TowerWeights> pin(const WeightStore& store, const VisionShape& shape);
};

}  // namespace dossier
