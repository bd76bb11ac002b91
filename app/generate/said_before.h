// What must not stand among key points: a title or label that states nothing, and what another point has said already.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "app/generate/document_sentences.h"

namespace dossier {

// "Minutes of the quarterly review, 9 September 2024.", "No. 23-3140 Aldergate v. Norwick", "Decided and filed: January 18, 2024.": a short line with
// a date, a docket number or a case's name, and no verb that states anything. English; of other languages only what has no letters but names.
bool is_label(const SourceSentence& sentence);

// The points that were taken, by their matter and numbers.
class SaidBefore {
 public:
  // False, and nothing is kept, if a point says the same matter with the same numbers, in nearly the same words: a filing tells its dividend in
  // three places.
  bool is_new(const SourceSentence& sentence);

 private:
  struct Said {
    std::set<std::string> terms, numbers;
  };
  static bool same(const Said& a, const Said& b);
  std::vector<Said> said_;
};

}  // namespace dossier
