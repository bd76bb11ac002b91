// How a product in registers is cut where two panels are taken at a time (avx512_pairs_k.cc, avx512_pairs_8.cc): steps of up to six tokens,
// all steps as wide as each other but for one, and blocks of steps whose activations stay in the second-level cache while all panels pass.
// While a step works, it asks for its share of the next two panels. A Kind is a family of weights:
//   kForm                      the form of the activations
//   units(cols)                blocks of a row
//   panel_bytes(cols)
//   product<Tokens>(PairStep)  up to six tokens
// Everything is inlined into its file: nothing of it may be what the linker keeps for others.
#pragma once

#include "kernels/cpu/avx512_core.h"
#include "kernels/cpu/avx512_table.h"

namespace dossier::kernels::avx512 {

// Twelve integer sums and twelve of what they are added to, one line of each panel, four activations: the 32 registers.
inline constexpr int kPairTokens = 6;

// Lines to be fetched into the second-level cache, evenly over the blocks of a step.
struct FetchAhead {
  const std::uint8_t* at;
  std::int64_t lines, blocks, owed = 0;
  [[gnu::always_inline]] void block_done() {
    for (owed += lines; owed >= blocks; owed -= blocks, at += 64) _mm_prefetch(at, _MM_HINT_T1);
  }
};

struct PairStep {
  const std::uint8_t* panel[2];
  std::int64_t blocks;
  const char* x;
  std::int64_t x_stride, head;
  float* out;
  std::int64_t out_stride;
  __mmask16 rows[2];
  FetchAhead ahead;
};

DK_INLINE void put_pair(const PairStep& step, int panel, int token, __m512 value) {
  put(step.out + token * step.out_stride + panel * DK_PANEL_ROWS, step.rows[panel], value);
}

template <class Kind>
DK_INLINE void pair_of_width(int tokens, const PairStep& step) {
  switch (tokens) {
    case 1: return Kind::template product<1>(step);
    case 2: return Kind::template product<2>(step);
    case 3: return Kind::template product<3>(step);
    case 4: return Kind::template product<4>(step);
    case 5: return Kind::template product<5>(step);
    default: return Kind::template product<kPairTokens>(step);
  }
}

// An even number of panels.
template <class Kind>
DK_INLINE void multiply_in_pairs(const MultiplyCall& p) {
  constexpr std::int64_t kTokenBlockBytes = 480 * 1024;
  const std::int64_t panel_bytes = Kind::panel_bytes(p.cols);
  const auto x_stride = static_cast<std::int64_t>(activation_bytes(Kind::kForm, p.cols));
  const std::int64_t fit = kTokenBlockBytes / (kPairTokens * x_stride), most = kPairTokens * (fit > 1 ? fit : 1);
  for (std::int64_t begin = 0; begin < p.tokens; begin += most) {
    const std::int64_t count = p.tokens - begin < most ? p.tokens - begin : most, steps = (count + kPairTokens - 1) / kPairTokens;
    for (std::int64_t n = p.panel_begin; n < p.panel_end; n += 2) {
      const auto* panel = static_cast<const std::uint8_t*>(p.packed) + n * panel_bytes;
      const std::int64_t next_lines = n + 2 < p.panel_end ? 2 * panel_bytes / 64 : 0;
      for (std::int64_t i = 0; i < steps; ++i) {
        const std::int64_t first = count * i / steps, end = count * (i + 1) / steps, line = next_lines * i / steps;
        PairStep step{};
        step.panel[0] = panel, step.panel[1] = panel + panel_bytes;
        step.blocks = Kind::units(p.cols);
        step.x = static_cast<const char*>(p.activations) + (begin + first) * x_stride;
        step.x_stride = x_stride, step.head = q8_head_bytes(p.cols);
        step.out = p.out + (begin + first) * p.out_stride + n * DK_PANEL_ROWS;
        step.out_stride = p.out_stride;
        step.rows[0] = rows_of_panel(p.rows, n), step.rows[1] = rows_of_panel(p.rows, n + 1);
        step.ahead = {panel + 2 * panel_bytes + line * 64, next_lines * (i + 1) / steps - line, step.blocks};
        pair_of_width<Kind>(static_cast<int>(end - first), step);
      }
    }
  }
}

}  // namespace dossier::kernels::avx512
