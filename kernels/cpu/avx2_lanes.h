// Eight floats at once: what attention_code.h and the AVX2 files are written in. Needs AVX2, FMA and F16C.
#pragma once

#include <immintrin.h>

#include <cstdint>

#define DK_LANES [[gnu::always_inline]] static inline

namespace dossier::kernels::avx2 {

struct Lanes {
  using F = __m256;
  using I = __m256i;
  static constexpr int kWidth = 8;
  static constexpr int kVectors = 2;  // vectors beside each other in a register tile

  DK_LANES F zero() { return _mm256_setzero_ps(); }
  DK_LANES F set(float x) { return _mm256_set1_ps(x); }
  DK_LANES F load(const float* p) { return _mm256_loadu_ps(p); }
  DK_LANES void store(float* p, F x) { _mm256_storeu_ps(p, x); }
  // The first n of eight, the others zero and untouched.
  DK_LANES I first(int n) { return _mm256_cmpgt_epi32(_mm256_set1_epi32(n), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7)); }
  DK_LANES F load(const float* p, int n) { return _mm256_maskload_ps(p, first(n)); }
  DK_LANES void store(float* p, F x, int n) { _mm256_maskstore_ps(p, first(n), x); }
  DK_LANES F add(F a, F b) { return _mm256_add_ps(a, b); }
  DK_LANES F sub(F a, F b) { return _mm256_sub_ps(a, b); }
  DK_LANES F mul(F a, F b) { return _mm256_mul_ps(a, b); }
  DK_LANES F div(F a, F b) { return _mm256_div_ps(a, b); }
  DK_LANES F fma(F a, F b, F c) { return _mm256_fmadd_ps(a, b, c); }
  DK_LANES F fnma(F a, F b, F c) { return _mm256_fnmadd_ps(a, b, c); }
  DK_LANES F max(F a, F b) { return _mm256_max_ps(a, b); }  // b where either is NaN
  DK_LANES F magnitude(F x) { return _mm256_andnot_ps(_mm256_set1_ps(-0.0f), x); }
  // a where x is negative, else b.
  DK_LANES F where_negative(F x, F a, F b) { return _mm256_blendv_ps(b, a, x); }
  // Lanes below n of x, of other from there on.
  DK_LANES F keep(F x, int n, F other) { return _mm256_blendv_ps(other, x, _mm256_castsi256_ps(first(n))); }

  DK_LANES float top(F x) {
    __m128 m = _mm_max_ps(_mm256_castps256_ps128(x), _mm256_extractf128_ps(x, 1));
    m = _mm_max_ps(m, _mm_movehl_ps(m, m));
    return _mm_cvtss_f32(_mm_max_ss(m, _mm_movehdup_ps(m)));
  }
  DK_LANES float sum(F x) {
    __m128 s = _mm_add_ps(_mm256_castps256_ps128(x), _mm256_extractf128_ps(x, 1));
    s = _mm_add_ps(s, _mm_movehl_ps(s, s));
    return _mm_cvtss_f32(_mm_add_ss(s, _mm_movehdup_ps(s)));
  }

  // e^x within 3 units of the last place, exactly 1 at 0; 0 below -87.3, no more than e^88.3; NaN stays.
  // x = n ln 2 + r, e^r = 1 + r + r^2 p(r) with p fitted at Chebyshev nodes over |r| <= ln 2 / 2.
  DK_LANES F exp(F x) {
    const F small = _mm256_cmp_ps(x, set(-87.3f), _CMP_LT_OQ);
    x = _mm256_max_ps(set(-87.3f), _mm256_min_ps(set(88.3f), x));
    const F n = _mm256_round_ps(mul(x, set(1.44269504f)), _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
    const F r = fnma(n, set(-2.1219444e-4f), fnma(n, set(0.693359375f), x));
    F p = fma(set(0.0013926213f), r, set(0.0083632031f));
    p = fma(p, r, set(0.041666556f));
    p = fma(p, r, set(0.16666576f));
    p = fma(p, r, set(0.5f));
    p = fma(mul(r, r), p, r);
    const I power = _mm256_slli_epi32(_mm256_add_epi32(_mm256_cvtps_epi32(n), _mm256_set1_epi32(127)), 23);
    return _mm256_andnot_ps(small, mul(add(p, set(1.0f)), _mm256_castsi256_ps(power)));
  }

  // ---- words of stored rows
  DK_LANES I no_words() { return _mm256_setzero_si256(); }
  DK_LANES I load_words(const void* p, int n) {
    if (n >= kWidth) return _mm256_loadu_si256(static_cast<const __m256i*>(p));
    return _mm256_maskload_epi32(static_cast<const int*>(p), first(n));
  }
  DK_LANES void transpose(I (&r)[8]) {
    F a[8], b[8];
    for (int i = 0; i < 4; ++i) {
      a[2 * i] = _mm256_castsi256_ps(_mm256_unpacklo_epi32(r[2 * i], r[2 * i + 1]));
      a[2 * i + 1] = _mm256_castsi256_ps(_mm256_unpackhi_epi32(r[2 * i], r[2 * i + 1]));
    }
    for (int i = 0; i < 8; i += 4) {
      b[i] = _mm256_shuffle_ps(a[i], a[i + 2], 0x44);
      b[i + 1] = _mm256_shuffle_ps(a[i], a[i + 2], 0xee);
      b[i + 2] = _mm256_shuffle_ps(a[i + 1], a[i + 3], 0x44);
      b[i + 3] = _mm256_shuffle_ps(a[i + 1], a[i + 3], 0xee);
    }
    for (int i = 0; i < 4; ++i) {
      r[i] = _mm256_castps_si256(_mm256_permute2f128_ps(b[i], b[i + 4], 0x20));
      r[i + 4] = _mm256_castps_si256(_mm256_permute2f128_ps(b[i], b[i + 4], 0x31));
    }
  }
  DK_LANES F as_float(I x) { return _mm256_castsi256_ps(x); }
  template <int Part>
  DK_LANES F bf16_of(I x) {
    return as_float(Part == 0 ? _mm256_slli_epi32(x, 16) : _mm256_and_si256(x, _mm256_set1_epi32(static_cast<int>(0xffff0000u))));
  }
  template <int Part>
  DK_LANES F half_of(I x) {
    const I low = Part == 0 ? _mm256_and_si256(x, _mm256_set1_epi32(0xffff)) : _mm256_srli_epi32(x, 16);
    const I packed = _mm256_permute4x64_epi64(_mm256_packus_epi32(low, low), 0x08);
    return _mm256_cvtph_ps(_mm256_castsi256_si128(packed));
  }
  template <int Part>
  DK_LANES F byte_of(I x) {
    return _mm256_cvtepi32_ps(_mm256_srai_epi32(_mm256_slli_epi32(x, 24 - 8 * Part), 24));
  }
  template <int Part>
  DK_LANES F nibble_of(I x) {
    const I n = _mm256_and_si256(_mm256_srli_epi32(x, 4 * Part), _mm256_set1_epi32(15));
    return _mm256_cvtepi32_ps(_mm256_sub_epi32(n, _mm256_set1_epi32(8)));
  }

  // ---- eight values in order
  DK_LANES float half(const void* p) { return _cvtsh_ss(*static_cast<const std::uint16_t*>(p)); }
  DK_LANES F halves(const void* p, int) { return _mm256_cvtph_ps(_mm_loadu_si128(static_cast<const __m128i*>(p))); }
  DK_LANES F bf16s(const void* p, int) {
    return as_float(_mm256_slli_epi32(_mm256_cvtepu16_epi32(_mm_loadu_si128(static_cast<const __m128i*>(p))), 16));
  }
  DK_LANES F bytes(const void* p, int) { return _mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(_mm_loadl_epi64(static_cast<const __m128i*>(p)))); }
  DK_LANES F nibbles(const void* p, int) {
    const __m128i both = _mm_loadu_si32(p), mask = _mm_set1_epi8(15);
    const __m128i all = _mm_unpacklo_epi8(_mm_and_si128(both, mask), _mm_and_si128(_mm_srli_epi16(both, 4), mask));
    return _mm256_cvtepi32_ps(_mm256_sub_epi32(_mm256_cvtepu8_epi32(all), _mm256_set1_epi32(8)));
  }
};

}  // namespace dossier::kernels::avx2
