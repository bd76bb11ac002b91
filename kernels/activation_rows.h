// How rounded activations lie in memory, the same for every table. A row is a multiple of 64 bytes, and an odd one: rows whose
// distance is a power of two would fall into the same few cache sets, where a tile of twelve tokens does not fit.
//   Q8_32:  cols bytes of q; then three arrays, one entry for 32: float step (the half, widened), int32 -128 * sum(q), float step * sum(q)
//   Q8_256: cols bytes of q; then per block of 256 one Q8Block256
#pragma once

#include <cstddef>
#include <cstdint>

#include "kernels/kernel_api.h"

namespace dossier::kernels {

struct Q8Block256 {
  float step;
  std::int32_t minus_32_sum_16[16];   // -32 * sum of each 16
  std::int32_t minus_128_sum_32[8];   // -128 * sum of each 32
  std::int16_t sum_32[8];
  std::int16_t sum_16[16];
};
static_assert(sizeof(Q8Block256) == 148);

[[gnu::always_inline]] inline std::int64_t round_up(std::int64_t value, std::int64_t step) { return (value + step - 1) / step * step; }

// Bytes before a row's steps.
[[gnu::always_inline]] inline std::int64_t q8_head_bytes(std::int64_t cols) { return round_up(cols, 64); }

[[gnu::always_inline]] inline std::size_t activation_bytes(dk_activation form, std::int64_t cols) {
  std::int64_t bytes = cols * 4;
  if (form == DK_ACT_Q8_32) bytes = q8_head_bytes(cols) + round_up(cols / 32 * 4, 64) * 3;
  if (form == DK_ACT_Q8_256) bytes = q8_head_bytes(cols) + cols / 256 * static_cast<std::int64_t>(sizeof(Q8Block256));
  return static_cast<std::size_t>(round_up(bytes, 64) | 64);
}

struct Q8Row32 {
  std::int8_t* q;
  float* step;
  std::int32_t* minus_128_sum;
  float* step_sum;
  [[gnu::always_inline]] Q8Row32(void* row, std::int64_t cols)
      : q(static_cast<std::int8_t*>(row)),
        step(reinterpret_cast<float*>(q + q8_head_bytes(cols))),
        minus_128_sum(reinterpret_cast<std::int32_t*>(q + q8_head_bytes(cols) + round_up(cols / 32 * 4, 64))),
        step_sum(reinterpret_cast<float*>(q + q8_head_bytes(cols) + 2 * round_up(cols / 32 * 4, 64))) {}
};

struct Q8Row256 {
  std::int8_t* q;
  Q8Block256* block;
  [[gnu::always_inline]] Q8Row256(void* row, std::int64_t cols)
      : q(static_cast<std::int8_t*>(row)), block(reinterpret_cast<Q8Block256*>(q + q8_head_bytes(cols))) {}
};

[[gnu::always_inline]] inline dk_activation activation_for(dk_type weight) {
  switch (weight) {
    case DK_F32:
    case DK_F16:
    case DK_BF16: return DK_ACT_F32;
    case DK_Q2_K:
    case DK_Q3_K:
    case DK_Q4_K:
    case DK_Q5_K:
    case DK_Q6_K:
    case DK_IQ4_XS: return DK_ACT_Q8_256;
    default: return DK_ACT_Q8_32;
  }
}

}  // namespace dossier::kernels
