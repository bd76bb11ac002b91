// Floats to the block formats of GGUF files. Each block's steps are chosen for the least sum of squared errors: a few candidates around
// the step that just covers the largest value, each refined by least squares over the numbers it gives. Layouts: docs/formats/gguf.md.
#include <algorithm>
#include <cmath>
#include <cstring>

#include "kernels/half.h"
#include "kernels/kernel_api.h"

namespace dossier::kernels {
namespace {

// To the nearest, ties to even, for |x| < 2^22.
int nearest(float x) {
  float shifted = x + 12582912.0f;
  return static_cast<int>(__builtin_bit_cast(std::uint32_t, shifted) & 0x7fffffu) - 0x400000;
}

int nearest_within(float x, int least, int most) { return nearest(std::clamp(x, static_cast<float>(least), static_cast<float>(most))); }

float rounded_half(float x) { return half_to_float(float_to_half(x)); }
void put_half(std::uint8_t* at, float x) {
  std::uint16_t half = float_to_half(x);
  std::memcpy(at, &half, sizeof half);
}
float inverse(float x) { return x == 0 ? 0 : 1 / x; }

float largest(const float* x, int n) {  // the value of largest magnitude, with its sign
  float most = 0;
  for (int i = 0; i < n; ++i)
    if (std::fabs(x[i]) > std::fabs(most)) most = x[i];
  return most;
}

// Sum of squared errors of step * number, numbers within [least, most].
float error_of(const float* x, int n, float step, int least, int most) {
  float inv = inverse(step), sum = 0;
  for (int i = 0; i < n; ++i) {
    float e = x[i] - step * static_cast<float>(nearest_within(x[i] * inv, least, most));
    sum += e * e;
  }
  return sum;
}

// The step for x = step * number, numbers within [-reach, reach - 1]: either sign, as one side holds one number more.
float fit_step(const float* x, int n, int reach) {
  float most = largest(x, n);
  if (most == 0) return 0;
  float best = -most / static_cast<float>(reach), best_error = error_of(x, n, best, -reach, reach - 1);
  for (int turn = -9; turn <= 9; ++turn) {
    float inv = -(static_cast<float>(reach) + 0.1f * static_cast<float>(turn)) / most, xq = 0, qq = 0;
    for (int i = 0; i < n; ++i) {
      float q = static_cast<float>(nearest_within(x[i] * inv, -reach, reach - 1));
      xq += x[i] * q;
      qq += q * q;
    }
    if (qq == 0) continue;
    float step = xq / qq, error = error_of(x, n, step, -reach, reach - 1);
    if (error < best_error) {
      best = step;
      best_error = error;
    }
  }
  return best;
}

// ---- blocks of 32

void quantize_q8_0(const float* x, std::uint8_t* out) {
  float step = rounded_half(std::fabs(largest(x, 32)) / 127), inv = inverse(step);
  put_half(out, step);
  for (int i = 0; i < 32; ++i) out[2 + i] = static_cast<std::uint8_t>(nearest_within(x[i] * inv, -127, 127));
}

void quantize_q4_0(const float* x, std::uint8_t* out) {
  float step = rounded_half(fit_step(x, 32, 8)), inv = inverse(step);
  put_half(out, step);
  auto nibble = [&](int i) { return static_cast<unsigned>(nearest_within(x[i] * inv, -8, 7) + 8); };
  for (int i = 0; i < 16; ++i) out[2 + i] = static_cast<std::uint8_t>(nibble(i) | nibble(16 + i) << 4);
}

// ---- blocks of 256

struct Affine {  // x = scale * number - minimum, both at least 0
  float scale = 0, minimum = 0;
};

float error_of(const float* x, const Affine& a) {
  float inv = inverse(a.scale), sum = 0;
  for (int i = 0; i < 32; ++i) {
    float e = x[i] + a.minimum - a.scale * static_cast<float>(nearest_within((x[i] + a.minimum) * inv, 0, 15));
    sum += e * e;
  }
  return sum;
}

// Least squares of x over the numbers that `inv` and `low` give.
Affine refine(const float* x, float inv, float low) {
  float q1 = 0, q2 = 0, x1 = 0, xq = 0;
  for (int i = 0; i < 32; ++i) {
    float q = static_cast<float>(nearest_within((x[i] - low) * inv, 0, 15));
    q1 += q;
    q2 += q * q;
    x1 += x[i];
    xq += x[i] * q;
  }
  float det = 32 * q2 - q1 * q1;
  if (det <= 0) return {0, std::max(0.0f, -x1 / 32)};
  Affine out{(32 * xq - q1 * x1) / det, -(q2 * x1 - q1 * xq) / det};
  if (out.minimum < 0) out = {q2 > 0 ? xq / q2 : 0, 0};
  if (out.scale < 0) out.scale = 0;
  return out;
}

Affine fit_affine(const float* x) {
  auto [least, most] = std::minmax_element(x, x + 32);
  float low = std::min(*least, 0.0f), high = *most;
  if (high <= low) return {0, -low};
  Affine best{(high - low) / 15, -low};
  float best_error = error_of(x, best);
  for (int turn = -10; turn <= 10; ++turn) {
    Affine a = refine(x, (15 + 0.1f * static_cast<float>(turn)) / (high - low), low);
    float error = error_of(x, a);
    if (error < best_error) {
      best = a;
      best_error = error;
    }
  }
  return best;
}

// The pair of 6-bit numbers near the wanted one that errs least once both steps are fixed.
void choose_pair(const float* x, const Affine& wanted, float d, float dmin, int& scale, int& minimum) {
  int s0 = nearest_within(wanted.scale * inverse(d), 0, 63), m0 = nearest_within(wanted.minimum * inverse(dmin), 0, 63);
  float best = INFINITY;
  for (int s = std::max(0, s0 - 1); s <= std::min(63, s0 + 1); ++s)
    for (int m = std::max(0, m0 - 1); m <= std::min(63, m0 + 1); ++m) {
      float error = error_of(x, {d * static_cast<float>(s), dmin * static_cast<float>(m)});
      if (error < best) {
        best = error;
        scale = s;
        minimum = m;
      }
    }
}

void quantize_q4_k(const float* x, std::uint8_t* out) {
  Affine wanted[8];
  float most_scale = 0, most_minimum = 0;
  for (int b = 0; b < 8; ++b) {
    wanted[b] = fit_affine(x + 32 * b);
    most_scale = std::max(most_scale, wanted[b].scale);
    most_minimum = std::max(most_minimum, wanted[b].minimum);
  }
  float d = rounded_half(most_scale / 63), dmin = rounded_half(most_minimum / 63);
  put_half(out, d);
  put_half(out + 2, dmin);
  std::uint8_t* s = out + 4;
  std::uint8_t* q = out + 16;
  std::memset(s, 0, 140);
  for (int b = 0; b < 8; ++b) {
    int scale = 0, minimum = 0;
    choose_pair(x + 32 * b, wanted[b], d, dmin, scale, minimum);
    unsigned us = static_cast<unsigned>(scale), um = static_cast<unsigned>(minimum);
    if (b < 4) {
      s[b] = static_cast<std::uint8_t>(us);
      s[b + 4] = static_cast<std::uint8_t>(um);
    } else {
      s[b + 4] = static_cast<std::uint8_t>((us & 15) | (um & 15) << 4);
      s[b - 4] = static_cast<std::uint8_t>(s[b - 4] | (us >> 4) << 6);
      s[b] = static_cast<std::uint8_t>(s[b] | (um >> 4) << 6);
    }
    float step = d * static_cast<float>(scale), low = dmin * static_cast<float>(minimum), inv = inverse(step);
    for (int l = 0; l < 32; ++l) {
      unsigned n = static_cast<unsigned>(nearest_within((x[32 * b + l] + low) * inv, 0, 15));
      q[32 * (b / 2) + l] = static_cast<std::uint8_t>(q[32 * (b / 2) + l] | n << (4 * (b % 2)));
    }
  }
}

void quantize_q6_k(const float* x, std::uint8_t* out) {
  float wanted[16];
  for (int k = 0; k < 16; ++k) wanted[k] = fit_step(x + 16 * k, 16, 32);
  float d = rounded_half(largest(wanted, 16) / -128), inv_d = inverse(d);
  std::memset(out, 0, 192);
  put_half(out + 208, d);
  for (int k = 0; k < 16; ++k) {
    const float* group = x + 16 * k;
    int near = nearest_within(wanted[k] * inv_d, -128, 127), scale = near;
    float best = INFINITY;
    for (int s = std::max(-128, near - 1); s <= std::min(127, near + 1); ++s) {
      float error = error_of(group, 16, d * static_cast<float>(s), -32, 31);
      if (error < best) {
        best = error;
        scale = s;
      }
    }
    out[192 + k] = static_cast<std::uint8_t>(scale);
    float inv = inverse(d * static_cast<float>(scale));
    for (int i = 0; i < 16; ++i) {
      unsigned v = static_cast<unsigned>(nearest_within(group[i] * inv, -32, 31) + 32);
      int at = 16 * k + i, n = at / 128, j = at / 32 % 4, l = at % 32;
      std::uint8_t& low = out[64 * n + 32 * (j % 2) + l];
      std::uint8_t& high = out[128 + 32 * n + l];
      low = static_cast<std::uint8_t>(low | (v & 15) << (4 * (j / 2)));
      high = static_cast<std::uint8_t>(high | (v >> 4) << (2 * j));
    }
  }
}

using BlockQuantizer = void (*)(const float*, std::uint8_t*);

BlockQuantizer quantizer_of(dk_type type) {
  switch (type) {
    case DK_Q8_0: return quantize_q8_0;
    case DK_Q4_0: return quantize_q4_0;
    case DK_Q4_K: return quantize_q4_k;
    case DK_Q6_K: return quantize_q6_k;
    default: return nullptr;
  }
}

}  // namespace
}  // namespace dossier::kernels

extern "C" int dk_quantize(dk_type type, const float* x, int64_t n, void* out) {
  using namespace dossier::kernels;
  auto* bytes = static_cast<std::uint8_t*>(out);
  if (type == DK_F32) {
    std::memcpy(out, x, static_cast<std::size_t>(n) * sizeof(float));
    return 1;
  }
  if (type == DK_F16 || type == DK_BF16) {
    for (int64_t i = 0; i < n; ++i) {
      std::uint16_t v = type == DK_F16 ? float_to_half(x[i]) : float_to_bf16(x[i]);
      std::memcpy(bytes + 2 * i, &v, sizeof v);
    }
    return 1;
  }
  BlockQuantizer quantize = quantizer_of(type);
  if (!quantize) return 0;
  const dk_type_facts* facts = dk_facts(type);
  for (int64_t b = 0; b < n / facts->block_values; ++b) quantize(x + b * facts->block_values, bytes + b * facts->block_bytes);
  return 1;
}
