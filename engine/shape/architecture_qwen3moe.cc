// Qwen 3 with experts: attention as in qwen3; every layer routes each token to k experts by a softmax over all of them.
#include "engine/shape/architectures.h"

namespace dossier {

Result<ModelShape> describe_qwen3moe(const ShapeSource& source, const ShapeOverrides& overrides) {
  DOSSIER_TRY(only_context(overrides, "qwen3moe"));
  DOSSIER_ASSIGN(ModelShape s, describe_common(source, 1000000));
  DOSSIER_ASSIGN(std::int64_t experts, require_number(source, "expert_count", 1, 65536));
  DOSSIER_ASSIGN(std::int64_t used, require_number(source, "expert_used_count", 1, experts));
  s.experts = static_cast<std::int32_t>(experts);
  s.experts_used = static_cast<std::int32_t>(used);
  if (auto width = source.integer("expert_feed_forward_length")) {
    s.expert_width = *width;
  } else {
    DOSSIER_ASSIGN(std::int64_t all, require_number(source, "feed_forward_length", 1, 1 << 24));
    s.expert_width = all / used;
  }
  if (s.expert_width < 1 || s.expert_width > (1 << 24)) return damaged_shape(source, "the width of an expert makes no sense");
  s.router = RouterKind::softmax_output;
  s.rotation = Rotation::half;
  s.head_norm = HeadNorm::before_rotation;
  s.qk_norm = true;
  for (size_t l = 0; l < s.layers.size(); ++l) {
    s.layers[l].feed_forward = FeedForward::experts;
    if (source.has_tensor("blk." + std::to_string(l) + ".ffn_gate_inp.weight") == false)
      return unsupported_shape(source, "layer " + std::to_string(l) + " is dense: a qwen3moe file with dense layers among the experts is not read");
  }
  if (overrides.context) s.context = *overrides.context;
  return s;
}

}  // namespace dossier
