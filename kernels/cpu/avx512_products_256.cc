// Products with the types whose blocks hold 256 values. For each block: load = unpack codes in registers, 16 rows x 4 values of k a
// line; compute = vpdpbusd with four activations broadcast; finish = sums of a group times its scale, the block times the activation's step.
// The chain of an output: groups in rising k within a block, blocks in rising k; the same instructions whatever the number of tokens.
// Q4_K and Q5_K have scales that are integers without a sign: their groups are summed exactly, and the block's step comes last.
#include "kernels/cpu/amx_tiles.h"
#include "kernels/cpu/avx512_core.h"
#include "kernels/cpu/avx512_table.h"

namespace dossier::kernels::avx512 {
namespace {

struct Lines {
  __m512i line[8];  // the eight groups of 4 of 32 values
};

DK_INLINE __m512i load_line(const std::uint8_t* at) { return _mm512_load_si512(at); }

template <dk_type Type>
DK_INLINE Lines unpack(const std::uint8_t* block, int j) {
  constexpr PackedBlock256 P = packed_block_256(Type);
  Lines out;
  const std::uint8_t* low = block + j * 64 * P.low_bits;
  const std::uint8_t* top = block + P.top_at + j * 64 * P.top_bits;
  if constexpr (P.low_bits == 4) {
    const __m512i nibble = _mm512_set1_epi8(15);
#pragma GCC unroll 12
    for (int i = 0; i < 4; ++i) {
      const __m512i both = load_line(low + 64 * i);
      out.line[i] = _mm512_and_si512(both, nibble);
      out.line[i + 4] = _mm512_and_si512(_mm512_srli_epi16(both, 4), nibble);
    }
  } else {
    const __m512i pair = _mm512_set1_epi8(3);
#pragma GCC unroll 12
    for (int h = 0; h < 2; ++h) {
      const __m512i four = load_line(low + 64 * h);
      out.line[4 * h] = _mm512_and_si512(four, pair);
      out.line[4 * h + 1] = _mm512_and_si512(_mm512_srli_epi16(four, 2), pair);
      out.line[4 * h + 2] = _mm512_and_si512(_mm512_srli_epi16(four, 4), pair);
      out.line[4 * h + 3] = _mm512_and_si512(_mm512_srli_epi16(four, 6), pair);
    }
  }
  if constexpr (Type == DK_IQ4_XS) {
    const __m512i table = _mm512_broadcast_i32x4(_mm_setr_epi8(1, 24, 45, 63, 79, 93, 106, 118, -127, -115, -103, -90, -75, -59, -39, -15));
#pragma GCC unroll 12
    for (auto& line : out.line) line = _mm512_shuffle_epi8(table, line);
  }
  if constexpr (Type == DK_Q3_K) {
#pragma GCC unroll 12
    for (auto& line : out.line) line = _mm512_or_si512(line, _mm512_set1_epi8(28));  // code + 28 = number + 32
  }
  if constexpr (P.top_bits == 1) {
    const __m512i bit = _mm512_set1_epi8(Type == DK_Q3_K ? 4 : 16);
#pragma GCC unroll 12
    for (int g = 0; g < 8; ++g) {
      out.line[g] = _mm512_mask_add_epi8(out.line[g], *reinterpret_cast<const __mmask64*>(top + 8 * g), out.line[g], bit);
    }
  }
  if constexpr (P.top_bits == 2) {
    const __m512i place = _mm512_set1_epi8(0x30);
#pragma GCC unroll 12
    for (int h = 0; h < 2; ++h) {
      const __m512i four = load_line(top + 64 * h);
      const __m512i moved[4] = {_mm512_slli_epi16(four, 4), _mm512_slli_epi16(four, 2), four, _mm512_srli_epi16(four, 2)};
      // line | (moved & place)
#pragma GCC unroll 12
      for (int i = 0; i < 4; ++i) out.line[4 * h + i] = _mm512_ternarylogic_epi32(out.line[4 * h + i], moved[i], place, 0xf8);
    }
  }
  return out;
}

template <dk_type Type>
DK_INLINE __m512 group_scale(const std::uint8_t* scales, int g, __m512 step) {
  const __m128i bytes = _mm_load_si128(reinterpret_cast<const __m128i*>(scales + 16 * g));
  __m512i wide;
  if constexpr (Type == DK_Q2_K) {
    wide = _mm512_cvtepu8_epi32(_mm_and_si128(bytes, _mm_set1_epi8(15)));
  } else if constexpr (Type == DK_Q4_K || Type == DK_Q5_K) {
    wide = _mm512_cvtepu8_epi32(bytes);
  } else {
    wide = _mm512_cvtepi8_epi32(bytes);
  }
  if constexpr (exact_groups(Type) > 0) return _mm512_cvtepi32_ps(wide);
  return _mm512_mul_ps(_mm512_cvtepi32_ps(wide), step);
}

// Minima of a pair of groups, as pairs of 16 bit.
template <dk_type Type>
DK_INLINE __m512i minima_pair(const std::uint8_t* block, int pair) {
  constexpr PackedBlock256 P = packed_block_256(Type);
  if constexpr (Type == DK_Q2_K) {
    const auto high = [&](int g) {
      const __m128i bytes = _mm_load_si128(reinterpret_cast<const __m128i*>(block + P.scales_at + 16 * g));
      return _mm512_cvtepu8_epi32(_mm_and_si128(_mm_srli_epi16(bytes, 4), _mm_set1_epi8(15)));
    };
    return _mm512_or_si512(high(2 * pair), _mm512_slli_epi32(high(2 * pair + 1), 16));
  } else {
    return _mm512_cvtepu8_epi16(_mm256_load_si256(reinterpret_cast<const __m256i*>(block + P.minima_at + 32 * pair)));
  }
}

template <dk_type Type, int Tokens>
[[gnu::noinline]] void panel_product(const std::uint8_t* panel, std::int64_t blocks, const char* x, std::int64_t x_stride, std::int64_t head,
                                     float* out, std::int64_t out_stride, __mmask16 rows) {
  constexpr PackedBlock256 P = packed_block_256(Type);
  constexpr int kHalves = P.group == 16 ? 2 : 1;
  const TokenRows q = token_rows(x, x_stride), about = token_rows(x + head, x_stride);
  __m512 total[Tokens];
#pragma GCC unroll 12
  for (auto& t : total) t = _mm512_setzero_ps();
  for (std::int64_t b = 0; b < blocks; ++b) {
    const std::uint8_t* block = panel + b * P.bytes;
    const std::int64_t at = 256 * b, meta = static_cast<std::int64_t>(sizeof(Q8Block256)) * b;
    const auto block_of = [&](int t) { return reinterpret_cast<const Q8Block256*>(token(about, t, meta)); };
    const __m512 step = halves(block + P.step_at);
    __m512 sum[Tokens];
    [[maybe_unused]] __m512i whole[Tokens];
#pragma GCC unroll 12
    for (auto& s : sum) s = _mm512_setzero_ps();
    for (int j = 0; j < 8; ++j) {
      const Lines w = unpack<Type>(block, j);
      if constexpr (Tokens <= 2) {
        for (int line = 0; line < P.bytes / 8; line += 64) _mm_prefetch(block + P.bytes / 8 * j + line + 4096, _MM_HINT_T0);
      }
#pragma GCC unroll 2
      for (int half = 0; half < kHalves; ++half) {
        __m512i dot[Tokens];
#pragma GCC unroll 12
        for (int t = 0; t < Tokens; ++t) {
          if constexpr (P.group == 16 && Type != DK_Q2_K) {
            dot[t] = broadcast(&block_of(t)->minus_32_sum_16[2 * j + half]);
          } else if constexpr (Type == DK_IQ4_XS) {
            dot[t] = broadcast(&block_of(t)->minus_128_sum_32[j]);
          } else {
            dot[t] = _mm512_setzero_si512();
          }
        }
#pragma GCC unroll 8
        for (int g = 8 / kHalves * half; g < 8 / kHalves * (half + 1); ++g) {
#pragma GCC unroll 12
          for (int t = 0; t < Tokens; ++t) dot[t] = dot4(dot[t], w.line[g], token(q, t, at + 32 * j + 4 * g));
        }
        const __m512 scale = group_scale<Type>(block + P.scales_at, kHalves * j + half, step);
#pragma GCC unroll 12
        for (int t = 0; t < Tokens; ++t) sum[t] = _mm512_fmadd_ps(_mm512_cvtepi32_ps(dot[t]), scale, sum[t]);
      }
      if constexpr (exact_groups(Type) > 0) {
        if ((j + 1) % exact_groups(Type) == 0) {
#pragma GCC unroll 12
          for (int t = 0; t < Tokens; ++t) {
            const __m512i part = _mm512_cvtps_epi32(sum[t]);
            whole[t] = j + 1 == exact_groups(Type) ? part : _mm512_add_epi32(whole[t], part);
            sum[t] = _mm512_setzero_ps();
          }
        }
      }
    }
    if constexpr (exact_groups(Type) > 0) {
#pragma GCC unroll 12
      for (int t = 0; t < Tokens; ++t) sum[t] = _mm512_mul_ps(_mm512_cvtepi32_ps(whole[t]), step);
    }
    if constexpr (P.minima || Type == DK_Q2_K) {
      const __m512 shift = halves(block + P.step_at + 32);
      __m512i dot[Tokens];
#pragma GCC unroll 12
      for (auto& d : dot) d = _mm512_setzero_si512();
#pragma GCC unroll 8
      for (int pair = 0; pair < 128 / P.group; ++pair) {
        const __m512i minima = minima_pair<Type>(block, pair);
#pragma GCC unroll 12
        for (int t = 0; t < Tokens; ++t) {
          dot[t] = dot2(dot[t], minima, P.group == 16 ? block_of(t)->sum_16 + 2 * pair : block_of(t)->sum_32 + 2 * pair);
        }
      }
#pragma GCC unroll 12
      for (int t = 0; t < Tokens; ++t) sum[t] = _mm512_fnmadd_ps(_mm512_cvtepi32_ps(dot[t]), shift, sum[t]);
    }
#pragma GCC unroll 12
    for (int t = 0; t < Tokens; ++t) total[t] = _mm512_fmadd_ps(sum[t], _mm512_set1_ps(block_of(t)->step), total[t]);
  }
#pragma GCC unroll 12
  for (int t = 0; t < Tokens; ++t) put(out + t * out_stride, rows, total[t]);
}

// The same in tiles, for IQ4_XS (Q4_K and Q5_K: avx512_woven_k.cc): codes of a block are unpacked to memory once for all tokens.
template <int Tokens>
[[gnu::noinline]] void tile_product(const std::uint8_t* panel, std::int64_t blocks, const char* x, std::int64_t x_stride, std::int64_t head,
                                    float* out, std::int64_t out_stride, __mmask16 rows) {
  constexpr dk_type Type = DK_IQ4_XS;
  constexpr PackedBlock256 P = packed_block_256(Type);
  alignas(64) std::uint8_t codes[64 * 64];
  alignas(64) float scales[8][16], totals[Tokens][16] = {};
  TileSums sums;
  for (std::int64_t b = 0; b < blocks; ++b) {
    const std::uint8_t* block = panel + b * P.bytes;
    const __m512 step = halves(block + P.step_at);
    for (int j = 0; j < 8; ++j) {
      const Lines w = unpack<Type>(block, j);
#pragma GCC unroll 8
      for (int g = 0; g < 8; ++g) _mm512_store_si512(codes + 512 * j + 64 * g, w.line[g]);
      _mm512_store_ps(scales[j], group_scale<Type>(block + P.scales_at, j, step));
    }
    for (int first = 0; first < Tokens; first += kTileTokens) {
      const auto block_of = [&](int t) { return reinterpret_cast<const Q8Block256*>(x + (first + t) * x_stride + head) + b; };
      __m512 sum[kTileTokens];
#pragma GCC unroll 16
      for (auto& s : sum) s = _mm512_setzero_ps();
      for (int j = 0; j < 8; j += kTileDepth) {
        tile_dots(kTileDepth, codes + 512 * j, x + first * x_stride + 256 * b + 32 * j, x_stride, sums);
#pragma GCC unroll 4
        for (int k = 0; k < kTileDepth; ++k) {
          const __m512 scale = _mm512_load_ps(scales[j + k]);
#pragma GCC unroll 16
          for (int t = 0; t < kTileTokens; ++t) {
            const __m512i dot = _mm512_add_epi32(_mm512_load_si512(sums.of[k][t]), broadcast(&block_of(t)->minus_128_sum_32[j + k]));
            sum[t] = _mm512_fmadd_ps(_mm512_cvtepi32_ps(dot), scale, sum[t]);
          }
        }
      }
#pragma GCC unroll 16
      for (int t = 0; t < kTileTokens; ++t) {
        float* total = totals[first + t];
        _mm512_store_ps(total, _mm512_fmadd_ps(sum[t], _mm512_set1_ps(block_of(t)->step), _mm512_load_ps(total)));
      }
    }
  }
  for (int t = 0; t < Tokens; ++t) put(out + t * out_stride, rows, _mm512_load_ps(totals[t]));
}

template <dk_type Type>
PanelProducts products() {
  return {{{kTile, panel_product<Type, kTile>}, {8, panel_product<Type, 8>}, {4, panel_product<Type, 4>}, {2, panel_product<Type, 2>}, {1, panel_product<Type, 1>}}, 5};
}

}  // namespace

PanelProducts tiles_256(dk_type type) {
  if (type != DK_IQ4_XS) return {{}, 0};
  return {{{32, tile_product<32>}, {16, tile_product<16>}}, 2};
}

PanelProducts products_256(dk_type type) {
  switch (type) {
    case DK_Q2_K: return products<DK_Q2_K>();
    case DK_Q3_K: return products<DK_Q3_K>();
    case DK_Q4_K: return products<DK_Q4_K>();
    case DK_Q5_K: return products<DK_Q5_K>();
    case DK_Q6_K: return products<DK_Q6_K>();
    default: return products<DK_IQ4_XS>();
  }
}

}  // namespace dossier::kernels::avx512
