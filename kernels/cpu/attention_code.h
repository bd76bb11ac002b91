// Attention over stored rows, for any width of lanes: included by the file of each instruction set with its own Lanes.
//
// Tiles of 64 keys at absolute positions, in rising order. For each tile: load = the keys become floats with keys beside each other
// ([head_dim][64]), the values floats row by row; compute = scores of 24 query vectors, six at a time against a register tile of keys;
// their exponentials; then the values, six queries at a time against a register tile of the head's width; finish = the running maximum,
// sum and output of each query move on. Chains: a score in rising dimension, an output in rising key, both fused; a query's
// numbers are its own, whatever other queries stand in the call. A tile is summed by itself and then joins the query's state
// (attention_state.h), so no chain grows with the number of keys.
#pragma once

#include <cstddef>
#include <cstdint>

#include "kernels/attention_state.h"
#include "kernels/kernel_api.h"

namespace dossier::kernels {

template <class L>
struct AttentionCode {
  using F = typename L::F;
  static constexpr int kTile = DK_KEY_TILE, kWidth = L::kWidth, kVectors = L::kVectors;
  static constexpr int kTogether = 6;           // queries of a register tile
  static constexpr int kBlock = 4 * kTogether;  // queries between two passes over the tile
  static constexpr int kMaxScales = DK_MAX_HEAD_DIM / 32;

  [[gnu::always_inline]] static int padded(int dim) { return (dim + 15) / 16 * 16; }
  static std::size_t scratch_bytes(std::int32_t dim) {
    return sizeof(float) * static_cast<std::size_t>(kTile * dim + kTile * padded(dim) + kBlock * kTile + kMaxScales * kTile);
  }

  struct Tile {
    float* k;       // [dim][64]
    float* v;       // [64][padded dim]
    float* score;   // [24][64]
    float* scales;  // [groups][64], of keys
    int keys, dim;
  };
  struct Block {
    int n;
    const float* q[kBlock];
    float* state[kBlock];
    std::int64_t seen[kBlock];
    float shrink[kBlock];
  };

  [[gnu::always_inline]] static const char* row(const dk_kv_rows& rows, std::int64_t j, std::size_t bytes) {
    return static_cast<const char*>(rows.values) + static_cast<std::size_t>(j) * bytes;
  }

  // ---- load

  template <int Part, int Parts, dk_kv_format Format>
  [[gnu::always_inline]] static void put_parts(typename L::I word, const Tile& t, int dim, int key) {
    if constexpr (Part < Parts) {
      F x;
      if constexpr (Format == DK_KV_F32) x = L::as_float(word);
      if constexpr (Format == DK_KV_F16) x = L::template half_of<Part>(word);
      if constexpr (Format == DK_KV_BF16) x = L::template bf16_of<Part>(word);
      if constexpr (Format == DK_KV_INT8) x = L::template byte_of<Part>(word);
      if constexpr (Format == DK_KV_Q4) x = L::mul(L::template nibble_of<Part>(word), L::load(t.scales + (dim + Part) / 32 * kTile + key));
      L::store(t.k + (dim + Part) * kTile + key, x);
      put_parts<Part + 1, Parts, Format>(word, t, dim, key);
    }
  }

  template <dk_kv_format Format>
  static void load_keys(const dk_attention& a, std::int64_t first, const Tile& t) {
    constexpr int kParts = Format == DK_KV_F32 ? 1 : Format == DK_KV_F16 || Format == DK_KV_BF16 ? 2 : Format == DK_KV_INT8 ? 4 : 8;
    const int words = t.dim / kParts;
    const std::size_t bytes = static_cast<std::size_t>(words) * 4;
    for (int key = 0; key < kTile; key += kWidth) {
      for (int w = 0; w < words; w += kWidth) {
        const int n = words - w < kWidth ? words - w : kWidth;
        typename L::I r[kWidth];
#pragma GCC unroll 16
        for (int i = 0; i < kWidth; ++i) r[i] = key + i < t.keys ? L::load_words(row(a.k, first + key + i, bytes) + 4 * w, n) : L::no_words();
        L::transpose(r);
#pragma GCC unroll 16
        for (int i = 0; i < kWidth; ++i) {
          if (i < n) put_parts<0, kParts, Format>(r[i], t, (w + i) * kParts, key);
        }
      }
    }
  }

  // Key scales, one key beside the other; int8 has one a row, Q4 one for 32 values.
  static void load_scales(const dk_attention& a, std::int64_t first, const Tile& t, int groups) {
    const auto* from = static_cast<const char*>(a.k.scales) + first * 2 * groups;
    for (int g = 0; g < groups; ++g) {
      int j = 0;
      if (groups == 1) {
        for (; j + kWidth <= t.keys; j += kWidth) L::store(t.scales + j, L::halves(from + 2 * j, kWidth));
      }
      for (; j < t.keys; ++j) t.scales[g * kTile + j] = L::half(from + 2 * (j * groups + g));
      for (; j < kTile; ++j) t.scales[g * kTile + j] = 0;
    }
  }

  template <dk_kv_format Format>
  static void load_values(const dk_attention& a, std::int64_t first, const Tile& t) {
    const int stride = padded(t.dim);
    for (int j = 0; j < t.keys; ++j) {
      float* to = t.v + j * stride;
      const char* from = row(a.v, first + j, static_cast<std::size_t>(t.dim) * (Format == DK_KV_F32 ? 8 : Format == DK_KV_INT8 ? 2 : Format == DK_KV_Q4 ? 1 : 4) / 2);
      const auto* scales = static_cast<const char*>(a.v.scales);
      F scale = L::zero();
      if constexpr (Format == DK_KV_INT8) scale = L::set(L::half(scales + 2 * (first + j)));
      for (int d = 0; d < t.dim; d += kWidth) {
        const int n = t.dim - d < kWidth ? t.dim - d : kWidth;
        F x;
        if constexpr (Format == DK_KV_F32) x = L::load(reinterpret_cast<const float*>(from) + d, n);
        if constexpr (Format == DK_KV_F16) x = L::halves(from + 2 * d, n);
        if constexpr (Format == DK_KV_BF16) x = L::bf16s(from + 2 * d, n);
        if constexpr (Format == DK_KV_INT8) x = L::mul(L::bytes(from + d, n), scale);
        if constexpr (Format == DK_KV_Q4) x = L::mul(L::nibbles(from + d / 2, n), L::set(L::half(scales + 2 * ((first + j) * ((t.dim + 31) / 32) + d / 32))));
        L::store(to + d, x);
      }
    }
  }

  // ---- compute

  static float exp_of(float x) {
    float all[kWidth];
    L::store(all, L::exp(L::set(x)));
    return all[0];
  }

  template <int N>
  [[gnu::noinline]] static void score(const float* const* q, const Tile& t, float* out) {
    for (int key = 0; key < kTile; key += kVectors * kWidth) {
      F sum[N][kVectors];
#pragma GCC unroll 6
      for (int i = 0; i < N; ++i) {
#pragma GCC unroll 4
        for (int v = 0; v < kVectors; ++v) sum[i][v] = L::zero();
      }
      for (int d = 0; d < t.dim; ++d) {
        F k[kVectors];
#pragma GCC unroll 4
        for (int v = 0; v < kVectors; ++v) k[v] = L::load(t.k + d * kTile + key + v * kWidth);
#pragma GCC unroll 6
        for (int i = 0; i < N; ++i) {
          const F x = L::set(q[i][d]);
#pragma GCC unroll 4
          for (int v = 0; v < kVectors; ++v) sum[i][v] = L::fma(x, k[v], sum[i][v]);
        }
      }
#pragma GCC unroll 6
      for (int i = 0; i < N; ++i) {
#pragma GCC unroll 4
        for (int v = 0; v < kVectors; ++v) L::store(out + i * kTile + key + v * kWidth, sum[i][v]);
      }
    }
  }

  // Scores of one query become weights; its maximum and sum move on. Gives the factor its output shrinks by.
  template <bool Scaled>
  static float soften(float* score, const float* scales, std::int64_t seen, float* state) {
    constexpr int kCount = kTile / kWidth;
    if (seen <= 0) {
      for (int v = 0; v < kCount; ++v) L::store(score + v * kWidth, L::zero());
      return 1.0f;
    }
    const F lowest = L::set(-__builtin_inff());
    F s[kCount], most = lowest;
#pragma GCC unroll 8
    for (int v = 0; v < kCount; ++v) {
      s[v] = L::load(score + v * kWidth);
      if constexpr (Scaled) s[v] = L::mul(s[v], L::load(scales + v * kWidth));
      const std::int64_t left = seen - v * kWidth;
      if (left < kWidth) s[v] = L::keep(s[v], left > 0 ? static_cast<int>(left) : 0, lowest);
      most = L::max(most, s[v]);
    }
    const float here = L::top(most), top = here > state[0] ? here : state[0];
    const F limit = L::set(top);
    F sum = L::zero();
#pragma GCC unroll 8
    for (int v = 0; v < kCount; ++v) {
      F p = L::exp(L::sub(s[v], limit));
      const std::int64_t left = seen - v * kWidth;
      if (left < kWidth) p = L::keep(p, left > 0 ? static_cast<int>(left) : 0, L::zero());
      L::store(score + v * kWidth, p);
      sum = L::add(sum, p);
    }
    float shrink = 0;
    if (state[1] != 0.0f) {
      shrink = exp_of(state[0] - top);
    }
    state[1] = state[1] * shrink + L::sum(sum);
    state[0] = top;
    return shrink;
  }

  template <int N, int V, bool Part>
  [[gnu::noinline]] static void add_values(float* const* state, const float* shrink, const float* p, const Tile& t, int keys, int d) {
    const int stride = padded(t.dim), n = t.dim - d < kWidth ? t.dim - d : kWidth;
    F out[N][V];
#pragma GCC unroll 6
    for (int i = 0; i < N; ++i) {
#pragma GCC unroll 4
      for (int v = 0; v < V; ++v) out[i][v] = L::zero();
    }
    const float* value = t.v + d;
    for (int j = 0; j < keys; ++j, value += stride) {
      F x[V];
#pragma GCC unroll 4
      for (int v = 0; v < V; ++v) x[v] = L::load(value + v * kWidth);
#pragma GCC unroll 6
      for (int i = 0; i < N; ++i) {
        const F weight = L::set(p[i * kTile + j]);
#pragma GCC unroll 4
        for (int v = 0; v < V; ++v) out[i][v] = L::fma(weight, x[v], out[i][v]);
      }
    }
#pragma GCC unroll 6
    for (int i = 0; i < N; ++i) {
      const F factor = L::set(shrink[i]);
#pragma GCC unroll 4
      for (int v = 0; v < V; ++v) {
        float* to = state[i] + 2 + d + v * kWidth;
        const F all = L::fma(Part ? L::load(to, n) : L::load(to), factor, out[i][v]);
        if constexpr (Part) {
          L::store(to, all, n);
        } else {
          L::store(to, all);
        }
      }
    }
  }

  template <int N>
  static void add_all_values(float* const* state, const float* shrink, const float* p, const Tile& t, int keys) {
    int d = 0;
    for (; d + kVectors * kWidth <= t.dim; d += kVectors * kWidth) add_values<N, kVectors, false>(state, shrink, p, t, keys, d);
    for (; d + kWidth <= t.dim; d += kWidth) add_values<N, 1, false>(state, shrink, p, t, keys, d);
    if (d < t.dim) add_values<N, 1, true>(state, shrink, p, t, keys, d);
  }

  static void score_some(int n, const float* const* q, const Tile& t, float* out) {
    switch (n) {
      case 1: return score<1>(q, t, out);
      case 2: return score<2>(q, t, out);
      case 3: return score<3>(q, t, out);
      case 4: return score<4>(q, t, out);
      case 5: return score<5>(q, t, out);
      default: return score<6>(q, t, out);
    }
  }
  static void add_some(int n, float* const* state, const float* shrink, const float* p, const Tile& t, int keys) {
    switch (n) {
      case 1: return add_all_values<1>(state, shrink, p, t, keys);
      case 2: return add_all_values<2>(state, shrink, p, t, keys);
      case 3: return add_all_values<3>(state, shrink, p, t, keys);
      case 4: return add_all_values<4>(state, shrink, p, t, keys);
      case 5: return add_all_values<5>(state, shrink, p, t, keys);
      default: return add_all_values<6>(state, shrink, p, t, keys);
    }
  }

  template <bool Scaled>
  static void attend(Block& b, const Tile& t) {
    std::int64_t most = 0;
    for (int i = 0; i < b.n; ++i) most = b.seen[i] > most ? b.seen[i] : most;
    if (most <= 0) return;
    const int keys = static_cast<int>(most < t.keys ? most : t.keys);
    for (int i = 0; i < b.n; i += kTogether) score_some(b.n - i, b.q + i, t, t.score + i * kTile);
    for (int i = 0; i < b.n; ++i) {
      if (b.seen[i] > 0) make_room({b.state[i], t.dim}, exp_of);
    }
    for (int i = 0; i < b.n; ++i) b.shrink[i] = soften<Scaled>(t.score + i * kTile, t.scales, b.seen[i] < t.keys ? b.seen[i] : t.keys, b.state[i]);
    for (int i = 0; i < b.n; i += kTogether) add_some(b.n - i, b.state + i, b.shrink + i, t.score + i * kTile, t, keys);
  }

  // ---- the whole step

  template <dk_kv_format Format>
  static void step_of(const dk_attention& a) {
    Tile t{};
    t.dim = a.head_dim;
    t.k = static_cast<float*>(a.scratch);
    t.v = t.k + kTile * t.dim;
    t.score = t.v + kTile * padded(t.dim);
    t.scales = t.score + kBlock * kTile;
    const std::int64_t queries = a.rows * a.group;
    for (std::int64_t first = 0; first < a.keys; first += kTile) {
      t.keys = static_cast<int>(a.keys - first < kTile ? a.keys - first : kTile);
      if constexpr (Format == DK_KV_INT8) load_scales(a, first, t, 1);
      if constexpr (Format == DK_KV_Q4) load_scales(a, first, t, (t.dim + 31) / 32);
      load_keys<Format>(a, first, t);
      load_values<Format>(a, first, t);
      for (std::int64_t at = 0; at < queries; at += kBlock) {
        Block b;
        b.n = static_cast<int>(queries - at < kBlock ? queries - at : kBlock);
        for (int i = 0; i < b.n; ++i) {
          const std::int64_t r = (at + i) / a.group, head = (at + i) % a.group;
          b.q[i] = a.q + r * a.q_row_stride + head * a.head_dim;
          b.state[i] = a.state + (at + i) * AttentionState::floats(a.head_dim);
          b.seen[i] = a.visible[r] - first;
        }
        attend<Format == DK_KV_INT8>(b, t);
      }
    }
  }

  static void end(const float* state, std::int64_t rows, std::int32_t group, std::int32_t dim, float* out, std::int64_t out_row_stride) {
    for (std::int64_t r = 0; r < rows; ++r) {
      for (std::int32_t h = 0; h < group; ++h) {
        float* from = const_cast<float*>(state + (r * group + h) * AttentionState::floats(dim));  // only read
        end_state({from, dim}, exp_of, out + r * out_row_stride + std::int64_t{h} * dim);
      }
    }
  }

  static void step(const dk_attention* a) {
    switch (a->format) {
      case DK_KV_F32: return step_of<DK_KV_F32>(*a);
      case DK_KV_F16: return step_of<DK_KV_F16>(*a);
      case DK_KV_BF16: return step_of<DK_KV_BF16>(*a);
      case DK_KV_INT8: return step_of<DK_KV_INT8>(*a);
      case DK_KV_Q4: return step_of<DK_KV_Q4>(*a);
    }
  }
};

}  // namespace dossier::kernels
