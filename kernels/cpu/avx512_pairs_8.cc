// Products of Q8_0 in registers, two panels at a time, for processors without tiles (AMD's Zen 4 and 5).
//
// load = a line of codes of each panel, 128 added by turning the sign bit; compute = four activations broadcast once for both panels,
// vpdpbusd, six tokens x 32 rows in registers; finish = the integer sum times the product of both steps, fused: the chain, and so the bits, of
// avx512_products_32.cc. Why two panels: avx512_pairs_k.cc.
#include "kernels/cpu/pair_steps.h"

namespace dossier::kernels::avx512 {
namespace {

template <int Tokens>
[[gnu::noinline]] void pair_product(const PairStep& s) {
  const PackedPanel32 P = packed_panel_32(DK_Q8_0, s.blocks);
  const std::int64_t plane = round_up(s.blocks * 4, 64);
  const TokenRows q = token_rows(s.x, s.x_stride), steps = token_rows(s.x + s.head, s.x_stride), sums = token_rows(s.x + s.head + plane, s.x_stride);
  const __m512i sign = _mm512_set1_epi8(-128);
  FetchAhead ahead = s.ahead;
  __m512 total[2][Tokens];
#pragma GCC unroll 12
  for (int t = 0; t < Tokens; ++t) total[0][t] = total[1][t] = _mm512_setzero_ps();
  for (std::int64_t b = 0; b < s.blocks; ++b) {
    ahead.block_done();
    __m512i dot[2][Tokens];
#pragma GCC unroll 12
    for (int t = 0; t < Tokens; ++t) dot[0][t] = dot[1][t] = broadcast(reinterpret_cast<const std::int32_t*>(token(sums, t, 4 * b)));
#pragma GCC unroll 8
    for (int part = 0; part < 8; ++part) {
      const __m512i line[2] = {_mm512_xor_si512(_mm512_load_si512(s.panel[0] + 512 * b + 64 * part), sign),
                               _mm512_xor_si512(_mm512_load_si512(s.panel[1] + 512 * b + 64 * part), sign)};
#pragma GCC unroll 12
      for (int t = 0; t < Tokens; ++t) {
        const __m512i four = broadcast(reinterpret_cast<const std::int32_t*>(token(q, t, 32 * b + 4 * part)));
        dot[0][t] = dot4(dot[0][t], line[0], four);
        dot[1][t] = dot4(dot[1][t], line[1], four);
      }
    }
#pragma GCC unroll 2
    for (int p = 0; p < 2; ++p) {
      const __m512 step = halves(s.panel[p] + P.steps_at + 32 * b);
#pragma GCC unroll 12
      for (int t = 0; t < Tokens; ++t) {
        const __m512 both = _mm512_mul_ps(step, _mm512_set1_ps(*reinterpret_cast<const float*>(token(steps, t, 4 * b))));
        total[p][t] = _mm512_fmadd_ps(_mm512_cvtepi32_ps(dot[p][t]), both, total[p][t]);
      }
    }
  }
#pragma GCC unroll 12
  for (int t = 0; t < Tokens; ++t) put_pair(s, 0, t, total[0][t]), put_pair(s, 1, t, total[1][t]);
}

struct Pairs8 {
  static constexpr dk_activation kForm = DK_ACT_Q8_32;
  [[gnu::always_inline]] static std::int64_t units(std::int64_t cols) { return cols / 32; }
  [[gnu::always_inline]] static std::int64_t panel_bytes(std::int64_t cols) { return packed_panel_32(DK_Q8_0, cols / 32).bytes; }
  template <int Tokens>
  [[gnu::always_inline]] static void product(const PairStep& step) {
    pair_product<Tokens>(step);
  }
};

}  // namespace

void multiply_pairs_8(const MultiplyCall& call) { multiply_in_pairs<Pairs8>(call); }

}  // namespace dossier::kernels::avx512
