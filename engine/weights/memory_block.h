// Page-aligned memory of this process alone, zeroed, in huge pages where the system gives them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>

#include "base/result.h"

namespace dossier {

class MemoryBlock {
 public:
  MemoryBlock() = default;
  // Errors: memory.
  static Result<MemoryBlock> allocate(std::uint64_t bytes);
  MemoryBlock(MemoryBlock&& other) noexcept : data_(std::exchange(other.data_, nullptr)), bytes_(std::exchange(other.bytes_, 0)) {}
  MemoryBlock& operator=(MemoryBlock&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(bytes_, other.bytes_);
    return *this;
  }
  ~MemoryBlock();
  std::byte* data() const { return data_; }
  std::uint64_t bytes() const { return bytes_; }

 private:
  std::byte* data_ = nullptr;
  std::uint64_t bytes_ = 0;
};

}  // namespace dossier
