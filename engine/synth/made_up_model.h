// A model file of a given shape with made-up weights: to measure with, where real weights are too large or not at hand. Nothing it says
// means anything.
#pragma once

#include <cstdint>
#include <string>

#include "base/cancel.h"
#include "base/progress.h"
#include "base/result.h"
#include "engine/shape/model_shape.h"

namespace dossier {

struct SynthOptions {
  std::uint32_t type = 0;   // dk_type of the matrices: F32, F16, BF16, Q8_0, Q4_0, Q4_K, Q6_K
  std::uint64_t seed = 1;
  CancelToken cancel;
  Progress progress;
};

// Writes PATH, streamed. The same shape, type and seed give the same bytes on every machine. Weights have mean 0 and spread about
// 1 / sqrt(inputs), norms are 1; the file names no tokenizer. Errors: unsupported (shape), io, no_space, cancelled.
Status write_made_up_model(const ModelShape& shape, const SynthOptions& options, const std::string& path);

}  // namespace dossier
