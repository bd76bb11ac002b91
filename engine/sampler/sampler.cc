#include "engine/sampler/sampler.h"

#include <algorithm>
#include <cmath>

namespace dossier {
namespace {

std::uint64_t mixed(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

Error out_of_range(const char* name, double value, const char* range) {
  return {ErrorKind::usage, std::string(name) + " is " + std::to_string(value), "", std::string("a number ") + range};
}

}  // namespace

Status check_sampling(const Sampling& s) {
  if (!(s.temperature >= 0 && s.temperature <= 100)) return out_of_range("the temperature", s.temperature, "from 0 to 100");
  if (!(s.top_p > 0 && s.top_p <= 1)) return out_of_range("top-p", s.top_p, "above 0, at most 1");
  if (!(s.min_p >= 0 && s.min_p <= 1)) return out_of_range("min-p", s.min_p, "from 0 to 1");
  return {};
}

double uniform_at(std::uint64_t seed, std::uint64_t place) {
  return static_cast<double>(mixed(mixed(seed) + 0x9e3779b97f4a7c15u * (place + 1)) >> 11) * 0x1p-53;
}

std::int32_t Sampler::choose(std::span<const float> logits, std::uint64_t place, const TokenMask& allowed) {
  std::int32_t best = -1;
  float largest = -INFINITY;
  allowed.for_each([&](std::int64_t token) {
    float value = logits[static_cast<std::size_t>(token)];
    if (value > largest) largest = value, best = static_cast<std::int32_t>(token);  // a NaN never wins
  });
  if (best < 0 || sampling_.temperature == 0 || largest == INFINITY) return best;
  return draw(logits, place, allowed, largest);
}

std::int32_t Sampler::draw(std::span<const float> logits, std::uint64_t place, const TokenMask& allowed, float largest) {
  candidates_.clear();
  double total = 0;
  allowed.for_each([&](std::int64_t token) {
    double weight = std::exp((static_cast<double>(logits[static_cast<std::size_t>(token)]) - largest) / sampling_.temperature);
    if (!(weight > 0) || weight < sampling_.min_p) return;
    candidates_.push_back({weight, static_cast<std::int32_t>(token)});
    total += weight;
  });
  // The likeliest first, taken off a heap: few are needed, so the whole is never sorted.
  auto less_likely = [](const Candidate& a, const Candidate& b) { return a.weight != b.weight ? a.weight < b.weight : a.token > b.token; };
  std::make_heap(candidates_.begin(), candidates_.end(), less_likely);
  auto end = candidates_.end();
  double kept = total;
  if (sampling_.top_p < 1) {
    double reached = 0;
    while (end != candidates_.begin() && reached < sampling_.top_p * total) {
      std::pop_heap(candidates_.begin(), end, less_likely);
      reached += (--end)->weight;
    }
    kept = reached;
  }
  double wanted = uniform_at(sampling_.seed, place) * kept, passed = 0;
  for (auto at = candidates_.end(); at != candidates_.begin();) {
    if (at == end) {
      std::pop_heap(candidates_.begin(), end, less_likely);
      --end;
    }
    passed += (--at)->weight;
    if (passed > wanted || at == candidates_.begin() || (sampling_.top_p < 1 && at == end)) return at->token;
  }
  return -1;
}

double log_probability(std::span<const float> logits, std::int32_t token) {
  float largest = *std::max_element(logits.begin(), logits.end());
  double sum = 0;
  for (float value : logits) sum += std::exp(static_cast<double>(value) - largest);
  return static_cast<double>(logits[static_cast<std::size_t>(token)]) - largest - std::log(sum);
}

}  // namespace dossier
