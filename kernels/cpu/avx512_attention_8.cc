// Attention over int8 rows, in whole numbers.
//
// A stored row is a scale times bytes, so a score is a sum of bytes times a query, and an output a sum of bytes times weights. Here the other
// side becomes whole numbers too: a query vector 23 bits and a sign in three signed digits of base 256, its largest value at the top; the weights of
// a query in a tile of 64 keys 16 bits in two unsigned digits, the heaviest that may be at the top. What is lost is 2^-24 of a query's largest value
// and, of each key, at most 2^-17 of the heaviest weight that its tile could have; the sums lose nothing, so their order does not matter, and tiles of AMX and vpdpbusd give the same bits.
//
// For each tile of keys: load = keys as lines of 16 keys x 4 values, values as lines of 16 columns x 4 keys, bytes as they are stored; compute =
// for up to 16 queries the digits' sums with 64 keys, the exponentials against the tile's own maximum, the sums of the weights' digits
// with all columns; finish = the digits join, and the tile joins the query's state (attention_state.h) as in attention_code.h.
//
// Tiles of AMX and vector units work at the same time (as in avx512_woven_k.cc): a block of queries with a tile of keys is an item, and while
// the weights of one item are made, the scores of the next and the outputs of the one before are in the tiles, and the one before that is finished.
#include "kernels/cpu/avx512_attention_8.h"

#include "kernels/attention_state.h"
#include "kernels/cpu/amx.h"
#include "kernels/cpu/avx512_core.h"
#include "kernels/cpu/avx512_lanes.h"
#include "kernels/cpu/woven_steps.h"

namespace dossier::kernels::avx512 {
namespace {

constexpr int kKeys = DK_KEY_TILE;    // of a tile
constexpr int kQueries = 16;          // of a block
constexpr int kHeldBlocks = 16;       // whose digits are made once for all tiles of a call
constexpr int kQueryDigits = 3, kWeightDigits = 2;
constexpr int kDepth = 64;            // values of k of a tile product
constexpr int kMaxDepths = DK_MAX_HEAD_DIM / kDepth;
constexpr float kQueryTop = 8323072;  // 127 * 256 * 256: a rounded query's largest digits stay in a byte
constexpr float kWeightTop = 65535;

using Digits = std::int8_t[kQueries][kDepth];
using Weights = std::uint8_t[kQueries][kKeys];

// Sixteen query vectors.
struct alignas(64) Block {
  Digits digit[kMaxDepths][kQueryDigits];  // of the parts of 64 values; digit 0 is the lowest
  std::int32_t minus_128_sum[kQueryDigits][kQueries];
  float unit[kQueries];  // a query is its whole numbers times this
  float* state[kQueries];
  std::int64_t seen[kQueries];  // keys, from where the call's keys begin
  int n;
};

// What is known of a tile of keys.
struct Tile {
  std::int64_t first;  // of its keys
  int keys;
  float v_top;  // largest scale of values
  alignas(64) float k_scale[kKeys], v_scale[kKeys];
  alignas(64) std::int8_t v[DK_MAX_HEAD_DIM / 16][kKeys / 4][64];  // [columns][keys]: a line is 16 columns x 4 keys, in the order of line_of()
};

// What becomes of an item.
struct alignas(64) Sums {
  std::int32_t score[kQueryDigits][kQueries][kKeys];
  Weights weight[kWeightDigits];
  std::int32_t out[kWeightDigits][kQueries][DK_MAX_HEAD_DIM];
};
struct Factors {
  float keep[kQueries], join[kQueries];  // what a query's state and the tile's output are multiplied by; join < 0: it saw no key
};

struct alignas(64) Scratch {
  std::uint8_t k[kKeys / 16][DK_MAX_HEAD_DIM / 4][64];  // [keys][values]: a line is 16 keys x 4 values; for vpdpbusd 128 above their numbers
  Tile tile[4];
  Sums sums[2];
  Factors factors[4];
  Block block[kHeldBlocks];
};

struct Shape {
  int dim, depths, columns;  // parts of 64 values, groups of 16 columns
  bool tiles;
};

// A block of queries with a tile of keys.
struct Item {
  const Block* block = nullptr;
  const Tile* tile = nullptr;
  Sums* sums = nullptr;
  Factors* factors = nullptr;
};

constexpr int whole(int n, int of) { return (n + of - 1) / of; }

// ---- queries

void set_query(Block& b, int i, const float* q, int dim) {
  Lanes::F most = Lanes::zero();
  for (int d = 0; d < dim; d += 16) most = Lanes::max(most, _mm512_abs_ps(Lanes::load(q + d, dim - d)));
  const float top = Lanes::top(most);
  const Lanes::F per_unit = Lanes::set(top > 0 ? kQueryTop / top : 0.0f);
  b.unit[i] = top / kQueryTop;
  __m512i sum[kQueryDigits] = {_mm512_setzero_si512(), _mm512_setzero_si512(), _mm512_setzero_si512()};
  for (int d = 0; d < whole(dim, kDepth) * kDepth; d += 16) {
    __m512i x = d < dim ? _mm512_cvtps_epi32(Lanes::mul(Lanes::load(q + d, dim - d), per_unit)) : _mm512_setzero_si512();
    for (int digit = 0; digit < kQueryDigits; ++digit) {
      const __m512i low = _mm512_srai_epi32(_mm512_slli_epi32(x, 24), 24);  // -128 to 127
      x = _mm512_srai_epi32(_mm512_sub_epi32(x, low), 8);
      sum[digit] = _mm512_add_epi32(sum[digit], low);
      _mm_store_si128(reinterpret_cast<__m128i*>(&b.digit[d / kDepth][digit][i][d % kDepth]), _mm512_cvtepi32_epi8(low));
    }
  }
  for (int digit = 0; digit < kQueryDigits; ++digit) b.minus_128_sum[digit][i] = -128 * _mm512_reduce_add_epi32(sum[digit]);
}

// Rows of queries that a block lacks are zeros: tiles go over all sixteen.
void set_block(const dk_attention& a, std::int64_t first, Block& b) {
  const std::int64_t left = a.rows * a.group - first;
  b.n = static_cast<int>(left < kQueries ? left : kQueries);
  for (int i = 0; i < kQueries; ++i) {
    if (i >= b.n) {
      for (int part = 0; part < whole(a.head_dim, kDepth); ++part) {
        for (Digits& digit : b.digit[part]) _mm512_store_si512(digit[i], _mm512_setzero_si512());
      }
      continue;
    }
    const std::int64_t r = (first + i) / a.group, head = (first + i) % a.group;
    set_query(b, i, a.q + r * a.q_row_stride + head * a.head_dim, a.head_dim);
    b.state[i] = a.state + (first + i) * AttentionState::floats(a.head_dim);
    b.seen[i] = a.visible[r];
  }
}

// ---- load

// Stored rows of the next tile on their way. Where few queries share a tile, memory is what they wait for, and a core has few lines under way at a
// time: so they are asked for evenly, a few at each part of the work on this tile.
class Ahead {
 public:
  // The rows of a tile: KEYS and VALUES, each BYTES.
  void begin(const char* keys, const char* values, std::int64_t bytes) {
    at_[0] = keys, at_[1] = values;
    left_ = bytes;
  }
  // LINES of each.
  void fetch(int lines) {
    for (int i = 0; i < lines && left_ > 0; ++i) {
      _mm_prefetch(at_[0], _MM_HINT_T0), _mm_prefetch(at_[1], _MM_HINT_T0);
      at_[0] += 64, at_[1] += 64;
      left_ -= 64;
    }
  }

 private:
  const char* at_[2] = {};
  std::int64_t left_ = 0;
};

void load_keys(const dk_attention& a, const Shape& shape, const Tile& t, Scratch& s, Ahead& ahead) {
  const __m512i above = shape.tiles ? _mm512_setzero_si512() : _mm512_set1_epi8(-128);
  const char* rows = static_cast<const char*>(a.k.values) + t.first * shape.dim;
  for (int key = 0; key < kKeys; key += 16) {
    for (int part = 0; part < shape.depths; ++part) {
      const int words = shape.dim / 4 - 16 * part;
      Lanes::I r[16];
      ahead.fetch(4);
#pragma GCC unroll 16
      for (int i = 0; i < 16; ++i) r[i] = key + i < t.keys ? Lanes::load_words(rows + (key + i) * shape.dim + kDepth * part, words) : Lanes::no_words();
      Lanes::transpose(r);
#pragma GCC unroll 16
      for (int i = 0; i < 16; ++i) _mm512_store_si512(s.k[key / 16][16 * part + i], _mm512_xor_si512(r[i], above));
    }
  }
}

// The line at which four keys stand: in this order weight_digits() packs them without crossing lanes.
constexpr int line_of(int four) { return 4 * (four % 4) + four / 4; }

// Four rows of 64 columns become four lines.
DK_INLINE void put_columns(const __m512i (&r)[4], Tile& t, int part, int columns, int line) {
  const __m512i a = _mm512_unpacklo_epi8(r[0], r[1]), b = _mm512_unpackhi_epi8(r[0], r[1]);
  const __m512i c = _mm512_unpacklo_epi8(r[2], r[3]), d = _mm512_unpackhi_epi8(r[2], r[3]);
  // Lane l of x[i]: columns 16 l + 4 i to 16 l + 4 i + 3.
  const __m512i x[4] = {_mm512_unpacklo_epi16(a, c), _mm512_unpackhi_epi16(a, c), _mm512_unpacklo_epi16(b, d), _mm512_unpackhi_epi16(b, d)};
  const __m512i low = _mm512_shuffle_i32x4(x[0], x[1], 0x44), high = _mm512_shuffle_i32x4(x[0], x[1], 0xee);
  const __m512i low2 = _mm512_shuffle_i32x4(x[2], x[3], 0x44), high2 = _mm512_shuffle_i32x4(x[2], x[3], 0xee);
  const __m512i out[4] = {_mm512_shuffle_i32x4(low, low2, 0x88), _mm512_shuffle_i32x4(low, low2, 0xdd), _mm512_shuffle_i32x4(high, high2, 0x88),
                          _mm512_shuffle_i32x4(high, high2, 0xdd)};
#pragma GCC unroll 4
  for (int g = 0; g < 4; ++g) {
    if (4 * part + g < columns) _mm512_store_si512(t.v[4 * part + g][line], out[g]);
  }
}

void load_values(const dk_attention& a, const Shape& shape, Tile& t, Ahead& ahead) {
  const char* rows = static_cast<const char*>(a.v.values) + t.first * shape.dim;
  for (int four = 0; four < kKeys / 4; ++four) {
    for (int part = 0; part < shape.depths; ++part) {
      const int left = shape.dim - kDepth * part;
      const __mmask64 exist = left >= kDepth ? ~__mmask64{0} : (__mmask64{1} << left) - 1;
      __m512i r[4];
#pragma GCC unroll 4
      for (int i = 0; i < 4; ++i) {
        const int key = 4 * four + i;
        r[i] = key < t.keys ? _mm512_maskz_loadu_epi8(exist, rows + key * shape.dim + kDepth * part) : _mm512_setzero_si512();
      }
      ahead.fetch(1);
      put_columns(r, t, part, shape.columns, line_of(four));
    }
  }
}

void load_scales(const dk_attention& a, Tile& t) {
  const auto* k = static_cast<const char*>(a.k.scales) + 2 * t.first;
  const auto* v = static_cast<const char*>(a.v.scales) + 2 * t.first;
  Lanes::F most = Lanes::zero();
  for (int key = 0; key < kKeys; key += 16) {
    const int left = t.keys - key;
    Lanes::store(t.k_scale + key, left > 0 ? Lanes::halves(k + 2 * key, left) : Lanes::zero());
    const Lanes::F scale = left > 0 ? Lanes::halves(v + 2 * key, left) : Lanes::zero();
    Lanes::store(t.v_scale + key, scale);
    most = Lanes::max(most, scale);
  }
  t.v_top = Lanes::top(most);
}

// ---- compute: products in tiles of AMX. 0 to 3: sums; 4, 5: digits; 6, 7: lines.

template <int Sums, int Queries, int Keys>
DK_INLINE void signed_product() {
  asm volatile("tdpbssd %%tmm%c2, %%tmm%c1, %%tmm%c0" : : "i"(Sums), "i"(Queries), "i"(Keys));
}
template <int Sums, int Weights, int Values>
DK_INLINE void weight_product() {
  asm volatile("tdpbusd %%tmm%c2, %%tmm%c1, %%tmm%c0" : : "i"(Sums), "i"(Weights), "i"(Values));
}
template <int T>
DK_INLINE void store_tile_at(void* at, std::int64_t stride) {
  asm volatile("tilestored %%tmm%c2, (%0,%1,1)" : : "r"(at), "r"(stride), "i"(T) : "memory");
}

// With sixteen keys of the tile.
DK_INLINE void scores_in_tiles(const Item& item, int keys, const Shape& shape, const Scratch& s) {
  constexpr std::int64_t kStride = sizeof(item.sums->score[0][0]);
  clear_tile<0>(), clear_tile<1>(), clear_tile<2>();
  for (int part = 0; part < shape.depths; ++part) {
    const Digits* digit = item.block->digit[part];
    load_tile<6>(s.k[keys][16 * part], 64);
    load_tile<4>(digit[0], 64), signed_product<0, 4, 6>();
    load_tile<5>(digit[1], 64), signed_product<1, 5, 6>();
    load_tile<4>(digit[2], 64), signed_product<2, 4, 6>();
  }
  store_tile_at<0>(&item.sums->score[0][0][16 * keys], kStride);
  store_tile_at<1>(&item.sums->score[1][0][16 * keys], kStride);
  store_tile_at<2>(&item.sums->score[2][0][16 * keys], kStride);
}

// Groups of columns [first, end).
DK_INLINE void outputs_in_tiles(const Item& item, int first, int end) {
  constexpr std::int64_t kStride = sizeof(item.sums->out[0][0]);
  load_tile<4>(item.sums->weight[0], 64), load_tile<5>(item.sums->weight[1], 64);
  int g = first;
  for (; g + 2 <= end; g += 2) {
    clear_tile<0>(), load_tile<6>(item.tile->v[g], 64), weight_product<0, 4, 6>();
    clear_tile<1>(), weight_product<1, 5, 6>();
    clear_tile<2>(), load_tile<7>(item.tile->v[g + 1], 64), weight_product<2, 4, 7>();
    clear_tile<3>(), weight_product<3, 5, 7>();
    store_tile_at<0>(&item.sums->out[0][0][16 * g], kStride), store_tile_at<1>(&item.sums->out[1][0][16 * g], kStride);
    store_tile_at<2>(&item.sums->out[0][0][16 * g + 16], kStride), store_tile_at<3>(&item.sums->out[1][0][16 * g + 16], kStride);
  }
  if (g < end) {
    clear_tile<0>(), load_tile<6>(item.tile->v[g], 64), weight_product<0, 4, 6>();
    clear_tile<1>(), weight_product<1, 5, 6>();
    store_tile_at<0>(&item.sums->out[0][0][16 * g], kStride), store_tile_at<1>(&item.sums->out[1][0][16 * g], kStride);
  }
}

// ---- compute: the same in registers. Two lines share what is loaded of a query: a load for every product would be what the processor waits for.

constexpr int kScoredQueries = 4, kSummedQueries = 6;  // whose sums fit the registers

// Of queries from, from + 1, ... with 32 keys of the tile.
template <int N>
DK_INLINE void scores_of_keys(const Item& item, int from, int keys, const Shape& shape, const Scratch& s) {
  const Block& b = *item.block;
  __m512i sum[2][N][kQueryDigits];
#pragma GCC unroll 4
  for (int i = 0; i < N; ++i) {
#pragma GCC unroll 3
    for (int d = 0; d < kQueryDigits; ++d) sum[0][i][d] = sum[1][i][d] = broadcast(&b.minus_128_sum[d][from + i]);
  }
  for (int part = 0; part < shape.depths; ++part) {
    const int words = shape.dim / 4 - 16 * part < 16 ? shape.dim / 4 - 16 * part : 16;
    for (int w = 0; w < words; ++w) {
      const __m512i line[2] = {_mm512_load_si512(s.k[keys][16 * part + w]), _mm512_load_si512(s.k[keys + 1][16 * part + w])};
#pragma GCC unroll 4
      for (int i = 0; i < N; ++i) {
#pragma GCC unroll 3
        for (int d = 0; d < kQueryDigits; ++d) {
          const __m512i four = broadcast(reinterpret_cast<const std::int32_t*>(&b.digit[part][d][from + i][4 * w]));
          sum[0][i][d] = dot4(sum[0][i][d], line[0], four);
          sum[1][i][d] = dot4(sum[1][i][d], line[1], four);
        }
      }
    }
  }
#pragma GCC unroll 4
  for (int i = 0; i < N; ++i) {
#pragma GCC unroll 3
    for (int d = 0; d < kQueryDigits; ++d) {
      _mm512_store_si512(&item.sums->score[d][from + i][16 * keys], sum[0][i][d]);
      _mm512_store_si512(&item.sums->score[d][from + i][16 * keys + 16], sum[1][i][d]);
    }
  }
}

template <int N>
[[gnu::noinline]] void scores_in_registers(const Item& item, int from, const Shape& shape, const Scratch& s) {
  for (int keys = 0; keys < kKeys / 16; keys += 2) scores_of_keys<N>(item, from, keys, shape, s);
}

// COUNT groups of columns from g on.
template <int N, int Count>
DK_INLINE void outputs_of_columns(const Item& item, int from, int g) {
  __m512i sum[Count][N][kWeightDigits];
#pragma GCC unroll 6
  for (int i = 0; i < N; ++i) {
#pragma GCC unroll 2
    for (int d = 0; d < kWeightDigits; ++d) {
#pragma GCC unroll 2
      for (int c = 0; c < Count; ++c) sum[c][i][d] = _mm512_setzero_si512();
    }
  }
  for (int line = 0; line < kKeys / 4; ++line) {
    __m512i values[Count];
#pragma GCC unroll 2
    for (int c = 0; c < Count; ++c) values[c] = _mm512_load_si512(item.tile->v[g + c][line]);
#pragma GCC unroll 6
    for (int i = 0; i < N; ++i) {
#pragma GCC unroll 2
      for (int d = 0; d < kWeightDigits; ++d) {
        const __m512i weights = broadcast(reinterpret_cast<const std::int32_t*>(&item.sums->weight[d][from + i][4 * line]));
#pragma GCC unroll 2
        for (int c = 0; c < Count; ++c) sum[c][i][d] = dot4(sum[c][i][d], weights, values[c]);
      }
    }
  }
#pragma GCC unroll 6
  for (int i = 0; i < N; ++i) {
#pragma GCC unroll 2
    for (int d = 0; d < kWeightDigits; ++d) {
#pragma GCC unroll 2
      for (int c = 0; c < Count; ++c) _mm512_store_si512(&item.sums->out[d][from + i][16 * (g + c)], sum[c][i][d]);
    }
  }
}

template <int N>
[[gnu::noinline]] void outputs_in_registers(const Item& item, int from, const Shape& shape) {
  int g = 0;
  for (; g + 2 <= shape.columns; g += 2) outputs_of_columns<N, 2>(item, from, g);
  if (g < shape.columns) outputs_of_columns<N, 1>(item, from, g);
}

void scores_some(int n, const Item& item, int from, const Shape& shape, const Scratch& s) {
  switch (n) {
    case 1: return scores_in_registers<1>(item, from, shape, s);
    case 2: return scores_in_registers<2>(item, from, shape, s);
    case 3: return scores_in_registers<3>(item, from, shape, s);
    default: return scores_in_registers<kScoredQueries>(item, from, shape, s);
  }
}
void outputs_some(int n, const Item& item, int from, const Shape& shape) {
  switch (n) {
    case 1: return outputs_in_registers<1>(item, from, shape);
    case 2: return outputs_in_registers<2>(item, from, shape);
    case 3: return outputs_in_registers<3>(item, from, shape);
    case 4: return outputs_in_registers<4>(item, from, shape);
    case 5: return outputs_in_registers<5>(item, from, shape);
    default: return outputs_in_registers<kSummedQueries>(item, from, shape);
  }
}

// ---- compute: weights

// Sixteen scores of a query.
DK_INLINE Lanes::F score_of(const Item& item, int i, int v) {
  const auto& score = item.sums->score;
  const __m512i d0 = _mm512_load_si512(&score[0][i][16 * v]), d1 = _mm512_load_si512(&score[1][i][16 * v]), d2 = _mm512_load_si512(&score[2][i][16 * v]);
  const Lanes::F low = _mm512_cvtepi32_ps(_mm512_add_epi32(_mm512_slli_epi32(d1, 8), d0));  // below 2^30
  const Lanes::F all = Lanes::fma(_mm512_cvtepi32_ps(d2), Lanes::set(65536.0f), low);
  return Lanes::mul(all, Lanes::mul(Lanes::load(item.tile->k_scale + 16 * v), Lanes::set(item.block->unit[i])));
}

// 64 weights in whole numbers below 2^16 become two rows of bytes; lane by lane, so fours of keys stand in the order of line_of().
DK_INLINE void weight_digits(const __m512i (&x)[4], Sums& s, int i) {
  const __m512i a = _mm512_packus_epi32(x[0], x[1]), b = _mm512_packus_epi32(x[2], x[3]), low = _mm512_set1_epi16(255);
  _mm512_store_si512(s.weight[0][i], _mm512_packus_epi16(_mm512_and_si512(a, low), _mm512_and_si512(b, low)));
  _mm512_store_si512(s.weight[1][i], _mm512_packus_epi16(_mm512_srli_epi16(a, 8), _mm512_srli_epi16(b, 8)));
}

// exp(a) and exp(b) at once.
DK_INLINE void exp_two(float& a, float& b) {
  const Lanes::F e = Lanes::exp(_mm512_castps128_ps512(_mm_setr_ps(a, b, 0, 0)));
  const __m128 both = _mm512_castps512_ps128(e);
  a = _mm_cvtss_f32(both);
  b = _mm_cvtss_f32(_mm_movehdup_ps(both));
}
float exp_of(float x) {
  float other = 0;
  exp_two(x, other);
  return x;
}

// The largest scale of the values that a query sees: what it does not see may not move its bits.
DK_INLINE float seen_top(const Tile& t, std::int64_t seen) {
  if (seen >= kKeys) return t.v_top;
  Lanes::F most = Lanes::zero();
  for (int v = 0; 16 * v < seen; ++v) most = Lanes::max(most, Lanes::load(t.v_scale + 16 * v, static_cast<int>(seen) - 16 * v));
  return Lanes::top(most);
}

// Scores of query i become weights against the tile's own maximum; the query's maximum and sum move on.
void soften(const Item& item, int i, int dim) {
  constexpr int kCount = kKeys / 16;
  const Tile& t = *item.tile;
  Sums& s = *item.sums;
  const std::int64_t seen = item.block->seen[i] - t.first;
  if (seen <= 0) {
    _mm512_store_si512(s.weight[0][i], _mm512_setzero_si512()), _mm512_store_si512(s.weight[1][i], _mm512_setzero_si512());
    item.factors->join[i] = -1;
    return;
  }
  const AttentionState state{item.block->state[i], dim};
  make_room(state, exp_of);
  const Lanes::F lowest = Lanes::set(-__builtin_inff());
  Lanes::F x[kCount], most = lowest;
#pragma GCC unroll 4
  for (int v = 0; v < kCount; ++v) {
    x[v] = score_of(item, i, v);
    const std::int64_t left = seen - 16 * v;
    if (left < 16) x[v] = Lanes::keep(x[v], left > 0 ? static_cast<int>(left) : 0, lowest);
    most = Lanes::max(most, x[v]);
  }
  const float here = Lanes::top(most), top = here > state.maximum() ? here : state.maximum(), v_top = seen_top(t, seen);
  const Lanes::F limit = Lanes::set(here), per_unit = Lanes::set(v_top > 0 ? kWeightTop / v_top : 0.0f);
  Lanes::F sum = Lanes::zero();
  __m512i whole_weight[kCount];
#pragma GCC unroll 4
  for (int v = 0; v < kCount; ++v) {
    Lanes::F p = Lanes::exp(Lanes::sub(x[v], limit));
    const std::int64_t left = seen - 16 * v;
    if (left < 16) p = Lanes::keep(p, left > 0 ? static_cast<int>(left) : 0, Lanes::zero());
    sum = Lanes::add(sum, p);
    whole_weight[v] = _mm512_cvtps_epi32(Lanes::mul(Lanes::mul(p, per_unit), Lanes::load(t.v_scale + 16 * v)));
  }
  weight_digits(whole_weight, s, i);
  float keep = state.maximum() - top, join = here - top;
  exp_two(keep, join);
  if (state.sum() == 0.0f) keep = 0;
  state.sum() = state.sum() * keep + Lanes::sum(sum) * join;
  state.maximum() = top;
  item.factors->keep[i] = keep;
  item.factors->join[i] = join * (v_top / kWeightTop);
}

// ---- finish

void add_output(const Item& item, int i, int dim) {
  if (item.factors->join[i] < 0) return;
  float* to = AttentionState{item.block->state[i], dim}.output();
  const Lanes::F keep = Lanes::set(item.factors->keep[i]), join = Lanes::set(item.factors->join[i]);
  const auto& out = item.sums->out;
  for (int d = 0; d < dim; d += 16) {
    const __m512i low = _mm512_load_si512(&out[0][i][d]), high = _mm512_load_si512(&out[1][i][d]);
    const Lanes::F all = _mm512_cvtepi32_ps(_mm512_add_epi32(_mm512_slli_epi32(high, 8), low));  // below 2^30
    const int n = dim - d;
    Lanes::store(to + d, Lanes::fma(Lanes::load(to + d, n), keep, Lanes::mul(all, join)), n);
  }
}

// ---- items, one behind the other

// Four items at four stages; a step of the line is cut in quarters, so that each has work for both units.
class Line {
 public:
  Line(Scratch& scratch, const Shape& shape, Ahead& ahead) : s_(scratch), shape_(shape), ahead_(ahead) {}

  // Its tile's keys are in the scratch.
  void push(const Block& block, const Tile& tile) {
    const Item next{&block, &tile, &s_.sums[count_ % 2], &s_.factors[count_ % 4]};
    ++count_;
    step(next);
  }
  // The states hold everything that was pushed.
  void end() {
    for (int i = 0; i < 3; ++i) step({});
  }

 private:
  static constexpr int kQuarters = 4, kLinesAtAQuery = 6;
  static int cut(int n, int quarter) { return n * quarter / kQuarters; }

  void step(const Item& next) {
    if (weighed_.block != nullptr && is_full(scored_)) finish_older();
    for (int quarter = 0; quarter < kQuarters; ++quarter) {
      if (next.block != nullptr) scores(next, quarter);
      if (weighed_.block != nullptr) outputs(weighed_, quarter);
      if (scored_.block != nullptr) {
        for (int i = cut(scored_.block->n, quarter); i < cut(scored_.block->n, quarter + 1); ++i) {
          ahead_.fetch(kLinesAtAQuery);
          soften(scored_, i, shape_.dim);
        }
      }
      ahead_.fetch(kLinesAtAQuery);
      if (summed_.block != nullptr) add(summed_, quarter);
    }
    summed_ = weighed_;
    weighed_ = scored_;
    scored_ = next;
  }

  // Whether a query's group of tiles closes with this item: then all before it must be in its state.
  bool is_full(const Item& item) const {
    if (item.block == nullptr) return false;
    for (int i = 0; i < item.block->n; ++i) {
      const bool sees = item.block->seen[i] > item.tile->first;
      if (sees && AttentionState{item.block->state[i], shape_.dim}.tiles() >= kGroupTiles) return true;
    }
    return false;
  }
  void finish_older() {
    for (int quarter = 0; quarter < kQuarters; ++quarter) {
      outputs(weighed_, quarter);
      if (summed_.block != nullptr) add(summed_, quarter);
    }
    for (int quarter = 0; quarter < kQuarters; ++quarter) add(weighed_, quarter);
    weighed_ = summed_ = {};
  }

  void scores(const Item& item, int quarter) {
    if (shape_.tiles) return scores_in_tiles(item, quarter, shape_, s_);
    for (int i = 0; quarter == 0 && i < item.block->n; i += kScoredQueries) scores_some(item.block->n - i, item, i, shape_, s_);
  }
  void outputs(const Item& item, int quarter) {
    if (shape_.tiles) return outputs_in_tiles(item, cut(shape_.columns, quarter), cut(shape_.columns, quarter + 1));
    for (int i = 0; quarter == 0 && i < item.block->n; i += kSummedQueries) outputs_some(item.block->n - i, item, i, shape_);
  }
  void add(const Item& item, int quarter) {
    for (int i = cut(item.block->n, quarter); i < cut(item.block->n, quarter + 1); ++i) add_output(item, i, shape_.dim);
  }

  Scratch& s_;
  Shape shape_;
  Ahead& ahead_;
  Item scored_, weighed_, summed_;
  unsigned count_ = 0;
};

bool sees(const Block& block, std::int64_t first) {
  for (int i = 0; i < block.n; ++i) {
    if (block.seen[i] > first) return true;
  }
  return false;
}

// All keys for the blocks in the scratch.
void attend(const dk_attention& a, const Shape& shape, Scratch& s, std::int64_t blocks) {
  std::int64_t most = 0;
  for (std::int64_t i = 0; i < blocks; ++i) {
    for (int q = 0; q < s.block[i].n; ++q) most = s.block[i].seen[q] > most ? s.block[i].seen[q] : most;
  }
  Ahead ahead;
  Line line(s, shape, ahead);
  for (std::int64_t first = 0; first < most; first += kKeys) {
    Tile& t = s.tile[first / kKeys % 4];  // somebody sees every tile, so the line is past the one that stood here
    t.first = first;
    t.keys = static_cast<int>(a.keys - first < kKeys ? a.keys - first : kKeys);
    const std::int64_t next = first + kKeys, behind = a.keys - next < kKeys ? a.keys - next : kKeys;
    ahead.begin(static_cast<const char*>(a.k.values) + next * shape.dim, static_cast<const char*>(a.v.values) + next * shape.dim, behind * shape.dim);
    load_scales(a, t);
    load_keys(a, shape, t, s, ahead);
    load_values(a, shape, t, ahead);
    for (std::int64_t i = 0; i < blocks; ++i) {
      if (sees(s.block[i], first)) line.push(s.block[i], t);
    }
  }
  line.end();
}

}  // namespace

std::size_t attention_8_scratch_bytes() { return sizeof(Scratch); }

void attention_step_8(const dk_attention& a, bool tiles) {
  auto& s = *static_cast<Scratch*>(a.scratch);
  const Shape shape{a.head_dim, whole(a.head_dim, kDepth), whole(a.head_dim, 16), tiles};
  const std::int64_t queries = a.rows * a.group;
  const int rows = static_cast<int>(queries < kQueries ? queries : kQueries);
  if (tiles) amx::configure_groups(rows, rows, kDepth);
  for (std::int64_t at = 0; at < queries; at += kHeldBlocks * kQueries) {
    const std::int64_t left = (queries - at + kQueries - 1) / kQueries, count = left < kHeldBlocks ? left : kHeldBlocks;
    for (std::int64_t i = 0; i < count; ++i) set_block(a, at + i * kQueries, s.block[i]);
    attend(a, shape, s, count);
  }
  if (tiles) amx::release();
}

}  // namespace dossier::kernels::avx512
