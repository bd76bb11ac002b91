// Full-text search over the pages of an archive. Places and texts are of the pages as they are corrected (base/correction.h).
#pragma once

#include <string>
#include <vector>

#include "base/page.h"
#include "base/result.h"
#include "storage/archive.h"

namespace dossier {

struct SearchQuery {
  std::string text;  // words, "phrases", AND OR NOT, NEAR(a b, 5), prefix*, path: type: date: author: language:
  uint32_t limit = 20;
  std::vector<Sha256> within;  // only these documents; empty: all
};

struct SearchHit {
  Sha256 document;
  std::string document_name;
  uint32_t page = 0;
  std::string label;
  double score = 0;            // higher is better
  std::vector<Span> matches;   // the words found, in order
  std::string snippet;         // around the first matches
  std::vector<std::pair<uint32_t, uint32_t>> snippet_marks;  // byte ranges of the snippet
  std::vector<Box> boxes;      // of the matches
};

struct SearchResult {
  std::vector<SearchHit> hits;
  uint64_t total = 0;       // pages that match; a lower bound if not exact
  bool total_exact = true;
};

class PassageStore {
 public:
  explicit PassageStore(Archive& archive) : archive_(archive) {}
  // usage, with the place in the query, if it cannot be understood.
  Result<SearchResult> search(const SearchQuery& query);
  // Pages ranked by BM25 for any of the terms (no syntax): for questions.
  struct RankedPage {
    Sha256 document;
    uint32_t page = 0;
    double score = 0;
  };
  Result<std::vector<RankedPage>> rank(const std::vector<std::string>& terms, uint32_t limit, const std::vector<Sha256>& within);

 private:
  Archive& archive_;
};

}  // namespace dossier
