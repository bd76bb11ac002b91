// Products of Q8_0 in AMX tiles: 16 tokens x 16 rows x 32 values of k an instruction, straight from the packed panel, whose lines are a
// tile's rows as they are. Each block has a step of its own on both sides, so each product's sums go to memory and through the chain of
// avx512_products_32.cc, times the product of the steps. Tiles and
// vector units work at the same time as in avx512_woven_k.cc: a step is two blocks, two groups of tokens and one or two panels, four tile
// products a panel, and behind each of them stands a part of the step before. Two panels share the tokens' tiles and facts.
#include <utility>

#include "kernels/cpu/woven_steps.h"

namespace dossier::kernels::avx512 {
namespace {

constexpr std::int64_t kBlockBytes = 512;   // of codes in a panel
constexpr std::int64_t kAhead = 16 * kBlockBytes;

struct alignas(64) TokenFacts {
  float step[kGroupTokens];
};

template <int Panels>
struct Sums {
  alignas(64) std::int32_t of[2][2][Panels][kGroupTokens][16];  // [block of the pair][group][panel]
};

// Where a pair of blocks stands in the first panel; the second's stands `Panel.bytes` behind.
struct Pair {
  const std::uint8_t* codes;
  const std::uint8_t* steps;  // 16 halves a block
};

// Product N of 4 * Panels: panel N % Panels, group N / Panels % 2, block N / (2 * Panels). Tiles: sums 0 to 3 (0 and 1 the first group's), tokens 4 and 5,
// codes 6 and 7. With two panels the sums of the first block are stored before the second's take their tiles.
template <int Panels, int N>
struct Product {
  static constexpr int kPanel = N % Panels, kGroup = N / Panels % 2, kBlock = N / (2 * Panels);
  static constexpr int kSums = 2 * kGroup + (Panels == 2 ? kPanel : kBlock), kTokens = 4 + kGroup, kCodes = Panels == 2 ? 6 + kPanel : 6 + kBlock;
};

template <int Panels, int N>
DK_INLINE void product_of_step(const Pair& pair, std::int64_t panel_bytes, const Step<TokenFacts>& step, std::int64_t at, std::int64_t x_stride) {
  using P = Product<Panels, N>;
  if constexpr (P::kGroup == 0) load_tile<P::kCodes>(pair.codes + panel_bytes * P::kPanel + kBlockBytes * P::kBlock, 64);
  clear_tile<P::kSums>();
  if constexpr (P::kPanel == 0) load_tile<P::kTokens>(step.x[P::kGroup] + at + 32 * P::kBlock, x_stride);
  signed_tile_product<P::kSums, P::kTokens, P::kCodes>();
}

template <int Panels, int N>
DK_INLINE void store_product(Sums<Panels>& sums) {
  using P = Product<Panels, N>;
  store_tile<P::kSums>(sums.of[P::kBlock][P::kGroup][P::kPanel]);
}

// Those of which a tile is taken by the product after N.
template <int Panels, int N>
DK_INLINE void store_before_next(Sums<Panels>& sums) {
  if constexpr (N >= 3 && N + 1 < 4 * Panels) store_product<Panels, N - 3>(sums);
}

template <int Panels, int... N>
DK_INLINE void store_last(std::integer_sequence<int, N...>, Sums<Panels>& sums) {
  (store_product<Panels, 4 * Panels - 4 + N>(sums), ...);
}

DK_INLINE __m512 add_block(__m512 total, const std::int32_t* sums, __m512 step, const TokenFacts& facts, int t) {
  const __m512 dot = _mm512_cvtepi32_ps(_mm512_load_si512(sums));
  return _mm512_fmadd_ps(dot, _mm512_mul_ps(step, _mm512_set1_ps(facts.step[t])), total);
}

template <int Panels>
struct Finishing {
  const Sums<Panels>* sums;
  __m512 step[Panels][2];
  const TokenFacts* facts[2];  // of the pair's first block; the second's follow
  float (*total[Panels])[16];
};

// A part of a group, in all panels: both blocks or the first alone. Part N of 4 * Panels, the group's tokens in their order.
template <int Panels, int N, int Blocks, int Half>
DK_INLINE void finish_part(const Finishing<Panels>& f) {
  constexpr int kParts = 2 * Panels, kGroup = N / kParts, kBegin = 2 * Half * (N % kParts) / kParts, kEnd = 2 * Half * (N % kParts + 1) / kParts;
#pragma GCC unroll 8
  for (int t = kBegin; t < kEnd; ++t) {
#pragma GCC unroll 2
    for (int p = 0; p < Panels; ++p) {
      float* total = f.total[p][kGroupTokens * kGroup + t];
      __m512 sum = add_block(_mm512_load_ps(total), f.sums->of[0][kGroup][p][t], f.step[p][0], f.facts[kGroup][0], t);
      if constexpr (Blocks == 2) sum = add_block(sum, f.sums->of[1][kGroup][p][t], f.step[p][1], f.facts[kGroup][1], t);
      _mm512_store_ps(total, sum);
    }
  }
}

template <int Panels, int Blocks, int Half, int... N>
DK_INLINE void finish(std::integer_sequence<int, N...>, const Finishing<Panels>& f) {
  (finish_part<Panels, N, Blocks, Half>(f), ...);
}

constexpr std::make_integer_sequence<int, 4> kFour;

template <int Panels, int... N>
DK_INLINE void only_products(std::integer_sequence<int, N...>, const Pair& pair, std::int64_t panel_bytes, const Step<TokenFacts>& step, std::int64_t at,
                             std::int64_t x_stride, Sums<Panels>& sums) {
  ((product_of_step<Panels, N>(pair, panel_bytes, step, at, x_stride), store_before_next<Panels, N>(sums)), ...);
  store_last<Panels>(kFour, sums);
}

// A quarter of a pair of blocks of one panel.
template <int Panels, int N>
DK_INLINE void prefetch_part(const Pair& pair, std::int64_t panel_bytes) {
#pragma GCC unroll 4
  for (int i = 0; i < 4; ++i) _mm_prefetch(pair.codes + panel_bytes * (N / 4) + kAhead + 64 * (4 * (N % 4) + i), _MM_HINT_T0);
}

template <int Panels, int Half, int... N>
DK_INLINE void weave(std::integer_sequence<int, N...>, const Pair& pair, std::int64_t panel_bytes, const Step<TokenFacts>& step, std::int64_t at,
                     std::int64_t x_stride, const Finishing<Panels>& f, Sums<Panels>& sums) {
  ((product_of_step<Panels, N>(pair, panel_bytes, step, at, x_stride), prefetch_part<Panels, N>(pair, panel_bytes), finish_part<Panels, N, 2, Half>(f),
    store_before_next<Panels, N>(sums)),
   ...);
  store_last<Panels>(kFour, sums);
}

// One or two panels times one or two steps of tokens: while a step of a pair of blocks is finished, the tiles of the step after it are
// computed. The last block of an odd number stands alone, and its partner's sums are not looked at.
template <int Panels, int Steps, int Half>
[[gnu::noinline]] void panel_product_8(const std::uint8_t* panel, std::int64_t blocks, const Step<TokenFacts>* steps, std::int64_t x_stride,
                                       std::int64_t out_stride, const __mmask16* rows) {
  constexpr std::make_integer_sequence<int, 4 * Panels> kAll;
  const PackedPanel32 layout = packed_panel_32(DK_Q8_0, blocks);
  const auto pair_at = [&](std::int64_t b) { return Pair{panel + kBlockBytes * b, panel + layout.steps_at + 32 * b}; };
  Sums<Panels> sums[2];
  alignas(64) float total[Panels][Steps * kStepTokens][16] = {};
  const auto finishing = [&](const Sums<Panels>& done, std::int64_t b, int s) {
    Finishing<Panels> f{&done, {}, {steps[s].facts[0] + b, steps[s].facts[1] + b}, {}};
    for (int p = 0; p < Panels; ++p) {
      const std::uint8_t* at = pair_at(b).steps + layout.bytes * p;
      f.step[p][0] = halves(at), f.step[p][1] = b + 1 < blocks ? halves(at + 32) : f.step[p][0];
      f.total[p] = total[p] + kStepTokens * s;
    }
    return f;
  };
  const std::int64_t whole = blocks / 2 * 2;
  int now = 0;
  if (whole > 0) only_products<Panels>(kAll, pair_at(0), layout.bytes, steps[0], 0, x_stride, sums[0]);
  for (std::int64_t b = 0; b < whole; b += 2) {
#pragma GCC unroll 1
    for (int s = 0; s < Steps; ++s) {
      const bool last = s + 1 == Steps;
      const std::int64_t next = last && b + 2 < whole ? b + 2 : b;
      weave<Panels, Half>(kAll, pair_at(next), layout.bytes, steps[last ? 0 : s + 1], 32 * next, x_stride, finishing(sums[now], b, s), sums[now ^ 1]);
      now ^= 1;
    }
  }
  if (whole < blocks) {
    for (int s = 0; s < Steps; ++s) {
      const auto single = [&]<int G, int P>() {
        load_tile<6>(panel + layout.bytes * P + kBlockBytes * whole, 64), clear_tile<2 * G>(), load_tile<4 + G>(steps[s].x[G] + 32 * whole, x_stride);
        signed_tile_product<2 * G, 4 + G, 6>(), store_tile<2 * G>(sums[0].of[0][G][P]);
      };
      single.template operator()<0, 0>(), single.template operator()<1, 0>();
      if constexpr (Panels == 2) single.template operator()<0, 1>(), single.template operator()<1, 1>();
      finish<Panels, 1, Half>(kAll, finishing(sums[0], whole, s));
    }
  }
  for (int p = 0; p < Panels; ++p) put_steps(steps, Steps, total[p], out_stride, rows[p], DK_PANEL_ROWS * p);
}

struct Kind {
  using Facts = TokenFacts;
  static constexpr int kFacts = 2048;
  static constexpr dk_activation kForm = DK_ACT_Q8_32;
  static std::int64_t blocks(std::int64_t cols) { return cols / 32; }
  static std::int64_t panel_bytes(std::int64_t cols) { return packed_panel_bytes(DK_Q8_0, cols); }
  static void gather(const ActivationRows& rows, std::int64_t first, int tokens, TokenFacts* out) {
    for (std::int64_t b = 0; b < blocks(rows.cols); ++b) out[b] = TokenFacts{};
    for (int t = 0; t < tokens; ++t) {
      const char* about = rows.x + (first + t) * rows.stride + rows.head;
      for (std::int64_t b = 0; b < blocks(rows.cols); ++b) {
        out[b].step[t] = reinterpret_cast<const float*>(about)[b];
      }
    }
  }
  static constexpr int kPanels = 2;
  template <int Panels, int Steps, int Half>
  static void panel_product(const std::uint8_t* panel, std::int64_t blocks, const Step<TokenFacts>* steps, std::int64_t x_stride,
                            std::int64_t out_stride, const __mmask16* rows) {
    panel_product_8<Panels, Steps, Half>(panel, blocks, steps, x_stride, out_stride, rows);
  }
};

}  // namespace

bool weaves_8(dk_type type, std::int64_t cols) { return type == DK_Q8_0 && 2 * cols / 32 <= Kind::kFacts; }

void multiply_woven_8(const MultiplyCall& p) {
  const StepWidths widths = StepWidths::of(p.tokens);
  amx::configure_groups(widths.group[0], widths.group[1], 32);
  multiply_in_steps<Kind>(p, widths);
  amx::release();
}

}  // namespace dossier::kernels::avx512
