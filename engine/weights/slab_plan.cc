#include "engine/weights/slab_plan.h"

#include <algorithm>
#include <charconv>

#include "engine/files/gguf_format.h"
#include "engine/files/model_file.h"

namespace dossier {

std::int64_t layer_of(std::string_view tensor) {
  std::size_t begin = tensor.find("blk.");
  if (begin == std::string_view::npos || (begin != 0 && tensor[begin - 1] != '.')) return -1;
  std::int64_t layer = -1;
  auto [stop, error] = std::from_chars(tensor.data() + begin + 4, tensor.data() + tensor.size(), layer);
  return error == std::errc() && layer >= 0 ? layer : -1;
}

namespace {

// Tables that are read by row or added whole are never multiplied.
bool is_table(const ModelFile& file, std::string_view name) {
  if (name == "token_embd.weight") return file.find("output.weight") != nullptr;
  return name == "v.position_embd.weight" || name == "v.class_embd" || name == "rope_freqs.weight";
}

}  // namespace

SlabPlan plan_slabs(const ModelFile& file, const dk_table& table) {
  SlabPlan plan;
  for (const TensorInfo& t : file.tensors()) {
    // One row is a vector; but a router of one expert is a matrix that has one row.
    bool vector = t.rows() * t.dims[2] * t.dims[3] == 1 && !t.name.ends_with("ffn_gate_inp.weight");
    if (vector || is_table(file, t.name)) continue;
    MatrixPlan m;
    m.source = &t;
    m.type = static_cast<dk_type>(t.type);
    m.cols = t.cols();
    m.rows = t.rows();
    m.slabs = t.dims[2] * t.dims[3];
    m.file_bytes = t.bytes / static_cast<std::uint64_t>(m.slabs);
    m.slab_bytes = table.packed_bytes(m.type, m.rows, m.cols);
    m.stride = gguf::round_up(m.slab_bytes, kSlabAlignment);
    plan.matrices.push_back(m);
  }
  std::stable_sort(plan.matrices.begin(), plan.matrices.end(), [](const MatrixPlan& a, const MatrixPlan& b) {
    return layer_of(a.source->name) < layer_of(b.source->name);
  });
  for (std::size_t i = 0; i < plan.matrices.size(); ++i) {
    MatrixPlan& m = plan.matrices[i];
    m.offset = plan.bytes;
    m.first_slab = plan.slabs;
    plan.bytes += m.stride * static_cast<std::uint64_t>(m.slabs);
    plan.slabs += m.slabs;
    if (m.stack()) plan.stack_bytes += m.stride * static_cast<std::uint64_t>(m.slabs);
    plan.by_name.emplace(m.source->name, i);
  }
  return plan;
}

}  // namespace dossier
