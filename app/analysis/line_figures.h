// A line of a primary statement for a year, and arithmetic over such lines. Every figure keeps the cell it was read from.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/analysis/document_model.h"
#include "app/grounding/claim.h"

namespace dossier {

// A number with its source.
struct Figure {
  double value = 0;      // as printed, with its sign; times scale is the amount
  std::string digits;    // exact, as printed, without separators, with '-' if negative
  double scale = 1;
  std::string unit;      // "%", "USD", ...; empty: a bare number
  std::string label;     // row, and heading of the column
  std::string row_label; // the row's alone
  std::optional<int> year;
  size_t page_index = 0; // into the model
  Span cell;             // the number itself
  Span row;              // the row it stands in
  std::string text;      // the cell as printed

  double amount() const { return value * scale; }
};

// The figure of a line item in a year: on the statement pages and their successors first, then on `further` pages. Patterns of
// the label are tried in order, the first row that has a cell for the year is taken. A heading without figures of its own stands
// for the sum of the rows under it; then every part is returned.
std::vector<Figure> find_line(DocumentModel& model, const LineItem& item, const YearColumn& column, const std::vector<size_t>& further);

// A figure from a row's cell.
Figure figure_of(DocumentModel& model, size_t page_index, const TableRow& row, const RowCell& cell);

// A formula worked out.
struct FormulaValue {
  double value = 0;              // in single units
  std::vector<Figure> operands;  // in order of use, without repeats
  std::string shown;             // "(232,887 − 139,156) ÷ 232,887"
  std::string steps;             // the same over the operands' letters: "(a - b) / a" (app/grounding/formula.h); empty if these do not reach
};

// `steps` over `own` operands, in the letters of `all`, which takes up those that it lacks. Empty if there are too many.
std::string in_letters_of(std::vector<Figure>& all, const std::string& steps, const std::vector<Figure>& own);

// Gives the figures whose sum is `item` `back` years before the year asked; empty if missing.
using LineLookup = std::function<std::vector<Figure>(const LineItem& item, int back)>;

// Nothing if a line is missing or a divisor is zero. Grammar: + - * / ( ), numbers, names of line items, prev(), avg(), opt().
std::optional<FormulaValue> evaluate_formula(std::string_view formula, const LineLookup& lookup);

}  // namespace dossier
