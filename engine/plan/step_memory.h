// Bytes that one step through all layers takes beside weights and keys: what ForwardPass::bytes() will say.
#pragma once

#include "engine/plan/model_matrices.h"

namespace dossier {

struct StepSize {
  std::int64_t rows = 0;         // tokens of the step, of all sequences
  std::int64_t batch_rows = 512; // worked on together inside a layer
  std::int64_t logit_rows = 1;   // whose logits are wanted, in one step
  int threads = 1;
};

std::uint64_t step_bytes(const ModelShape& shape, const ModelMatrices& matrices, const StepSize& size, const dk_table& table);

}  // namespace dossier
