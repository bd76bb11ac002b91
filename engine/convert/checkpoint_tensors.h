// Where each matrix of a model file comes from in a checkpoint: which tensor, which part of it, turned or not. Names and layouts of the
// families: docs/formats/safetensors.md.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "engine/files/safetensors.h"
#include "engine/shape/file_layout.h"

namespace dossier {

// One matrix [rows][cols] inside a checkpoint.
struct SourceMatrix {
  const SafeTensor* tensor = nullptr;
  const SafeTensor* scale = nullptr;  // one factor a row; null: none
  std::int64_t base = 0;              // first value
  std::int64_t row_stride = 0;        // values from a row to the next
  std::int64_t col_stride = 1;        // values from a column to the next
  std::int32_t halves_of_heads = 0;   // > 0: rows of this many heads, the two members of a rotated pair half a head apart; they come out side by side
};

struct SourceTensor {
  LayoutTensor layout;
  std::vector<SourceMatrix> matrices;  // one an expert of a stack; none: rope_freqs.weight, which no checkpoint holds
};

struct CheckpointMap {
  std::vector<SourceTensor> tensors;  // in the order of tensors_of
  std::int64_t images_left_out = 0;   // tensors of a vision tower, which a text model does not have
};

// The text before "layers." in the checkpoint's names ("model.", "language_model.model." ...) and whether it has a head.
struct CheckpointNames {
  std::string prefix, head;  // head empty: the embedding is the head
};
// Errors: damaged (no embedding found).
Result<CheckpointNames> checkpoint_names(const Checkpoint& checkpoint);

// Errors: damaged (a tensor is missing or has another shape), unsupported (a tensor that has no place, a type that is not read).
Result<CheckpointMap> map_checkpoint(const Checkpoint& checkpoint, const CheckpointNames& names, const ModelShape& shape, bool frequencies);

// COUNT rows from the FIRST on as floats, scaled and in the order of the model file. Safe from several threads.
void read_rows(const Checkpoint& checkpoint, const SourceMatrix& matrix, std::int64_t rows, std::int64_t cols, std::int64_t first, std::int64_t count, float* out);

}  // namespace dossier
