// Metadata of a model file as the source of a shape, and the check that its tensors have that shape.
#include "engine/files/model_file.h"
#include "engine/shape/shape_parts.h"

namespace dossier {
namespace {

class FileSource : public ShapeSource {
 public:
  FileSource(const ModelFile& file, std::string prefix) : file_(file), prefix_(std::move(prefix) + ".") {}
  std::optional<std::int64_t> integer(std::string_view key) const override {
    if (auto n = file_.integer(prefix_ + std::string(key))) return *n;
    // Some writers give one number a layer: taken if all are equal.
    if (auto list = file_.integers(prefix_ + std::string(key)); list && !list->empty() && std::all_of(list->begin(), list->end(), [&](auto n) { return n == list->front(); }))
      return list->front();
    return std::nullopt;
  }
  std::optional<double> real(std::string_view key) const override {
    if (auto x = file_.real(prefix_ + std::string(key))) return x;
    if (auto n = integer(key)) return static_cast<double>(*n);
    return std::nullopt;
  }
  std::optional<bool> boolean(std::string_view key) const override { return file_.boolean(prefix_ + std::string(key)); }
  std::optional<std::string> text(std::string_view key) const override {
    auto t = file_.text(prefix_ + std::string(key));
    return t ? std::optional<std::string>(*t) : std::nullopt;
  }
  std::optional<std::string> tokenizer() const override {
    auto t = file_.text("tokenizer.ggml.model");
    return t ? std::optional<std::string>(*t) : std::nullopt;
  }
  std::optional<bool> has_tensor(std::string_view name) const override { return file_.find(name) != nullptr; }
  std::optional<std::int64_t> tensor_rows(std::string_view name) const override {
    const TensorInfo* t = file_.find(name);
    return t ? std::optional<std::int64_t>(t->rows()) : std::nullopt;
  }
  const std::vector<std::int64_t>& layer_list(std::string_view) const override { return none_; }
  std::string where() const override { return file_.path(); }

 private:
  const ModelFile& file_;
  std::string prefix_;
  std::vector<std::int64_t> none_;
};

// Compares one tensor with what the shape asks.
class TensorCheck {
 public:
  explicit TensorCheck(const ModelFile& file) : file_(file) {}
  Status has(const std::string& name, std::int64_t cols, std::int64_t rows = 1, std::int64_t experts = 1) const {
    const TensorInfo* t = file_.find(name);
    if (!t) return Error{ErrorKind::damaged, "the tensor " + name + " is missing", file_.path(), ""};
    if (t->cols() == cols && t->rows() == rows && t->experts() == experts && t->dims[3] == 1) return {};
    auto form = [](std::int64_t a, std::int64_t b, std::int64_t c) { return std::to_string(a) + " x " + std::to_string(b) + " x " + std::to_string(c); };
    return Error{ErrorKind::damaged, "the tensor " + name + " is " + form(t->cols(), t->rows(), t->experts()) + ", the model's numbers ask for " + form(cols, rows, experts), file_.path(), ""};
  }

 private:
  const ModelFile& file_;
};

Status check_attention(const TensorCheck& check, const ModelShape& s, const std::string& p) {
  std::int64_t q = std::int64_t{s.heads} * s.head_dim, kv = std::int64_t{s.kv_heads} * s.head_dim;
  DOSSIER_TRY(check.has(p + "attn_norm.weight", s.hidden));
  DOSSIER_TRY(check.has(p + "attn_q.weight", s.hidden, q));
  DOSSIER_TRY(check.has(p + "attn_k.weight", s.hidden, kv));
  DOSSIER_TRY(check.has(p + "attn_v.weight", s.hidden, kv));
  DOSSIER_TRY(check.has(p + "attn_output.weight", q, s.hidden));
  if (s.head_norm == HeadNorm::before_rotation) {
    DOSSIER_TRY(check.has(p + "attn_q_norm.weight", s.head_dim));
    DOSSIER_TRY(check.has(p + "attn_k_norm.weight", s.head_dim));
  }
  return {};
}

Status check_feed_forward(const TensorCheck& check, const ModelShape& s, const LayerShape& layer, const std::string& p) {
  DOSSIER_TRY(check.has(p + "ffn_norm.weight", s.hidden));
  auto gated = [&](const std::string& suffix, std::int64_t width, std::int64_t experts) -> Status {
    DOSSIER_TRY(check.has(p + "ffn_gate" + suffix + ".weight", s.hidden, width, experts));
    DOSSIER_TRY(check.has(p + "ffn_up" + suffix + ".weight", s.hidden, width, experts));
    return check.has(p + "ffn_down" + suffix + ".weight", width, s.hidden, experts);
  };
  if (layer.feed_forward == FeedForward::dense) return gated("", s.dense_width, 1);
  DOSSIER_TRY(check.has(p + "ffn_gate_inp.weight", s.hidden, s.experts));
  DOSSIER_TRY(gated("_exps", s.expert_width, s.experts));
  return s.shared_width ? gated("_shexp", s.shared_width, 1) : Status();
}

Status check_tensors(const ModelFile& file, ModelShape& s) {
  TensorCheck check(file);
  DOSSIER_TRY(check.has("token_embd.weight", s.hidden, s.vocabulary));
  DOSSIER_TRY(check.has("output_norm.weight", s.hidden));
  if (!s.tied_head) DOSSIER_TRY(check.has("output.weight", s.hidden, s.vocabulary));
  if (const TensorInfo* freqs = file.find("rope_freqs.weight")) {
    DOSSIER_TRY(check.has("rope_freqs.weight", s.head_dim / 2));
    if (freqs->type != 0) return Error{ErrorKind::unsupported, "rope_freqs.weight is not F32", file.path(), ""};
  }
  for (size_t l = 0; l < s.layers.size(); ++l) {
    std::string p = "blk." + std::to_string(l) + ".";
    DOSSIER_TRY(check_attention(check, s, p));
    DOSSIER_TRY(check_feed_forward(check, s, s.layers[l], p));
  }
  return {};
}

// Llama 4 Scout was converted with two sets of scaling constants; its authors corrected the first (factor 8) after the release.
void remark_on_frequencies(const ModelFile& file, ModelShape& s) {
  const TensorInfo* freqs = file.find("rope_freqs.weight");
  if (!freqs || s.architecture != "llama4" || s.layers.size() < 48) return;
  auto bytes = file.bytes(*freqs);
  float most = 0;
  for (size_t i = 0; i + 4 <= bytes.size(); i += 4) {
    float f;
    __builtin_memcpy(&f, bytes.data() + i, 4);
    most = std::max(most, f);
  }
  if (most == 8) s.remarks.push_back("rope_freqs.weight ends at factor 8: the model's authors corrected it to 16; convert the checkpoint again");
}

}  // namespace

Result<ModelShape> read_shape(const ModelFile& file, const std::vector<ShapeOverride>& overrides) {
  auto architecture = file.text("general.architecture");
  if (!architecture) return Error{ErrorKind::damaged, "general.architecture is missing", file.path(), ""};
  FileSource source(file, std::string(*architecture));
  DOSSIER_ASSIGN(ModelShape shape, describe_shape(std::string(*architecture), source, overrides));
  if (file.find("blk.0.ffn_up_shexp.weight") == nullptr && file.find("blk.1.ffn_up_shexp.weight") == nullptr) shape.shared_width = 0;
  if (shape.architecture == "llama4" && shape.experts && !shape.shared_width)
    return Error{ErrorKind::damaged, "the shared expert is missing (blk.N.ffn_up_shexp.weight)", file.path(), ""};
  DOSSIER_TRY(check_tensors(file, shape));
  remark_on_frequencies(file, shape);
  return shape;
}

}  // namespace dossier
