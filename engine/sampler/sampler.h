// From a row of logits to the next token. A draw depends on the logits, the seed and the token's place in the answer, on nothing else: so
// an answer is the same whatever the threads, the batch, the tier of a page, or how many tokens were drafted at once.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "engine/sampler/token_mask.h"

namespace dossier {

// Temperature 0 takes the likeliest token (the lowest id on a tie) and looks at nothing else here. Otherwise probabilities are
// softmax(logits / temperature); first min_p drops tokens less likely than min_p times the likeliest, then top_p keeps the fewest likely
// ones that together reach top_p of what is left.
struct Sampling {
  double temperature = 0;  // 0 to 100
  double top_p = 1;        // above 0, at most 1
  double min_p = 0;        // 0 to 1
  std::uint64_t seed = 0;
};

// usage if a number is outside its range.
Status check_sampling(const Sampling& sampling);

// A number in [0, 1) for each (seed, place): SplitMix64's finalizer over a counter (Steele, Lea, Flood 2014).
double uniform_at(std::uint64_t seed, std::uint64_t place);

class Sampler {
 public:
  // REQUIRES: check_sampling(sampling).ok().
  explicit Sampler(const Sampling& sampling) : sampling_(sampling) {}

  // The token at PLACE of the answer (from 0), of those the mask allows; -1: none of them has a finite logit.
  std::int32_t choose(std::span<const float> logits, std::uint64_t place, const TokenMask& allowed);

 private:
  struct Candidate {
    double weight;  // exp((logit - largest) / temperature)
    std::int32_t token;
  };
  std::int32_t draw(std::span<const float> logits, std::uint64_t place, const TokenMask& allowed, float largest);
  Sampling sampling_;
  std::vector<Candidate> candidates_;
};

// Natural logarithm of the probability that softmax(logits) gives to TOKEN: of the model's own distribution, before any rule of sampling.
double log_probability(std::span<const float> logits, std::int32_t token);

}  // namespace dossier
