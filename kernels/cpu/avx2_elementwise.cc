// Norms, rotations and activations. Sums of norms are kept in double: eight lanes, added in one fixed order.
#include "kernels/cpu/avx2_lanes.h"
#include "kernels/cpu/avx2_table.h"

namespace dossier::kernels::avx2 {
namespace {

using F = Lanes::F;
constexpr int kWidth = Lanes::kWidth;

// Calls work(at, count) for every eight values and the rest.
template <typename Work>
[[gnu::always_inline]] inline void each_eight(int64_t n, const Work& work) {
  int64_t i = 0;
  for (; i + kWidth <= n; i += kWidth) work(i, kWidth);
  if (i < n) work(i, static_cast<int>(n - i));
}
[[gnu::always_inline]] inline F take(const float* p, int n) { return n == kWidth ? Lanes::load(p) : Lanes::load(p, n); }
[[gnu::always_inline]] inline void give(float* p, F x, int n) { n == kWidth ? Lanes::store(p, x) : Lanes::store(p, x, n); }
[[gnu::always_inline]] inline __m256d low(F x) { return _mm256_cvtps_pd(_mm256_castps256_ps128(x)); }
[[gnu::always_inline]] inline __m256d high(F x) { return _mm256_cvtps_pd(_mm256_extractf128_ps(x, 1)); }
[[gnu::always_inline]] inline double add_up(__m256d a, __m256d b) {
  alignas(32) double lanes[4];
  _mm256_store_pd(lanes, _mm256_add_pd(a, b));
  return lanes[0] + lanes[1] + (lanes[2] + lanes[3]);
}
[[gnu::always_inline]] inline double root(double x) { return _mm_cvtsd_f64(_mm_sqrt_pd(_mm_set_sd(x))); }

}  // namespace

void rms_norm(const float* x, const float* w, int64_t n, float eps, float* out) {
  __m256d a = _mm256_setzero_pd(), b = a;
  each_eight(n, [&](int64_t i, int count) {
    const F v = take(x + i, count);
    a = _mm256_fmadd_pd(low(v), low(v), a);
    b = _mm256_fmadd_pd(high(v), high(v), b);
  });
  const F scale = Lanes::set(static_cast<float>(1.0 / root(add_up(a, b) / static_cast<double>(n) + double{eps})));
  each_eight(n, [&](int64_t i, int count) {
    const F v = Lanes::mul(take(x + i, count), scale);
    give(out + i, w == nullptr ? v : Lanes::mul(v, take(w + i, count)), count);
  });
}

void layer_norm(const float* x, const float* w, const float* b, int64_t n, float eps, float* out) {
  __m256d s = _mm256_setzero_pd(), t = s;
  each_eight(n, [&](int64_t i, int count) {
    const F v = take(x + i, count);
    s = _mm256_add_pd(low(v), s);
    t = _mm256_add_pd(high(v), t);
  });
  const double mean = add_up(s, t) / static_cast<double>(n);
  const __m256d center = _mm256_set1_pd(mean);
  s = t = _mm256_setzero_pd();
  each_eight(n, [&](int64_t i, int count) {
    const F v = take(x + i, count);
    const __m256d p = _mm256_sub_pd(low(v), center), q = _mm256_sub_pd(high(v), center);
    if (count == kWidth) {
      s = _mm256_fmadd_pd(p, p, s);
      t = _mm256_fmadd_pd(q, q, t);
    } else {  // the lanes beyond the end are no values
      alignas(32) double lanes[8];
      _mm256_store_pd(lanes, p);
      _mm256_store_pd(lanes + 4, q);
      for (int k = count; k < kWidth; ++k) lanes[k] = 0;
      s = _mm256_fmadd_pd(_mm256_load_pd(lanes), _mm256_load_pd(lanes), s);
      t = _mm256_fmadd_pd(_mm256_load_pd(lanes + 4), _mm256_load_pd(lanes + 4), t);
    }
  });
  const __m256d scale = _mm256_set1_pd(1.0 / root(add_up(s, t) / static_cast<double>(n) + double{eps}));
  each_eight(n, [&](int64_t i, int count) {
    const F v = take(x + i, count);
    const __m128 p = _mm256_cvtpd_ps(_mm256_mul_pd(_mm256_sub_pd(low(v), center), scale));
    const __m128 q = _mm256_cvtpd_ps(_mm256_mul_pd(_mm256_sub_pd(high(v), center), scale));
    F y = _mm256_insertf128_ps(_mm256_castps128_ps256(p), q, 1);
    if (w != nullptr) y = Lanes::mul(y, take(w + i, count));
    if (b != nullptr) y = Lanes::add(y, take(b + i, count));
    give(out + i, y, count);
  });
}

void rotate_interleaved(float* x, const float* cos, const float* sin, int64_t dim) {
  const __m256i twice = _mm256_setr_epi32(0, 0, 1, 1, 2, 2, 3, 3);
  int64_t i = 0;
  for (; i + 4 <= dim / 2; i += 4) {
    const F v = Lanes::load(x + 2 * i), other = _mm256_permute_ps(v, 0xb1);
    const F c = _mm256_permutevar8x32_ps(_mm256_castps128_ps256(_mm_loadu_ps(cos + i)), twice);
    const F s = _mm256_permutevar8x32_ps(_mm256_castps128_ps256(_mm_loadu_ps(sin + i)), twice);
    Lanes::store(x + 2 * i, _mm256_addsub_ps(Lanes::mul(v, c), Lanes::mul(other, s)));
  }
  for (; i < dim / 2; ++i) {
    const float a = x[2 * i], b = x[2 * i + 1];
    x[2 * i] = a * cos[i] - b * sin[i];
    x[2 * i + 1] = a * sin[i] + b * cos[i];
  }
}

void rotate_half(float* x, const float* cos, const float* sin, int64_t dim) {
  const int64_t half = dim / 2;
  each_eight(half, [&](int64_t i, int count) {
    const F a = take(x + i, count), b = take(x + half + i, count), c = take(cos + i, count), s = take(sin + i, count);
    give(x + i, Lanes::sub(Lanes::mul(a, c), Lanes::mul(b, s)), count);
    give(x + half + i, Lanes::add(Lanes::mul(a, s), Lanes::mul(b, c)), count);
  });
}

void silu_multiply(const float* gate, const float* up, int64_t n, float* out) {
  each_eight(n, [&](int64_t i, int count) {
    const F g = take(gate + i, count);
    const F below = Lanes::add(Lanes::set(1.0f), Lanes::exp(Lanes::sub(Lanes::zero(), g)));
    give(out + i, Lanes::mul(Lanes::div(g, below), take(up + i, count)), count);
  });
}

// With erfc(z) = t p(t) e^(-z^2), t = 1 / (1 + 0.3275911 z): Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26,
// at most 1.5e-7 from it.
void gelu(float* x, int64_t n) {
  each_eight(n, [&](int64_t i, int count) {
    const F v = take(x + i, count), z = Lanes::mul(Lanes::magnitude(v), Lanes::set(0.70710678f));
    const F t = Lanes::div(Lanes::set(1.0f), Lanes::fma(z, Lanes::set(0.3275911f), Lanes::set(1.0f)));
    F p = Lanes::fma(Lanes::set(1.061405429f), t, Lanes::set(-1.453152027f));
    p = Lanes::fma(p, t, Lanes::set(1.421413741f));
    p = Lanes::fma(p, t, Lanes::set(-0.284496736f));
    p = Lanes::fma(p, t, Lanes::set(0.254829592f));
    const F beyond = Lanes::mul(Lanes::mul(p, t), Lanes::exp(Lanes::sub(Lanes::zero(), Lanes::mul(z, z))));
    const F part = Lanes::mul(Lanes::mul(v, Lanes::set(0.5f)), beyond);
    give(x + i, Lanes::where_negative(v, part, Lanes::sub(v, part)), count);
  });
}

void add_scaled(float* x, const float* y, float scale, int64_t n) {
  const F s = Lanes::set(scale);
  each_eight(n, [&](int64_t i, int count) { give(x + i, Lanes::fma(s, take(y + i, count), take(x + i, count)), count); });
}

}  // namespace dossier::kernels::avx2
