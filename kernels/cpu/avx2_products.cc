// Products in AVX2, over the same panels as AVX-512 (packed_layout.h), eight of a panel's rows at a time. load = codes of 8 rows x 4
// values of k in a register; compute = vpmaddubsw with four activations broadcast, pairs added in 16 bit as long as they fit, then in
// 32 bit; finish = as AVX-512: the same integer sums, the same fused chain of steps, so the same bits come out.
//
// vpmaddubsw takes unsigned codes up to 128 only, or its pairs overflow. Types whose codes are numbers with a sign (Q8_0 and those
// with a table) give it |code| and the activation with the code's sign.
#include "kernels/activation_rows.h"
#include "kernels/cpu/avx2_lanes.h"
#include "kernels/cpu/avx2_table.h"

namespace dossier::kernels::avx2 {
namespace {

using F = Lanes::F;
using I = Lanes::I;

DK_LANES I load_line(const std::uint8_t* at) { return _mm256_load_si256(reinterpret_cast<const I*>(at)); }
DK_LANES F row_halves(const std::uint8_t* at) { return _mm256_cvtph_ps(_mm_load_si128(reinterpret_cast<const __m128i*>(at))); }
DK_LANES I four_of(const char* q) { return _mm256_set1_epi32(*reinterpret_cast<const std::int32_t*>(q)); }

constexpr bool is_signed(dk_type type) { return type == DK_Q8_0 || type == DK_IQ4_NL || type == DK_IQ4_XS || type == DK_MXFP4; }

// How many groups of 4 fit a sum of 16 bit pairs: 2 x 127 x the largest code each.
constexpr int groups_in_16_bit(dk_type type) {
  switch (type) {
    case DK_Q8_0: return 1;   // 128
    case DK_IQ4_NL:
    case DK_IQ4_XS: return 1;  // 127
    case DK_Q6_K: return 2;    // 63
    case DK_Q3_K: return 2;    // 35
    case DK_Q5_0:
    case DK_Q5_1:
    case DK_Q5_K: return 4;  // 31
    default: return 8;       // 15 and less
  }
}

template <dk_type Type>
DK_LANES I number_table() {
  __m128i t = _mm_setr_epi8(-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113);
  if constexpr (Type == DK_MXFP4) t = _mm_setr_epi8(0, 1, 2, 3, 4, 6, 8, 12, 0, -1, -2, -3, -4, -6, -8, -12);
  return _mm256_broadcastsi128_si256(t);
}

// The codes of group g of 32 values, for the half (0 or 1) of the panel's rows.
template <dk_type Type, int Low, int Top>
DK_LANES I codes(const std::uint8_t* low, const std::uint8_t* top, int half, int g) {
  I c;
  if constexpr (Low == 8) {
    c = load_line(low + 64 * g + 32 * half);
  } else if constexpr (Low == 4) {
    const I both = load_line(low + 64 * (g % 4) + 32 * half);
    c = _mm256_and_si256(g < 4 ? both : _mm256_srli_epi16(both, 4), _mm256_set1_epi8(15));
  } else {
    c = _mm256_and_si256(_mm256_srli_epi16(load_line(low + 64 * (g / 4) + 32 * half), 2 * (g % 4)), _mm256_set1_epi8(3));
  }
  if constexpr (Type == DK_IQ4_NL || Type == DK_IQ4_XS || Type == DK_MXFP4) c = _mm256_shuffle_epi8(number_table<Type>(), c);
  if constexpr (Top == 1) {
    const I bit = _mm256_setr_epi8(1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128);
    const I spread = _mm256_setr_epi8(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3);
    const I word = _mm256_set1_epi32(*reinterpret_cast<const std::int32_t*>(top + 8 * g + 4 * half));
    const I set = _mm256_cmpeq_epi8(_mm256_and_si256(_mm256_shuffle_epi8(word, spread), bit), bit);
    c = _mm256_or_si256(c, _mm256_and_si256(set, _mm256_set1_epi8(Type == DK_Q3_K ? 4 : 16)));
  }
  if constexpr (Type == DK_Q3_K) c = _mm256_add_epi8(c, _mm256_set1_epi8(28));  // number + 32
  if constexpr (Top == 2) {
    const I four = _mm256_srli_epi16(load_line(top + 64 * (g / 4) + 32 * half), 2 * (g % 4));
    c = _mm256_or_si256(c, _mm256_slli_epi16(_mm256_and_si256(four, _mm256_set1_epi8(3)), 4));
  }
  return c;
}

// dot[t] += codes x activations over Count groups from g0 on, of 32 values.
template <dk_type Type, int Low, int Top, int Count, int Tokens>
DK_LANES void add_groups(I (&dot)[Tokens], const std::uint8_t* low, const std::uint8_t* top, int half, const char* q, std::int64_t stride, int g0) {
  constexpr int kTogether = groups_in_16_bit(Type) < Count ? groups_in_16_bit(Type) : Count;
  const I one = _mm256_set1_epi16(1);
#pragma GCC unroll 8
  for (int g = 0; g < Count; g += kTogether) {
    I pairs[Tokens];
#pragma GCC unroll 8
    for (int k = 0; k < kTogether; ++k) {
      const int group = g0 + g + k;
      const I c = codes<Type, Low, Top>(low, top, half, group);
      const I size = is_signed(Type) ? _mm256_abs_epi8(c) : c;
#pragma GCC unroll 4
      for (int t = 0; t < Tokens; ++t) {
        I x = four_of(q + t * stride + 4 * group);
        if constexpr (is_signed(Type)) x = _mm256_sign_epi8(x, c);
        const I product = _mm256_maddubs_epi16(size, x);
        pairs[t] = k == 0 ? product : _mm256_add_epi16(pairs[t], product);
      }
    }
#pragma GCC unroll 4
    for (int t = 0; t < Tokens; ++t) dot[t] = _mm256_add_epi32(dot[t], _mm256_madd_epi16(pairs[t], one));
  }
}

// ---- finish: writes those of eight rows that exist

DK_LANES void put(float* out, std::uint16_t rows, int half, F value) {
  const int exist = __builtin_popcount(static_cast<unsigned>(rows >> 8 * half & 0xff));
  if (exist > 0) Lanes::store(out + 8 * half, value, exist);
}

// ---- blocks of 256

template <dk_type Type>
DK_LANES F group_scale(const std::uint8_t* scales, int g, int half, F step) {
  const __m128i bytes = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(scales + 16 * g + 8 * half));
  I wide;
  if constexpr (Type == DK_Q2_K) {
    wide = _mm256_cvtepu8_epi32(_mm_and_si128(bytes, _mm_set1_epi8(15)));
  } else if constexpr (Type == DK_Q4_K || Type == DK_Q5_K) {
    wide = _mm256_cvtepu8_epi32(bytes);
  } else {
    wide = _mm256_cvtepi8_epi32(bytes);
  }
  if constexpr (exact_groups(Type) > 0) return _mm256_cvtepi32_ps(wide);
  return Lanes::mul(_mm256_cvtepi32_ps(wide), step);
}

// Minima of a pair of groups, as pairs of 16 bit.
template <dk_type Type>
DK_LANES I minima_pair(const std::uint8_t* block, int pair, int half) {
  constexpr PackedBlock256 P = packed_block_256(Type);
  if constexpr (Type == DK_Q2_K) {
    const auto high = [&](int g) {
      const __m128i bytes = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(block + P.scales_at + 16 * g + 8 * half));
      return _mm256_cvtepu8_epi32(_mm_and_si128(_mm_srli_epi16(bytes, 4), _mm_set1_epi8(15)));
    };
    return _mm256_or_si256(high(2 * pair), _mm256_slli_epi32(high(2 * pair + 1), 16));
  } else {
    return _mm256_cvtepu8_epi16(_mm_load_si128(reinterpret_cast<const __m128i*>(block + P.minima_at + 32 * pair + 16 * half)));
  }
}

template <dk_type Type, int Tokens>
[[gnu::noinline]] void product_256(const std::uint8_t* panel, std::int64_t blocks, const char* x, std::int64_t x_stride, std::int64_t head, float* out,
                                   std::int64_t out_stride, std::uint16_t rows) {
  constexpr PackedBlock256 P = packed_block_256(Type);
  constexpr int kHalves = P.group == 16 ? 2 : 1;
  F total[2][Tokens];
  for (auto& half : total) {
    for (auto& t : half) t = Lanes::zero();
  }
  for (std::int64_t b = 0; b < blocks; ++b) {
    const std::uint8_t* block = panel + b * P.bytes;
    const char* q = x + 256 * b;
    const auto about = [&](int t) { return reinterpret_cast<const Q8Block256*>(x + t * x_stride + head) + b; };
    for (int line = 0; line < P.bytes; line += 64) _mm_prefetch(reinterpret_cast<const char*>(block + line + 4096), _MM_HINT_T0);
    for (int half = 0; half < 2; ++half) {
      const F step = row_halves(block + P.step_at + 16 * half);
      F sum[Tokens];
      [[maybe_unused]] I whole[Tokens];
      for (auto& s : sum) s = Lanes::zero();
      for (auto& w : whole) w = _mm256_setzero_si256();
      for (int j = 0; j < 8; ++j) {
#pragma GCC unroll 2
        for (int part = 0; part < kHalves; ++part) {
          I dot[Tokens];
#pragma GCC unroll 4
          for (int t = 0; t < Tokens; ++t) {
            dot[t] = P.group == 16 && Type != DK_Q2_K ? _mm256_set1_epi32(about(t)->minus_32_sum_16[2 * j + part]) : _mm256_setzero_si256();
          }
          add_groups<Type, P.low_bits, P.top_bits, 8 / kHalves>(dot, block + j * 64 * P.low_bits, block + P.top_at + j * 64 * P.top_bits, half,
                                                                q + 32 * j, x_stride, 8 / kHalves * part);
          const F scale = group_scale<Type>(block + P.scales_at, kHalves * j + part, half, step);
#pragma GCC unroll 4
          for (int t = 0; t < Tokens; ++t) sum[t] = Lanes::fma(_mm256_cvtepi32_ps(dot[t]), scale, sum[t]);
        }
        if constexpr (exact_groups(Type) > 0) {
          if ((j + 1) % exact_groups(Type) == 0) {
#pragma GCC unroll 4
            for (int t = 0; t < Tokens; ++t) {
              whole[t] = _mm256_add_epi32(whole[t], _mm256_cvtps_epi32(sum[t]));
              sum[t] = Lanes::zero();
            }
          }
        }
      }
      if constexpr (exact_groups(Type) > 0) {
#pragma GCC unroll 4
        for (int t = 0; t < Tokens; ++t) sum[t] = Lanes::mul(_mm256_cvtepi32_ps(whole[t]), step);
      }
      if constexpr (P.minima || Type == DK_Q2_K) {
        const F shift = row_halves(block + P.step_at + 32 + 16 * half);
        I dot[Tokens];
        for (auto& d : dot) d = _mm256_setzero_si256();
        for (int pair = 0; pair < 128 / P.group; ++pair) {
          const I minima = minima_pair<Type>(block, pair, half);
#pragma GCC unroll 4
          for (int t = 0; t < Tokens; ++t) {
            const void* two = P.group == 16 ? about(t)->sum_16 + 2 * pair : about(t)->sum_32 + 2 * pair;
            dot[t] = _mm256_add_epi32(dot[t], _mm256_madd_epi16(minima, four_of(static_cast<const char*>(two))));
          }
        }
#pragma GCC unroll 4
        for (int t = 0; t < Tokens; ++t) sum[t] = Lanes::fnma(_mm256_cvtepi32_ps(dot[t]), shift, sum[t]);
      }
#pragma GCC unroll 4
      for (int t = 0; t < Tokens; ++t) total[half][t] = Lanes::fma(sum[t], Lanes::set(about(t)->step), total[half][t]);
    }
  }
  for (int half = 0; half < 2; ++half) {
    for (int t = 0; t < Tokens; ++t) put(out + t * out_stride, rows, half, total[half][t]);
  }
}

// ---- blocks of 32

template <dk_type Type>
DK_LANES F block_steps(const std::uint8_t* steps, std::int64_t b, int half) {
  if constexpr (Type == DK_MXFP4) {  // half of 2^(e - 127): 2^(e - 128), which has a float of its own for e below 2
    const I e = _mm256_cvtepu8_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(steps + 16 * b + 8 * half)));
    const I normal = _mm256_slli_epi32(_mm256_sub_epi32(e, _mm256_set1_epi32(1)), 23), small = _mm256_sllv_epi32(_mm256_set1_epi32(0x00200000), e);
    return Lanes::as_float(_mm256_blendv_epi8(normal, small, _mm256_cmpgt_epi32(_mm256_set1_epi32(2), e)));
  } else {
    return row_halves(steps + 32 * b + 16 * half);
  }
}

// What a sum starts from, so that codes stand for numbers: -8 or -16 times the sum of the activations.
template <dk_type Type>
DK_LANES std::int32_t start_of(std::int32_t minus_128_sum) {
  if constexpr (Type == DK_Q4_0) return minus_128_sum / 16;
  if constexpr (Type == DK_Q5_0) return minus_128_sum / 8;
  return 0;
}

template <dk_type Type, int Tokens>
[[gnu::noinline]] void product_32(const std::uint8_t* panel, std::int64_t blocks, const char* x, std::int64_t x_stride, std::int64_t head, float* out,
                                  std::int64_t out_stride, std::uint16_t rows) {
  constexpr int kLow = packed_panel_32(Type, 1).low_bits, kTop = packed_panel_32(Type, 1).top_bits;
  const PackedPanel32 P = packed_panel_32(Type, blocks);
  const std::int64_t plane = round_up(blocks * 4, 64);
  F total[2][Tokens];
  for (auto& half : total) {
    for (auto& t : half) t = Lanes::zero();
  }
  for (std::int64_t b = 0; b < blocks; ++b) {
    const std::uint8_t* low = panel + b * 64 * kLow;
    const std::uint8_t* top = panel + P.top_at + b * 64 * kTop;
    for (int line = 0; line < 64 * kLow; line += 64) _mm_prefetch(reinterpret_cast<const char*>(low + line + 4096), _MM_HINT_T0);
    const auto about = [&](int t, int array) { return x + t * x_stride + head + array * plane + 4 * b; };
    for (int half = 0; half < 2; ++half) {
      I dot[Tokens];
#pragma GCC unroll 4
      for (int t = 0; t < Tokens; ++t) dot[t] = _mm256_set1_epi32(start_of<Type>(*reinterpret_cast<const std::int32_t*>(about(t, 1))));
      add_groups<Type, kLow, kTop, 8>(dot, low, top, half, x + 32 * b, x_stride, 0);
      const F step = block_steps<Type>(panel + P.steps_at, b, half);
#pragma GCC unroll 4
      for (int t = 0; t < Tokens; ++t) {
        const F both = Lanes::mul(step, Lanes::set(*reinterpret_cast<const float*>(about(t, 0))));
        total[half][t] = Lanes::fma(_mm256_cvtepi32_ps(dot[t]), both, total[half][t]);
      }
      if constexpr (Type == DK_Q4_1 || Type == DK_Q5_1) {
        const F shift = row_halves(panel + P.shifts_at + 32 * b + 16 * half);
#pragma GCC unroll 4
        for (int t = 0; t < Tokens; ++t) {
          total[half][t] = Lanes::fma(shift, Lanes::set(*reinterpret_cast<const float*>(about(t, 2))), total[half][t]);
        }
      }
    }
  }
  for (int half = 0; half < 2; ++half) {
    for (int t = 0; t < Tokens; ++t) put(out + t * out_stride, rows, half, total[half][t]);
  }
}

// ---- plain values

template <dk_type Type>
DK_LANES F eight_of(const std::uint8_t* panel, std::int64_t k, int half) {
  if constexpr (Type == DK_F32) return Lanes::load(reinterpret_cast<const float*>(panel + 64 * k + 32 * half));
  if constexpr (Type == DK_F16) return row_halves(panel + 32 * k + 16 * half);
  return Lanes::bf16s(panel + 32 * k + 16 * half, 8);
}

template <dk_type Type, int Tokens>
[[gnu::noinline]] void product_plain(const std::uint8_t* panel, std::int64_t cols, const char* x, std::int64_t x_stride, std::int64_t, float* out,
                                     std::int64_t out_stride, std::uint16_t rows) {
  F total[2][Tokens];
  for (auto& half : total) {
    for (auto& t : half) t = Lanes::zero();
  }
  for (std::int64_t k = 0; k < cols; ++k) {
    _mm_prefetch(reinterpret_cast<const char*>(panel + (Type == DK_F32 ? 64 : 32) * k + 4096), _MM_HINT_T0);
    const F w0 = eight_of<Type>(panel, k, 0), w1 = eight_of<Type>(panel, k, 1);
#pragma GCC unroll 4
    for (int t = 0; t < Tokens; ++t) {
      const F v = Lanes::set(*reinterpret_cast<const float*>(x + t * x_stride + 4 * k));
      total[0][t] = Lanes::fma(w0, v, total[0][t]);
      total[1][t] = Lanes::fma(w1, v, total[1][t]);
    }
  }
  for (int half = 0; half < 2; ++half) {
    for (int t = 0; t < Tokens; ++t) put(out + t * out_stride, rows, half, total[half][t]);
  }
}

template <dk_type Type>
PanelProducts products_256() {
  return {{{4, product_256<Type, 4>}, {2, product_256<Type, 2>}, {1, product_256<Type, 1>}}, 3};
}
template <dk_type Type>
PanelProducts products_32() {
  return {{{4, product_32<Type, 4>}, {2, product_32<Type, 2>}, {1, product_32<Type, 1>}}, 3};
}
template <dk_type Type>
PanelProducts products_plain() {
  return {{{4, product_plain<Type, 4>}, {2, product_plain<Type, 2>}, {1, product_plain<Type, 1>}}, 3};
}

}  // namespace

PanelProducts products_of(dk_type type) {
  switch (type) {
    case DK_F32: return products_plain<DK_F32>();
    case DK_F16: return products_plain<DK_F16>();
    case DK_BF16: return products_plain<DK_BF16>();
    case DK_Q4_0: return products_32<DK_Q4_0>();
    case DK_Q4_1: return products_32<DK_Q4_1>();
    case DK_Q5_0: return products_32<DK_Q5_0>();
    case DK_Q5_1: return products_32<DK_Q5_1>();
    case DK_Q8_0: return products_32<DK_Q8_0>();
    case DK_IQ4_NL: return products_32<DK_IQ4_NL>();
    case DK_MXFP4: return products_32<DK_MXFP4>();
    case DK_Q2_K: return products_256<DK_Q2_K>();
    case DK_Q3_K: return products_256<DK_Q3_K>();
    case DK_Q4_K: return products_256<DK_Q4_K>();
    case DK_Q5_K: return products_256<DK_Q5_K>();
    case DK_Q6_K: return products_256<DK_Q6_K>();
    case DK_IQ4_XS: return products_256<DK_IQ4_XS>();
  }
  return {};
}

}  // namespace dossier::kernels::avx2
