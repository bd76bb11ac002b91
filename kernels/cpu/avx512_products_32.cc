// Products with the types whose blocks hold 32 values. As for 256 (avx512_products_256.cc), but every block has a step of its own on
// both sides: its integer sum is multiplied by their product. Codes become unsigned bytes 128 above the number they stand for, through
// a table of 16 where they have 4 bits, by their sign bit where they have 8; the 128 is taken off by starting the sum at -128 times the sum of the activations.
#include "kernels/cpu/amx_tiles.h"
#include "kernels/cpu/avx512_core.h"
#include "kernels/cpu/avx512_table.h"

namespace dossier::kernels::avx512 {
namespace {

template <dk_type Type>
DK_INLINE __m512i nibble_table() {
  __m128i t;
  if constexpr (Type == DK_Q4_0) {
    t = _mm_setr_epi8(120, 121, 122, 123, 124, 125, 126, 127, -128, -127, -126, -125, -124, -123, -122, -121);
  } else if constexpr (Type == DK_IQ4_NL) {
    t = _mm_setr_epi8(1, 24, 45, 63, 79, 93, 106, 118, -127, -115, -103, -90, -75, -59, -39, -15);
  } else if constexpr (Type == DK_MXFP4) {
    t = _mm_setr_epi8(-128, -127, -126, -125, -124, -122, -120, -116, -128, 127, 126, 125, 124, 122, 120, 116);
  } else if constexpr (Type == DK_Q5_0) {
    t = _mm_setr_epi8(112, 113, 114, 115, 116, 117, 118, 119, 120, 121, 122, 123, 124, 125, 126, 127);
  } else {
    t = _mm_setr_epi8(-128, -127, -126, -125, -124, -123, -122, -121, -120, -119, -118, -117, -116, -115, -114, -113);
  }
  return _mm512_broadcast_i32x4(t);
}

struct Lines {
  __m512i line[8];
};

template <dk_type Type>
DK_INLINE Lines unpack(const std::uint8_t* low, const std::uint8_t* top) {
  Lines out;
  if constexpr (Type == DK_Q8_0) {
#pragma GCC unroll 12
    for (int g = 0; g < 8; ++g) out.line[g] = _mm512_xor_si512(_mm512_load_si512(low + 64 * g), _mm512_set1_epi8(-128));
  } else {
    const __m512i nibble = _mm512_set1_epi8(15), table = nibble_table<Type>();
#pragma GCC unroll 12
    for (int i = 0; i < 4; ++i) {
      const __m512i both = _mm512_load_si512(low + 64 * i);
      out.line[i] = _mm512_shuffle_epi8(table, _mm512_and_si512(both, nibble));
      out.line[i + 4] = _mm512_shuffle_epi8(table, _mm512_and_si512(_mm512_srli_epi16(both, 4), nibble));
    }
  }
  if constexpr (Type == DK_Q5_0 || Type == DK_Q5_1) {
#pragma GCC unroll 12
    for (int g = 0; g < 8; ++g) {
      out.line[g] = _mm512_mask_add_epi8(out.line[g], *reinterpret_cast<const __mmask64*>(top + 8 * g), out.line[g], _mm512_set1_epi8(16));
    }
  }
  return out;
}

template <dk_type Type>
DK_INLINE __m512 block_steps(const std::uint8_t* steps, std::int64_t b) {
  if constexpr (Type == DK_MXFP4) {
    const __m512i e = _mm512_cvtepu8_epi32(_mm_load_si128(reinterpret_cast<const __m128i*>(steps + 16 * b)));
    const __mmask16 small = _mm512_cmplt_epu32_mask(e, _mm512_set1_epi32(2));
    const __m512i normal = _mm512_slli_epi32(_mm512_sub_epi32(e, _mm512_set1_epi32(1)), 23);
    return _mm512_castsi512_ps(_mm512_mask_sllv_epi32(normal, small, _mm512_set1_epi32(0x00200000), e));
  } else {
    return halves(steps + 32 * b);
  }
}

template <dk_type Type, int Tokens>
[[gnu::noinline]] void panel_product(const std::uint8_t* panel, std::int64_t blocks, const char* x, std::int64_t x_stride, std::int64_t head,
                                     float* out, std::int64_t out_stride, __mmask16 rows) {
  const PackedPanel32 P = packed_panel_32(Type, blocks);
  const std::int64_t plane = round_up(blocks * 4, 64);
  const TokenRows q = token_rows(x, x_stride), steps = token_rows(x + head, x_stride), sums = token_rows(x + head + plane, x_stride);
  const std::uint8_t* low = panel;
  const std::uint8_t* top = panel + P.top_at;
  __m512 total[Tokens];
#pragma GCC unroll 12
  for (auto& t : total) t = _mm512_setzero_ps();
  for (std::int64_t b = 0; b < blocks; ++b, low += 64 * P.low_bits, top += 64 * P.top_bits) {
    if constexpr (Tokens <= 2) {
      for (int line = 0; line < 64 * P.low_bits; line += 64) _mm_prefetch(low + line + 4096, _MM_HINT_T0);
    }
    const Lines w = unpack<Type>(low, top);
    __m512i dot[Tokens];
#pragma GCC unroll 12
    for (int t = 0; t < Tokens; ++t) dot[t] = broadcast(reinterpret_cast<const std::int32_t*>(token(sums, t, 4 * b)));
#pragma GCC unroll 8
    for (int g = 0; g < 8; ++g) {
#pragma GCC unroll 12
      for (int t = 0; t < Tokens; ++t) dot[t] = dot4(dot[t], w.line[g], token(q, t, 32 * b + 4 * g));
    }
    const __m512 step = block_steps<Type>(panel + P.steps_at, b);
#pragma GCC unroll 12
    for (int t = 0; t < Tokens; ++t) {
      const __m512 both = _mm512_mul_ps(step, _mm512_set1_ps(*reinterpret_cast<const float*>(token(steps, t, 4 * b))));
      total[t] = _mm512_fmadd_ps(_mm512_cvtepi32_ps(dot[t]), both, total[t]);
    }
    if constexpr (Type == DK_Q4_1 || Type == DK_Q5_1) {
      const __m512 shift = halves(panel + P.shifts_at + 32 * b);
#pragma GCC unroll 12
      for (int t = 0; t < Tokens; ++t) {
        total[t] = _mm512_fmadd_ps(shift, _mm512_set1_ps(*reinterpret_cast<const float*>(token(sums, t, plane + 4 * b))), total[t]);
      }
    }
  }
#pragma GCC unroll 12
  for (int t = 0; t < Tokens; ++t) put(out + t * out_stride, rows, total[t]);
}

// The same in tiles: four blocks are unpacked to memory once for all tokens.
template <dk_type Type, int Tokens>
[[gnu::noinline]] void tile_product(const std::uint8_t* panel, std::int64_t blocks, const char* x, std::int64_t x_stride, std::int64_t head,
                                    float* out, std::int64_t out_stride, __mmask16 rows) {
  const PackedPanel32 P = packed_panel_32(Type, blocks);
  const std::int64_t plane = round_up(blocks * 4, 64);
  alignas(64) std::uint8_t codes[kTileDepth * 512];
  alignas(64) float totals[Tokens][16] = {};
  TileSums sums;
  for (std::int64_t b = 0; b < blocks; b += kTileDepth) {
    const int count = static_cast<int>(blocks - b < kTileDepth ? blocks - b : kTileDepth);
    for (int k = 0; k < count; ++k) {
      const Lines w = unpack<Type>(panel + (b + k) * 64 * P.low_bits, panel + P.top_at + (b + k) * 64 * P.top_bits);
#pragma GCC unroll 8
      for (int g = 0; g < 8; ++g) _mm512_store_si512(codes + 512 * k + 64 * g, w.line[g]);
    }
    for (int first = 0; first < Tokens; first += kTileTokens) {
      tile_dots(count, codes, x + first * x_stride + 32 * b, x_stride, sums);
      const auto about = [&](int t, int array, std::int64_t k) { return x + (first + t) * x_stride + head + array * plane + 4 * (b + k); };
      __m512 total[kTileTokens];
#pragma GCC unroll 16
      for (int t = 0; t < kTileTokens; ++t) total[t] = _mm512_load_ps(totals[first + t]);
      for (int k = 0; k < count; ++k) {
        const __m512 step = block_steps<Type>(panel + P.steps_at, b + k);
#pragma GCC unroll 16
        for (int t = 0; t < kTileTokens; ++t) {
          const __m512i dot = _mm512_add_epi32(_mm512_load_si512(sums.of[k][t]), broadcast(reinterpret_cast<const std::int32_t*>(about(t, 1, k))));
          const __m512 both = _mm512_mul_ps(step, _mm512_set1_ps(*reinterpret_cast<const float*>(about(t, 0, k))));
          total[t] = _mm512_fmadd_ps(_mm512_cvtepi32_ps(dot), both, total[t]);
        }
        if constexpr (Type == DK_Q4_1 || Type == DK_Q5_1) {
          const __m512 shift = halves(panel + P.shifts_at + 32 * (b + k));
#pragma GCC unroll 16
          for (int t = 0; t < kTileTokens; ++t) {
            total[t] = _mm512_fmadd_ps(shift, _mm512_set1_ps(*reinterpret_cast<const float*>(about(t, 2, k))), total[t]);
          }
        }
      }
#pragma GCC unroll 16
      for (int t = 0; t < kTileTokens; ++t) _mm512_store_ps(totals[first + t], total[t]);
    }
  }
  for (int t = 0; t < Tokens; ++t) put(out + t * out_stride, rows, _mm512_load_ps(totals[t]));
}

template <dk_type Type>
PanelProducts tiles() {
  return {{{32, tile_product<Type, 32>}, {16, tile_product<Type, 16>}}, 2};
}

template <dk_type Type>
PanelProducts products() {
  return {{{kTile, panel_product<Type, kTile>}, {8, panel_product<Type, 8>}, {4, panel_product<Type, 4>}, {2, panel_product<Type, 2>}, {1, panel_product<Type, 1>}}, 5};
}

}  // namespace

PanelProducts tiles_32(dk_type type) {
  switch (type) {
    case DK_Q4_0: return tiles<DK_Q4_0>();
    case DK_Q4_1: return tiles<DK_Q4_1>();
    case DK_Q5_0: return tiles<DK_Q5_0>();
    case DK_Q5_1: return tiles<DK_Q5_1>();
    case DK_IQ4_NL: return tiles<DK_IQ4_NL>();
    case DK_MXFP4: return tiles<DK_MXFP4>();
    default: return tiles<DK_Q8_0>();
  }
}

PanelProducts products_32(dk_type type) {
  switch (type) {
    case DK_Q4_0: return products<DK_Q4_0>();
    case DK_Q4_1: return products<DK_Q4_1>();
    case DK_Q5_0: return products<DK_Q5_0>();
    case DK_Q5_1: return products<DK_Q5_1>();
    case DK_IQ4_NL: return products<DK_IQ4_NL>();
    case DK_MXFP4: return products<DK_MXFP4>();
    default: return products<DK_Q8_0>();
  }
}

}  // namespace dossier::kernels::avx512
