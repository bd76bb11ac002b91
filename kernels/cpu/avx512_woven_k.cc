// Products of Q4_K and Q5_K in whole AMX tiles: 16 tokens x 16 rows x 64 values of k an instruction.
//
// A weight is step * scale * code - shift * minimum, scale < 64 and code < 32: integers. scale = 8 * high + low, both below 8, so
// code * low and code * high fit a byte each. load = the codes of a block times low and times high, two planes of bytes, once for all
// tokens; compute = both planes times the tokens' bytes, summed over the whole block of 256 inside the tiles; finish = low sum +
// 8 * high sum is the block's integer sum, then the fused chain of avx512_products_256.cc: the same bits.
//
// Tiles and vector units work at the same time only if their instructions lie close together (the processor looks a few hundred
// ahead). So each tile product is followed by a slice of vector work: two tokens of the step before are finished, and some lines of
// a block further on are unpacked.
#include <utility>

#include "kernels/cpu/woven_steps.h"

namespace dossier::kernels::avx512 {
namespace {

constexpr int kSlices = 16;  // tile products of a step: 4 parts of k x 2 planes x 2 groups

struct alignas(64) TokenFacts {
  std::int16_t sum_32[4][kGroupTokens][2];
  float step[kGroupTokens];
};

struct Planes {
  alignas(64) std::uint8_t low[64][64], high[64][64];  // lines of 16 rows x 4 values of k, in rising k
};
struct Sums {
  alignas(64) std::int32_t low[2][kGroupTokens][16], high[2][kGroupTokens][16];
};

// ---- load

// Lines first, first + 1, ... of a group of 32 and their partners (packed_layout.h: line i holds the parts i and i + 4).
template <dk_type Type>
DK_INLINE void unpack_lines(const std::uint8_t* block, int group, int first, int lines, Planes& to) {
  constexpr PackedBlock256 P = packed_block_256(Type);
  const __m512i nibble = _mm512_set1_epi8(15);
  __m512i scale = _mm512_cvtepu8_epi32(_mm_load_si128(reinterpret_cast<const __m128i*>(block + P.scales_at + 16 * group)));
  scale = _mm512_or_si512(scale, _mm512_slli_epi32(scale, 16));
  const __m512i low = _mm512_and_si512(scale, _mm512_set1_epi16(7)), high = _mm512_srli_epi16(scale, 3);
  const auto put_line = [&](int part, __m512i codes) {
    if constexpr (P.top_bits == 1) {
      const auto top = *reinterpret_cast<const __mmask64*>(block + P.top_at + 64 * group + 8 * part);
      codes = _mm512_mask_add_epi8(codes, top, codes, _mm512_set1_epi8(16));
    }
    // A product of a byte and a number below 8 stays in its byte, so two are multiplied as one word.
    _mm512_store_si512(to.low[8 * group + part], _mm512_mullo_epi16(codes, low));
    _mm512_store_si512(to.high[8 * group + part], _mm512_mullo_epi16(codes, high));
  };
#pragma GCC unroll 4
  for (int i = first; i < first + lines; ++i) {
    const __m512i both = _mm512_load_si512(block + 256 * group + 64 * i);
    put_line(i, _mm512_and_si512(both, nibble));
    put_line(i + 4, _mm512_and_si512(_mm512_srli_epi16(both, 4), nibble));
  }
}

template <dk_type Type>
DK_INLINE void unpack_groups(const std::uint8_t* block, int first, int end, Planes& to) {
  for (int group = first; group < end; ++group) unpack_lines<Type>(block, group, 0, 4, to);
}

// ---- compute

DK_INLINE void clear_sums() { clear_tile<0>(), clear_tile<1>(), clear_tile<2>(), clear_tile<3>(); }
DK_INLINE void store_sums(Sums& sums) {
  store_tile<0>(sums.low[0]), store_tile<1>(sums.high[0]), store_tile<2>(sums.low[1]), store_tile<3>(sums.high[1]);
}

// Tile product number N of a step: part N / 4 of the block's k.
template <int N>
DK_INLINE void product_of_step(const Planes& codes, const char* x0, const char* x1, std::int64_t x_stride) {
  constexpr int kPart = N / 4;
  if constexpr (N % 4 == 0) load_tile<4>(x0 + 64 * kPart, x_stride), load_tile<6>(codes.low[16 * kPart], 64), tile_product<0, 4, 6>();
  if constexpr (N % 4 == 1) load_tile<7>(codes.high[16 * kPart], 64), tile_product<1, 4, 7>();
  if constexpr (N % 4 == 2) load_tile<5>(x1 + 64 * kPart, x_stride), tile_product<2, 5, 6>();
  if constexpr (N % 4 == 3) tile_product<3, 5, 7>();
}

// ---- finish

struct BlockFacts {
  __m512 step, shift;
  __m512i minima[4];
};
template <dk_type Type>
DK_INLINE BlockFacts block_facts(const std::uint8_t* block) {
  constexpr PackedBlock256 P = packed_block_256(Type);
  BlockFacts f{halves(block + P.step_at), halves(block + P.step_at + 32), {}};
#pragma GCC unroll 4
  for (int pair = 0; pair < 4; ++pair) {
    f.minima[pair] = _mm512_cvtepu8_epi16(_mm256_load_si256(reinterpret_cast<const __m256i*>(block + P.minima_at + 32 * pair)));
  }
  return f;
}

DK_INLINE void finish_token(const BlockFacts& block, const std::int32_t* low, const std::int32_t* high, const TokenFacts& facts, int t, float* total) {
  const __m512i sum = _mm512_add_epi32(_mm512_slli_epi32(_mm512_load_si512(high), 3), _mm512_load_si512(low));
  __m512i minima = _mm512_setzero_si512();
#pragma GCC unroll 4
  for (int pair = 0; pair < 4; ++pair) minima = dot2(minima, block.minima[pair], facts.sum_32[pair][t]);
  const __m512 value = _mm512_fnmadd_ps(_mm512_cvtepi32_ps(minima), block.shift, _mm512_mul_ps(_mm512_cvtepi32_ps(sum), block.step));
  _mm512_store_ps(total, _mm512_fmadd_ps(value, _mm512_set1_ps(facts.step[t]), _mm512_load_ps(total)));
}

// ---- a step, woven

struct Unpacking {
  const std::uint8_t* block;
  int group;  // the first one to unpack
  Planes* to;
};
struct Finishing {
  const Sums* sums;
  const TokenFacts* facts[2];
  float (*total)[16];
};

// Slice N of a step's vector work: two tokens of the group that it belongs to, as long as there are any, and Lines lines of the block to unpack.
template <dk_type Type, int Lines, int Half, int N>
DK_INLINE void slice(const BlockFacts& block, const Finishing& f, const Unpacking& u) {
  constexpr int kGroup = N / 8, kToken = 2 * N % kGroupTokens, kAhead = 2 * packed_block_256(Type).bytes;
  const TokenFacts& facts = f.facts[kGroup][0];
  if constexpr (kToken < 2 * Half) {
    finish_token(block, f.sums->low[kGroup][kToken], f.sums->high[kGroup][kToken], facts, kToken, f.total[2 * N]);
    finish_token(block, f.sums->low[kGroup][kToken + 1], f.sums->high[kGroup][kToken + 1], facts, kToken + 1, f.total[2 * N + 1]);
  }
  const int group = u.group + N * Lines / 4, first = N * Lines % 4;
#pragma GCC unroll 2
  for (int i = first; i < first + Lines; ++i) _mm_prefetch(u.block + 256 * group + 64 * i + kAhead, _MM_HINT_T0);
  if constexpr (N % 2 == 0) _mm_prefetch(u.block + packed_block_256(Type).top_at + 64 * (N / 2) + kAhead, _MM_HINT_T0);
  unpack_lines<Type>(u.block, group, first, Lines, *u.to);
}

template <dk_type Type, int Lines, int Half, int... N>
DK_INLINE void weave(std::integer_sequence<int, N...>, const Planes& codes, const Step<TokenFacts>& next, std::int64_t at, std::int64_t x_stride,
                     const BlockFacts& block, const Finishing& f, const Unpacking& u) {
  const char *x0 = next.x[0] + at, *x1 = next.x[1] + at;
  clear_sums();
  ((product_of_step<N>(codes, x0, x1, x_stride), slice<Type, Lines, Half, N>(block, f, u)), ...);
}

template <int... N>
DK_INLINE void only_products(std::integer_sequence<int, N...>, const Planes& codes, const Step<TokenFacts>& step, std::int64_t x_stride) {
  clear_sums();
  (product_of_step<N>(codes, step.x[0], step.x[1], x_stride), ...);
}

// A panel times one or two steps of tokens. While step s of block b is finished, the tiles of the step after it are computed (its codes
// are unpacked), and the block after that is unpacked into the place that is free: one step needs a whole block in its 16 slices, two
// steps half a block each.
template <dk_type Type, int Steps, int Half>
[[gnu::noinline]] void panel_product(const std::uint8_t* panel, std::int64_t blocks, const Step<TokenFacts>* steps, std::int64_t x_stride,
                                     std::int64_t out_stride, __mmask16 rows) {
  constexpr std::int64_t kBytes = packed_block_256(Type).bytes;
  constexpr std::make_integer_sequence<int, kSlices> kAll;
  Planes planes[2];
  Sums sums[2];
  alignas(64) float total[Steps * kStepTokens][16] = {};
  const auto block_at = [&](std::int64_t b) { return panel + kBytes * (b < blocks ? b : blocks - 1); };
  unpack_groups<Type>(block_at(0), 0, 8, planes[0]);
  unpack_groups<Type>(block_at(1), 0, Steps == 1 ? 8 : 4, planes[1]);
  only_products(kAll, planes[0], steps[0], x_stride);
  store_sums(sums[0]);
  int now = 0;
  for (std::int64_t b = 0; b < blocks; ++b) {
    const BlockFacts facts = block_facts<Type>(block_at(b));
#pragma GCC unroll 1
    for (int s = 0; s < Steps; ++s) {
      const bool last = s + 1 == Steps;
      const std::int64_t next = last ? (b + 1 < blocks ? b + 1 : b) : b;
      const Finishing f{&sums[now], {steps[s].facts[0] + b, steps[s].facts[1] + b}, total + kStepTokens * s};
      const Unpacking u{block_at(last ? b + 2 : b + 1), last ? 0 : 4, &planes[(last ? b : b + 1) & 1]};
      weave<Type, Steps == 1 ? 2 : 1, Half>(kAll, planes[(last ? b + 1 : b) & 1], steps[last ? 0 : s + 1], 256 * next, x_stride, facts, f, u);
      store_sums(sums[now ^ 1]);
      now ^= 1;
    }
  }
  put_steps(steps, Steps, total, out_stride, rows);
}

// ---- a product

template <dk_type Type>
struct Kind {
  using Facts = TokenFacts;
  static constexpr int kFacts = 1024;
  static constexpr dk_activation kForm = DK_ACT_Q8_256;
  static std::int64_t blocks(std::int64_t cols) { return cols / 256; }
  static std::int64_t panel_bytes(std::int64_t cols) { return packed_panel_bytes(Type, cols); }
  static void gather(const ActivationRows& rows, std::int64_t first, int tokens, TokenFacts* out) {
    for (std::int64_t b = 0; b < blocks(rows.cols); ++b) {
      out[b] = TokenFacts{};
      for (int t = 0; t < tokens; ++t) {
        const Q8Block256& from = reinterpret_cast<const Q8Block256*>(rows.x + (first + t) * rows.stride + rows.head)[b];
        out[b].step[t] = from.step;
        for (int i = 0; i < 8; ++i) out[b].sum_32[i / 2][t][i % 2] = from.sum_32[i];
      }
    }
  }
  static constexpr int kPanels = 1;
  template <int, int Steps, int Half>
  static void panel_product(const std::uint8_t* panel, std::int64_t blocks, const Step<TokenFacts>* steps, std::int64_t x_stride,
                            std::int64_t out_stride, const __mmask16* rows) {
    avx512::panel_product<Type, Steps, Half>(panel, blocks, steps, x_stride, out_stride, rows[0]);
  }
};

}  // namespace

bool weaves_k(dk_type type, std::int64_t cols) { return (type == DK_Q4_K || type == DK_Q5_K) && 2 * cols / 256 <= Kind<DK_Q4_K>::kFacts; }

void multiply_woven_k(dk_type type, const MultiplyCall& p) {
  const StepWidths widths = StepWidths::of(p.tokens);
  amx::configure_groups(widths.group[0], widths.group[1], 64);
  type == DK_Q4_K ? multiply_in_steps<Kind<DK_Q4_K>>(p, widths) : multiply_in_steps<Kind<DK_Q5_K>>(p, widths);
  amx::release();
}

}  // namespace dossier::kernels::avx512
