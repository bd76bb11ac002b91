// The numbers that make a model: read from a file's metadata (never from its name), changed by overrides, or given as JSON without weights.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace dossier {

class ModelFile;

enum class FeedForward { dense, experts };

struct LayerShape {
  bool global = true;    // attends to every earlier position; false: to its chunk
  bool rotates = true;   // RoPE
  FeedForward feed_forward = FeedForward::dense;
};

struct ModelShape {
  std::string architecture;  // "llama4", "qwen3moe", "qwen3", "llama"
  std::int64_t hidden = 0;
  std::int64_t vocabulary = 0;
  std::int32_t heads = 0, kv_heads = 0, head_dim = 0;
  std::int64_t dense_width = 0;   // 0: no dense layers
  std::int64_t expert_width = 0;  // 0: no experts
  std::int64_t shared_width = 0;  // 0: no shared expert
  std::int32_t experts = 0, experts_used = 0;
  float epsilon = 0;
  double rope_base = 0;
  bool qk_norm = false;
  bool tied_head = false;
  // llama4 only: chunk of the local layers, temperature of the global ones (1 + scale * ln(1 + (p + 1) / floor)).
  std::int64_t chunk = 0;
  std::int32_t nope_step = 0;
  double floor_scale = 0, attention_scale = 0;
  std::int64_t context = 0;
  std::vector<LayerShape> layers;
};

// KEY=VALUE of --override: chunk, floor_scale, attn_scale, nope_step, qk_norm, context. An unknown key is a usage error.
struct ShapeOverride {
  std::string key, value;
};

Result<ModelShape> read_shape(const ModelFile& file, const std::vector<ShapeOverride>& overrides);
Result<ModelShape> parse_shape(const std::string& json, const std::vector<ShapeOverride>& overrides);  // SHAPE.json of `model fit`, `model synth`

}  // namespace dossier
