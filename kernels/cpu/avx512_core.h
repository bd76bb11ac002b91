// What the AVX-512 files share. Everything is inlined into its file: nothing of it may be what the linker keeps for others.
#pragma once

#include <immintrin.h>

#include <cstdint>

#include "kernels/activation_rows.h"
#include "kernels/cpu/packed_layout.h"

#define DK_INLINE [[gnu::always_inline]] static inline

namespace dossier::kernels {

// The most tokens that one pass over a panel takes: integer sums and float sums of twelve fit the 32 registers.
inline constexpr int kTile = 12;

// sum += weights (unsigned) x four bytes of activations, the same four for all 16 rows.
DK_INLINE __m512i dot4(__m512i sum, __m512i weights, const void* activations) {
  asm("vpdpbusd %1%{1to16%}, %2, %0" : "+v"(sum) : "m"(*static_cast<const std::int32_t*>(activations)), "v"(weights));
  return sum;
}
// sum += first (unsigned) x second (signed). By hand, as the compiler copies sums of the intrinsic from register to register.
DK_INLINE __m512i dot4(__m512i sum, __m512i first, __m512i second) {
  asm("vpdpbusd %2, %1, %0" : "+v"(sum) : "v"(first), "v"(second));
  return sum;
}
// sum += weights (16 bit pairs) x a pair of 16 bit sums.
DK_INLINE __m512i dot2(__m512i sum, __m512i weights, const void* pair) {
  asm("vpdpwssd %1%{1to16%}, %2, %0" : "+v"(sum) : "m"(*static_cast<const std::int32_t*>(pair)), "v"(weights));
  return sum;
}
DK_INLINE __m512i broadcast(const std::int32_t* at) { return _mm512_set1_epi32(*at); }
DK_INLINE __m512 halves(const void* at) { return _mm512_cvtph_ps(_mm256_load_si256(static_cast<const __m256i*>(at))); }

// Rows of tokens that lie at a fixed distance; the compiler gets few bases and small multiples of the distance.
struct TokenRows {
  const char* base[kTile / 3 + 1];
  std::int64_t stride;
};
DK_INLINE TokenRows token_rows(const char* first, std::int64_t stride) {
  TokenRows rows{};
  for (int i = 0; i <= kTile / 3; ++i) rows.base[i] = first + 3 * i * stride;
  rows.stride = stride;
  return rows;
}
DK_INLINE const char* token(const TokenRows& rows, int t, std::int64_t at) { return rows.base[t / 3] + t % 3 * rows.stride + at; }

// Sixteen outputs of a token, those rows that exist.
DK_INLINE void put(float* out, __mmask16 rows, __m512 value) { _mm512_mask_storeu_ps(out, rows, value); }

}  // namespace dossier::kernels
