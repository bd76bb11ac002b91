// Random weights as blocks of a tensor type: block n of a tensor depends on the seed, the tensor and n alone, so pieces can be made in
// any order and on any number of threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace dossier {

// Numbers from a counter: every 64-bit word is mixed from its own index (the finalizer of splitmix64).
class RandomWords {
 public:
  explicit RandomWords(std::uint64_t key) : key_(key) {}
  std::uint64_t operator()(std::uint64_t index) const;

 private:
  std::uint64_t key_;
};

// Fills OUT with whole blocks of TYPE, the first one being block FIRST of the tensor. Values have mean 0 and the given spread.
// REQUIRES: a type that dk_quantize writes.
void fill_random_blocks(std::uint32_t type, const RandomWords& words, std::uint64_t first, float spread, std::span<std::byte> out);

}  // namespace dossier
