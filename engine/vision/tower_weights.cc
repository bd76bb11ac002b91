#include "engine/vision/tower_weights.h"

#include <cmath>

namespace dossier {
namespace {

class Pinner {
 public:
  explicit Pinner(const WeightStore& store) : store_(store) {}

  Status matrix(const std::string& name, WeightPin& out) const {
    DOSSIER_ASSIGN(out, store_.matrix(name + ".weight"));
    return {};
  }
  Status floats(const std::string& tensor, std::span<const float>& out) const {
    DOSSIER_ASSIGN(out, store_.floats(tensor));
    for (float x : out)
      if (!std::isfinite(x)) return Error{ErrorKind::damaged, "the tensor " + tensor + " holds a value that is no number", "", ""};
    return {};
  }
  Status norm(const std::string& name, NormWeights& out) const {
    DOSSIER_TRY(floats(name + ".weight", out.weight));
    return floats(name + ".bias", out.bias);
  }
  Status biased(const std::string& name, BiasedWeights& out) const {
    DOSSIER_TRY(matrix(name, out.weight));
    return floats(name + ".bias", out.bias);
  }

 private:
  const WeightStore& store_;
};

Status pin_layer(const Pinner& pinner, const VisionShape& shape, std::int64_t l, TowerLayer& out) {
  const std::string p = "v.blk." + std::to_string(l) + ".";
  DOSSIER_TRY(pinner.norm(p + "ln1", out.before_attention));
  DOSSIER_TRY(pinner.norm(p + "ln2", out.before_feed_forward));
  DOSSIER_TRY(pinner.biased(p + "attn_q", out.q));
  DOSSIER_TRY(pinner.biased(p + "attn_k", out.k));
  DOSSIER_TRY(pinner.biased(p + "attn_v", out.v));
  DOSSIER_TRY(pinner.biased(p + "attn_out", out.output));
  DOSSIER_TRY(pinner.biased(p + (shape.up_is_named_down ? "ffn_down" : "ffn_up"), out.up));
  return pinner.biased(p + (shape.up_is_named_down ? "ffn_up" : "ffn_down"), out.down);
}

}  // namespace

Result<TowerWeights> TowerWeights::pin(const WeightStore& store, const VisionShape& shape) {
  TowerWeights out;
  Pinner pinner(store);
  DOSSIER_TRY(pinner.matrix("v.patch_embd", out.patch));
  DOSSIER_TRY(pinner.floats("v.class_embd", out.class_row));
  DOSSIER_TRY(pinner.floats("v.position_embd.weight", out.positions));
  DOSSIER_TRY(pinner.norm("v.pre_ln", out.first_norm));
  DOSSIER_TRY(pinner.norm("v.post_ln", out.last_norm));
  out.layers.resize(static_cast<std::size_t>(shape.layers));
  for (std::int64_t l = 0; l < shape.layers; ++l) DOSSIER_TRY(pin_layer(pinner, shape, l, out.layers[static_cast<std::size_t>(l)]));
  DOSSIER_TRY(pinner.matrix("mm.model.mlp.1", out.adapter_in));
  DOSSIER_TRY(pinner.matrix("mm.model.mlp.2", out.adapter_out));
  DOSSIER_TRY(pinner.matrix("mm.model.fc", out.projector));
  return out;
}

}  // namespace dossier
