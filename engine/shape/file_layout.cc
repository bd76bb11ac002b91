#include "engine/shape/file_layout.h"

#include "kernels/kernel_api.h"

namespace dossier {
namespace {

// The interval s for which layer l has experts exactly where (l + 1) % s == 0; 0: there is none.
std::int64_t expert_interval(const ModelShape& shape) {
  const std::size_t n = shape.layers.size();
  for (std::size_t step = 1; step <= n; ++step) {
    bool fits = true;
    for (std::size_t l = 0; l < n && fits; ++l) fits = (shape.layers[l].feed_forward == FeedForward::experts) == ((l + 1) % step == 0);
    if (fits) return static_cast<std::int64_t>(step);
  }
  return 0;
}

Status add_llama4_keys(const ModelShape& shape, const std::string& p, GgufWriter& w) {
  std::int64_t interval = expert_interval(shape);
  if (interval == 0) return Error{ErrorKind::unsupported, "the expert layers follow no fixed interval, which a model file cannot say", "", ""};
  w.add_u32(p + "interleave_moe_layer_step", static_cast<std::uint32_t>(interval));
  // What the released models' files leave out is written only where it differs from what is then taken.
  if (shape.chunk != 8192) w.add_u32(p + "attention.chunk_size", static_cast<std::uint32_t>(shape.chunk));
  if (shape.nope_step != 4) w.add_u32(p + "attention.nope_interval", static_cast<std::uint32_t>(shape.nope_step));
  if (shape.floor_scale != 8192) w.add_f32(p + "attention.temperature_length", static_cast<float>(shape.floor_scale));
  if (shape.attention_scale != 0.1) w.add_f32(p + "attention.temperature_scale", static_cast<float>(shape.attention_scale));
  if (shape.qk_norm != (shape.experts != 128)) w.add_bool(p + "use_qk_norm", shape.qk_norm);
  if (shape.shared_width != shape.expert_width) w.add_u32(p + "expert_shared_feed_forward_length", static_cast<std::uint32_t>(shape.shared_width));
  return {};
}

}  // namespace

Status add_shape_keys(const ModelShape& shape, GgufWriter& w) {
  const std::string p = shape.architecture + ".";
  auto number = [&](const char* key, std::int64_t value) { w.add_u32(p + key, static_cast<std::uint32_t>(value)); };
  w.add_text("general.architecture", shape.architecture);
  number("block_count", static_cast<std::int64_t>(shape.layers.size()));
  number("context_length", shape.context > 0 ? shape.context : 131072);
  number("embedding_length", shape.hidden);
  number("feed_forward_length", shape.dense_width > 0 ? shape.dense_width : shape.expert_width);
  number("attention.head_count", shape.heads);
  number("attention.head_count_kv", shape.kv_heads);
  number("attention.key_length", shape.head_dim);
  number("attention.value_length", shape.head_dim);
  w.add_f32(p + "attention.layer_norm_rms_epsilon", shape.epsilon);
  w.add_f32(p + "rope.freq_base", static_cast<float>(shape.rope_base));
  number("rope.dimension_count", shape.head_dim);
  number("vocab_size", shape.vocabulary);
  if (shape.experts > 0) {
    number("expert_count", shape.experts);
    number("expert_used_count", shape.experts_used);
    number("expert_feed_forward_length", shape.expert_width);
  }
  return shape.architecture == "llama4" ? add_llama4_keys(shape, p, w) : Status();
}

std::vector<LayoutTensor> tensors_of(const ModelShape& s, bool frequencies) {
  std::vector<LayoutTensor> out;
  auto add = [&](std::string name, TensorRole role, std::int64_t cols, std::int64_t rows = 1, std::int64_t stack = 1) {
    out.push_back({std::move(name) + ".weight", role, {cols, rows, stack, 1}});
  };
  auto gated = [&](const std::string& p, const std::string& suffix, std::int64_t width, std::int64_t stack) {
    add(p + "ffn_gate" + suffix, TensorRole::gate_up, s.hidden, width, stack);
    add(p + "ffn_up" + suffix, TensorRole::gate_up, s.hidden, width, stack);
    add(p + "ffn_down" + suffix, TensorRole::down, width, s.hidden, stack);
  };
  const std::int64_t q = std::int64_t{s.heads} * s.head_dim, kv = std::int64_t{s.kv_heads} * s.head_dim;
  add("token_embd", TensorRole::embedding, s.hidden, s.vocabulary);
  if (frequencies) add("rope_freqs", TensorRole::frequencies, s.head_dim / 2);
  for (std::size_t l = 0; l < s.layers.size(); ++l) {
    const std::string p = "blk." + std::to_string(l) + ".";
    add(p + "attn_norm", TensorRole::norm, s.hidden);
    add(p + "attn_q", TensorRole::attention, s.hidden, q);
    add(p + "attn_k", TensorRole::attention, s.hidden, kv);
    add(p + "attn_v", TensorRole::values, s.hidden, kv);
    add(p + "attn_output", TensorRole::attention, q, s.hidden);
    if (s.head_norm == HeadNorm::before_rotation) {
      add(p + "attn_q_norm", TensorRole::norm, s.head_dim);
      add(p + "attn_k_norm", TensorRole::norm, s.head_dim);
    }
    add(p + "ffn_norm", TensorRole::norm, s.hidden);
    if (s.layers[l].feed_forward == FeedForward::dense) {
      gated(p, "", s.dense_width, 1);
      continue;
    }
    add(p + "ffn_gate_inp", TensorRole::router, s.hidden, s.experts);
    gated(p, "_exps", s.expert_width, s.experts);
    if (s.shared_width > 0) gated(p, "_shexp", s.shared_width, 1);
  }
  add("output_norm", TensorRole::norm, s.hidden);
  if (!s.tied_head) add("output", TensorRole::head, s.hidden, s.vocabulary);
  return out;
}

std::uint32_t stored_type(const LayoutTensor& tensor, std::uint32_t type) {
  switch (tensor.role) {
    case TensorRole::norm: case TensorRole::router: case TensorRole::frequencies: return DK_F32;
    case TensorRole::values: case TensorRole::head:
      if (type == DK_Q4_K) type = DK_Q6_K;
      break;
    default: break;
  }
  if (tensor.dims[0] % dk_facts(type)->block_values == 0) return type;
  return tensor.dims[0] % 32 == 0 ? DK_Q8_0 : DK_F16;
}

std::uint32_t file_type_of(std::uint32_t type) {
  switch (type) {
    case DK_F16: return 1;
    case DK_Q4_0: return 2;
    case DK_Q8_0: return 7;
    case DK_Q4_K: return 15;  // "mostly Q4_K, medium": the values and the head finer
    case DK_Q6_K: return 18;
    case DK_BF16: return 32;
    default: return 0;
  }
}

Result<std::uint32_t> written_type_named(const std::string& name) {
  for (std::uint32_t type : {DK_F32, DK_F16, DK_BF16, DK_Q8_0, DK_Q4_0, DK_Q4_K, DK_Q6_K})
    if (name == dk_facts(type)->name) return type;
  return Error{ErrorKind::usage, "weights are not written as " + name, "", "F32, F16, BF16, Q8_0, Q4_0, Q4_K or Q6_K"};
}

}  // namespace dossier
