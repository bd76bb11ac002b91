// Which tensors of a model become packed matrices, and where each slab lies when all of them stand one after another. A slab is what is
// packed, checksummed and read at once: one matrix, or one expert of a stack.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "kernels/kernel_api.h"

namespace dossier {

class ModelFile;
struct TensorInfo;

inline constexpr std::uint64_t kSlabAlignment = 4096;  // so that a slab can be read past the page cache

struct MatrixPlan {
  const TensorInfo* source = nullptr;
  dk_type type = DK_F32;
  std::int64_t rows = 0, cols = 0, slabs = 0;  // slabs: experts of a stack, 1 for a plain matrix
  std::uint64_t file_bytes = 0;                // of one slab in the model file
  std::uint64_t slab_bytes = 0;                // of one slab packed
  std::uint64_t stride = 0;                    // from one slab to the next
  std::uint64_t offset = 0;                    // of the first slab
  std::int64_t first_slab = 0;                 // counted over all matrices

  bool stack() const { return slabs > 1; }
  std::uint64_t slab_offset(std::int64_t slab) const { return offset + stride * static_cast<std::uint64_t>(slab); }
};

struct SlabPlan {
  std::vector<MatrixPlan> matrices;  // in the order of their use: outside the layers first, then layer by layer
  std::unordered_map<std::string_view, std::size_t> by_name;  // views of the names in the ModelFile
  std::uint64_t bytes = 0;           // of all slabs with their padding
  std::uint64_t stack_bytes = 0;     // of those in stacks of experts
  std::int64_t slabs = 0;

  const MatrixPlan* find(std::string_view tensor) const {
    auto found = by_name.find(tensor);
    return found == by_name.end() ? nullptr : &matrices[found->second];
  }
};

// FILE outlives the plan. A vector (one row) is no matrix; an embedding table only where it is the head too.
SlabPlan plan_slabs(const ModelFile& file, const dk_table& table);

// The layer in "blk.N.name"; -1 for tensors outside the layers.
std::int64_t layer_of(std::string_view tensor);

}  // namespace dossier
