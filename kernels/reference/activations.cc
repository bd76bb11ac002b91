// Rounding of activations, as llama.cpp's reference rounds: blocks of 32 with a half step, max / 127, ties away from zero; blocks
// of 256 with a float step whose sign makes the largest value -127, ties to even. Two cases it leaves open: a block with a NaN
// or an infinity gets the step NaN and zeros, so that it shows in every product; a block too small for its step is zero.
#include <cmath>
#include <cstring>

#include "kernels/activation_rows.h"
#include "kernels/half.h"
#include "kernels/reference/reference_table.h"

namespace dossier::kernels::reference {
namespace {

// The largest magnitude as bits: NaN stands above infinity above all numbers.
std::uint32_t largest_magnitude(const float* x, int n) {
  std::uint32_t largest = 0;
  for (int i = 0; i < n; ++i) {
    const std::uint32_t bits = __builtin_bit_cast(std::uint32_t, x[i]) & 0x7fffffffu;
    if (bits > largest) largest = bits;
  }
  return largest;
}

void round_block_32(const float* x, std::int8_t* q, float& step, std::int32_t& minus_128_sum, float& step_sum) {
  const std::uint32_t largest = largest_magnitude(x, 32);
  std::memset(q, 0, 32);
  minus_128_sum = 0;
  step_sum = 0;
  if (largest >= 0x7f800000u) {
    step = step_sum = __builtin_bit_cast(float, 0x7fc00000u);
    return;
  }
  const float exact = __builtin_bit_cast(float, largest) / 127.0f;
  step = half_to_float(float_to_half(exact));
  if (step == 0.0f) return;
  const float inverse = 1.0f / exact;
  for (int i = 0; i < 32; ++i) {
    q[i] = static_cast<std::int8_t>(std::round(x[i] * inverse));
    minus_128_sum -= 128 * q[i];
  }
  step_sum = step * static_cast<float>(minus_128_sum / -128);
}

void round_block_256(const float* x, std::int8_t* q, Q8Block256& block) {
  const std::uint32_t largest = largest_magnitude(x, 256);
  std::memset(q, 0, 256);
  std::memset(&block, 0, sizeof block);
  if (largest >= 0x7f800000u) {
    block.step = __builtin_bit_cast(float, 0x7fc00000u);
    return;
  }
  float extreme = 0;  // the first value of the largest magnitude, with its sign
  for (int i = 255; i >= 0; --i) {
    if ((__builtin_bit_cast(std::uint32_t, x[i]) & 0x7fffffffu) == largest) extreme = x[i];
  }
  const float inverse = extreme == 0.0f ? 0.0f : -127.0f / extreme;
  if (inverse == 0.0f || !std::isfinite(inverse)) return;
  block.step = 1.0f / inverse;
  for (int i = 0; i < 256; ++i) {
    const float scaled = std::nearbyint(x[i] * inverse);
    q[i] = static_cast<std::int8_t>(scaled > 127.0f ? 127.0f : scaled);
    block.minus_32_sum_16[i / 16] -= 32 * q[i];
    block.minus_128_sum_32[i / 32] -= 128 * q[i];
    block.sum_16[i / 16] = static_cast<std::int16_t>(block.sum_16[i / 16] + q[i]);
    block.sum_32[i / 32] = static_cast<std::int16_t>(block.sum_32[i / 32] + q[i]);
  }
}

}  // namespace

void round_activations(dk_activation form, const float* x, int64_t tokens, int64_t cols, int64_t x_stride, void* out) {
  const size_t row_bytes = activation_bytes(form, cols);
  for (int64_t t = 0; t < tokens; ++t) {
    const float* row = x + t * x_stride;
    char* to = static_cast<char*>(out) + static_cast<size_t>(t) * row_bytes;
    if (form == DK_ACT_F32) {
      std::memcpy(to, row, static_cast<size_t>(cols) * 4);
    } else if (form == DK_ACT_Q8_32) {
      const Q8Row32 rounded(to, cols);
      for (int64_t b = 0; b < cols / 32; ++b) {
        round_block_32(row + 32 * b, rounded.q + 32 * b, rounded.step[b], rounded.minus_128_sum[b], rounded.step_sum[b]);
      }
    } else {
      const Q8Row256 rounded(to, cols);
      for (int64_t b = 0; b < cols / 256; ++b) round_block_256(row + 256 * b, rounded.q + 256 * b, rounded.block[b]);
    }
  }
}

}  // namespace dossier::kernels::reference
