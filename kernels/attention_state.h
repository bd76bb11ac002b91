// What a query knows while it walks along its keys: maximum, sum and output of the tiles since the last fold, and what was folded before.
//
// Sums in float lose a key's share once it is smaller than half a step of the sum: after ten million keys nothing would be added any more.
// So each tile is summed by itself, tiles join the open group, and after kGroupTiles tiles the group joins what came before, kept in two
// floats a number and scaled by a power of two, which loses nothing. How far a result is off does not grow with the number of keys.
//
// Where a group ends is counted in tiles of the query itself, so it does not depend on runs, batches or other queries.
//
// Included by files of several instruction sets, so nothing here may be shared between them: the namespace has no name.
#pragma once

#include <cstdint>

#include "kernels/kernel_api.h"

namespace dossier::kernels {
namespace {

constexpr int kGroupTiles = 128;  // a page of 8,192 keys
constexpr double kLn2 = 0.6931471805599453;

// Floats of one query: maximum, sum, output [dim] of the open group, tiles in it; then of the folded ones the exponent of their scale (the
// power of two at or above their largest weight), the sum's upper and lower part, and the output's [dim] and [dim].
struct AttentionState {
  float* at;
  std::int32_t dim;
  static std::int64_t floats(std::int32_t dim) { return 3 * std::int64_t{dim} + 6; }

  float& maximum() const { return at[0]; }
  float& sum() const { return at[1]; }
  float* output() const { return at + 2; }
  float& tiles() const { return at[2 + dim]; }
  float& exponent() const { return at[3 + dim]; }
  float* folded_sum() const { return at + 4 + dim; }
  float* folded_high() const { return at + 6 + dim; }
  float* folded_low() const { return at + 6 + 2 * dim; }
};

[[maybe_unused]] void begin_state(const AttentionState& s) {
  for (std::int64_t i = 0; i < AttentionState::floats(s.dim); ++i) s.at[i] = 0;
  s.maximum() = s.exponent() = -__builtin_inff();
}

// What the open group and the folded ones are multiplied by to have one scale, and its exponent.
struct JoinedScale {
  double group, folded;
  float exponent;
};

template <class Exp>
JoinedScale joined_scale(const AttentionState& s, const Exp& exp) {
  if (s.sum() == 0.0f) return {0, 1, s.exponent()};
  const auto own = static_cast<float>(__builtin_ceil(double{s.maximum()} / kLn2));
  const float top = own > s.exponent() ? own : s.exponent();
  const double group = exp(static_cast<float>(double{s.maximum()} - double{top} * kLn2));
  const double apart = s.folded_sum()[0] == 0.0f ? 0 : double{s.exponent()} - double{top};
  return {group, __builtin_ldexp(1.0, apart < -2000 ? -2000 : static_cast<int>(apart)), top};
}

// Joins the group to what came before and opens an empty one. exp: of a float, as the table has it.
template <class Exp>
void fold_group(const AttentionState& s, const Exp& exp) {
  const JoinedScale scale = joined_scale(s, exp);
  const auto join = [&](float& high, float& low, float& group) {
    const double whole = (double{high} + double{low}) * scale.folded + double{group} * scale.group;
    high = static_cast<float>(whole);
    low = static_cast<float>(whole - double{high});
    group = 0;
  };
  join(s.folded_sum()[0], s.folded_sum()[1], s.sum());
  for (std::int32_t i = 0; i < s.dim; ++i) join(s.folded_high()[i], s.folded_low()[i], s.output()[i]);
  s.exponent() = scale.exponent;
  s.maximum() = -__builtin_inff();
  s.tiles() = 0;
}

// Before a tile is added.
template <class Exp>
void make_room(const AttentionState& s, const Exp& exp) {
  if (s.tiles() >= kGroupTiles) fold_group(s, exp);
  s.tiles() += 1;
}

// The output of all, divided by the sum; zeros for a query that saw no key.
template <class Exp>
void end_state(const AttentionState& s, const Exp& exp, float* out) {
  const JoinedScale scale = joined_scale(s, exp);
  const double sum = (double{s.folded_sum()[0]} + double{s.folded_sum()[1]}) * scale.folded + double{s.sum()} * scale.group;
  const double one = sum == 0 ? 0 : 1 / sum;
  for (std::int32_t i = 0; i < s.dim; ++i) {
    out[i] = static_cast<float>(((double{s.folded_high()[i]} + double{s.folded_low()[i]}) * scale.folded + double{s.output()[i]} * scale.group) * one);
  }
}

}  // namespace
}  // namespace dossier::kernels
