// The words of a document, page by page, kept so that a question can be scored against every page in a few passes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/page.h"

namespace dossier {

// Query words with weights.
using WeightedTerms = std::vector<std::pair<std::string, double>>;

class DocumentText {
 public:
  // Pages are numbered from 0 here, in the order they are added.
  void add(const Page& page);
  // Call once after the last add().
  void finish();

  size_t pages() const { return pages_.size(); }
  // ln(1 + (n - df + 0.5) / (df + 0.5)) over the pages.
  double idf(std::string_view term) const;
  bool has(std::string_view term) const { return ids_.count(std::string(term)) > 0; }
  // Okapi BM25 (Robertson, Walker et al. 1994) of every page, k1 1.2, b 0.75.
  std::vector<double> bm25(const WeightedTerms& query) const;
  // The same over the headings of each page, the last two of the pages before included.
  std::vector<double> heading_bm25(const WeightedTerms& query) const;
  // Best three lines in a row of each page: the share of the query's weight (idf) that they hold, 0..1.
  std::vector<double> window_share(const WeightedTerms& query) const;
  // Share (by idf of pairs) of the neighbouring word pairs of `text` that each page holds.
  std::vector<double> pair_share(std::string_view text) const;
  // Folded lines that look like headings, of one page.
  const std::vector<std::string>& headings(size_t page) const { return pages_[page].headings; }
  // The page's text in lower case.
  const std::string& lower(size_t page) const { return pages_[page].lower; }

 private:
  struct PageTerms {
    std::vector<uint32_t> terms;       // in reading order
    std::vector<uint32_t> line_ends;   // index behind the last term of each line
    std::vector<uint32_t> heading_terms;
    std::vector<std::string> headings;
    std::string lower;
  };
  uint32_t intern(const std::string& term);
  std::vector<std::pair<uint32_t, double>> known(const WeightedTerms& query) const;
  double idf_of(uint32_t id) const;

  std::unordered_map<std::string, uint32_t> ids_;
  std::vector<uint32_t> pages_with_;  // by term
  std::vector<uint32_t> headings_with_;
  std::vector<PageTerms> pages_;
  std::vector<std::string> last_headings_;
  double mean_terms_ = 1, mean_heading_terms_ = 1;
};

}  // namespace dossier
