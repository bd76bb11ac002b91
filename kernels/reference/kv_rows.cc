// Stored rows of keys and values.
#include <cmath>
#include <cstring>

#include "kernels/half.h"
#include "kernels/reference/reference_table.h"

namespace dossier::kernels::reference {
namespace {

constexpr int kQ4Group = 32;

// The row times a Hadamard matrix over the largest power of two that divides its length, scaled to keep lengths. Its own inverse.
void turn(float* row, int32_t n) {
  const int32_t block = n & -n;
  const float scale = 1.0f / std::sqrt(static_cast<float>(block));
  for (int32_t at = 0; at < n; at += block) {
    float* x = row + at;
    for (int32_t step = 1; step < block; step *= 2) {
      for (int32_t i = 0; i < block; ++i) {
        if ((i & step) != 0) continue;
        const float a = x[i], b = x[i + step];
        x[i] = a + b;
        x[i + step] = a - b;
      }
    }
    for (int32_t i = 0; i < block; ++i) x[i] *= scale;
  }
}

float largest(const float* x, int32_t n) {
  float result = 0;
  for (int32_t i = 0; i < n; ++i) {
    const float magnitude = std::fabs(x[i]);
    if (!(magnitude <= result)) result = magnitude;  // also takes a NaN, and keeps it
    if (std::isnan(result)) return result;
  }
  return result;
}

void store_half_scale(void* scales, int32_t at, std::uint16_t half) { std::memcpy(static_cast<char*>(scales) + 2 * at, &half, 2); }
float load_half_scale(const void* scales, int32_t at) {
  std::uint16_t half;
  std::memcpy(&half, static_cast<const char*>(scales) + 2 * at, 2);
  return half_to_float(half);
}

// The inverse of a step that can be divided by; 0 where the row must be stored as zeros (empty, too small or not finite).
float usable_inverse(float step) { return std::isfinite(step) && step != 0.0f ? 1.0f / step : 0.0f; }

int round_within(float x, int low, int high) {
  const float rounded = std::nearbyint(x);
  return static_cast<int>(rounded < static_cast<float>(low) ? static_cast<float>(low) : rounded > static_cast<float>(high) ? static_cast<float>(high) : rounded);
}

void store_int8(const float* row, int32_t n, std::int8_t* q, void* scales) {
  const std::uint16_t half = float_to_half(largest(row, n) / 127.0f);
  const float inverse = usable_inverse(half_to_float(half));
  store_half_scale(scales, 0, half);
  for (int32_t i = 0; i < n; ++i) q[i] = inverse == 0.0f ? std::int8_t{0} : static_cast<std::int8_t>(round_within(row[i] * inverse, -127, 127));
}

void store_q4_group(const float* x, int32_t n, std::uint8_t* q, void* scales, int32_t group) {
  float extreme = 0;
  for (int32_t i = 0; i < n; ++i) {
    if (!(std::fabs(x[i]) <= std::fabs(extreme))) extreme = x[i];
  }
  const std::uint16_t half = float_to_half(extreme / -8.0f);
  const float inverse = usable_inverse(half_to_float(half));
  store_half_scale(scales, group, half);
  for (int32_t i = 0; i < n; i += 2) {
    const int low = inverse == 0.0f ? 0 : round_within(x[i] * inverse, -8, 7);
    const int high = inverse == 0.0f ? 0 : round_within(x[i + 1] * inverse, -8, 7);
    q[i / 2] = static_cast<std::uint8_t>((low + 8) | (high + 8) << 4);
  }
}

}  // namespace

size_t kv_value_bytes(dk_kv_format format, int32_t head_dim) {
  const auto n = static_cast<size_t>(head_dim);
  switch (format) {
    case DK_KV_F32: return n * 4;
    case DK_KV_F16:
    case DK_KV_BF16: return n * 2;
    case DK_KV_INT8: return n;
    case DK_KV_Q4: return n / 2;
  }
  return 0;
}

size_t kv_scale_bytes(dk_kv_format format, int32_t head_dim) {
  if (format == DK_KV_INT8) return 2;
  if (format == DK_KV_Q4) return 2 * static_cast<size_t>((head_dim + kQ4Group - 1) / kQ4Group);
  return 0;
}

void kv_store(dk_kv_format format, const float* row, int32_t head_dim, void* values, void* scales) {
  auto* halves = static_cast<std::uint16_t*>(values);
  switch (format) {
    case DK_KV_F32: std::memcpy(values, row, static_cast<size_t>(head_dim) * 4); break;
    case DK_KV_F16:
      for (int32_t i = 0; i < head_dim; ++i) halves[i] = float_to_half(row[i]);
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
  const auto* halves = static_cast<const std::uint16_t*>(values);
  switch (format) {
    case DK_KV_F32: std::memcpy(row, values, static_cast<size_t>(head_dim) * 4); break;
    case DK_KV_F16:
      for (int32_t i = 0; i < head_dim; ++i) row[i] = half_to_float(halves[i]);
      break;
    case DK_KV_BF16:
      for (int32_t i = 0; i < head_dim; ++i) row[i] = bf16_to_float(halves[i]);
      break;
    case DK_KV_INT8: {
      const float scale = load_half_scale(scales, 0);
      for (int32_t i = 0; i < head_dim; ++i) row[i] = scale * static_cast<float>(static_cast<const std::int8_t*>(values)[i]);
      break;
    }
    case DK_KV_Q4:
      for (int32_t i = 0; i < head_dim; ++i) {
        const int nibble = static_cast<const std::uint8_t*>(values)[i / 2] >> 4 * (i % 2) & 15;
        row[i] = load_half_scale(scales, i / kQ4Group) * static_cast<float>(nibble - 8);
      }
      break;
  }
}

void kv_prepare_query(dk_kv_format format, float* q, int32_t head_dim) {
  if (format == DK_KV_Q4) turn(q, head_dim);
}

}  // namespace dossier::kernels::reference
