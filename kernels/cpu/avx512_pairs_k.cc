// Products of Q4_K and Q5_K in registers, two panels at a time, for processors without tiles (AMD's Zen 4 and 5).
//
// load = a line of codes of each panel; compute = four activations broadcast once for both panels, vpdpbusd, six tokens x 32 rows in
// registers; finish = a group's integer sum times its scale, summed as whole numbers over the block of 256, then the fused chain of
// avx512_products_256.cc: the same bits. One panel and twelve tokens need an activation's load for every vpdpbusd, and two loads a cycle are
// all there are; nor do their sums of a group, of four groups and of the block fit the registers.
#include "kernels/cpu/pair_steps.h"

namespace dossier::kernels::avx512 {
namespace {

template <dk_type Type>
DK_INLINE __m512i with_top_bit(__m512i codes, const std::uint8_t* top) {
  if constexpr (packed_block_256(Type).top_bits == 0) return codes;
  return _mm512_mask_add_epi8(codes, *reinterpret_cast<const __mmask64*>(top), codes, _mm512_set1_epi8(16));
}

// Adds the products of a group of 32 values of k, times its scales, to the block's sums.
template <dk_type Type, int Tokens>
DK_INLINE void add_group(const std::uint8_t* const (&block)[2], int group, const TokenRows& q, std::int64_t at, __m512i (&sum)[2][Tokens]) {
  constexpr PackedBlock256 P = packed_block_256(Type);
  const __m512i nibble = _mm512_set1_epi8(15);
  __m512i dot[2][Tokens];
#pragma GCC unroll 12
  for (int t = 0; t < Tokens; ++t) dot[0][t] = dot[1][t] = _mm512_setzero_si512();
#pragma GCC unroll 8
  for (int part = 0; part < 8; ++part) {
    __m512i line[2];
#pragma GCC unroll 2
    for (int p = 0; p < 2; ++p) {
      const __m512i both = _mm512_load_si512(block[p] + 256 * group + 64 * (part / 2));
      line[p] = _mm512_and_si512(part % 2 == 0 ? both : _mm512_srli_epi16(both, 4), nibble);
      line[p] = with_top_bit<Type>(line[p], block[p] + P.top_at + 64 * group + 8 * (part / 2 + part % 2 * 4));
    }
    const std::int64_t k = at + 4 * (part / 2 + part % 2 * 4);
#pragma GCC unroll 12
    for (int t = 0; t < Tokens; ++t) {
      const __m512i four = broadcast(reinterpret_cast<const std::int32_t*>(token(q, t, k)));
      dot[0][t] = dot4(dot[0][t], line[0], four);
      dot[1][t] = dot4(dot[1][t], line[1], four);
    }
  }
#pragma GCC unroll 2
  for (int p = 0; p < 2; ++p) {
    const __m512i scale = _mm512_cvtepu8_epi32(_mm_load_si128(reinterpret_cast<const __m128i*>(block[p] + P.scales_at + 16 * group)));
#pragma GCC unroll 12
    for (int t = 0; t < Tokens; ++t) sum[p][t] = _mm512_add_epi32(sum[p][t], _mm512_mullo_epi32(dot[p][t], scale));
  }
}

template <dk_type Type, int Tokens>
[[gnu::noinline]] void pair_product(const PairStep& s) {
  constexpr PackedBlock256 P = packed_block_256(Type);
  const TokenRows q = token_rows(s.x, s.x_stride), about = token_rows(s.x + s.head, s.x_stride);
  alignas(64) float total[2][Tokens][16] = {};
  FetchAhead ahead = s.ahead;
  for (std::int64_t b = 0; b < s.blocks; ++b) {
    const std::uint8_t* const block[2] = {s.panel[0] + b * P.bytes, s.panel[1] + b * P.bytes};
    const auto block_of = [&](int t) {
      return reinterpret_cast<const Q8Block256*>(token(about, t, static_cast<std::int64_t>(sizeof(Q8Block256)) * b));
    };
    ahead.block_done();
    __m512i sum[2][Tokens];
#pragma GCC unroll 12
    for (int t = 0; t < Tokens; ++t) sum[0][t] = sum[1][t] = _mm512_setzero_si512();
    for (int group = 0; group < 8; ++group) add_group<Type, Tokens>(block, group, q, 256 * b + 32 * group, sum);
#pragma GCC unroll 2
    for (int p = 0; p < 2; ++p) {
      const __m512 step = halves(block[p] + P.step_at), shift = halves(block[p] + P.step_at + 32);
      __m512i minima[4];
#pragma GCC unroll 4
      for (int pair = 0; pair < 4; ++pair) {
        minima[pair] = _mm512_cvtepu8_epi16(_mm256_load_si256(reinterpret_cast<const __m256i*>(block[p] + P.minima_at + 32 * pair)));
      }
#pragma GCC unroll 12
      for (int t = 0; t < Tokens; ++t) {
        __m512i dot = _mm512_setzero_si512();
#pragma GCC unroll 4
        for (int pair = 0; pair < 4; ++pair) dot = dot2(dot, minima[pair], block_of(t)->sum_32 + 2 * pair);
        const __m512 value = _mm512_fnmadd_ps(_mm512_cvtepi32_ps(dot), shift, _mm512_mul_ps(_mm512_cvtepi32_ps(sum[p][t]), step));
        _mm512_store_ps(total[p][t], _mm512_fmadd_ps(value, _mm512_set1_ps(block_of(t)->step), _mm512_load_ps(total[p][t])));
      }
    }
  }
  for (int p = 0; p < 2; ++p) {
    for (int t = 0; t < Tokens; ++t) put_pair(s, p, t, _mm512_load_ps(total[p][t]));
  }
}

template <dk_type Type>
struct PairsK {
  static constexpr dk_activation kForm = DK_ACT_Q8_256;
  [[gnu::always_inline]] static std::int64_t units(std::int64_t cols) { return cols / 256; }
  [[gnu::always_inline]] static std::int64_t panel_bytes(std::int64_t cols) { return cols / 256 * packed_block_256(Type).bytes; }
  template <int Tokens>
  [[gnu::always_inline]] static void product(const PairStep& step) {
    pair_product<Type, Tokens>(step);
  }
};

}  // namespace

void multiply_pairs_k(dk_type type, const MultiplyCall& call) {
  if (type == DK_Q4_K) return multiply_in_pairs<PairsK<DK_Q4_K>>(call);
  multiply_in_pairs<PairsK<DK_Q5_K>>(call);
}

}  // namespace dossier::kernels::avx512
