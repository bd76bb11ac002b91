// A model file made for tests: a few layers of random float weights and a vocabulary of bytes, words and special tokens. What it says makes
// no sense, and is the same every time.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "engine/files/gguf_writer.h"
#include "engine/tokenizer/byte_alphabet.h"

namespace dossier {

struct TinyModelSpec {
  std::string architecture = "llama";  // or "llama4": chunks of 64, every second layer global, 4 experts and a shared one
  std::string chat_template = {};
  bool has_tokenizer = true;
  std::int64_t layers = 2;
  std::uint64_t seed = 1;
};

// Special tokens of all families stand behind the bytes and these words.
inline const std::vector<std::string> kTinyWords = {" the", " a", "the", "ing", " of", "er", " page", "\n\n", "user", "assistant", "system", "{\"", "\":"};
inline const std::vector<std::string> kTinySpecials = {"<|begin_of_text|>", "<|end_of_text|>", "<|header_start|>", "<|header_end|>", "<|eot|>", "<|start_header_id|>", "<|end_header_id|>",
                                                       "<|eot_id|>", "<|im_start|>", "<|im_end|>", "[INST]", "[/INST]", "</s>", "<|patch|>", "<|image_start|>", "<|image_end|>",
                                                       "<|tile_x_separator|>", "<|tile_y_separator|>", "<|image|>"};

namespace tiny_model {

inline constexpr std::int64_t kHidden = 64, kHeads = 4, kKvHeads = 2, kHeadDim = 32, kWidth = 96, kExperts = 4;

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15u + 1) {}
  float between(float low, float high) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return low + (high - low) * static_cast<float>(state_ >> 40) * 0x1p-24f;
  }

 private:
  std::uint64_t state_;
};

inline std::int64_t add_vocabulary(GgufWriter& writer, const TinyModelSpec& spec) {
  std::vector<std::string> tokens;
  std::vector<std::int32_t> types;
  for (int b = 0; b < 256; ++b) {
    char c = static_cast<char>(b);
    tokens.push_back(symbols_of_bytes({&c, 1}));
  }
  for (const std::string& word : kTinyWords) tokens.push_back(symbols_of_bytes(word));
  types.assign(tokens.size(), 1);
  std::int64_t bos = static_cast<std::int64_t>(tokens.size());
  for (const std::string& special : kTinySpecials) tokens.push_back(special), types.push_back(3);
  std::int64_t size = static_cast<std::int64_t>(tokens.size());
  if (!spec.has_tokenizer) return size;
  writer.add_text("tokenizer.ggml.model", "gpt2");
  writer.add_text("tokenizer.ggml.pre", "llama4");
  writer.add_texts("tokenizer.ggml.tokens", tokens);
  writer.add_i32s("tokenizer.ggml.token_type", types);
  writer.add_u32("tokenizer.ggml.bos_token_id", static_cast<std::uint32_t>(bos));
  writer.add_u32("tokenizer.ggml.eos_token_id", static_cast<std::uint32_t>(bos + 1));
  if (!spec.chat_template.empty()) writer.add_text("tokenizer.chat_template", spec.chat_template);
  return size;
}

inline void add_tensors(GgufWriter& writer, const TinyModelSpec& spec, std::int64_t vocabulary) {
  auto add = [&](const std::string& name, std::int64_t cols, std::int64_t rows = 1, std::int64_t experts = 1) { writer.add_tensor(name, 0, {cols, rows, experts, 1}); };
  add("token_embd.weight", kHidden, vocabulary);
  add("output.weight", kHidden, vocabulary);
  add("output_norm.weight", kHidden);
  for (std::int64_t l = 0; l < spec.layers; ++l) {
    std::string p = "blk." + std::to_string(l) + ".";
    add(p + "attn_norm.weight", kHidden);
    add(p + "attn_q.weight", kHidden, kHeads * kHeadDim);
    add(p + "attn_k.weight", kHidden, kKvHeads * kHeadDim);
    add(p + "attn_v.weight", kHidden, kKvHeads * kHeadDim);
    add(p + "attn_output.weight", kHeads * kHeadDim, kHidden);
    add(p + "ffn_norm.weight", kHidden);
    auto gated = [&](const std::string& suffix, std::int64_t experts) {
      add(p + "ffn_gate" + suffix + ".weight", kHidden, kWidth, experts);
      add(p + "ffn_up" + suffix + ".weight", kHidden, kWidth, experts);
      add(p + "ffn_down" + suffix + ".weight", kWidth, kHidden, experts);
    };
    if (spec.architecture != "llama4") {
      gated("", 1);
      continue;
    }
    add(p + "ffn_gate_inp.weight", kHidden, kExperts);
    gated("_exps", kExperts);
    gated("_shexp", 1);
  }
}

inline void add_shape(GgufWriter& writer, const TinyModelSpec& spec, std::int64_t vocabulary) {
  auto u32 = [&](const std::string& key, std::int64_t value) { writer.add_u32(spec.architecture + "." + key, static_cast<std::uint32_t>(value)); };
  writer.add_text("general.architecture", spec.architecture);
  writer.add_text("general.name", "Tiny");
  writer.add_text("general.license", "cc0-1.0");
  u32("block_count", spec.layers);
  u32("context_length", 4096);
  u32("embedding_length", kHidden);
  u32("feed_forward_length", kWidth);
  u32("attention.head_count", kHeads);
  u32("attention.head_count_kv", kKvHeads);
  u32("attention.key_length", kHeadDim);
  u32("attention.value_length", kHeadDim);
  u32("rope.dimension_count", kHeadDim);
  u32("vocab_size", vocabulary);
  writer.add_f32(spec.architecture + ".attention.layer_norm_rms_epsilon", 1e-5f);
  writer.add_f32(spec.architecture + ".rope.freq_base", 10000);
  if (spec.architecture != "llama4") return;
  u32("expert_count", kExperts);
  u32("expert_used_count", 1);
  u32("expert_feed_forward_length", kWidth);
  u32("interleave_moe_layer_step", 1);
  u32("attention.chunk_size", 64);
  u32("attention.nope_interval", 2);
}

}  // namespace tiny_model

inline Status write_tiny_model(const std::string& path, const TinyModelSpec& spec = {}) {
  GgufWriter writer;
  std::int64_t vocabulary = tiny_model::add_vocabulary(writer, spec);
  tiny_model::add_shape(writer, spec, vocabulary);
  tiny_model::add_tensors(writer, spec, vocabulary);
  return writer.write(path, [&](std::size_t tensor, const GgufWriter::Sink& sink) -> Status {
    tiny_model::Dice dice(spec.seed * 1000 + tensor);
    std::vector<float> values(writer.tensor_bytes(tensor) / sizeof(float));
    bool is_norm = values.size() == static_cast<std::size_t>(tiny_model::kHidden);
    float reach = tensor < 2 ? 1.0f : 0.25f;  // the embedding and the head are larger, so that logits differ
    for (float& v : values) v = is_norm ? dice.between(0.8f, 1.2f) : dice.between(-reach, reach);
    return sink(std::as_bytes(std::span<const float>(values)));
  });
}

}  // namespace dossier
