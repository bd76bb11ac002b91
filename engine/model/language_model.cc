#include "engine/model/language_model.h"

#include <cmath>

namespace dossier {

Result<const dk_table*> find_kernels(const std::string& name) {
  if (const dk_table* table = dk_find(name.c_str())) return table;
  return Error{ErrorKind::usage, "the kernels " + name + " are unknown or do not run on this processor", "", "auto takes the fastest that does"};
}

Result<std::unique_ptr<LanguageModel>> LanguageModel::load(const std::string& path, const ModelLoad& options) {
  std::unique_ptr<LanguageModel> model(new LanguageModel);
  DOSSIER_ASSIGN(model->table_, find_kernels(options.kernels));
  DOSSIER_ASSIGN(ModelFile file, ModelFile::open(path));
  model->file_ = std::make_unique<ModelFile>(std::move(file));
  DOSSIER_ASSIGN(model->shape_, read_shape(*model->file_, options.overrides));
  model->pool_ = std::make_unique<ThreadPool>(options.threads);
  DOSSIER_ASSIGN(WeightStore weights, WeightStore::open(*model->file_, *model->table_, options.weights));
  model->weights_ = std::make_unique<WeightStore>(std::move(weights));
  model->layers_.resize(model->shape_.layers.size());
  for (std::size_t l = 0; l < model->layers_.size(); ++l) DOSSIER_TRY(model->pin_layer(l));
  DOSSIER_ASSIGN(model->head_, model->weights_->matrix(model->shape_.tied_head ? "token_embd.weight" : "output.weight"));
  DOSSIER_ASSIGN(model->output_norm_, model->weights_->floats("output_norm.weight"));
  DOSSIER_TRY(model->set_frequencies());
  return model;
}

Status LanguageModel::pin_layer(std::size_t l) {
  const std::string p = "blk." + std::to_string(l) + ".";
  LayerWeights& w = layers_[l];
  auto matrix = [&](const char* name, WeightPin& out) -> Status {
    DOSSIER_ASSIGN(out, weights_->matrix(p + name + ".weight"));
    return {};
  };
  DOSSIER_ASSIGN(w.attention_norm, weights_->floats(p + "attn_norm.weight"));
  DOSSIER_ASSIGN(w.feed_forward_norm, weights_->floats(p + "ffn_norm.weight"));
  if (shape_.head_norm == HeadNorm::before_rotation) {
    DOSSIER_ASSIGN(w.q_norm, weights_->floats(p + "attn_q_norm.weight"));
    DOSSIER_ASSIGN(w.k_norm, weights_->floats(p + "attn_k_norm.weight"));
  }
  DOSSIER_TRY(matrix("attn_q", w.q));
  DOSSIER_TRY(matrix("attn_k", w.k));
  DOSSIER_TRY(matrix("attn_v", w.v));
  DOSSIER_TRY(matrix("attn_output", w.output));
  bool experts = shape_.layers[l].feed_forward == FeedForward::experts;
  w.has_shared = experts && shape_.shared_width > 0;
  if (experts) {
    DOSSIER_TRY(matrix("ffn_gate_inp", w.router));
    w.gate_stack = p + "ffn_gate_exps.weight";
    w.up_stack = p + "ffn_up_exps.weight";
    w.down_stack = p + "ffn_down_exps.weight";
  }
  if (experts && !w.has_shared) return {};
  DOSSIER_TRY(matrix(experts ? "ffn_gate_shexp" : "ffn_gate", w.dense.gate));
  DOSSIER_TRY(matrix(experts ? "ffn_up_shexp" : "ffn_up", w.dense.up));
  return matrix(experts ? "ffn_down_shexp" : "ffn_down", w.dense.down);
}

Status LanguageModel::set_frequencies() {
  std::int64_t pairs = shape_.head_dim / 2;
  frequencies_.resize(static_cast<std::size_t>(pairs));
  for (std::int64_t i = 0; i < pairs; ++i)
    frequencies_[static_cast<std::size_t>(i)] = std::pow(shape_.rope_base, -2.0 * static_cast<double>(i) / shape_.head_dim);
  if (!weights_->has("rope_freqs.weight")) return {};
  DOSSIER_ASSIGN(std::span<const float> factors, weights_->floats("rope_freqs.weight"));
  for (std::size_t i = 0; i < frequencies_.size(); ++i) {
    if (!(factors[i] > 0)) return Error{ErrorKind::damaged, "rope_freqs.weight holds " + std::to_string(factors[i]), file_->path(), ""};
    frequencies_[i] /= static_cast<double>(factors[i]);
  }
  return {};
}

KvShape kv_shape_of(const ModelShape& shape, dk_kv_format format) {
  KvShape out;
  out.layers = static_cast<std::int32_t>(shape.layers.size());
  for (const LayerShape& layer : shape.layers) out.global.push_back(layer.global);
  out.kv_heads = shape.kv_heads;
  out.head_dim = shape.head_dim;
  out.chunk = shape.chunked() ? shape.chunk : 0;
  out.node_tokens = KvShape::node_tokens_for(out.chunk);
  out.format = format;
  return out;
}

KvIdentity LanguageModel::kv_identity(bool named) const {
  KvIdentity out;
  if (named) out.weights_sha256 = weights_->sha256();
  out.constants = shape_.constants();
  out.kernels = std::string(table_->name) + " " + std::to_string(table_->numerics);
  return out;
}

}  // namespace dossier
