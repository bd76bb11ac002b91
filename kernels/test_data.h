// Made-up rows for the tests and the benchmark of kernels: valid blocks of any type, floats, aligned memory. The same every time.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "kernels/half.h"
#include "kernels/kernel_api.h"

namespace dossier::kernels {

struct FreeMemory {
  void operator()(void* memory) const { std::free(memory); }
};
using Memory = std::unique_ptr<char, FreeMemory>;

inline Memory aligned_memory(std::size_t bytes) {
  Memory memory(static_cast<char*>(std::aligned_alloc(64, (bytes + 127) / 64 * 64)));
  std::memset(memory.get(), 0x5a, (bytes + 127) / 64 * 64);
  return memory;
}

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 2654435769u + 88172645463325252u) {}
  std::uint32_t bits() {
    state_ ^= state_ << 13, state_ ^= state_ >> 7, state_ ^= state_ << 17;
    return static_cast<std::uint32_t>(state_ >> 16);
  }
  float between(float low, float high) { return low + (high - low) * static_cast<float>(bits() >> 8) * 0x1p-24f; }
  // Roughly normal, spread 1.
  float normal() { return between(-1, 1) + between(-1, 1) + between(-1, 1); }

 private:
  std::uint64_t state_;
};

inline std::vector<float> random_floats(std::int64_t n, std::uint64_t seed) {
  Dice dice(seed);
  std::vector<float> x(static_cast<std::size_t>(n));
  for (float& v : x) v = dice.normal();
  return x;
}

inline const std::vector<dk_type>& all_types() {
  static const std::vector<dk_type> types = {DK_F32,  DK_F16,  DK_BF16, DK_Q8_0,   DK_Q4_0, DK_Q4_1, DK_Q5_0,   DK_Q5_1,
                                             DK_IQ4_NL, DK_MXFP4, DK_Q2_K, DK_Q3_K, DK_Q4_K, DK_Q5_K, DK_Q6_K, DK_IQ4_XS};
  return types;
}

// Where halves stand in a block, so that random bytes do not make them infinite.
inline std::vector<int> half_places(dk_type type) {
  switch (type) {
    case DK_Q4_1:
    case DK_Q5_1:
    case DK_Q4_K:
    case DK_Q5_K: return {0, 2};
    case DK_Q2_K: return {80, 82};
    case DK_Q3_K: return {108};
    case DK_Q6_K: return {208};
    case DK_MXFP4: return {};
    default: return {0};
  }
}

// Random blocks of a type whose values are of the order of 1.
inline std::vector<std::uint8_t> random_rows(dk_type type, std::int64_t rows, std::int64_t cols, std::uint64_t seed) {
  const dk_type_facts& facts = *dk_facts(type);
  const std::int64_t blocks = rows * cols / facts.block_values;
  std::vector<std::uint8_t> bytes(static_cast<std::size_t>(blocks * facts.block_bytes));
  Dice dice(seed);
  for (std::int64_t b = 0; b < blocks; ++b) {
    std::uint8_t* at = bytes.data() + b * facts.block_bytes;
    if (facts.block_values == 1) {
      const float value = dice.normal();
      const std::uint16_t narrow = type == DK_F16 ? float_to_half(value) : float_to_bf16(value);
      if (type == DK_F32) std::memcpy(at, &value, 4);
      if (type != DK_F32) std::memcpy(at, &narrow, 2);
      continue;
    }
    for (int i = 0; i < facts.block_bytes; ++i) at[i] = static_cast<std::uint8_t>(dice.bits());
    for (int place : half_places(type)) {
      const std::uint16_t half = float_to_half(dice.between(-0.03f, 0.03f));
      std::memcpy(at + place, &half, 2);
    }
    if (type == DK_MXFP4) at[0] = static_cast<std::uint8_t>(120 + dice.bits() % 8);
  }
  return bytes;
}

// The tables this machine runs.
inline std::vector<const dk_table*> runnable_tables() {
  std::vector<const dk_table*> tables;
  for (const char* name : {"reference", "avx2", "avx512"}) {
    if (const dk_table* table = dk_find(name)) tables.push_back(table);
  }
  return tables;
}

}  // namespace dossier::kernels
