// Arithmetic over cited figures, done again.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/grounding/claim.h"
#include "base/decimal.h"

namespace dossier {

// The figures that a computation's operands rest on, as found where they are cited.
struct OperandEvidence {
  std::string quote;    // the citation's words
  std::string context;  // row, column heads, title: where the scale, the currency and the period may stand
  std::string page = {}, previous_page = {};  // their text, where a unit line may stand; asked last
};

struct ComputationCheck {
  bool holds = false;
  bool contradicted = false;  // an operand or the result is wrong; else something could not be shown
  std::vector<Reason> reasons;
};

// Every operand stands in its quote (value, sign, unit, scale, period), they fit together, and the result is what they give,
// equal within its own last place.
ComputationCheck check_computation(const ComputationDraft& computation, const std::vector<OperandEvidence>& evidence);

// The exact result for given operands, to `places` powers of ten (quotients are rounded there). For those who draft claims.
Result<Decimal> compute(Operation operation, const std::vector<Decimal>& operands, int last_place_exponent);

// The sentence of a claim computed by a formula: its result, the steps, each operand by label and period. Nothing else may be said.
// "36.1% = (Net sales, 2023 − Cost of sales, 2023) ÷ Net sales, 2023 × 100". Empty if the formula is none.
std::string formula_sentence(const ComputationDraft& computation);

// What the result may be, each operand being rounded to its own last place: from the least to the greatest, as amounts. Nothing
// where that cannot be told (a count, dates, a divisor that may be zero, more than twelve operands of a formula).
struct RoundingRange {
  Decimal least, most;
};
std::optional<RoundingRange> rounding_range(const ComputationDraft& computation);

// value * scale as an exact number. damaged if either is no number.
Result<Decimal> amount_of(const FigureValue& figure);
// The size of the last place of figure.value, times scale.
Result<Decimal> last_place_of(const FigureValue& figure);

// The scale that words such as "in millions", "(000s)", "$ thousands" give; 1 if none; 0 if they contradict each other.
Decimal stated_scale(const std::string& context);
// Is the figure's number printed in the text with that value, sign and unit; its scale beside it or in the context? Else why not.
struct FigureFinding {
  bool found = false;
  bool other_value = false;  // the number is there, but sign, unit or scale is another
  std::string why;           // code: number_missing, sign_differs, unit_differs, scale_differs, scale_not_shown, unit_not_shown
};
FigureFinding find_figure(const FigureValue& figure, const std::string& text, const std::string& context);
// The same, looking for unit lines on the page and the page before where the context is silent.
FigureFinding find_figure(const FigureValue& figure, const OperandEvidence& evidence);

}  // namespace dossier
