// Is a claim, word for word, a part of its quotes that means there what it means alone?
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/grounding/claim.h"
#include "app/grounding/statement.h"

namespace dossier::grounding {

struct VerbatimFinding {
  bool found = false;   // the words stand in a quote
  bool holds = false;   // and what stands around or between them changes nothing
  size_t quote = 0;
  std::vector<Reason> reasons;  // why it does not hold
};

// The claim as one stretch of a quote, or as stretches of one sentence in order where the claim marks what it leaves out by
// "..." or "[...]".
VerbatimFinding find_verbatim(const ReadStatement& claim, const std::vector<ReadStatement>& quotes);

// What a sentence says before and behind bytes [begin, end) of a quote, if it takes them back: a negation, a condition, somebody
// else's word. Nothing if it does not.
std::optional<Reason> hidden_context(const ReadStatement& quote, uint32_t begin, uint32_t end);
// What keeps the words from token `first` on at a distance though it stands outside their clause: they follow a "that" under "should",
// under a wish, a doubt or an order to say so ("the reader should be told that ..."). Nothing if nothing does.
std::optional<Reason> embedded_before(const ReadStatement& quote, size_t first);
// What tokens [first, last) hide if they are left out: a negation, a condition, a number.
std::optional<Reason> hidden_between(const ReadStatement& quote, size_t first, size_t last);

}  // namespace dossier::grounding
