// Qwen 3, dense: weighted RMS of query and key heads before the rotation, pairs half a head apart.
#include "engine/shape/architectures.h"

namespace dossier {

Result<ModelShape> describe_qwen3(const ShapeSource& source, const ShapeOverrides& overrides) {
  DOSSIER_TRY(only_context(overrides, "qwen3"));
  DOSSIER_ASSIGN(ModelShape s, describe_common(source, 1000000));
  DOSSIER_ASSIGN(s.dense_width, require_number(source, "feed_forward_length", 1, 1 << 24));
  s.rotation = Rotation::half;
  s.head_norm = HeadNorm::before_rotation;
  s.qk_norm = true;
  if (overrides.context) s.context = *overrides.context;
  return s;
}

}  // namespace dossier
