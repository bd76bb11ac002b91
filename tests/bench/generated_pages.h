// Made-up pages with the statistics of business prose: Zipf-distributed words, figures, paragraphs, words with boxes. The same
// number gives the same page on every machine.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/page.h"

namespace dossier::bench {

class PageGenerator {
 public:
  explicit PageGenerator(uint32_t words_per_page = 380);
  // The page's text and layout; `seed` picks it.
  Page page(uint64_t seed, uint32_t number) const;
  // The word of a rank, from 0: 0 is the most frequent. The first 100 are English function words.
  const std::string& word(size_t rank) const { return vocabulary_[rank]; }
  size_t size() const { return vocabulary_.size(); }

 private:
  uint32_t words_per_page_;
  std::vector<std::string> vocabulary_;
  std::vector<double> cumulative_;
};

}  // namespace dossier::bench
