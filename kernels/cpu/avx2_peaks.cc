#include <immintrin.h>

#include "kernels/cpu/peak_loops.h"

namespace dossier::kernels {

// Eight bit products without VNNI: pairs to 16 bit, pairs of those to 32, added: three instructions for 32 multiply-adds.
double avx2_int8_loop(const void*, std::size_t, int rounds, int* sink) {
  const __m256i a = _mm256_set1_epi8(3), b = _mm256_set1_epi8(2), one = _mm256_set1_epi16(1);
  __m256i s0 = a, s1 = a, s2 = a, s3 = a, s4 = a, s5 = a;
  const auto step = [&](__m256i& sum) {
    __m256i pair;
    asm volatile("vpmaddubsw %1, %2, %0" : "=x"(pair) : "x"(b), "x"(a));
    sum = _mm256_add_epi32(sum, _mm256_madd_epi16(pair, one));
  };
  for (int r = 0; r < rounds; ++r) step(s0), step(s1), step(s2), step(s3), step(s4), step(s5);
  const __m256i all = _mm256_add_epi32(_mm256_add_epi32(_mm256_add_epi32(s0, s1), _mm256_add_epi32(s2, s3)), _mm256_add_epi32(s4, s5));
  *sink += _mm256_extract_epi32(all, 0) & 1;
  return 64.0 * 6 * rounds;
}

double avx2_f32_loop(const void*, std::size_t, int rounds, int* sink) {
  const __m256 a = _mm256_set1_ps(0.5f), b = _mm256_set1_ps(0.25f);
  __m256 s0 = a, s1 = a, s2 = a, s3 = a, s4 = a, s5 = a, s6 = a, s7 = a, s8 = a, s9 = a;
  for (int r = 0; r < rounds; ++r) {
    asm volatile(
        "vfmadd231ps %10, %11, %0\n\tvfmadd231ps %10, %11, %1\n\tvfmadd231ps %10, %11, %2\n\tvfmadd231ps %10, %11, %3\n\t"
        "vfmadd231ps %10, %11, %4\n\tvfmadd231ps %10, %11, %5\n\tvfmadd231ps %10, %11, %6\n\tvfmadd231ps %10, %11, %7\n\t"
        "vfmadd231ps %10, %11, %8\n\tvfmadd231ps %10, %11, %9"
        : "+x"(s0), "+x"(s1), "+x"(s2), "+x"(s3), "+x"(s4), "+x"(s5), "+x"(s6), "+x"(s7), "+x"(s8), "+x"(s9)
        : "x"(a), "x"(b));
  }
  *sink += _mm256_cvtss_f32(s0) < 0;
  return 16.0 * 10 * rounds;
}

}  // namespace dossier::kernels
