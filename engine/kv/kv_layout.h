// Where rows lie. A block holds the keys or the values of one layer for `capacity` positions: each head's values row after row, head after
// head, then each head's scales, padded to a page of memory so that it can be read past the page cache. A slab is K's block, then V's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/kv/kv_store.h"

namespace dossier {

inline constexpr std::uint64_t kKvAlign = 4096;

class KvLayout {
 public:
  // Checks the shape; errors are usage.
  static Result<KvLayout> make(const KvShape& shape);

  const KvShape& shape() const { return shape_; }
  const std::vector<std::int32_t>& global_layers() const { return global_layers_; }
  const std::vector<std::int32_t>& chunked_layers() const { return chunked_layers_; }
  // The layer's place among those of its kind.
  std::size_t slot(std::int32_t layer) const { return slots_[static_cast<std::size_t>(layer)]; }
  bool is_global(std::int32_t layer) const { return shape_.global[static_cast<std::size_t>(layer)]; }
  std::uint64_t value_bytes() const { return value_bytes_; }  // of a row
  std::uint64_t scale_bytes() const { return scale_bytes_; }

  std::uint64_t block_bytes(std::int64_t capacity) const;
  std::uint64_t slab_bytes(std::int64_t capacity) const { return 2 * block_bytes(capacity); }
  std::uint64_t values_at(std::int32_t head, std::int64_t row, std::int64_t capacity) const;
  std::uint64_t scales_at(std::int32_t head, std::int64_t row, std::int64_t capacity) const;
  // Copies the first `rows` rows of every head between blocks of other capacity.
  void copy_rows(const std::byte* from, std::int64_t from_capacity, std::byte* to, std::int64_t to_capacity, std::int64_t rows) const;

 private:
  KvShape shape_;
  std::uint64_t value_bytes_ = 0, scale_bytes_ = 0;
  std::vector<std::int32_t> global_layers_, chunked_layers_;
  std::vector<std::size_t> slots_;
};

}  // namespace dossier
