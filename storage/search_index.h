// The full-text index as postings: which pages hold a phrase, how often, and how long pages are. FTS5 finds; ranking is done here,
// in one pass and without its sorter, because its bm25() reads a row per hit.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "storage/database.h"

namespace dossier {

// Rows (page.id) ascending, with the number of matches of each.
struct Postings {
  std::vector<uint32_t> rows;
  std::vector<uint8_t> times;  // 255 is "255 or more"
};

struct Match {
  int column = 0;      // 0: text, 1: joined
  uint32_t first = 0;  // word of the column
  uint32_t words = 1;
};

// One per connection; kept as Database::search_state. Every call under the lock.
class SearchIndex {
 public:
  // Brings what is cached up to date with the file.
  static Result<std::shared_ptr<SearchIndex>> of(Database& database);
  ~SearchIndex();

  // REQUIRES: `match` is made by search_query.h.
  Result<std::shared_ptr<const Postings>> postings(const std::string& match);
  Result<std::vector<Match>> matches(const std::string& match, uint32_t row);

  // Okapi BM25, k1 = 1.2, b = 0.75 (Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009), idf with the 1 inside the
  // logarithm so that no word counts against a page.
  double idf(size_t pages_with_it) const;
  float weight(uint32_t row, uint32_t times) const {
    float length = row < lengths_.size() ? static_cast<float>(lengths_[row]) : mean_length_;
    float t = static_cast<float>(times);
    return t * 2.2f / (t + 1.2f * (0.25f + 0.75f * length / mean_length_));
  }
  // One behind the largest row.
  uint32_t row_limit() const { return static_cast<uint32_t>(lengths_.size()); }
  // Sorted rows of documents that are not finished, or former versions. Usually none.
  const std::vector<uint32_t>& hidden_rows() const { return hidden_; }

  struct Sink;

 private:
  explicit SearchIndex(Database& database);
  Status register_functions();
  Status refresh();
  Status load_lengths();
  Status load_hidden();

  Database& database_;
  std::unique_ptr<Sink> sink_;
  std::pair<int64_t, int64_t> version_{-1, -1};
  std::vector<uint32_t> lengths_;  // words, by row
  float mean_length_ = 1;
  uint64_t pages_ = 0;
  std::vector<uint32_t> hidden_;
  std::unordered_map<std::string, std::shared_ptr<const Postings>> cache_;
  size_t cached_bytes_ = 0;
};

}  // namespace dossier
