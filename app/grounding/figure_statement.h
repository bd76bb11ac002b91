// Sentences about figures: every word comes from labels, heads, titles and quotes, or says how the figure was come by; every
// number is a cited one, or the result.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/grounding/claim.h"
#include "app/grounding/claim_verifier.h"
#include "app/grounding/computation.h"
#include "app/grounding/table_view.h"

namespace dossier::grounding {

std::vector<OperandEvidence> evidence_of(const std::vector<CitationContext>& contexts);

// The typed figures of a claim against its text and the words around its citations. Reasons for what does not fit.
std::vector<Reason> check_figures(const CitedClaim& claim, const std::vector<CitationContext>& contexts);

// The text of a claim whose computation holds: result and operands as stated, direction as computed, no word from elsewhere.
std::vector<Reason> check_computed_text(const CitedClaim& claim, const std::vector<CitationContext>& contexts);

// A sentence that only says what cited cells say ("Net sales were $1,577 million in 2022"). Nothing if it is no such sentence, or
// the citations lie in no table; else a verdict.
std::optional<TextVerdict> check_figure_statement(const CitedClaim& claim, const std::vector<CitationContext>& contexts);

}  // namespace dossier::grounding
