// How a product in whole tiles is cut: steps of up to 32 tokens, in two groups that are a tile's rows each, and chunks of steps whose
// activations stay in the second-level cache while all panels pass. A Kind is a family of weights (avx512_woven_k.cc, avx512_woven_8.cc):
//   Facts                      what finishing a block needs of 16 tokens, side by side
//   kFacts                     how many of them a chunk may take of the stack
//   blocks(cols)               blocks of a row, one Facts each for every group
//   kForm                      the form of the activations
//   gather(rows, first, tokens, Facts*)
//   panel_bytes(cols), kPanels (how many a call can take, 1 or 2)
//   panel_product<Panels, Steps, Half>(panel, blocks, steps, x_stride, out_stride, rows[Panels]): a group has up to 2 * Half tokens
// Everything is inlined into its file: nothing of it may be what the linker keeps for others.
#pragma once

#include "kernels/cpu/amx.h"
#include "kernels/cpu/avx512_core.h"
#include "kernels/cpu/avx512_table.h"

namespace dossier::kernels::avx512 {

inline constexpr int kGroupTokens = 16;
inline constexpr int kStepTokens = 2 * kGroupTokens;
inline constexpr int kChunkSteps = 4;

// Up to 32 tokens: two groups.
template <class Facts>
struct Step {
  const char* x[2];
  const Facts* facts[2];
  float* out[2];
  int tokens[2];
};

struct ActivationRows {
  const char* x;
  std::int64_t stride, head, cols;
};

// ---- tiles by name

template <int Tile>
DK_INLINE void load_tile(const void* at, std::int64_t stride) {
  asm volatile("tileloadd (%0,%1,1), %%tmm%c2" : : "r"(at), "r"(stride), "i"(Tile) : "memory");
}
template <int Tile>
DK_INLINE void store_tile(void* at) {
  asm volatile("tilestored %%tmm%c2, (%0,%1,1)" : : "r"(at), "r"(std::int64_t{64}), "i"(Tile) : "memory");
}
template <int Tile>
DK_INLINE void clear_tile() {
  asm volatile("tilezero %%tmm%c0" : : "i"(Tile));
}
// sums += bytes of tokens x codes with a sign.
template <int Sums, int Tokens, int Codes>
DK_INLINE void signed_tile_product() {
  asm volatile("tdpbssd %%tmm%c2, %%tmm%c1, %%tmm%c0" : : "i"(Sums), "i"(Tokens), "i"(Codes));
}
// The same, unsigned codes.
template <int Sums, int Tokens, int Codes>
DK_INLINE void tile_product() {
  asm volatile("tdpbsud %%tmm%c2, %%tmm%c1, %%tmm%c0" : : "i"(Sums), "i"(Tokens), "i"(Codes));
}

// ---- a product

// Steps of equal width, at most 32 tokens: the experts of a layer get few tokens each, and what they do not fill is work for nothing. The
// last step overlaps the one before where the width does not divide the number.
struct StepWidths {
  int group[2];
  std::int64_t steps;
  [[gnu::always_inline]] static StepWidths of(std::int64_t tokens) {
    const std::int64_t steps = (tokens + kStepTokens - 1) / kStepTokens;
    const int width = static_cast<int>(steps == 1 ? tokens : ((tokens + steps - 1) / steps + 3) / 4 * 4);
    return {{(width + 1) / 2, width / 2}, steps};
  }
  [[gnu::always_inline]] int all() const { return group[0] + group[1]; }
  // Half of a group's tokens, from 4 to 8: what the parts of a step finish.
  [[gnu::always_inline]] int half() const { return group[0] <= 8 ? 4 : (group[0] + 1) / 2; }
};

template <class Kind, class Facts = typename Kind::Facts>
DK_INLINE void set_step(const MultiplyCall& p, const ActivationRows& rows, const StepWidths& widths, std::int64_t number, Facts* facts, Step<Facts>& step) {
  std::int64_t first = number * widths.all();
  if (first + widths.all() > p.tokens) first = p.tokens - widths.all();
  for (int g = 0; g < 2; ++g) {
    Kind::gather(rows, first, widths.group[g], facts);
    step.x[g] = rows.x + first * rows.stride;
    step.facts[g] = facts;
    step.out[g] = p.out + first * p.out_stride;
    step.tokens[g] = widths.group[g];
    first += widths.group[0];
    facts += Kind::blocks(p.cols);
  }
}

template <class Kind, int Half>
[[gnu::noinline]] void multiply_in_steps(const MultiplyCall& p, const StepWidths& widths) {
  using Facts = typename Kind::Facts;
  const auto x_stride = static_cast<std::int64_t>(activation_bytes(Kind::kForm, p.cols));
  const ActivationRows rows{static_cast<const char*>(p.activations), x_stride, q8_head_bytes(p.cols), p.cols};
  const std::int64_t blocks = Kind::blocks(p.cols), fit = Kind::kFacts / (2 * blocks), chunk = fit < kChunkSteps ? fit : kChunkSteps;
  Facts facts[Kind::kFacts];
  Step<Facts> steps[kChunkSteps], at[kChunkSteps];
  for (std::int64_t begin = 0; begin < widths.steps; begin += chunk) {
    const std::int64_t count = widths.steps - begin < chunk ? widths.steps - begin : chunk;
    for (std::int64_t i = 0; i < count; ++i) set_step<Kind>(p, rows, widths, begin + i, facts + 2 * i * blocks, steps[i]);
    for (std::int64_t n = p.panel_begin, taken; n < p.panel_end; n += taken) {
      taken = n + Kind::kPanels <= p.panel_end ? Kind::kPanels : 1;
      const auto* panel = static_cast<const std::uint8_t*>(p.packed) + n * Kind::panel_bytes(p.cols);
      for (std::int64_t i = 0; i < count; ++i) {
        at[i] = steps[i];
        for (float*& out : at[i].out) out += n * DK_PANEL_ROWS;
      }
      const __mmask16 exist[2] = {rows_of_panel(p.rows, n), rows_of_panel(p.rows, n + taken - 1)};
      const auto products = [&]<int Panels>() {
        std::int64_t i = 0;
        for (; i + 2 <= count; i += 2) Kind::template panel_product<Panels, 2, Half>(panel, blocks, at + i, x_stride, p.out_stride, exist);
        if (i < count) Kind::template panel_product<Panels, 1, Half>(panel, blocks, at + i, x_stride, p.out_stride, exist);
      };
      if (taken == 1) products.template operator()<1>();
      else products.template operator()<Kind::kPanels>();
    }
  }
}

template <class Kind>
DK_INLINE void multiply_in_steps(const MultiplyCall& p, const StepWidths& widths) {
  switch (widths.half()) {
    case 4: return multiply_in_steps<Kind, 4>(p, widths);
    case 5: return multiply_in_steps<Kind, 5>(p, widths);
    case 6: return multiply_in_steps<Kind, 6>(p, widths);
    case 7: return multiply_in_steps<Kind, 7>(p, widths);
    default: return multiply_in_steps<Kind, 8>(p, widths);
  }
}

// Writes what a panel gave for each token of its steps; BEHIND: rows before it in the output.
template <class Facts>
DK_INLINE void put_steps(const Step<Facts>* steps, int count, const float (*total)[16], std::int64_t out_stride, __mmask16 rows, std::int64_t behind = 0) {
  for (int s = 0; s < count; ++s) {
    for (int g = 0; g < 2; ++g) {
      for (int t = 0; t < steps[s].tokens[g]; ++t) {
        put(steps[s].out[g] + behind + t * out_stride, rows, _mm512_load_ps(total[kStepTokens * s + kGroupTokens * g + t]));
      }
    }
  }
}

}  // namespace dossier::kernels::avx512
