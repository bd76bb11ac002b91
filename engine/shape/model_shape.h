// The numbers that make a model: read from a file's metadata (never from its name), changed by overrides, or given as JSON without weights.
// One file per architecture (architecture_NAME.cc) turns metadata into this; the forward pass knows only this.
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

enum class Rotation { interleaved, half };  // pairs (2i, 2i+1) or (i, i + head_dim/2)

// RMS of each query and key head. after_rotation: without weight, in rotating layers only (Llama 4). before_rotation: with the
// layer's attn_q_norm and attn_k_norm (Qwen 3).
enum class HeadNorm { none, after_rotation, before_rotation };

// sigmoid_input: the sigmoid of the router's logit scales the expert's input (Llama 4). softmax_output: softmax over all experts, the
// chosen ones divided by their sum, scales the output (Qwen 3). Ties: the lowest index.
enum class RouterKind { sigmoid_input, softmax_output };

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
  Rotation rotation = Rotation::interleaved;
  HeadNorm head_norm = HeadNorm::none;
  RouterKind router = RouterKind::sigmoid_input;
  bool qk_norm = false;  // head_norm != none
  bool tied_head = false;
  // llama4 only: chunk of the local layers, temperature of the global ones (1 + scale * ln(1 + (p + 1) / floor)).
  std::int64_t chunk = 0;
  std::int32_t nope_step = 0;
  double floor_scale = 0, attention_scale = 0;
  std::int64_t context = 0;  // beyond it the model was not trained: a warning, never a refusal
  std::vector<LayerShape> layers;
  std::vector<std::string> remarks;  // what a person should know: a default taken, a file converted with an old rule

  std::int64_t group() const { return heads / kv_heads; }
  bool chunked() const;           // some layer is not global
  double temperature(std::int64_t position) const;  // of queries in global layers that do not rotate; 1 without one
  std::string constants() const;  // canonical text of everything that changes results, for the key of stored KV
};

// KEY=VALUE of --override: chunk, floor_scale, attn_scale, nope_step, qk_norm, context. An unknown key is a usage error.
struct ShapeOverride {
  std::string key, value;
};
Result<ShapeOverride> parse_override(const std::string& text);

// Errors: unsupported (names the architecture, or what of it is not built: sliding windows, YaRN, SentencePiece, biases), damaged (a
// missing or senseless number, a tensor of another shape than the numbers say), usage (an override).
Result<ModelShape> read_shape(const ModelFile& file, const std::vector<ShapeOverride>& overrides);

// SHAPE.json of `model fit`, `model synth`: "architecture" and the metadata keys of its files without the prefix ("block_count",
// "attention.head_count" ...), or the names of a config.json of transformers ("num_hidden_layers" ...). docs/formats/shape.md.
Result<ModelShape> parse_shape(const std::string& json, const std::vector<ShapeOverride>& overrides);

}  // namespace dossier
