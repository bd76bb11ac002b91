// A checkpoint as transformers writes it (config.json, tokenizer.json, safetensors) into one model file.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "base/cancel.h"
#include "base/progress.h"
#include "base/result.h"

namespace dossier {

struct ConvertOptions {
  std::uint32_t type = 0;  // dk_type of the matrices: F32, F16, BF16, Q8_0, Q4_0, Q4_K, Q6_K
  int threads = 1;
  CancelToken cancel;
  Progress progress;
  std::function<void(const std::string&)> say;  // remarks for people: what was left out
};

// Reads SOURCE (a folder, or a .safetensors file with config.json beside it) and writes PATH, streamed: a few rows in memory at a time. The
// file appears under its name when it is whole and on disk. Values become floats exactly, then TYPE; one that is not finite, or too large
// for TYPE, is an error that names its tensor and row. Errors: those of Checkpoint, read_checkpoint_config, map_checkpoint and
// add_tokenizer_keys; io, no_space, cancelled.
Status convert_model(const std::string& source, const ConvertOptions& options, const std::string& path);

}  // namespace dossier
