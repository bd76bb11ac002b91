// Single words that may stand for one another because they share a leading sense in WordNet 3.0 (the table is made at build time
// by synonyms_main.cc from Debian's wordnet-base), except where the project's own lists forbid it.
#pragma once

#include <string_view>

#include "app/grounding/statement.h"

namespace dossier::grounding {

// May x stand in a claim where the quote has y? Both are plain words: no names, numbers, negations, modals, quantifiers,
// relations, terms of art, opposites. With `generalise` x may also be one step more general than y ("grew" where the quote has
// "surged"), which holds only where nothing is denied.
bool may_replace(const Token& x, const Token& y, bool generalise);

}  // namespace dossier::grounding
