// Products of Q6_K in registers, two panels at a time, for processors without tiles (AMD's Zen 4 and 5).
//
// load = a line of each panel, four bits from one plane and two from the other; compute = four activations broadcast once for both panels,
// vpdpbusd, six tokens x 32 rows in registers; finish = the integer sum of 16 values times its scale and the block's step, fused, and at the
// block's end times the activations' step: the chain, and so the bits, of avx512_products_256.cc. Why two panels: avx512_pairs_k.cc.
#include "kernels/cpu/pair_steps.h"

namespace dossier::kernels::avx512 {
namespace {

constexpr PackedBlock256 P = packed_block_256(DK_Q6_K);

// Line `part` of eight of a group of 32 values of k.
DK_INLINE __m512i codes_of(const std::uint8_t* block, int group, int part) {
  const __m512i both = _mm512_load_si512(block + 256 * group + 64 * (part % 4));
  const __m512i low = _mm512_and_si512(part < 4 ? both : _mm512_srli_epi16(both, 4), _mm512_set1_epi8(15));
  const __m512i four = _mm512_load_si512(block + P.top_at + 128 * group + 64 * (part / 4));
  const __m512i moved = part % 4 == 0   ? _mm512_slli_epi16(four, 4)
                        : part % 4 == 1 ? _mm512_slli_epi16(four, 2)
                        : part % 4 == 2 ? four
                                        : _mm512_srli_epi16(four, 2);
  return _mm512_ternarylogic_epi32(low, moved, _mm512_set1_epi8(0x30), 0xf8);  // low | (moved & 0x30)
}

template <int Tokens>
[[gnu::noinline]] void pair_product(const PairStep& s) {
  const TokenRows q = token_rows(s.x, s.x_stride), about = token_rows(s.x + s.head, s.x_stride);
  alignas(64) float total[2][Tokens][16] = {};
  FetchAhead ahead = s.ahead;
  for (std::int64_t b = 0; b < s.blocks; ++b) {
    ahead.block_done();
    const std::uint8_t* const block[2] = {s.panel[0] + b * P.bytes, s.panel[1] + b * P.bytes};
    const auto block_of = [&](int t) {
      return reinterpret_cast<const Q8Block256*>(token(about, t, static_cast<std::int64_t>(sizeof(Q8Block256)) * b));
    };
    const __m512 step[2] = {halves(block[0] + P.step_at), halves(block[1] + P.step_at)};
    __m512 sum[2][Tokens];
#pragma GCC unroll 12
    for (int t = 0; t < Tokens; ++t) sum[0][t] = sum[1][t] = _mm512_setzero_ps();
    for (int group = 0; group < 8; ++group) {
#pragma GCC unroll 2
      for (int half = 0; half < 2; ++half) {
        __m512i dot[2][Tokens];
#pragma GCC unroll 12
        for (int t = 0; t < Tokens; ++t) dot[0][t] = dot[1][t] = broadcast(&block_of(t)->minus_32_sum_16[2 * group + half]);
#pragma GCC unroll 4
        for (int part = 4 * half; part < 4 * half + 4; ++part) {
          const __m512i line[2] = {codes_of(block[0], group, part), codes_of(block[1], group, part)};
#pragma GCC unroll 12
          for (int t = 0; t < Tokens; ++t) {
            const __m512i four = broadcast(reinterpret_cast<const std::int32_t*>(token(q, t, 256 * b + 32 * group + 4 * part)));
            dot[0][t] = dot4(dot[0][t], line[0], four);
            dot[1][t] = dot4(dot[1][t], line[1], four);
          }
        }
#pragma GCC unroll 2
        for (int p = 0; p < 2; ++p) {
          const __m128i bytes = _mm_load_si128(reinterpret_cast<const __m128i*>(block[p] + P.scales_at + 16 * (2 * group + half)));
          const __m512 scale = _mm512_mul_ps(_mm512_cvtepi32_ps(_mm512_cvtepi8_epi32(bytes)), step[p]);
#pragma GCC unroll 12
          for (int t = 0; t < Tokens; ++t) sum[p][t] = _mm512_fmadd_ps(_mm512_cvtepi32_ps(dot[p][t]), scale, sum[p][t]);
        }
      }
    }
#pragma GCC unroll 2
    for (int p = 0; p < 2; ++p) {
#pragma GCC unroll 12
      for (int t = 0; t < Tokens; ++t) {
        _mm512_store_ps(total[p][t], _mm512_fmadd_ps(sum[p][t], _mm512_set1_ps(block_of(t)->step), _mm512_load_ps(total[p][t])));
      }
    }
  }
  for (int p = 0; p < 2; ++p) {
    for (int t = 0; t < Tokens; ++t) put_pair(s, p, t, _mm512_load_ps(total[p][t]));
  }
}

struct Pairs6 {
  static constexpr dk_activation kForm = DK_ACT_Q8_256;
  [[gnu::always_inline]] static std::int64_t units(std::int64_t cols) { return cols / 256; }
  [[gnu::always_inline]] static std::int64_t panel_bytes(std::int64_t cols) { return cols / 256 * P.bytes; }
  template <int Tokens>
  [[gnu::always_inline]] static void product(const PairStep& step) {
    pair_product<Tokens>(step);
  }
};

}  // namespace

void multiply_pairs_6(const MultiplyCall& call) { multiply_in_pairs<Pairs6>(call); }

}  // namespace dossier::kernels::avx512
