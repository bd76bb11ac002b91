// What a question asks of a contract, and which clauses answer it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/analysis/clause_lexicon.h"
#include "app/analysis/clause_text.h"
#include "app/analysis/document_profile.h"
#include "app/analysis/question.h"

namespace dossier {

struct ClauseQuestion {
  struct AskedKind {
    const ClauseKind* kind = nullptr;
    double weight = 1;
  };
  std::vector<AskedKind> kinds;    // provisions it names, the first in full
  std::vector<std::string> terms;  // content words without those that only say "agreement", "party"
  std::vector<std::string>
      naming;             // stems that may name the document: "suppli" of "supply agreement", proper names
  std::string described;  // "franchise" of "the franchise agreement", as written; empty if it only says "the
                          // agreement"
  ValueKind wants = ValueKind::any;
  ValueKind asks = ValueKind::any;  // the same, if the question's own words say so: "how long", "what date"
  bool names_contract = false;  // speaks of an agreement, a lease, an amendment, a party, a clause
  bool asks_of_change = false;  // whether or how an amendment changed something
  bool asks_meaning = false;    // what a term means
};

ClauseQuestion read_clause_question(const Question& question);

// One contract that takes part.
struct ContractText {
  const DocumentProfile* profile = nullptr;
  std::string name;  // file name
  std::vector<const Page*> pages;
  std::vector<Clause> clauses;
  const DocumentText* text = nullptr;  // the words of all its pages; may be null
  bool amends = false;                 // changes another contract
};

struct RankedClause {
  size_t contract = 0, clause = 0;  // indices
  double score = 0;
  double kind = 0, words = 0,
         document = 0;  // its parts: the provision asked for, the question's words, the document named
  bool fits = false;    // it says what the question asks for; else it only comes near
  std::string explain() const;
};

// Sentences of all contracts against each other, best first, at most `most`.
std::vector<RankedClause> rank_clauses(const std::vector<ContractText>& contracts,
                                       const ClauseQuestion& question, size_t most);

// Whether a document is an agreement or changes one: by its kind, else by its title.
bool is_contract(const DocumentProfile& profile);
bool names_contract(const std::string& title);  // "Reseller Agreement", "Deed of Gift"
bool is_amendment(const DocumentProfile& profile, const std::string& name);

// How well the title, file name and parties of each contract answer to the words that may name it: 0..1, the
// best ones 1; all 0 if none.
std::vector<double> document_shares(const std::vector<ContractText>& contracts,
                                    const ClauseQuestion& question);

// Whether a sentence holds a value of the kind. `lower` is the same text in lower case.
bool holds_value(ValueKind kind, const std::string& text, const std::string& lower);

// Whether the pattern is found with its parts near each other: in a sentence of half a page, as definitions and lists are, they meet by chance.
bool said_nearby(const LatePattern& pattern, std::string_view text);

// What the sentence says of the provision, 0..1; the heading's part comes on top, up to .5.
double says_of(const ClauseKind& kind, const Clause& clause);

}  // namespace dossier
