// One pass over a model file: each matrix packed by the kernel table, all tensors hashed in the order of the file. Pages of the model
// file are let go as the pass leaves them, so it holds a few slabs in memory and no more.
#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "base/cancel.h"
#include "base/hash.h"
#include "base/progress.h"
#include "base/result.h"
#include "engine/weights/slab_plan.h"

namespace dossier {

// Where packed slabs go. Called from several threads at once, for different slabs.
struct SlabSink {
  // Memory to pack into. Null: a buffer of the pass is used.
  std::function<void*(const MatrixPlan& matrix, std::int64_t slab)> place;
  // The slab is packed. Errors end the pass.
  std::function<Status(const MatrixPlan& matrix, std::int64_t slab, std::span<const std::byte> packed)> done;
};

struct RepackOptions {
  int threads = 2;
  CancelToken cancel;
  Progress progress;
};

// The SHA-256 of all tensors' bytes in the order of the file. Errors: those of the sink, cancelled.
Result<Sha256> repack(const ModelFile& file, const SlabPlan& plan, const dk_table& table, const SlabSink& sink, const RepackOptions& options);

// The hash alone.
Result<Sha256> hash_weights(const ModelFile& file, const RepackOptions& options);

}  // namespace dossier
