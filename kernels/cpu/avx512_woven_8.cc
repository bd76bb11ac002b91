// Products of Q8_0 in AMX tiles: 16 tokens x 16 rows x 32 values of k an instruction, straight from the packed panel, whose lines are a
// tile's rows as they are (codes 128 above their numbers). Each block has a step of its own on both sides, so each product's sums go
// to memory and through the chain of avx512_products_32.cc: less 128 times the tokens' sums, times the product of the steps. Tiles and
// vector units work at the same time as in avx512_woven_k.cc: a step is two blocks and two groups of tokens, four tile products, and
// behind each of them stands a quarter of the step before, up to eight tokens.
#include <utility>

#include "kernels/cpu/woven_steps.h"

namespace dossier::kernels::avx512 {
namespace {

constexpr int kProducts = 4;
constexpr std::int64_t kBlockBytes = 512;   // of codes in a panel
constexpr std::int64_t kAhead = 16 * kBlockBytes;

struct alignas(64) TokenFacts {
  float step[kGroupTokens];
  std::int32_t minus_128_sum[kGroupTokens];
};

struct Sums {
  alignas(64) std::int32_t of[2][2][kGroupTokens][16];  // [group][block of the pair]
};

// Where a pair of blocks stands.
struct Pair {
  const std::uint8_t* codes;
  const std::uint8_t* steps;  // 16 halves a block
};

// Product N: group N / 2, block N % 2.
template <int N>
DK_INLINE void product_of_step(const Pair& pair, const Step<TokenFacts>& step, std::int64_t at, std::int64_t x_stride) {
  if constexpr (N < 2) load_tile<6 + N>(pair.codes + kBlockBytes * N, 64);
  clear_tile<N>();
  load_tile<4 + N / 2>(step.x[N / 2] + at + 32 * (N % 2), x_stride);
  tile_product<N, 4 + N / 2, 6 + N % 2>();
}

template <int N>
DK_INLINE void store_product(Sums& sums) {
  store_tile<N>(sums.of[N / 2][N % 2]);
}

DK_INLINE __m512 add_block(__m512 total, const std::int32_t* sums, __m512 step, const TokenFacts& facts, int t) {
  const __m512i dot = _mm512_add_epi32(_mm512_load_si512(sums), broadcast(&facts.minus_128_sum[t]));
  return _mm512_fmadd_ps(_mm512_cvtepi32_ps(dot), _mm512_mul_ps(step, _mm512_set1_ps(facts.step[t])), total);
}

struct Finishing {
  const Sums* sums;
  __m512 step[2];
  const TokenFacts* facts[2];  // of the pair's first block; the second's follow
  float (*total)[16];
};

// A half of a group, both blocks or the first alone.
template <int N, int Blocks, int Half>
DK_INLINE void finish_quarter(const Finishing& f) {
  constexpr int kGroup = N / 2;
#pragma GCC unroll 8
  for (int i = 0; i < Half; ++i) {
    const int t = Half * (N % 2) + i;
    float* total = f.total[kGroupTokens * kGroup + t];
    __m512 sum = add_block(_mm512_load_ps(total), f.sums->of[kGroup][0][t], f.step[0], f.facts[kGroup][0], t);
    if constexpr (Blocks == 2) sum = add_block(sum, f.sums->of[kGroup][1][t], f.step[1], f.facts[kGroup][1], t);
    _mm512_store_ps(total, sum);
  }
}

template <int Blocks, int Half, int... N>
DK_INLINE void finish(std::integer_sequence<int, N...>, const Finishing& f) {
  (finish_quarter<N, Blocks, Half>(f), ...);
}

template <int... N>
DK_INLINE void only_products(std::integer_sequence<int, N...>, const Pair& pair, const Step<TokenFacts>& step, std::int64_t at, std::int64_t x_stride, Sums& sums) {
  (product_of_step<N>(pair, step, at, x_stride), ...);
  (store_product<N>(sums), ...);
}

template <int N>
DK_INLINE void prefetch_quarter(const Pair& pair) {
#pragma GCC unroll 4
  for (int i = 0; i < 4; ++i) _mm_prefetch(pair.codes + kAhead + 64 * (4 * N + i), _MM_HINT_T0);
}

template <int Half, int... N>
DK_INLINE void weave(std::integer_sequence<int, N...>, const Pair& pair, const Step<TokenFacts>& step, std::int64_t at, std::int64_t x_stride,
                     const Finishing& f, Sums& sums) {
  ((product_of_step<N>(pair, step, at, x_stride), prefetch_quarter<N>(pair), finish_quarter<N, 2, Half>(f)), ...);
  (store_product<N>(sums), ...);
}

// A panel times one or two steps of tokens: while a step of a pair of blocks is finished, the tiles of the step after it are computed.
// The last block of an odd number stands alone, and its partner's sums are not looked at.
template <int Steps, int Half>
[[gnu::noinline]] void panel_product_8(const std::uint8_t* panel, std::int64_t blocks, const Step<TokenFacts>* steps, std::int64_t x_stride,
                                       std::int64_t out_stride, __mmask16 rows) {
  constexpr std::make_integer_sequence<int, kProducts> kAll;
  const std::uint8_t* row_steps = panel + packed_panel_32(DK_Q8_0, blocks).steps_at;
  const auto pair_at = [&](std::int64_t b) { return Pair{panel + kBlockBytes * b, row_steps + 32 * b}; };
  Sums sums[2];
  alignas(64) float total[Steps * kStepTokens][16] = {};
  const std::int64_t whole = blocks / 2 * 2;
  int now = 0;
  if (whole > 0) only_products(kAll, pair_at(0), steps[0], 0, x_stride, sums[0]);
  for (std::int64_t b = 0; b < whole; b += 2) {
    const Pair pair = pair_at(b);
    const __m512 step[2] = {halves(pair.steps), halves(pair.steps + 32)};
#pragma GCC unroll 1
    for (int s = 0; s < Steps; ++s) {
      const bool last = s + 1 == Steps;
      const std::int64_t next = last && b + 2 < whole ? b + 2 : b;
      const Finishing f{&sums[now], {step[0], step[1]}, {steps[s].facts[0] + b, steps[s].facts[1] + b}, total + kStepTokens * s};
      weave<Half>(kAll, pair_at(next), steps[last ? 0 : s + 1], 32 * next, x_stride, f, sums[now ^ 1]);
      now ^= 1;
    }
  }
  if (whole < blocks) {
    const __m512 step = halves(row_steps + 32 * whole);
    for (int s = 0; s < Steps; ++s) {
      const auto single = [&]<int N>() {
        load_tile<6>(panel + kBlockBytes * whole, 64), clear_tile<2 * N>(), load_tile<4 + N>(steps[s].x[N] + 32 * whole, x_stride);
        tile_product<2 * N, 4 + N, 6>(), store_tile<2 * N>(sums[0].of[N][0]);
      };
      single.template operator()<0>(), single.template operator()<1>();
      finish<1, Half>(kAll, {&sums[0], {step, step}, {steps[s].facts[0] + whole, steps[s].facts[1] + whole}, total + kStepTokens * s});
    }
  }
  put_steps(steps, Steps, total, out_stride, rows);
}

struct Kind {
  using Facts = TokenFacts;
  static constexpr int kFacts = 2048;
  static constexpr dk_activation kForm = DK_ACT_Q8_32;
  static std::int64_t blocks(std::int64_t cols) { return cols / 32; }
  static std::int64_t panel_bytes(std::int64_t cols) { return packed_panel_bytes(DK_Q8_0, cols); }
  static void gather(const ActivationRows& rows, std::int64_t first, int tokens, TokenFacts* out) {
    const std::int64_t plane = round_up(blocks(rows.cols) * 4, 64);
    for (std::int64_t b = 0; b < blocks(rows.cols); ++b) out[b] = TokenFacts{};
    for (int t = 0; t < tokens; ++t) {
      const char* about = rows.x + (first + t) * rows.stride + rows.head;
      for (std::int64_t b = 0; b < blocks(rows.cols); ++b) {
        out[b].step[t] = reinterpret_cast<const float*>(about)[b];
        out[b].minus_128_sum[t] = reinterpret_cast<const std::int32_t*>(about + plane)[b];
      }
    }
  }
  template <int Steps, int Half>
  static void panel_product(const std::uint8_t* panel, std::int64_t blocks, const Step<TokenFacts>* steps, std::int64_t x_stride,
                            std::int64_t out_stride, __mmask16 rows) {
    panel_product_8<Steps, Half>(panel, blocks, steps, x_stride, out_stride, rows);
  }
};

}  // namespace

bool weaves_8(dk_type type, std::int64_t cols) { return type == DK_Q8_0 && 2 * cols / 32 <= Kind::kFacts; }

void multiply_woven_8(const WovenProduct& p) {
  const StepWidths widths = StepWidths::of(p.tokens);
  amx::configure_groups(widths.group[0], widths.group[1], 32);
  multiply_in_steps<Kind>(p, widths);
  amx::release();
}

}  // namespace dossier::kernels::avx512
