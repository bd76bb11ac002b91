#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <vector>

#include "kernels/kernel_api.h"

namespace dossier::kernels {
namespace {

// Normal-like numbers with now and then one three times larger, as weights have.
std::vector<float> weights(std::size_t n, float spread) {
  std::vector<float> out(n);
  std::uint64_t state = 88172645463325252u;
  for (std::size_t i = 0; i < n; ++i) {
    double sum = 0;
    for (int k = 0; k < 4; ++k) {
      state ^= state << 13;
      state ^= state >> 7;
      state ^= state << 17;
      sum += static_cast<double>(state >> 11) * 0x1p-53 - 0.5;
    }
    out[i] = static_cast<float>(sum * 1.732) * spread * (state % 301 == 0 ? 3.0f : 1.0f);
  }
  return out;
}

std::vector<float> there_and_back(dk_type type, const std::vector<float>& x) {
  const dk_type_facts& facts = *dk_facts(type);
  std::vector<std::uint8_t> blocks(x.size() / static_cast<std::size_t>(facts.block_values) * static_cast<std::size_t>(facts.block_bytes));
  EXPECT_EQ(dk_quantize(type, x.data(), static_cast<std::int64_t>(x.size()), blocks.data()), 1);
  std::vector<float> out(x.size());
  dk_find("reference")->dequantize(type, blocks.data(), static_cast<std::int64_t>(x.size()), out.data());
  return out;
}

double error_of(const std::vector<float>& x, const std::vector<float>& y) {
  double squares = 0, all = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    squares += std::pow(static_cast<double>(x[i]) - y[i], 2);
    all += std::pow(static_cast<double>(x[i]), 2);
  }
  return std::sqrt(squares / all);
}

// What is kept of normal weights, relative to their spread: a step coarser or a scale in the wrong place would show at once.
TEST(Quantize, ErrsAsLittleAsTheTypeAllows) {
  std::vector<float> x = weights(256 * 400, 0.02f);
  for (auto [type, most] : {std::pair{DK_F32, 0.0}, {DK_F16, 3e-4}, {DK_BF16, 2.4e-3}, {DK_Q8_0, 0.008}, {DK_Q6_K, 0.022}, {DK_Q4_K, 0.083}, {DK_Q4_0, 0.12}})
    EXPECT_LE(error_of(x, there_and_back(type, x)), most) << dk_facts(type)->name;
}

TEST(Quantize, KeepsWhatABlockCanSay) {
  for (dk_type type : {DK_Q8_0, DK_Q4_0, DK_Q4_K, DK_Q6_K}) {
    std::vector<float> zeros(256, 0.0f), same(256, -0.5f), tiny(256, 1e-30f), one(256, 0.0f);
    one[200] = 3.0f;
    EXPECT_EQ(there_and_back(type, zeros), zeros) << dk_facts(type)->name;
    EXPECT_LE(error_of(same, there_and_back(type, same)), 2e-3) << dk_facts(type)->name;
    EXPECT_EQ(there_and_back(type, tiny), zeros) << dk_facts(type)->name;
    std::vector<float> back = there_and_back(type, one);
    EXPECT_NEAR(back[200], 3.0f, 0.01f) << dk_facts(type)->name;
    back[200] = 0;
    EXPECT_EQ(back, zeros) << dk_facts(type)->name;
  }
}

TEST(Quantize, SaysWhichTypesAreOnlyRead) {
  std::vector<float> x(256);
  std::uint8_t out[1024];
  for (dk_type type : {DK_Q4_1, DK_Q5_0, DK_Q5_1, DK_Q2_K, DK_Q3_K, DK_Q5_K, DK_IQ4_NL, DK_IQ4_XS, DK_MXFP4}) EXPECT_EQ(dk_quantize(type, x.data(), 256, out), 0) << dk_facts(type)->name;
}

}  // namespace
}  // namespace dossier::kernels
