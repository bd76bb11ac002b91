// Models of a few thousand weights for tests: made-up values, real architectures.
#pragma once

#include <gtest/gtest.h>

#include <cstring>
#include <span>
#include <string>

#include "engine/files/gguf_writer.h"
#include "engine/shape/model_shape.h"

namespace dossier {

// Writes the tensors that SHAPE asks for, matrices of TYPE, under the keys of its architecture.
class SmallModel {
 public:
  static void write(const std::string& path, const std::string& shape_json, dk_type type) {
    auto parsed = parse_shape(shape_json, {});
    ASSERT_TRUE(parsed.ok()) << parsed.error().describe();
    SmallModel model(*parsed, type);
    model.add_keys();
    model.add_tensors();
    auto status = model.writer_.write(path, [&](std::size_t i, const GgufWriter::Sink& sink) {
      const std::vector<std::uint8_t> values = model.values(i);
      return sink(std::as_bytes(std::span(values)));
    });
    ASSERT_TRUE(status.ok()) << status.error().describe();
  }

 private:
  SmallModel(const ModelShape& shape, dk_type type) : s_(shape), type_(type) {}

  void add_keys() {
    const std::string p = s_.architecture + ".";
    auto number = [&](const char* key, std::int64_t n) { writer_.add_u32(p + key, static_cast<std::uint32_t>(n)); };
    writer_.add_text("general.architecture", s_.architecture);
    number("block_count", static_cast<std::int64_t>(s_.layers.size()));
    number("embedding_length", s_.hidden);
    number("attention.head_count", s_.heads);
    number("attention.head_count_kv", s_.kv_heads);
    number("attention.key_length", s_.head_dim);
    number("context_length", 1 << 20);
    writer_.add_f32(p + "attention.layer_norm_rms_epsilon", s_.epsilon);
    writer_.add_f32(p + "rope.freq_base", static_cast<float>(s_.rope_base));
    if (s_.dense_width > 0) number("feed_forward_length", s_.dense_width);
    if (s_.experts > 0) {
      number("expert_count", s_.experts);
      number("expert_used_count", s_.experts_used);
      number("expert_feed_forward_length", s_.expert_width);
    }
    if (s_.architecture == "llama4") number("attention.chunk_size", s_.chunk);
  }

  void add(const std::string& name, dk_type type, std::int64_t cols, std::int64_t rows = 1, std::int64_t experts = 1) {
    writer_.add_tensor(name, type, {cols, rows, experts, 1});
    types_.push_back(type);
  }

  void add_tensors() {
    const std::int64_t q = std::int64_t{s_.heads} * s_.head_dim, kv = std::int64_t{s_.kv_heads} * s_.head_dim;
    add("token_embd.weight", type_, s_.hidden, s_.vocabulary);
    add("output_norm.weight", DK_F32, s_.hidden);
    if (!s_.tied_head) add("output.weight", type_, s_.hidden, s_.vocabulary);
    for (std::size_t l = 0; l < s_.layers.size(); ++l) {
      const std::string p = "blk." + std::to_string(l) + ".";
      add(p + "attn_norm.weight", DK_F32, s_.hidden);
      add(p + "ffn_norm.weight", DK_F32, s_.hidden);
      if (s_.head_norm == HeadNorm::before_rotation) {
        add(p + "attn_q_norm.weight", DK_F32, s_.head_dim);
        add(p + "attn_k_norm.weight", DK_F32, s_.head_dim);
      }
      add(p + "attn_q.weight", type_, s_.hidden, q);
      add(p + "attn_k.weight", type_, s_.hidden, kv);
      add(p + "attn_v.weight", type_, s_.hidden, kv);
      add(p + "attn_output.weight", type_, q, s_.hidden);
      auto gated = [&](const std::string& end, std::int64_t width, std::int64_t experts) {
        add(p + "ffn_gate" + end, type_, s_.hidden, width, experts);
        add(p + "ffn_up" + end, type_, s_.hidden, width, experts);
        add(p + "ffn_down" + end, type_, width, s_.hidden, experts);
      };
      if (s_.layers[l].feed_forward == FeedForward::dense) {
        gated(".weight", s_.dense_width, 1);
        continue;
      }
      add(p + "ffn_gate_inp.weight", DK_F32, s_.hidden, s_.experts);
      gated("_exps.weight", s_.expert_width, s_.experts);
      if (s_.shared_width > 0) gated("_shexp.weight", s_.shared_width, 1);
    }
  }

  // Small random values; norms near one.
  std::vector<std::uint8_t> values(std::size_t tensor) {
    std::vector<std::uint8_t> out(writer_.tensor_bytes(tensor));
    auto next = [this] { return state_ = state_ * 1664525u + 1013904223u; };
    if (types_[tensor] == DK_Q8_0) {
      for (std::size_t at = 0; at < out.size(); at += 34) {
        out[at] = 0x66, out[at + 1] = 0x10;  // 2^-11 or so, as a half
        for (std::size_t i = 2; i < 34; ++i) out[at + i] = static_cast<std::uint8_t>(next() >> 24);
      }
      return out;
    }
    for (std::size_t at = 0; at + 4 <= out.size(); at += 4) {
      float x = static_cast<float>(static_cast<std::int32_t>(next())) * 0x1p-31f * 0.06f;
      if (writer_.tensor_bytes(tensor) <= static_cast<std::size_t>(s_.hidden) * 4) x += 1;
      std::memcpy(&out[at], &x, 4);
    }
    return out;
  }

  const ModelShape s_;
  const dk_type type_;
  GgufWriter writer_;
  std::vector<dk_type> types_;
  std::uint32_t state_ = 7;
};

inline constexpr const char* kSmallLlama4 =
    R"({"architecture":"llama4","layers":4,"hidden":64,"heads":4,"kv_heads":2,"head_dim":32,"epsilon":1e-5,"rope_base":500000,"vocabulary":96,"context":65536,
        "experts":4,"experts_used":1,"expert_width":96,"chunk":64})";
inline constexpr const char* kSmallQwen3moe =
    R"({"architecture":"qwen3moe","layers":3,"hidden":64,"heads":4,"kv_heads":1,"head_dim":32,"epsilon":1e-6,"rope_base":1000000,"vocabulary":96,"context":65536,
        "experts":8,"experts_used":3,"expert_width":64})";
inline constexpr const char* kSmallLlama =
    R"({"architecture":"llama","layers":2,"hidden":96,"heads":3,"kv_heads":3,"head_dim":32,"epsilon":1e-5,"rope_base":10000,"vocabulary":128,"context":65536,"dense_width":160,
        "tied_head":true})";

}  // namespace dossier
