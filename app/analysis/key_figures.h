// Figures with types: the main lines of a document's statements, and the figures of a sentence.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/analysis/answer.h"
#include "app/analysis/document_model.h"
#include "app/analysis/line_figures.h"
#include "app/grounding/claim.h"

namespace dossier {

// One main figure of a document, with the year before where the same row gives it.
struct KeyFigure {
  std::string item;   // name in the lexicon: "revenue", "net_income", ...
  std::string label;  // the row as printed
  StatementKind statement = StatementKind::income;
  Figure figure;
  std::optional<Figure> before;
};

// The lines a reader looks for first (revenue, profit, cash flow, assets, debt ...) of the document's fiscal year, in the order of
// the statements. Empty if the document has no primary statements.
std::vector<KeyFigure> key_figures(DocumentModel& model, size_t most = 12);

// The figure as a claim states it: value, unit, scale and period as text.
FigureValue typed(const Figure& figure);

// A figure of running text.
struct SentenceFigure {
  FigureValue figure;
  uint32_t begin = 0, end = 0;  // bytes of the sentence
  std::string text;             // as written
};
// Amounts, percentages, counts of something and plain numbers, in order; not dates, ordinals, references. The period is the one
// that the sentence names nearest before the figure, else after it.
std::vector<SentenceFigure> figures_in(std::string_view sentence);
// The first `most` of them as numbers of an answer.
std::vector<AnswerNumber> numbers_in(std::string_view sentence, size_t most);

}  // namespace dossier
