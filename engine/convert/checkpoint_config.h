// The config.json of a transformers checkpoint as a model's shape and its scaled frequencies.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "engine/shape/model_shape.h"

namespace dossier {

struct CheckpointConfig {
  ModelShape shape;
  std::vector<float> frequency_factors;  // [head_dim / 2] for rope_freqs.weight; empty: none
  std::vector<std::int64_t> end_ids;     // eos_token_id
  std::int64_t begin_id = -1;            // bos_token_id; -1: none
};

// TEXT is a config.json; WHERE names it in errors. `tied`: the checkpoint has no head of its own. Errors: damaged; unsupported by name for
// what an architecture here cannot express (another activation, experts in an odd order, layers without positions in another pattern, a
// router whose weights are not normalised, a scaling of positions that is not llama3's).
Result<CheckpointConfig> read_checkpoint_config(const std::string& text, const std::string& where, bool tied);

}  // namespace dossier
