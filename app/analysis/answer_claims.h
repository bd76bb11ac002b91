// An answer as claims: drafted with its quotes and arithmetic, cited and checked like any other claim.
#pragma once

#include <optional>
#include <vector>

#include "app/analysis/answer.h"
#include "app/grounding/claim.h"
#include "app/grounding/page_source.h"

namespace dossier {

struct CheckedAnswer {
  // The answer as one claim: verbatim, computed or supported. Nothing if none of its wordings held.
  std::optional<VerifiedClaim> claim;
  std::optional<Rejected> rejected;  // the last wording tried, if none held
  // The figures of a formula of several steps, each checked at its place. The formula itself is ours and shown with them.
  std::vector<VerifiedClaim> operands;
  bool all_operands_hold = false;
};

CheckedAnswer check_answer(PageSource& pages, const AnswerDraft& draft);

// Each place as a verbatim claim of its own, as a count rests on.
CheckedAnswer check_each(PageSource& pages, const std::vector<Span>& places);

// "$1,577.0 million", "12.5%", "€ 3 thousand": as a sentence states it.
std::string said(const FigureValue& figure);

}  // namespace dossier
