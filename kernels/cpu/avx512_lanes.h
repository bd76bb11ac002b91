// Sixteen floats at once: what attention_code.h is written in. As avx2_lanes.h; the last vector of a row may be half full.
#pragma once

#include <immintrin.h>

#include <cstdint>

#ifndef DK_LANES
#define DK_LANES [[gnu::always_inline]] static inline
#endif

namespace dossier::kernels::avx512 {

struct Lanes {
  using F = __m512;
  using I = __m512i;
  static constexpr int kWidth = 16;
  static constexpr int kVectors = 4;

  DK_LANES F zero() { return _mm512_setzero_ps(); }
  DK_LANES F set(float x) { return _mm512_set1_ps(x); }
  DK_LANES F load(const float* p) { return _mm512_loadu_ps(p); }
  DK_LANES void store(float* p, F x) { _mm512_storeu_ps(p, x); }
  DK_LANES __mmask16 first(int n) { return static_cast<__mmask16>(n >= 16 ? 0xffff : (1 << n) - 1); }
  DK_LANES F load(const float* p, int n) { return _mm512_maskz_loadu_ps(first(n), p); }
  DK_LANES void store(float* p, F x, int n) { _mm512_mask_storeu_ps(p, first(n), x); }
  DK_LANES F add(F a, F b) { return _mm512_add_ps(a, b); }
  DK_LANES F sub(F a, F b) { return _mm512_sub_ps(a, b); }
  DK_LANES F mul(F a, F b) { return _mm512_mul_ps(a, b); }
  DK_LANES F fma(F a, F b, F c) { return _mm512_fmadd_ps(a, b, c); }
  DK_LANES F fnma(F a, F b, F c) { return _mm512_fnmadd_ps(a, b, c); }
  DK_LANES F max(F a, F b) { return _mm512_max_ps(a, b); }
  DK_LANES F keep(F x, int n, F other) { return _mm512_mask_mov_ps(other, first(n), x); }
  DK_LANES float top(F x) { return _mm512_reduce_max_ps(x); }
  DK_LANES float sum(F x) { return _mm512_reduce_add_ps(x); }

  DK_LANES F exp(F x) {
    x = _mm512_max_ps(set(-104.0f), _mm512_min_ps(set(88.3f), x));
    const F n = _mm512_roundscale_ps(mul(x, set(1.44269504f)), _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
    const F r = fnma(n, set(-2.1219444e-4f), fnma(n, set(0.693359375f), x));
    F p = fma(set(0.0013926213f), r, set(0.0083632031f));
    p = fma(p, r, set(0.041666556f));
    p = fma(p, r, set(0.16666576f));
    p = fma(p, r, set(0.5f));
    p = fma(mul(r, r), p, r);
    return _mm512_scalef_ps(add(p, set(1.0f)), n);
  }

  DK_LANES I no_words() { return _mm512_setzero_si512(); }
  DK_LANES I load_words(const void* p, int n) {
    if (n >= kWidth) return _mm512_loadu_si512(p);
    return _mm512_maskz_loadu_epi32(first(n), p);
  }
  DK_LANES void transpose(I (&r)[16]) {
    I a[16], b[16];
#pragma GCC unroll 8
    for (int i = 0; i < 8; ++i) {
      a[2 * i] = _mm512_unpacklo_epi32(r[2 * i], r[2 * i + 1]);
      a[2 * i + 1] = _mm512_unpackhi_epi32(r[2 * i], r[2 * i + 1]);
    }
#pragma GCC unroll 4
    for (int i = 0; i < 16; i += 4) {
      b[i] = _mm512_unpacklo_epi64(a[i], a[i + 2]);
      b[i + 1] = _mm512_unpackhi_epi64(a[i], a[i + 2]);
      b[i + 2] = _mm512_unpacklo_epi64(a[i + 1], a[i + 3]);
      b[i + 3] = _mm512_unpackhi_epi64(a[i + 1], a[i + 3]);
    }
    // b[4 q + c], quarter l: column 4 l + c of rows 4 q to 4 q + 3.
#pragma GCC unroll 4
    for (int c = 0; c < 4; ++c) {
      const I x = _mm512_shuffle_i32x4(b[c], b[4 + c], 0x88), y = _mm512_shuffle_i32x4(b[8 + c], b[12 + c], 0x88);
      const I z = _mm512_shuffle_i32x4(b[c], b[4 + c], 0xdd), w = _mm512_shuffle_i32x4(b[8 + c], b[12 + c], 0xdd);
      r[c] = _mm512_shuffle_i32x4(x, y, 0x88);
      r[8 + c] = _mm512_shuffle_i32x4(x, y, 0xdd);
      r[4 + c] = _mm512_shuffle_i32x4(z, w, 0x88);
      r[12 + c] = _mm512_shuffle_i32x4(z, w, 0xdd);
    }
  }
  DK_LANES F as_float(I x) { return _mm512_castsi512_ps(x); }
  template <int Part>
  DK_LANES F bf16_of(I x) {
    return as_float(Part == 0 ? _mm512_slli_epi32(x, 16) : _mm512_and_si512(x, _mm512_set1_epi32(static_cast<int>(0xffff0000u))));
  }
  template <int Part>
  DK_LANES F half_of(I x) {
    return _mm512_cvtph_ps(_mm512_cvtepi32_epi16(Part == 0 ? x : _mm512_srli_epi32(x, 16)));
  }
  template <int Part>
  DK_LANES F byte_of(I x) {
    return _mm512_cvtepi32_ps(_mm512_srai_epi32(_mm512_slli_epi32(x, 24 - 8 * Part), 24));
  }
  template <int Part>
  DK_LANES F nibble_of(I x) {
    const I n = _mm512_and_si512(_mm512_srli_epi32(x, 4 * Part), _mm512_set1_epi32(15));
    return _mm512_cvtepi32_ps(_mm512_sub_epi32(n, _mm512_set1_epi32(8)));
  }

  DK_LANES float half(const void* p) { return _cvtsh_ss(*static_cast<const std::uint16_t*>(p)); }
  DK_LANES F halves(const void* p, int n) { return _mm512_cvtph_ps(_mm256_maskz_loadu_epi16(first(n), p)); }
  DK_LANES F bf16s(const void* p, int n) { return as_float(_mm512_slli_epi32(_mm512_cvtepu16_epi32(_mm256_maskz_loadu_epi16(first(n), p)), 16)); }
  DK_LANES F bytes(const void* p, int n) { return _mm512_cvtepi32_ps(_mm512_cvtepi8_epi32(_mm_maskz_loadu_epi8(first(n), p))); }
  DK_LANES F nibbles(const void* p, int n) {
    const __m128i both = _mm_maskz_loadu_epi8(static_cast<__mmask16>(first(n / 2)), p), mask = _mm_set1_epi8(15);
    const __m128i all = _mm_unpacklo_epi8(_mm_and_si128(both, mask), _mm_and_si128(_mm_srli_epi16(both, 4), mask));
    return _mm512_cvtepi32_ps(_mm512_sub_epi32(_mm512_cvtepu8_epi32(all), _mm512_set1_epi32(8)));
  }
};

}  // namespace dossier::kernels::avx512
