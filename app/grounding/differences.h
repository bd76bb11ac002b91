// What a claim changes of the words it is laid beside: each place where the two part is looked at for what it does to the meaning.
#pragma once

#include <string>
#include <vector>

#include "app/grounding/alignment.h"
#include "app/grounding/claim.h"
#include "app/grounding/statement.h"

namespace dossier::grounding {

struct Differences {
  std::vector<Reason> faults;  // what turns the meaning, or cannot be shown
  bool number_contradicted = false;  // another number stands at the very place
  size_t rewrites = 0;         // words that stand for others
  size_t omissions = 0;        // harmless things left out
  double covered = 0;          // share of the claim's content words that have their place in the quote, 0..1
};

Differences differences_of(const ReadStatement& claim, const ReadStatement& quote, const Alignment& alignment);

}  // namespace dossier::grounding
