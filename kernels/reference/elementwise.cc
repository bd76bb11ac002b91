// Norms, rotations and activations of the feed-forward part.
#include <cmath>

#include "kernels/reference/reference_table.h"

namespace dossier::kernels::reference {

void rms_norm(const float* x, const float* w, int64_t n, float eps, float* out) {
  double squares = 0;
  for (int64_t i = 0; i < n; ++i) squares += double{x[i]} * double{x[i]};
  const double scale = 1.0 / std::sqrt(squares / static_cast<double>(n) + double{eps});
  for (int64_t i = 0; i < n; ++i) out[i] = static_cast<float>(double{x[i]} * scale * (w != nullptr ? double{w[i]} : 1.0));
}

void layer_norm(const float* x, const float* w, const float* b, int64_t n, float eps, float* out) {
  double mean = 0, squares = 0;
  for (int64_t i = 0; i < n; ++i) mean += double{x[i]};
  mean /= static_cast<double>(n);
  for (int64_t i = 0; i < n; ++i) squares += (double{x[i]} - mean) * (double{x[i]} - mean);
  const double scale = 1.0 / std::sqrt(squares / static_cast<double>(n) + double{eps});
  for (int64_t i = 0; i < n; ++i) {
    const double normal = (double{x[i]} - mean) * scale;
    out[i] = static_cast<float>(normal * (w != nullptr ? double{w[i]} : 1.0) + (b != nullptr ? double{b[i]} : 0.0));
  }
}

void rotate_interleaved(float* x, const float* cos, const float* sin, int64_t dim) {
  for (int64_t i = 0; i < dim / 2; ++i) {
    const float a = x[2 * i], b = x[2 * i + 1];
    x[2 * i] = a * cos[i] - b * sin[i];
    x[2 * i + 1] = a * sin[i] + b * cos[i];
  }
}

void rotate_half(float* x, const float* cos, const float* sin, int64_t dim) {
  const int64_t half = dim / 2;
  for (int64_t i = 0; i < half; ++i) {
    const float a = x[i], b = x[i + half];
    x[i] = a * cos[i] - b * sin[i];
    x[i + half] = a * sin[i] + b * cos[i];
  }
}

void silu_multiply(const float* gate, const float* up, int64_t n, float* out) {
  for (int64_t i = 0; i < n; ++i) {
    const double u = gate[i];
    out[i] = static_cast<float>(u / (1.0 + std::exp(-u)) * double{up[i]});
  }
}

void gelu(float* x, int64_t n) {
  for (int64_t i = 0; i < n; ++i) {
    const double u = x[i];
    x[i] = static_cast<float>(0.5 * u * (1.0 + std::erf(u * 0.70710678118654752440)));
  }
}

void add_scaled(float* x, const float* y, float scale, int64_t n) {
  for (int64_t i = 0; i < n; ++i) x[i] += scale * y[i];
}

}  // namespace dossier::kernels::reference
