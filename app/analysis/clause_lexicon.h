// What contracts provide for, as lawyers ask for it: kinds of provisions with how questions, headings and
// sentences name them. Data of our own, app/analysis/data/clauses.json.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/analysis/lexicon.h"

namespace dossier {

// A pattern that is compiled when it is first used: most questions need a few of several hundred. Safe to use
// from several threads.
class LatePattern {
 public:
  explicit LatePattern(std::string source = {});
  bool empty() const;
  bool found_in(std::string_view text) const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

// The sort of value that answers.
enum class ValueKind : uint8_t { any, date, duration, money, percent, party, place };

struct ClauseCue {
  LatePattern pattern;
  double worth = 0;  // 0..1
};

struct ClauseKind {
  std::string name;             // "governing law"
  LatePattern asked;            // over a question in lower case
  LatePattern heading;          // over the heading of a clause, lower case
  std::vector<ClauseCue> says;  // over a sentence, lower case; the strongest counts
  LatePattern except;           // sentences that only look like it
  ValueKind wants = ValueKind::any;
  bool at_start = false;  // stands at the beginning of a contract
};

struct ClauseLexicon {
  std::vector<ClauseKind> kinds;  // of two that a question fits, the first counts in full
  // Stems that contracts use for one another, by group.
  std::unordered_map<std::string, std::vector<size_t>> groups_of;
  std::vector<std::vector<std::string>> groups;

  const ClauseKind* kind(std::string_view name) const;
};

// Parsed on first use.
const ClauseLexicon& clause_lexicon();

}  // namespace dossier
