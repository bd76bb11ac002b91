// The vision encoder that goes with tests/tiny_model.h: one layer, images of 56 x 56, two by two patches to a row of a prompt.
#pragma once

#include "engine/shape/vision_shape.h"
#include "tests/tiny_model.h"

namespace dossier {

inline VisionShape tiny_vision_shape() {
  VisionShape s;
  s.side = 56;
  s.patch = 14;
  s.width = 32;
  s.heads = 2;
  s.feed_forward = 48;
  s.layers = 1;
  s.merge = 2;
  s.adapter = 24;
  s.text_width = tiny_model::kHidden;
  s.epsilon = 1e-5f;
  for (int c = 0; c < 3; ++c) s.mean[c] = s.deviation[c] = 0.5f;
  return s;
}

}  // namespace dossier
