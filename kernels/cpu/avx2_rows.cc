// Rounding of activations and of stored rows: the same bytes as the reference's, where every choice is explained.
#include <cstring>

#include "kernels/activation_rows.h"
#include "kernels/cpu/avx2_lanes.h"
#include "kernels/cpu/avx2_table.h"
#include "kernels/half.h"

namespace dossier::kernels::avx2 {
namespace {

using F = Lanes::F;
using I = Lanes::I;

constexpr std::uint32_t kInfinity = 0x7f800000u;

// The largest magnitude as bits, so that NaN stands above infinity above all numbers.
[[gnu::always_inline]] inline std::uint32_t largest_magnitude(const float* x, int n) {
  I most = _mm256_setzero_si256();
  const I without_sign = _mm256_set1_epi32(0x7fffffff);
  for (int i = 0; i < n; i += 8) most = _mm256_max_epi32(most, _mm256_and_si256(_mm256_loadu_si256(reinterpret_cast<const I*>(x + i)), without_sign));
  __m128i m = _mm_max_epi32(_mm256_castsi256_si128(most), _mm256_extracti128_si256(most, 1));
  m = _mm_max_epi32(m, _mm_shuffle_epi32(m, 0x4e));
  m = _mm_max_epi32(m, _mm_shuffle_epi32(m, 0xb1));
  return static_cast<std::uint32_t>(_mm_cvtsi128_si32(m));
}

[[gnu::always_inline]] inline float as_float(std::uint32_t bits) { return __builtin_bit_cast(float, bits); }

// Four vectors of integers within a byte to 32 bytes in order.
[[gnu::always_inline]] inline I pack_bytes(I a, I b, I c, I d) {
  const I words = _mm256_packs_epi16(_mm256_packs_epi32(a, b), _mm256_packs_epi32(c, d));
  return _mm256_permutevar8x32_epi32(words, _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7));
}

// Sums of the sixteen low and the sixteen high bytes.
struct Sums {
  std::int32_t low, high;
};
[[gnu::always_inline]] inline Sums byte_sums(I bytes) {
  const I fours = _mm256_madd_epi16(_mm256_maddubs_epi16(_mm256_set1_epi8(1), bytes), _mm256_set1_epi16(1));
  const I eights = _mm256_add_epi32(fours, _mm256_shuffle_epi32(fours, 0x4e));
  const I all = _mm256_add_epi32(eights, _mm256_shuffle_epi32(eights, 0xb1));
  return {_mm256_extract_epi32(all, 0), _mm256_extract_epi32(all, 4)};
}

// To the nearest, ties away from zero: the largest float below a half, so that nothing below a tie is lifted over it.
[[gnu::always_inline]] inline I nearest_away(F x) {
  const F sign = _mm256_and_ps(x, Lanes::set(-0.0f));
  return _mm256_cvttps_epi32(Lanes::add(x, _mm256_or_ps(sign, Lanes::set(0.49999997f))));
}

void round_block_32(const float* x, std::int8_t* q, float& step, std::int32_t& minus_128_sum, float& step_sum) {
  const std::uint32_t largest = largest_magnitude(x, 32);
  minus_128_sum = 0;
  step_sum = 0;
  if (largest >= kInfinity) {
    step = step_sum = as_float(0x7fc00000u);
    std::memset(q, 0, 32);
    return;
  }
  const float exact = as_float(largest) / 127.0f;
  step = half_to_float(float_to_half(exact));
  if (step == 0.0f) {
    std::memset(q, 0, 32);
    return;
  }
  const F inverse = Lanes::set(1.0f / exact);
  const auto eight = [&](int i) { return nearest_away(Lanes::mul(Lanes::load(x + i), inverse)); };
  const I bytes = pack_bytes(eight(0), eight(8), eight(16), eight(24));
  _mm256_storeu_si256(reinterpret_cast<I*>(q), bytes);
  const Sums sums = byte_sums(bytes);
  minus_128_sum = -128 * (sums.low + sums.high);
  step_sum = step * static_cast<float>(sums.low + sums.high);
}

// The first value of the largest magnitude, with its sign.
float first_of(const float* x, std::uint32_t largest) {
  const I wanted = _mm256_set1_epi32(static_cast<int>(largest)), without_sign = _mm256_set1_epi32(0x7fffffff);
  for (int i = 0; i < 256; i += 8) {
    const I same = _mm256_cmpeq_epi32(_mm256_and_si256(_mm256_loadu_si256(reinterpret_cast<const I*>(x + i)), without_sign), wanted);
    const int mask = _mm256_movemask_ps(_mm256_castsi256_ps(same));
    if (mask != 0) return x[i + __builtin_ctz(static_cast<unsigned>(mask))];
  }
  return 0;
}

void round_block_256(const float* x, std::int8_t* q, Q8Block256& block) {
  const std::uint32_t largest = largest_magnitude(x, 256);
  const float extreme = largest >= kInfinity ? 0.0f : first_of(x, largest);
  const float inverse = extreme == 0.0f ? 0.0f : -127.0f / extreme;
  if (inverse == 0.0f || (__builtin_bit_cast(std::uint32_t, inverse) & 0x7fffffffu) >= kInfinity) {
    std::memset(q, 0, 256);
    std::memset(&block, 0, sizeof block);
    if (largest >= kInfinity) block.step = as_float(0x7fc00000u);
    return;
  }
  block.step = 1.0f / inverse;
  const F factor = Lanes::set(inverse);
  const I most = _mm256_set1_epi32(127);
  for (int j = 0; j < 8; ++j) {
    const auto eight = [&](int i) { return _mm256_min_epi32(_mm256_cvtps_epi32(Lanes::mul(Lanes::load(x + 32 * j + i), factor)), most); };
    const I bytes = pack_bytes(eight(0), eight(8), eight(16), eight(24));
    _mm256_storeu_si256(reinterpret_cast<I*>(q + 32 * j), bytes);
    const Sums sums = byte_sums(bytes);
    block.minus_32_sum_16[2 * j] = -32 * sums.low;
    block.minus_32_sum_16[2 * j + 1] = -32 * sums.high;
    block.minus_128_sum_32[j] = -128 * (sums.low + sums.high);
    block.sum_16[2 * j] = static_cast<std::int16_t>(sums.low);
    block.sum_16[2 * j + 1] = static_cast<std::int16_t>(sums.high);
    block.sum_32[j] = static_cast<std::int16_t>(sums.low + sums.high);
  }
}

}  // namespace

void round_activations(dk_activation form, const float* x, int64_t tokens, int64_t cols, int64_t x_stride, void* out) {
  const size_t row_bytes = activation_bytes(form, cols);
  for (int64_t t = 0; t < tokens; ++t) {
    const float* row = x + t * x_stride;
    char* to = static_cast<char*>(out) + static_cast<size_t>(t) * row_bytes;
    if (form == DK_ACT_F32) {
      std::memcpy(to, row, static_cast<size_t>(cols) * 4);
    } else if (form == DK_ACT_Q8_32) {
      const Q8Row32 rounded(to, cols);
      for (int64_t b = 0; b < cols / 32; ++b) {
        round_block_32(row + 32 * b, rounded.q + 32 * b, rounded.step[b], rounded.minus_128_sum[b], rounded.step_sum[b]);
      }
    } else {
      const Q8Row256 rounded(to, cols);
      for (int64_t b = 0; b < cols / 256; ++b) round_block_256(row + 256 * b, rounded.q + 256 * b, rounded.block[b]);
    }
  }
}

namespace {

constexpr int kQ4Group = 32;

// The row times a Hadamard matrix, as the reference turns it: the same sums in the same order.
void turn(float* row, int32_t n) {
  const int32_t block = n & -n;
  const F scale = Lanes::set(1.0f / _mm_cvtss_f32(_mm_sqrt_ss(_mm_set_ss(static_cast<float>(block)))));
  for (int32_t at = 0; at < n; at += block) {
    float* x = row + at;
    for (int32_t step = 1; step < 8; step *= 2) {
      for (int32_t i = 0; i < block; ++i) {
        if ((i & step) != 0) continue;
        const float a = x[i], b = x[i + step];
        x[i] = a + b;
        x[i + step] = a - b;
      }
    }
    for (int32_t step = 8; step < block; step *= 2) {
      for (int32_t first = 0; first < block; first += 2 * step) {
        for (int32_t i = first; i < first + step; i += 8) {
          const F a = Lanes::load(x + i), b = Lanes::load(x + i + step);
          Lanes::store(x + i, Lanes::add(a, b));
          Lanes::store(x + i + step, Lanes::sub(a, b));
        }
      }
    }
    for (int32_t i = 0; i < block; i += 8) Lanes::store(x + i, Lanes::mul(Lanes::load(x + i), scale));
  }
}

void put_half(void* scales, int32_t at, std::uint16_t half) { std::memcpy(static_cast<char*>(scales) + 2 * at, &half, 2); }

// 0 where the row must be stored as zeros (empty, too small or not finite).
float usable_inverse(float step) {
  return (__builtin_bit_cast(std::uint32_t, step) & 0x7fffffffu) < kInfinity && step != 0.0f ? 1.0f / step : 0.0f;
}

// Eight values over their step, to the nearest even, within limits.
I eight_within(const float* x, F inverse, int low, int high) {
  const F rounded = _mm256_round_ps(Lanes::mul(Lanes::load(x), inverse), _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
  return _mm256_cvtps_epi32(_mm256_min_ps(_mm256_max_ps(rounded, Lanes::set(static_cast<float>(low))), Lanes::set(static_cast<float>(high))));
}

void store_int8(const float* row, int32_t n, std::int8_t* q, void* scales) {
  std::uint32_t largest = largest_magnitude(row, n);
  if (largest > kInfinity) {  // the first NaN, as it is
    for (int32_t i = 0; i < n; ++i) {
      const std::uint32_t bits = __builtin_bit_cast(std::uint32_t, row[i]) & 0x7fffffffu;
      if (bits > kInfinity) {
        largest = bits;
        break;
      }
    }
  }
  const std::uint16_t half = float_to_half(as_float(largest) / 127.0f);
  const float inverse = usable_inverse(half_to_float(half));
  put_half(scales, 0, half);
  if (inverse == 0.0f) {
    std::memset(q, 0, static_cast<size_t>(n));
    return;
  }
  const F factor = Lanes::set(inverse);
  for (int32_t i = 0; i < n; i += 8) {
    const I v = eight_within(row + i, factor, -127, 127);
    const __m128i words = _mm_packs_epi32(_mm256_castsi256_si128(v), _mm256_extracti128_si256(v, 1));
    _mm_storel_epi64(reinterpret_cast<__m128i*>(q + i), _mm_packs_epi16(words, words));
  }
}

void store_q4_group(const float* x, int32_t n, std::uint8_t* q, void* scales, int32_t group) {
  float extreme = 0;
  for (int32_t i = 0; i < n; ++i) {
    if (!(__builtin_fabsf(x[i]) <= __builtin_fabsf(extreme))) extreme = x[i];
  }
  const std::uint16_t half = float_to_half(extreme / -8.0f);
  const float inverse = usable_inverse(half_to_float(half));
  put_half(scales, group, half);
  for (int32_t i = 0; i < n; i += 8) {
    alignas(32) std::int32_t v[8] = {};
    if (inverse != 0.0f) _mm256_store_si256(reinterpret_cast<I*>(v), eight_within(x + i, Lanes::set(inverse), -8, 7));
    for (int k = 0; k < 4; ++k) q[i / 2 + k] = static_cast<std::uint8_t>((v[2 * k] + 8) | (v[2 * k + 1] + 8) << 4);
  }
}

}  // namespace

void kv_store(dk_kv_format format, const float* row, int32_t head_dim, void* values, void* scales) {
  auto* halves = static_cast<std::uint16_t*>(values);
  switch (format) {
    case DK_KV_F32: std::memcpy(values, row, static_cast<size_t>(head_dim) * 4); break;
    case DK_KV_F16:
      for (int32_t i = 0; i < head_dim; i += 8) {
        _mm_storeu_si128(reinterpret_cast<__m128i*>(halves + i), _mm256_cvtps_ph(Lanes::load(row + i), _MM_FROUND_TO_NEAREST_INT));
      }
      break;
    case DK_KV_BF16:
      for (int32_t i = 0; i < head_dim; ++i) halves[i] = float_to_bf16(row[i]);
      break;
    case DK_KV_INT8: store_int8(row, head_dim, static_cast<std::int8_t*>(values), scales); break;
    case DK_KV_Q4: {
      float turned[DK_MAX_HEAD_DIM];
      std::memcpy(turned, row, static_cast<size_t>(head_dim) * 4);
      turn(turned, head_dim);
      for (int32_t at = 0; at < head_dim; at += kQ4Group) {
        const int32_t n = head_dim - at < kQ4Group ? head_dim - at : kQ4Group;
        store_q4_group(turned + at, n, static_cast<std::uint8_t*>(values) + at / 2, scales, at / kQ4Group);
      }
      break;
    }
  }
}

void kv_load(dk_kv_format format, const void* values, const void* scales, int32_t head_dim, float* row) {
  const auto* bytes = static_cast<const char*>(values);
  const auto* halves = static_cast<const char*>(scales);
  if (format == DK_KV_F32) std::memcpy(row, values, static_cast<size_t>(head_dim) * 4);
  const F scale = format == DK_KV_INT8 ? Lanes::set(Lanes::half(halves)) : Lanes::zero();
  for (int32_t i = 0; i < head_dim; i += 8) {
    switch (format) {
      case DK_KV_F32: break;
      case DK_KV_F16: Lanes::store(row + i, Lanes::halves(bytes + 2 * i, 8)); break;
      case DK_KV_BF16: Lanes::store(row + i, Lanes::bf16s(bytes + 2 * i, 8)); break;
      case DK_KV_INT8: Lanes::store(row + i, Lanes::mul(scale, Lanes::bytes(bytes + i, 8))); break;
      case DK_KV_Q4: Lanes::store(row + i, Lanes::mul(Lanes::set(Lanes::half(halves + i / kQ4Group * 2)), Lanes::nibbles(bytes + i / 2, 8))); break;
    }
  }
}

void kv_prepare_query(dk_kv_format format, float* q, int32_t head_dim) {
  if (format == DK_KV_Q4) turn(q, head_dim);
}

}  // namespace dossier::kernels::avx2
