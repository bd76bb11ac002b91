// From a sentence with marks to a claim with quotes. What the marks point at is looked up among the passages that the model was given; nothing else can be cited.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "app/grounding/claim.h"
#include "app/writing/marked_sentences.h"
#include "app/writing/numbered_passages.h"

namespace dossier {

// The draft; or why there can be none: "no_quote" (no mark), "passage_unknown" (a number that no passage has), "too_long",
// "no_sentence" (fewer than three words).
//
// A quote that the sentence gives is looked for on its passage's page, as written. Where it gives none, the passage's sentence that proves the claim by
// code is quoted, else one of another passage that does (the mark was beside the right one), else the up to four of the passage that come nearest to it.
std::variant<DraftClaim, Rejected> draft_of_sentence(const MarkedSentence& sentence, const std::vector<NumberedPassage>& passages, const std::string& written_by);

}  // namespace dossier
