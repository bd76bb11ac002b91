// Llama 2 to 3.x, SmolLM2, Mistral: dense, every layer global and rotating, pairs interleaved (files hold permuted rows).
#include "engine/shape/architectures.h"

namespace dossier {

Result<ModelShape> describe_llama(const ShapeSource& source, const ShapeOverrides& overrides) {
  DOSSIER_TRY(only_context(overrides, "llama"));
  if (source.integer("expert_count").value_or(0) > 0)
    return unsupported_shape(source, "expert_count = " + std::to_string(*source.integer("expert_count")) + ": experts in a llama file (Mixtral) are not read");
  DOSSIER_ASSIGN(ModelShape s, describe_common(source, 10000));
  DOSSIER_ASSIGN(s.dense_width, require_number(source, "feed_forward_length", 1, 1 << 24));
  s.rotation = Rotation::interleaved;
  if (overrides.context) s.context = *overrides.context;
  return s;
}

}  // namespace dossier
