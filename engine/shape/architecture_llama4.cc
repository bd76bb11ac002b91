// Llama 4: chunked rotating layers with a global one without positions every nope_step, experts with a shared one, dense layers between
// them in the larger model. What files do not carry (chunk, interval, temperature, QK norm) has the released models' values as default.
#include "engine/shape/architectures.h"

namespace dossier {
namespace {

Status set_attention(const ShapeSource& source, const ShapeOverrides& o, ModelShape& s) {
  s.chunk = o.chunk.value_or(source.integer("attention.chunk_size").value_or(8192));
  s.nope_step = static_cast<std::int32_t>(o.nope_step.value_or(source.integer("attention.nope_interval").value_or(4)));
  s.floor_scale = o.floor_scale.value_or(source.real("attention.temperature_length").value_or(8192));
  s.attention_scale = o.attention_scale.value_or(source.real("attention.temperature_scale").value_or(0.1));
  if (s.chunk < 1 || s.chunk > (1 << 24)) return damaged_shape(source, "the attention chunk of " + std::to_string(s.chunk) + " positions makes no sense");
  if (s.nope_step < 1) return damaged_shape(source, "the interval of global layers must be at least 1");
  if (!(s.floor_scale >= 1) || !(s.attention_scale >= 0)) return damaged_shape(source, "the attention temperature makes no sense");
  // The released file formats have no flag for QK norm: the model with 128 experts has none.
  s.qk_norm = o.qk_norm.value_or(source.boolean("use_qk_norm").value_or(s.experts != 128));
  s.head_norm = s.qk_norm ? HeadNorm::after_rotation : HeadNorm::none;
  for (size_t l = 0; l < s.layers.size(); ++l) {
    s.layers[l].global = (l + 1) % static_cast<size_t>(s.nope_step) == 0;
    s.layers[l].rotates = !s.layers[l].global;
  }
  return {};
}

Status set_experts(const ShapeSource& source, ModelShape& s) {
  DOSSIER_ASSIGN(std::int64_t experts, require_number(source, "expert_count", 1, 65536));
  DOSSIER_ASSIGN(std::int64_t used, require_number(source, "expert_used_count", 1, experts));
  DOSSIER_ASSIGN(s.expert_width, require_number(source, "expert_feed_forward_length", 1, 1 << 24));
  s.experts = static_cast<std::int32_t>(experts);
  s.experts_used = static_cast<std::int32_t>(used);
  s.router = RouterKind::sigmoid_input;
  s.shared_width = source.integer("expert_shared_feed_forward_length").value_or(s.expert_width);
  std::int64_t step = source.integer("interleave_moe_layer_step").value_or(1);
  if (step < 1) return damaged_shape(source, "the interval of expert layers must be at least 1");
  const std::vector<std::int64_t>& list = source.layer_list("moe_layers");
  bool dense = false;
  for (size_t l = 0; l < s.layers.size(); ++l) {
    bool moe = list.empty() ? (l + 1) % static_cast<size_t>(step) == 0 : std::find(list.begin(), list.end(), static_cast<std::int64_t>(l)) != list.end();
    s.layers[l].feed_forward = moe ? FeedForward::experts : FeedForward::dense;
    dense |= !moe;
  }
  if (dense) {
    DOSSIER_ASSIGN(s.dense_width, require_number(source, "feed_forward_length", 1, 1 << 24));
  }
  return {};
}

}  // namespace

Result<ModelShape> describe_llama4(const ShapeSource& source, const ShapeOverrides& overrides) {
  if (auto window = source.integer("attention.sliding_window"))
    return unsupported_shape(source, "attention.sliding_window = " + std::to_string(*window) + ": a Llama 4 file with a sliding window is not a released model",
                             "convert the checkpoint again with a current converter");
  DOSSIER_ASSIGN(ModelShape s, describe_common(source, 500000));
  DOSSIER_TRY(set_experts(source, s));
  DOSSIER_TRY(set_attention(source, overrides, s));
  s.rotation = Rotation::interleaved;
  if (overrides.context) s.context = *overrides.context;
  return s;
}

}  // namespace dossier
