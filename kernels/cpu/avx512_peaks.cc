// Twelve independent chains of one instruction, named one by one so that they stay in registers.
#include <immintrin.h>

#include "kernels/cpu/peak_loops.h"

#define TWELVE_CHAINS(instruction)                                                                                                    \
  asm volatile(instruction " %12, %13, %0\n\t" instruction " %12, %13, %1\n\t" instruction " %12, %13, %2\n\t" instruction            \
                           " %12, %13, %3\n\t" instruction " %12, %13, %4\n\t" instruction " %12, %13, %5\n\t" instruction            \
                           " %12, %13, %6\n\t" instruction " %12, %13, %7\n\t" instruction " %12, %13, %8\n\t" instruction            \
                           " %12, %13, %9\n\t" instruction " %12, %13, %10\n\t" instruction " %12, %13, %11"                          \
               : "+v"(s0), "+v"(s1), "+v"(s2), "+v"(s3), "+v"(s4), "+v"(s5), "+v"(s6), "+v"(s7), "+v"(s8), "+v"(s9), "+v"(s10), "+v"(s11) \
               : "v"(a), "v"(b))

namespace dossier::kernels {

double avx512_int8_loop(const void*, std::size_t, int rounds, int* sink) {
  const __m512i a = _mm512_set1_epi8(3), b = _mm512_set1_epi8(2);
  __m512i s0 = a, s1 = a, s2 = a, s3 = a, s4 = a, s5 = a, s6 = a, s7 = a, s8 = a, s9 = a, s10 = a, s11 = a;
  for (int r = 0; r < rounds; ++r) TWELVE_CHAINS("vpdpbusd");
  *sink += _mm512_reduce_add_epi32(s0) & 1;
  return 128.0 * 12 * rounds;
}

double avx512_bf16_loop(const void*, std::size_t, int rounds, int* sink) {
  const __m512i a = _mm512_set1_epi16(0x3f80), b = _mm512_set1_epi16(0x3f00);
  __m512i s0 = a, s1 = a, s2 = a, s3 = a, s4 = a, s5 = a, s6 = a, s7 = a, s8 = a, s9 = a, s10 = a, s11 = a;
  for (int r = 0; r < rounds; ++r) TWELVE_CHAINS("vdpbf16ps");
  *sink += _mm512_reduce_add_epi32(s0) & 1;
  return 64.0 * 12 * rounds;
}

double avx512_f32_loop(const void*, std::size_t, int rounds, int* sink) {
  const __m512 a = _mm512_set1_ps(0.5f), b = _mm512_set1_ps(0.25f);
  __m512 s0 = a, s1 = a, s2 = a, s3 = a, s4 = a, s5 = a, s6 = a, s7 = a, s8 = a, s9 = a, s10 = a, s11 = a;
  for (int r = 0; r < rounds; ++r) TWELVE_CHAINS("vfmadd231ps");
  *sink += _mm512_reduce_add_ps(s0) < 0;
  return 32.0 * 12 * rounds;
}

double avx512_read_loop(const void* buffer, std::size_t bytes, int, int* sink) {
  const char* at = static_cast<const char*>(buffer);
  __m512i s0 = _mm512_setzero_si512(), s1 = s0, s2 = s0, s3 = s0;
  for (std::size_t i = 0; i + 256 <= bytes; i += 256) {
    _mm_prefetch(at + i + 4096, _MM_HINT_T0);
    _mm_prefetch(at + i + 4160, _MM_HINT_T0);
    _mm_prefetch(at + i + 4224, _MM_HINT_T0);
    _mm_prefetch(at + i + 4288, _MM_HINT_T0);
    s0 = _mm512_xor_si512(s0, _mm512_loadu_si512(at + i));
    s1 = _mm512_xor_si512(s1, _mm512_loadu_si512(at + i + 64));
    s2 = _mm512_xor_si512(s2, _mm512_loadu_si512(at + i + 128));
    s3 = _mm512_xor_si512(s3, _mm512_loadu_si512(at + i + 192));
  }
  *sink += _mm512_reduce_add_epi32(_mm512_xor_si512(_mm512_xor_si512(s0, s1), _mm512_xor_si512(s2, s3))) & 1;
  return static_cast<double>(bytes / 256 * 256);
}

}  // namespace dossier::kernels
