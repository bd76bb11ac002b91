// Phrases and words that may stand for each other, brought to one form before two statements are compared.
#pragma once

#include "app/grounding/statement.h"

namespace dossier::grounding {

// "prior to" becomes "before", "is required to" becomes "must", "rose" gets the stem of "rise". Tokens keep their bytes.
void unify_wording(ReadStatement& statement);

}  // namespace dossier::grounding
