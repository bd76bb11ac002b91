// A claim laid beside its quotes, word by word, in order.
#pragma once

#include <cstdint>
#include <vector>

#include "app/grounding/statement.h"

namespace dossier::grounding {

enum class Match : uint8_t { none, rewrite, exact };  // rewrite: another word known to say the same

// How token x of the claim stands to token y of a quote. generalise: see may_replace.
Match match_of(const ReadStatement& claim, const Token& x, const ReadStatement& quote, const Token& y, bool generalise);

struct AlignedPair {
  uint32_t claim = 0, quote = 0;  // token indices
  Match match = Match::exact;
};

struct Alignment {
  std::vector<AlignedPair> pairs;  // strictly increasing on both sides
  double score = 0;
};

// The claim as a whole against any stretch of the quote: content words weigh more than free words, an unbroken run more than
// scattered words. Bounded work: of a quote with more than kMostQuoteTokens tokens the rest is not looked at.
inline constexpr size_t kMostQuoteTokens = 6000, kMostClaimTokens = 600;
Alignment align(const ReadStatement& claim, const ReadStatement& quote);

}  // namespace dossier::grounding
