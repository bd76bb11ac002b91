#include "engine/plan/model_matrices.h"

#include <algorithm>
#include <functional>

#include "engine/weights/slab_plan.h"

namespace dossier {
namespace {

std::uint64_t padded(std::uint64_t bytes) { return (bytes + kSlabAlignment - 1) / kSlabAlignment * kSlabAlignment; }

std::uint64_t times(const ModelMatrix& m, std::uint64_t bytes) { return static_cast<std::uint64_t>(m.count) * bytes; }

// Finds or makes one matrix: (name in the layer, rows, cols, count, whether it is a router).
using Maker = std::function<Result<ModelMatrix>(const std::string& name, std::int64_t rows, std::int64_t cols, std::int64_t count, bool router)>;

Result<LayerMatrices> layer_matrices(const ModelShape& s, std::size_t l, const Maker& make) {
  const std::string p = "blk." + std::to_string(l) + ".";
  const std::int64_t q = std::int64_t{s.heads} * s.head_dim, kv = std::int64_t{s.kv_heads} * s.head_dim;
  const bool experts = s.layers[l].feed_forward == FeedForward::experts;
  LayerMatrices out;
  DOSSIER_ASSIGN(out.q, make(p + "attn_q.weight", q, s.hidden, 1, false));
  DOSSIER_ASSIGN(out.k, make(p + "attn_k.weight", kv, s.hidden, 1, false));
  DOSSIER_ASSIGN(out.v, make(p + "attn_v.weight", kv, s.hidden, 1, false));
  DOSSIER_ASSIGN(out.output, make(p + "attn_output.weight", s.hidden, q, 1, false));
  if (experts) {
    DOSSIER_ASSIGN(out.router, make(p + "ffn_gate_inp.weight", s.experts, s.hidden, 1, true));
    DOSSIER_ASSIGN(out.expert_gate, make(p + "ffn_gate_exps.weight", s.expert_width, s.hidden, s.experts, false));
    DOSSIER_ASSIGN(out.expert_up, make(p + "ffn_up_exps.weight", s.expert_width, s.hidden, s.experts, false));
    DOSSIER_ASSIGN(out.expert_down, make(p + "ffn_down_exps.weight", s.hidden, s.expert_width, s.experts, false));
  }
  const std::int64_t width = experts ? s.shared_width : s.dense_width;
  const std::string end = experts ? "_shexp.weight" : ".weight";
  if (width == 0) return out;
  DOSSIER_ASSIGN(out.gate, make(p + "ffn_gate" + end, width, s.hidden, 1, false));
  DOSSIER_ASSIGN(out.up, make(p + "ffn_up" + end, width, s.hidden, 1, false));
  DOSSIER_ASSIGN(out.down, make(p + "ffn_down" + end, s.hidden, width, 1, false));
  return out;
}

Result<ModelMatrices> all_matrices(const ModelShape& s, const Maker& make) {
  ModelMatrices out;
  for (std::size_t l = 0; l < s.layers.size(); ++l) {
    DOSSIER_ASSIGN(LayerMatrices layer, layer_matrices(s, l, make));
    out.layers.push_back(layer);
  }
  DOSSIER_ASSIGN(out.embedding, make("token_embd.weight", s.vocabulary, s.hidden, 1, false));
  if (s.tied_head) return out;
  out.embedding.packed_bytes = 0;  // read by row
  DOSSIER_ASSIGN(out.head, make("output.weight", s.vocabulary, s.hidden, 1, false));
  return out;
}

}  // namespace

std::uint64_t ModelMatrices::file_bytes() const {
  std::uint64_t sum = vector_values * 4;
  for_each_multiplied(*this, [&](const ModelMatrix& m) { sum += times(m, m.file_bytes); });
  return sum + (head.count > 0 ? embedding.file_bytes : 0);
}

std::uint64_t ModelMatrices::packed_bytes() const {
  std::uint64_t sum = 0;
  for_each_multiplied(*this, [&](const ModelMatrix& m) { sum += times(m, m.packed_bytes); });
  return sum;
}

std::uint64_t ModelMatrices::expert_bytes() const {
  std::uint64_t sum = 0;
  for (const LayerMatrices& l : layers)
    for (const ModelMatrix* m : {&l.expert_gate, &l.expert_up, &l.expert_down}) sum += times(*m, m->packed_bytes);
  return sum;
}

std::uint64_t ModelMatrices::slab_bytes() const {
  std::uint64_t most = 0;
  for (const LayerMatrices& l : layers) most = std::max(most, l.expert_gate.packed_bytes + l.expert_up.packed_bytes + l.expert_down.packed_bytes);
  return most;
}

Result<ModelMatrices> matrices_of_file(const ModelFile& file, const ModelShape& shape, const dk_table& table) {
  const SlabPlan plan = plan_slabs(file, table);
  auto make = [&](const std::string& name, std::int64_t, std::int64_t, std::int64_t, bool) -> Result<ModelMatrix> {
    const TensorInfo* t = file.find(name);
    if (!t) return Error{ErrorKind::not_found, "the model has no tensor \"" + name + "\"", file.path(), ""};
    const std::int64_t count = t->dims[2] * t->dims[3];
    ModelMatrix m{static_cast<dk_type>(t->type), t->rows(), t->cols(), count, t->bytes / static_cast<std::uint64_t>(count), 0};
    if (const MatrixPlan* packed = plan.find(name)) m.packed_bytes = packed->stride;
    return m;
  };
  DOSSIER_ASSIGN(ModelMatrices out, all_matrices(shape, make));
  for (const TensorInfo& t : file.tensors())
    if (!plan.find(t.name) && t.name != "token_embd.weight") out.vector_values += static_cast<std::uint64_t>(t.dims[0] * t.dims[1] * t.dims[2] * t.dims[3]);
  return out;
}

Result<ModelMatrices> matrices_of_shape(const ModelShape& shape, dk_type type, const dk_table& table) {
  auto make = [&](const std::string& name, std::int64_t rows, std::int64_t cols, std::int64_t count, bool router) -> Result<ModelMatrix> {
    const dk_type of = router ? DK_F32 : type;
    const dk_type_facts& facts = *dk_facts(of);
    if (cols % facts.block_values != 0)
      return Error{ErrorKind::usage, "rows of " + std::to_string(cols) + " values cannot be of type " + facts.name, name, "a type with blocks of 32: Q8_0, Q4_0"};
    ModelMatrix m{of, rows, cols, count, static_cast<std::uint64_t>(rows * (cols / facts.block_values) * facts.block_bytes), 0};
    m.packed_bytes = padded(table.packed_bytes(of, rows, cols));
    return m;
  };
  DOSSIER_ASSIGN(ModelMatrices out, all_matrices(shape, make));
  const std::int64_t norms = 2 * shape.hidden + (shape.head_norm == HeadNorm::before_rotation ? 2 * shape.head_dim : 0);
  out.vector_values = static_cast<std::uint64_t>(norms * static_cast<std::int64_t>(shape.layers.size()) + shape.hidden);
  return out;
}

}  // namespace dossier
