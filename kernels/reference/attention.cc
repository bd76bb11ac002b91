// Attention over stored rows, one key tile after the other: the running maximum, the sum and the output move together.
#include <cmath>

#include "kernels/attention_state.h"
#include "kernels/reference/reference_table.h"

namespace dossier::kernels::reference {
namespace {

struct Tile {
  float* k;  // [DK_KEY_TILE][head_dim], rounded rows
  float* v;
  int64_t keys;
};

void load_tile(const dk_attention& a, int64_t first, const Tile& tile) {
  const size_t value_bytes = kv_value_bytes(a.format, a.head_dim), scale_bytes = kv_scale_bytes(a.format, a.head_dim);
  const auto load = [&](const dk_kv_rows& rows, int64_t j, float* out) {
    const char* scales = scale_bytes == 0 ? nullptr : static_cast<const char*>(rows.scales) + static_cast<size_t>(first + j) * scale_bytes;
    kv_load(a.format, static_cast<const char*>(rows.values) + static_cast<size_t>(first + j) * value_bytes, scales, a.head_dim, out);
  };
  for (int64_t j = 0; j < tile.keys; ++j) {
    load(a.k, j, tile.k + j * a.head_dim);
    load(a.v, j, tile.v + j * a.head_dim);
  }
}

double exp_of(float x) { return std::exp(double{x}); }

void attend(const float* q, const Tile& tile, int64_t seen, int32_t head_dim, float* state) {
  double score[DK_KEY_TILE];
  float top = state[0];
  for (int64_t j = 0; j < seen; ++j) {
    score[j] = 0;
    for (int32_t i = 0; i < head_dim; ++i) score[j] += double{q[i]} * double{tile.k[j * head_dim + i]};
    if (!(score[j] <= double{top})) top = static_cast<float>(score[j]);
  }
  const double shrink = state[1] == 0.0f ? 0.0 : std::exp(double{state[0]} - double{top});
  double sum = double{state[1]} * shrink;
  for (int64_t j = 0; j < seen; ++j) sum += score[j] = std::exp(score[j] - double{top});
  for (int32_t i = 0; i < head_dim; ++i) {
    double out = double{state[2 + i]} * shrink;
    for (int64_t j = 0; j < seen; ++j) out += score[j] * double{tile.v[j * head_dim + i]};
    state[2 + i] = static_cast<float>(out);
  }
  state[0] = top;
  state[1] = static_cast<float>(sum);
}

}  // namespace

size_t attention_scratch_bytes(int32_t head_dim, int32_t) { return 2 * DK_KEY_TILE * static_cast<size_t>(head_dim) * 4; }

size_t attention_state_floats(int32_t head_dim) { return static_cast<size_t>(AttentionState::floats(head_dim)); }

void attention_begin(float* state, int64_t rows, int32_t group, int32_t head_dim) {
  for (int64_t r = 0; r < rows * group; ++r) begin_state({state + r * AttentionState::floats(head_dim), head_dim});
}

void attention_step(const dk_attention* a) {
  Tile tile{static_cast<float*>(a->scratch), static_cast<float*>(a->scratch) + DK_KEY_TILE * a->head_dim, 0};
  for (int64_t first = 0; first < a->keys; first += DK_KEY_TILE) {
    tile.keys = a->keys - first < DK_KEY_TILE ? a->keys - first : int64_t{DK_KEY_TILE};
    load_tile(*a, first, tile);
    for (int64_t r = 0; r < a->rows; ++r) {
      const int64_t left = a->visible[r] - first, seen = left < tile.keys ? left : tile.keys;
      if (seen <= 0) continue;
      for (int32_t h = 0; h < a->group; ++h) {
        float* state = a->state + (r * a->group + h) * AttentionState::floats(a->head_dim);
        make_room({state, a->head_dim}, exp_of);
        attend(a->q + r * a->q_row_stride + int64_t{h} * a->head_dim, tile, seen, a->head_dim, state);
      }
    }
  }
}

void attention_end(dk_kv_format format, const float* state, int64_t rows, int32_t group, int32_t head_dim, float* out,
                   int64_t out_row_stride) {
  for (int64_t r = 0; r < rows; ++r) {
    for (int32_t h = 0; h < group; ++h) {
      float* from = const_cast<float*>(state + (r * group + h) * AttentionState::floats(head_dim));  // only read
      float* to = out + r * out_row_stride + int64_t{h} * head_dim;
      end_state({from, head_dim}, exp_of, to);
      kv_prepare_query(format, to, head_dim);  // the turn is its own inverse
    }
  }
}

}  // namespace dossier::kernels::reference
