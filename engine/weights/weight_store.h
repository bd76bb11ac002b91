// The weights of a model in the layout of a kernel table: matrices are repacked once per machine into a file beside the model (or in the
// cache folder), named by layout and checksummed by slab, and mapped from then on, or read into memory of our own; vectors are floats in
// memory. Where they do not fit in memory, experts are read by our own loader, one expert a slab, ahead of their use.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/cancel.h"
#include "base/progress.h"
#include "base/result.h"
#include "kernels/kernel_api.h"

namespace dossier {

class ModelFile;

// A matrix ready for dk_table::multiply. The bytes stay valid as long as this object lives.
class WeightPin {
 public:
  dk_type type = DK_F32;
  std::int64_t rows = 0;
  std::int64_t cols = 0;
  const void* packed = nullptr;
  std::shared_ptr<const void> hold;  // keeps a streamed slab in memory; null for resident weights
};

struct WeightOptions {
  std::string cache_folder;             // where a repacked file goes if the model's own folder cannot be written; empty: in memory
  std::uint64_t memory_limit_bytes = 0;  // 0: all weights may be resident
  bool repack_to_disk = true;
  std::uint64_t own_memory_bytes = 0;    // packed weights of no more bytes are read into memory of this process instead of mapped
  std::uint64_t worth_a_file_bytes = std::uint64_t{64} << 20;  // smaller models are packed in memory at every start, in less than a second
  int threads = 2;                       // for repacking
  CancelToken cancel;                    // asked while repacking
  Progress progress;
  std::function<void(const std::string& message)> say;  // what a person should know: why weights are repacked in memory
};

class WeightStore {
 public:
  // FILE and TABLE outlive the store and stay where they are. Errors: too_large (does not fit memory_limit_bytes), io, cancelled.
  static Result<WeightStore> open(const ModelFile& file, const dk_table& table, const WeightOptions& options);
  WeightStore(WeightStore&&) noexcept;
  WeightStore& operator=(WeightStore&&) noexcept;
  ~WeightStore();

  bool has(std::string_view tensor) const;
  // A matrix, or one expert of a stack (blk.N.ffn_up_exps.weight, e). Errors: not_found, damaged (checksum), io.
  Result<WeightPin> matrix(std::string_view tensor, std::int64_t expert = 0) const;
  // A vector or small table as floats (norms, rope_freqs). Errors: not_found.
  Result<std::span<const float>> floats(std::string_view tensor) const;
  // One row of a matrix as floats (the embedding of a token), from the file's own blocks.
  Result<void> row(std::string_view tensor, std::int64_t row, std::span<float> out) const;
  // Tells the loader what comes next, in order of use. Never an error: what is not here in time is read when pinned.
  void expect(std::string_view tensor, std::span<const std::int64_t> experts) const;
  // SHA-256 of the weights (all tensors' bytes in the order of the file), taken once and remembered by device, inode, size and times.
  const std::string& sha256() const;
  // Packed matrices that stay in memory, and all packed matrices, in bytes; for the plan.
  std::uint64_t resident_bytes() const;
  std::uint64_t packed_bytes() const;
  std::uint64_t bytes_read() const;  // by our loader, since opening

 private:
  struct Slabs;
  explicit WeightStore(std::unique_ptr<Slabs> slabs);
  std::unique_ptr<Slabs> slabs_;
};

}  // namespace dossier
