#include "engine/sampler/sampler.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

namespace dossier {
namespace {

const std::vector<float> kLogits = {0.0f, 3.0f, 1.0f, 3.0f, -2.0f, 2.5f};
const TokenMask kAll(6, true);

std::map<int, double> shares(Sampling sampling, const TokenMask& allowed = kAll, int draws = 20000) {
  Sampler sampler(sampling);
  std::map<int, double> out;
  for (int n = 0; n < draws; ++n) out[sampler.choose(kLogits, static_cast<std::uint64_t>(n), allowed)] += 1.0 / draws;
  return out;
}

TEST(Sampler, GreedyTakesTheLikeliestAndTheLowestIdOnATie) {
  Sampler greedy({});
  EXPECT_EQ(greedy.choose(kLogits, 0, kAll), 1);
  TokenMask some(6);
  some.allow(3);
  some.allow(5);
  EXPECT_EQ(greedy.choose(kLogits, 7, some), 3);
  EXPECT_EQ(greedy.choose(kLogits, 7, TokenMask(6)), -1);
}

TEST(Sampler, DrawsFollowTheProbabilities) {
  auto seen = shares({.temperature = 1, .seed = 5});
  double sum = 0;
  for (float l : kLogits) sum += std::exp(l);
  for (int t = 0; t < 6; ++t) EXPECT_NEAR(seen[t], std::exp(kLogits[static_cast<std::size_t>(t)]) / sum, 0.012) << t;
}

TEST(Sampler, TemperatureFlattensAndSharpens) {
  EXPECT_GT(shares({.temperature = 10})[4], 0.09);
  EXPECT_NEAR(shares({.temperature = 0.05})[1], 0.5, 0.02);
  EXPECT_NEAR(shares({.temperature = 0.05})[3], 0.5, 0.02);
}

TEST(Sampler, MinPDropsWhatIsUnlikely) {
  auto seen = shares({.temperature = 1, .min_p = 0.2});  // exp(-2) = 0.135 and less go
  EXPECT_EQ(seen.size(), 3u);
  EXPECT_EQ(seen.count(2), 0u);
}

TEST(Sampler, TopPKeepsTheFewestThatReachIt) {
  // Shares of softmax: 3.0 twice 0.36, 2.5 0.22, 1.0 0.05, 0.0 0.02.
  auto seen = shares({.temperature = 1, .top_p = 0.8});
  EXPECT_EQ(seen.size(), 3u);
  EXPECT_NEAR(seen[1], 0.3836, 0.012);
  EXPECT_EQ(shares({.temperature = 1, .top_p = 1e-9}).size(), 1u);
  EXPECT_EQ(shares({.temperature = 1, .top_p = 1e-9}).begin()->first, 1);
}

TEST(Sampler, ADrawDependsOnSeedAndPlaceOnly) {
  Sampler forward({.temperature = 1, .seed = 9}), backward({.temperature = 1, .seed = 9}), other({.temperature = 1, .seed = 10});
  std::vector<int> one(200), two(200), three(200);
  for (std::size_t n = 0; n < 200; ++n) one[n] = forward.choose(kLogits, n, kAll);
  for (std::size_t n = 200; n-- > 0;) two[n] = backward.choose(kLogits, n, kAll);
  for (std::size_t n = 0; n < 200; ++n) three[n] = other.choose(kLogits, n, kAll);
  EXPECT_EQ(one, two);
  EXPECT_NE(one, three);
}

TEST(Sampler, NothingForbiddenIsEverDrawn) {
  TokenMask some(6, true);
  some.forbid(1);
  some.forbid(3);
  auto seen = shares({.temperature = 2}, some);
  EXPECT_EQ(seen.count(1) + seen.count(3) + seen.count(-1), 0u);
}

TEST(Sampler, NumbersThatAreNone) {
  const float nan = std::nanf("");
  std::vector<float> broken = {nan, nan, -INFINITY};
  EXPECT_EQ(Sampler({}).choose(broken, 0, TokenMask(3, true)), -1);
  broken[2] = 1;
  EXPECT_EQ(Sampler({}).choose(broken, 0, TokenMask(3, true)), 2);
  EXPECT_EQ(Sampler({.temperature = 1}).choose(broken, 0, TokenMask(3, true)), 2);
  for (Sampling bad : {Sampling{.temperature = -1}, Sampling{.temperature = nan}, Sampling{.top_p = 0}, Sampling{.top_p = 1.5}, Sampling{.min_p = 2}})
    EXPECT_FALSE(check_sampling(bad).ok());
  EXPECT_TRUE(check_sampling({}).ok());
}

TEST(Sampler, LogProbabilityIsThatOfTheModel) {
  EXPECT_NEAR(log_probability(kLogits, 1), -1.0123, 0.02);
  double sum = 0;
  for (int t = 0; t < 6; ++t) sum += std::exp(log_probability(kLogits, t));
  EXPECT_NEAR(sum, 1, 1e-12);
}

TEST(TokenMask, CountsAndEnds) {
  TokenMask mask(130, true);
  EXPECT_EQ(mask.count(), 130);
  mask.forbid(129);
  mask.forbid(64);
  EXPECT_EQ(mask.count(), 128);
  EXPECT_FALSE(mask.allows(64));
  TokenMask few(130);
  few.allow(64);
  few.allow(65);
  mask.keep_only(few);
  std::vector<std::int64_t> left;
  mask.for_each([&](std::int64_t t) { left.push_back(t); });
  EXPECT_EQ(left, (std::vector<std::int64_t>{65}));
}

}  // namespace
}  // namespace dossier
