// What contracts may or may not have, as lists ask for it: stricter than the kinds of clauses, for a list claims of each document that it has the
// provision. Data of our own, app/analysis/data/provisions.json.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/analysis/clause_lexicon.h"
#include "app/analysis/clause_text.h"

namespace dossier {

struct Provision {
  std::string name;             // "automatic renewal"
  LatePattern asked;            // over the question behind "contracts", lower case
  std::string words;            // a pattern of the words that only name the provision
  std::vector<LatePattern> plain, says;  // over a sentence: proves it; proves it unless `except` is there too
  LatePattern with, except;
  const ClauseKind* kind = nullptr;  // whose sentences prove it as well; may be null
  double least = 1;                  // what they must be worth
  LatePattern lacks;                 // words that ask for what has none: "uncapped"
  bool of_place = false;             // a place behind "the laws of" is a part of it
  bool proven_by(const Clause& clause) const;
};

struct ProvisionLexicon {
  std::vector<Provision> provisions;  // the first that a question fits
  std::vector<std::vector<std::string>> places;  // names and adjectives of one place

  // The provision that the words ask for: an entry, else a kind of clause. Nothing if none.
  const Provision* asked_in(const std::string& rest) const;
  // All names of the place, the given one first.
  std::vector<std::string> names_of(const std::string& place) const;

  std::vector<Provision> kinds;  // made of the kinds of clauses, in their order
};

// Parsed on first use.
const ProvisionLexicon& provision_lexicon();

}  // namespace dossier
