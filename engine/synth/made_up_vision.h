// A vision encoder of a given shape with made-up weights: to measure and to test with. Its rows mean nothing.
#pragma once

#include <string>

#include "engine/shape/vision_shape.h"
#include "engine/synth/made_up_model.h"

namespace dossier {

// Writes PATH, streamed; the same shape, type and seed give the same bytes on every machine. Weights have spread 1 / sqrt(inputs), biases,
// positions and the class row are small, norms are 1. Errors: io, no_space, cancelled.
Status write_made_up_vision(const VisionShape& shape, const SynthOptions& options, const std::string& path);

}  // namespace dossier
