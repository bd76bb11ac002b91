// An answer before it is checked: figures and passages with their places, and how it was reached.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/analysis/line_figures.h"
#include "app/grounding/claim.h"

namespace dossier {

struct AnswerNumber {
  std::string value;  // plain decimal, "-1577.5"
  std::string unit;   // "USD", "%", ...
  double scale = 1;
  std::string text;   // as shown
};

struct AnswerComputation {
  Operation operation = Operation::none;  // none: steps that are no claim, see `shown`
  std::vector<Figure> operands;
  std::string shown;  // "(6,131 − 3,956) ÷ 3,956"
  AnswerNumber result;
  std::string formula = {};  // the steps of a formula over the operands' letters, if operation is formula
};

inline constexpr double kCertain = 1;  // confidence of what was read from a statement or a cover

struct AnswerDraft {
  std::string text;                   // short; empty: nothing found
  std::vector<AnswerNumber> numbers;  // best first
  std::vector<Span> quotes;           // what the answer rests on, best first
  std::optional<AnswerComputation> computation;
  std::optional<Figure> cell;         // the one cell it is, if it is one
  double confidence = 0;
  std::string how;  // for --explain
};

// A number without superfluous zeros, at most `places` decimals.
std::string plain_number(double value, int places);
AnswerNumber number_of(const Figure& figure);

}  // namespace dossier
