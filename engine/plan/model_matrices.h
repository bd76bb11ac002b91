// Every matrix of a model with its type and size, from a file's tensor list or, without weights, from the shape and one type. What a plan
// counts by.
#pragma once

#include <vector>

#include "base/result.h"
#include "engine/files/model_file.h"
#include "engine/shape/model_shape.h"
#include "kernels/kernel_api.h"

namespace dossier {

// `count` matrices of the same size: 1, or the experts of a stack; 0: the layer has none.
struct ModelMatrix {
  dk_type type = DK_F32;
  std::int64_t rows = 0, cols = 0, count = 0;
  std::uint64_t file_bytes = 0;    // of one, in a model file
  std::uint64_t packed_bytes = 0;  // of one, as it lies in memory, with its padding; 0 where it is read by row
};

struct LayerMatrices {
  ModelMatrix q, k, v, output;
  ModelMatrix router, expert_gate, expert_up, expert_down;
  ModelMatrix gate, up, down;  // of a dense layer, or the shared expert
};

struct ModelMatrices {
  std::vector<LayerMatrices> layers;
  ModelMatrix embedding, head;  // head.count 0: the embedding is the head too
  std::uint64_t vector_values = 0;  // floats of norms and the like

  const ModelMatrix& multiplied_head() const { return head.count > 0 ? head : embedding; }
  std::uint64_t file_bytes() const;    // of all matrices and vectors
  std::uint64_t packed_bytes() const;  // of what is multiplied
  std::uint64_t expert_bytes() const;  // of these, in stacks of experts
  std::uint64_t slab_bytes() const;    // of the largest expert: gate, up and down
};

// Calls take(matrix) for each matrix that is multiplied.
template <typename Take>
void for_each_multiplied(const ModelMatrices& all, const Take& take) {
  for (const LayerMatrices& l : all.layers)
    for (const ModelMatrix* m : {&l.q, &l.k, &l.v, &l.output, &l.router, &l.expert_gate, &l.expert_up, &l.expert_down, &l.gate, &l.up, &l.down})
      if (m->count > 0) take(*m);
  take(all.multiplied_head());
}

// Errors: not_found (a tensor the shape asks for).
Result<ModelMatrices> matrices_of_file(const ModelFile& file, const ModelShape& shape, const dk_table& table);
// All matrices of `type`, routers and vectors F32, as `model synth` writes them. Errors: usage (a row is no multiple of the type's block).
Result<ModelMatrices> matrices_of_shape(const ModelShape& shape, dk_type type, const dk_table& table);

}  // namespace dossier
