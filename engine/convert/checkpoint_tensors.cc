#include "engine/convert/checkpoint_tensors.h"

#include <set>

namespace dossier {
namespace {

bool ends_with(std::string_view text, std::string_view end) { return text.size() >= end.size() && text.substr(text.size() - end.size()) == end; }

std::string form_of(const std::vector<std::int64_t>& shape) {
  std::string out = "[";
  for (std::int64_t n : shape) out += (out.size() > 1 ? ", " : "") + std::to_string(n);
  return out + "]";
}

// Finds tensors by name, checks their shapes, and keeps which ones were taken.
class Taker {
 public:
  Taker(const Checkpoint& checkpoint, const ModelShape& shape, std::string prefix) : checkpoint_(checkpoint), shape_(shape), prefix_(std::move(prefix)) {}

  Result<SourceTensor> take(const LayoutTensor& layout, const CheckpointNames& names) {
    SourceTensor out{layout, {}};
    const std::int64_t cols = layout.dims[0], rows = layout.dims[1];
    if (layout.role == TensorRole::frequencies) return out;
    if (layout.role == TensorRole::embedding || layout.role == TensorRole::head || layout.name == "output_norm.weight") {
      std::string name = layout.role == TensorRole::head ? names.head : prefix_ + (layout.role == TensorRole::embedding ? "embed_tokens.weight" : "norm.weight");
      DOSSIER_ASSIGN(SourceMatrix m, plain(name, rows, cols));
      out.matrices.push_back(m);
      return out;
    }
    // "blk.N.PART.weight"
    std::size_t dot = layout.name.find('.', 4);
    const std::string layer = prefix_ + "layers." + layout.name.substr(4, dot - 4) + ".", part = layout.name.substr(dot + 1, layout.name.size() - dot - 8);
    if (ends_with(part, "_exps")) {
      DOSSIER_ASSIGN(out.matrices, experts(layer, part, rows, cols, layout.dims[2]));
      return out;
    }
    DOSSIER_ASSIGN(SourceMatrix m, plain(layer + name_of(part), rows, cols));
    if (shape_.architecture == "llama" && (part == "attn_q" || part == "attn_k")) m.halves_of_heads = part == "attn_q" ? shape_.heads : shape_.kv_heads;
    out.matrices.push_back(m);
    return out;
  }

  Status refuse_the_rest(std::int64_t& images) const {
    for (const SafeTensor& t : checkpoint_.tensors()) {
      if (taken_.count(t.name)) continue;
      if (t.name.find("vision_") != std::string::npos || t.name.find("multi_modal_projector") != std::string::npos) ++images;
      else if (!ends_with(t.name, "rotary_emb.inv_freq") && !(shape_.tied_head && ends_with(t.name, "lm_head.weight")) && !ends_with(t.name, "input_scale"))
        return Error{ErrorKind::unsupported, "the tensor " + t.name + " has no place in a " + shape_.architecture + " model of this shape", checkpoint_.file_of(t), ""};
    }
    return {};
  }

 private:
  // A family's own names for the parts of a layer.
  std::string name_of(const std::string& part) const {
    const bool llama4 = shape_.architecture == "llama4";
    static const std::unordered_map<std::string, const char*> common = {
        {"attn_norm", "input_layernorm"},      {"ffn_norm", "post_attention_layernorm"}, {"attn_q", "self_attn.q_proj"},      {"attn_k", "self_attn.k_proj"},
        {"attn_v", "self_attn.v_proj"},        {"attn_output", "self_attn.o_proj"},      {"attn_q_norm", "self_attn.q_norm"}, {"attn_k_norm", "self_attn.k_norm"}};
    if (auto found = common.find(part); found != common.end()) return std::string(found->second) + ".weight";
    const std::string block = llama4 ? "feed_forward." : "mlp.";
    if (part == "ffn_gate_inp") return block + (llama4 ? "router.weight" : "gate.weight");
    std::string kind = part.find("gate") != std::string::npos ? "gate_proj" : part.find("up") != std::string::npos ? "up_proj" : "down_proj";
    return block + (ends_with(part, "_shexp") ? "shared_expert." : "") + kind + ".weight";
  }

  Result<const SafeTensor*> typed(const std::string& name) {
    const SafeTensor* t = checkpoint_.find(name);
    if (!t) return Error{ErrorKind::damaged, "the tensor " + name + " is missing", checkpoint_.folder(), ""};
    if (t->type == SafeType::other)
      return Error{ErrorKind::unsupported, "the tensor " + name + " is of type " + t->type_name, checkpoint_.file_of(*t), "F32, F16, BF16 and F8_E4M3 are read"};
    taken_.insert(name);
    return t;
  }

  Error misshapen(const SafeTensor& t, const std::string& wanted) const {
    return {ErrorKind::damaged, "the tensor " + t.name + " is " + form_of(t.shape) + ", the model's numbers ask for " + wanted, checkpoint_.file_of(t), ""};
  }

  // [rows, cols], or [cols] for a vector, with a scale a row where one stands beside it.
  Result<SourceMatrix> plain(const std::string& name, std::int64_t rows, std::int64_t cols) {
    DOSSIER_ASSIGN(const SafeTensor* t, typed(name));
    std::vector<std::int64_t> wanted = rows == 1 && t->shape.size() == 1 ? std::vector{cols} : std::vector{rows, cols};
    if (t->shape != wanted) return misshapen(*t, form_of(wanted));
    SourceMatrix m{t, nullptr, 0, cols, 1, 0};
    DOSSIER_ASSIGN(m.scale, scale_of(*t, rows));
    return m;
  }

  Result<const SafeTensor*> scale_of(const SafeTensor& weight, std::int64_t rows) {
    const std::string name = weight.name + "_scale";
    if (!checkpoint_.find(name)) {
      if (weight.type == SafeType::f8_e4m3) return Error{ErrorKind::damaged, "the tensor " + weight.name + " has 8 bits and no " + name, checkpoint_.file_of(weight), ""};
      return static_cast<const SafeTensor*>(nullptr);
    }
    DOSSIER_ASSIGN(const SafeTensor* t, typed(name));
    if (t->type == SafeType::f8_e4m3 || t->values != rows || t->shape.empty() || t->shape[0] != rows)
      return Error{ErrorKind::unsupported, "the scales " + name + " are " + form_of(t->shape) + "; one for each of " + std::to_string(rows) + " rows is read", checkpoint_.file_of(*t), ""};
    return t;
  }

  // Expert by expert, or stacked with gate and up in one tensor.
  Result<std::vector<SourceMatrix>> experts(const std::string& layer, const std::string& part, std::int64_t rows, std::int64_t cols, std::int64_t count) {
    const std::string block = layer + (shape_.architecture == "llama4" ? "feed_forward.experts." : "mlp.experts.");
    const std::string kind = part == "ffn_gate_exps" ? "gate_proj" : part == "ffn_up_exps" ? "up_proj" : "down_proj";
    std::vector<SourceMatrix> out;
    if (checkpoint_.find(block + "0." + kind + ".weight")) {
      for (std::int64_t e = 0; e < count; ++e) {
        DOSSIER_ASSIGN(SourceMatrix m, plain(block + std::to_string(e) + "." + kind + ".weight", rows, cols));
        out.push_back(m);
      }
      return out;
    }
    const bool down = kind == "down_proj", turned = shape_.architecture == "llama4";
    DOSSIER_ASSIGN(const SafeTensor* t, typed(block + (down ? "down_proj" : "gate_up_proj")));
    const std::int64_t all_rows = down ? rows : 2 * rows, skipped = part == "ffn_up_exps" ? rows : 0;  // gate first, then up
    std::vector<std::int64_t> wanted = turned ? std::vector{count, cols, all_rows} : std::vector{count, all_rows, cols};
    if (t->shape != wanted) return misshapen(*t, form_of(wanted));
    if (t->type == SafeType::f8_e4m3) return Error{ErrorKind::unsupported, "the tensor " + t->name + " holds stacked experts in 8 bits", checkpoint_.file_of(*t), "8-bit experts are read one by one"};
    for (std::int64_t e = 0; e < count; ++e) {
      std::int64_t first = e * all_rows * cols;
      out.push_back(turned ? SourceMatrix{t, nullptr, first + skipped, 1, all_rows, 0} : SourceMatrix{t, nullptr, first + skipped * cols, cols, 1, 0});
    }
    return out;
  }

  const Checkpoint& checkpoint_;
  const ModelShape& shape_;
  std::string prefix_;
  std::set<std::string> taken_;
};

// The row of the checkpoint that stands at ROW in the model file: pairs (i, i + d/2) of a head become (2i, 2i + 1).
std::int64_t source_row(const SourceMatrix& m, std::int64_t rows, std::int64_t row) {
  if (m.halves_of_heads == 0) return row;
  std::int64_t dim = rows / m.halves_of_heads, head = row / dim, at = row % dim;
  return head * dim + at % 2 * (dim / 2) + at / 2;
}

}  // namespace

Result<CheckpointNames> checkpoint_names(const Checkpoint& checkpoint) {
  CheckpointNames out;
  bool found = false;
  for (const SafeTensor& t : checkpoint.tensors()) {
    constexpr std::string_view embedding = "embed_tokens.weight";
    if (ends_with(t.name, embedding)) {
      out.prefix = t.name.substr(0, t.name.size() - embedding.size());
      found = true;
    }
    if (t.name == "lm_head.weight" || ends_with(t.name, ".lm_head.weight")) out.head = t.name;
  }
  if (!found) return Error{ErrorKind::damaged, "no tensor ends in embed_tokens.weight", checkpoint.folder(), "a checkpoint as transformers writes it is needed"};
  return out;
}

Result<CheckpointMap> map_checkpoint(const Checkpoint& checkpoint, const CheckpointNames& names, const ModelShape& shape, bool frequencies) {
  CheckpointMap out;
  Taker taker(checkpoint, shape, names.prefix);
  for (const LayoutTensor& layout : tensors_of(shape, frequencies)) {
    DOSSIER_ASSIGN(SourceTensor t, taker.take(layout, names));
    out.tensors.push_back(std::move(t));
  }
  DOSSIER_TRY(taker.refuse_the_rest(out.images_left_out));
  return out;
}

void read_rows(const Checkpoint& checkpoint, const SourceMatrix& m, std::int64_t rows, std::int64_t cols, std::int64_t first, std::int64_t count, float* out) {
  if (m.col_stride != 1) {
    // Turned: one stored row holds this column of all rows, so whole runs of it are read and spread.
    std::vector<float> run(static_cast<std::size_t>(count));
    for (std::int64_t c = 0; c < cols; ++c) {
      checkpoint.read(*m.tensor, m.base + first * m.row_stride + c * m.col_stride, count, run.data(), m.row_stride);
      for (std::int64_t r = 0; r < count; ++r) out[r * cols + c] = run[static_cast<std::size_t>(r)];
    }
    return;
  }
  for (std::int64_t r = 0; r < count; ++r) {
    std::int64_t from = source_row(m, rows, first + r);
    checkpoint.read(*m.tensor, m.base + from * m.row_stride, cols, out + r * cols);
    if (!m.scale) continue;
    float scale;
    checkpoint.read(*m.scale, from, 1, &scale);
    for (std::int64_t c = 0; c < cols; ++c) out[r * cols + c] *= scale;
  }
}

}  // namespace dossier
