#include <gtest/gtest.h>

#include <cmath>

#include "kernels/test_data.h"

namespace dossier::kernels {
namespace {

void expect_close(const std::vector<float>& got, const std::vector<float>& want, double bound, const char* what) {
  for (std::size_t i = 0; i < want.size(); ++i) ASSERT_NEAR(got[i], want[i], bound * (std::fabs(want[i]) + 1e-6)) << what << " at " << i;
}

TEST(Elementwise, KnownValues) {
  for (const dk_table* table : runnable_tables()) {
    float x[4] = {1, 0, 0, 1};
    const float cos[2] = {0.5f, 0.25f}, sin[2] = {0.75f, 0.125f};
    table->rotate_interleaved(x, cos, sin, 4);
    EXPECT_EQ(x[0], 0.5f);
    EXPECT_EQ(x[1], 0.75f);
    EXPECT_EQ(x[2], -0.125f);
    EXPECT_EQ(x[3], 0.25f);
    float y[4] = {1, 0, 0, 1};
    table->rotate_half(y, cos, sin, 4);
    EXPECT_EQ(y[0], 0.5f);
    EXPECT_EQ(y[2], 0.75f);
    EXPECT_EQ(y[1], -0.125f);
    EXPECT_EQ(y[3], 0.25f);
    float one[1] = {1};
    table->gelu(one, 1);
    EXPECT_NEAR(one[0], 0.8413447f, 3e-7) << "with erf, not tanh";
    const float big[3] = {-200.0f, 200.0f, 0.0f}, up[3] = {1, 2, 3};
    float out[3];
    table->silu_multiply(big, up, 3, out);
    EXPECT_NEAR(out[0], 0.0f, 1e-30);
    EXPECT_EQ(out[1], 400.0f);
    EXPECT_EQ(out[2], 0.0f);
    const float flat[2] = {3, -4};
    float normal[2];
    table->rms_norm(flat, nullptr, 2, 0.0f, normal);
    EXPECT_NEAR(normal[0], 3 / std::sqrt(12.5), 1e-6);
    EXPECT_NEAR(normal[1], -4 / std::sqrt(12.5), 1e-6);
  }
}

// Bounds of kernel_api.h: 4 units in the last place and, for sums, what n roundings of partial sums in 16 lanes can do.
TEST(Elementwise, AgreesWithReference) {
  const dk_table* reference = dk_find("reference");
  for (const dk_table* table : runnable_tables()) {
    for (std::int64_t n : {1, 7, 16, 31, 64, 100, 1408, 5120}) {
      const auto size = static_cast<std::size_t>(n);
      const auto x = random_floats(n, 1), w = random_floats(n, 2), b = random_floats(n, 3);
      std::vector<float> got(size), want(size);
      for (const float* weight : {w.data(), static_cast<const float*>(nullptr)}) {
        reference->rms_norm(x.data(), weight, n, 1e-5f, want.data());
        table->rms_norm(x.data(), weight, n, 1e-5f, got.data());
        expect_close(got, want, 1e-6, "rms_norm");
      }
      reference->layer_norm(x.data(), w.data(), b.data(), n, 1e-5f, want.data());
      table->layer_norm(x.data(), w.data(), b.data(), n, 1e-5f, got.data());
      for (std::size_t i = 0; i < size; ++i) ASSERT_NEAR(got[i], want[i], 4e-6) << table->name << " layer_norm";
      auto wide = x;
      for (float& v : wide) v *= 8;
      reference->silu_multiply(wide.data(), w.data(), n, want.data());
      table->silu_multiply(wide.data(), w.data(), n, got.data());
      expect_close(got, want, 1e-6, "silu");
      got = want = wide;
      reference->gelu(want.data(), n), table->gelu(got.data(), n);
      for (std::size_t i = 0; i < size; ++i) ASSERT_NEAR(got[i], want[i], 5e-7 * (1 + std::fabs(want[i]))) << table->name << " gelu " << wide[i];
      got = want = x;
      reference->add_scaled(want.data(), w.data(), 0.37f, n), table->add_scaled(got.data(), w.data(), 0.37f, n);
      for (std::size_t i = 0; i < size; ++i) ASSERT_NEAR(got[i], want[i], 0x1p-23 * (std::fabs(x[i]) + std::fabs(0.37 * w[i]))) << table->name << " add_scaled";
      got = x;
      table->rms_norm(got.data(), w.data(), n, 1e-5f, got.data());
      table->rms_norm(x.data(), w.data(), n, 1e-5f, want.data());
      EXPECT_EQ(got, want) << "in place";
    }
    for (std::int64_t dim : {32, 64, 88, 96, 128}) {
      const auto cos = random_floats(dim / 2, 4), sin = random_floats(dim / 2, 5);
      auto got = random_floats(dim, 6), want = got;
      reference->rotate_interleaved(want.data(), cos.data(), sin.data(), dim), table->rotate_interleaved(got.data(), cos.data(), sin.data(), dim);
      for (std::size_t i = 0; i < want.size(); ++i) ASSERT_NEAR(got[i], want[i], 2e-6) << table->name;
      got = want = random_floats(dim, 7);
      reference->rotate_half(want.data(), cos.data(), sin.data(), dim), table->rotate_half(got.data(), cos.data(), sin.data(), dim);
      for (std::size_t i = 0; i < want.size(); ++i) ASSERT_NEAR(got[i], want[i], 2e-6) << table->name;
    }
  }
}

TEST(Elementwise, KeepsNaN) {
  for (const dk_table* table : runnable_tables()) {
    std::vector<float> x(40, 1.0f), w(40, 1.0f), out(40);
    x[17] = NAN;
    table->rms_norm(x.data(), w.data(), 40, 1e-5f, out.data());
    EXPECT_TRUE(std::isnan(out[0])) << table->name;
    table->silu_multiply(x.data(), w.data(), 40, out.data());
    EXPECT_TRUE(std::isnan(out[17]) && !std::isnan(out[16])) << table->name;
    table->gelu(x.data(), 40);
    EXPECT_TRUE(std::isnan(x[17]) && !std::isnan(x[16])) << table->name;
  }
}

}  // namespace
}  // namespace dossier::kernels
