#include "app/analysis/unreported.h"

#include <algorithm>

#include "app/analysis/lexicon.h"

namespace dossier {
namespace {

bool is_row_of(const TableRow& row, const LineItem& item) {
  auto fits = [&](const std::string& label) {
    return !label.empty() && (item.except.empty() || !item.except.front().found_in(label)) &&
           std::any_of(item.labels.begin(), item.labels.end(), [&](const Pattern& p) { return p.matches_all(label); });
  };
  return fits(row.norm) || (!row.section.empty() && fits(normalized_label(row.section)));
}

// Whether the item has a line on the statement or on the page behind it, where it may go on; nothing if there is no statement.
std::optional<bool> has_line(DocumentModel& model, const LineItem& item) {
  const std::vector<size_t> statement = model.statement_pages(item.statement, 3);
  if (statement.empty()) return std::nullopt;
  for (size_t first : statement)
    for (size_t page = first; page < model.pages() && page <= first + 1; ++page)
      for (const TableRow& row : model.rows(page))
        if (is_row_of(row, item)) return true;
  return false;
}

bool is_named(const DocumentModel& model, const std::vector<std::string>& names) {
  for (size_t page = 0; page < model.pages(); ++page)
    for (const std::string& name : names)
      if (find_phrase(model.text().lower(page), name) != std::string::npos) return true;
  return false;
}

}  // namespace

bool is_unreported(DocumentModel& model, const Question& q) {
  if (!q.metric && q.items.empty()) return false;
  // Every way to the figure, and every line that the question names.
  std::vector<std::vector<const LineItem*>> ways;
  for (const LineItem* item : q.items) ways.push_back({item});
  if (q.metric)
    for (const std::string& formula : q.metric->formulas) ways.push_back(items_of_formula(formula, true));
  for (const std::vector<const LineItem*>& way : ways) {
    bool lacks = false;
    for (const LineItem* item : way) {
      std::optional<bool> there = has_line(model, *item);
      if (!there) return false;
      lacks |= !*there;
    }
    if (!lacks) return false;
  }
  return !is_named(model, q.metric ? q.metric->asked : q.items.front()->asked);
}

}  // namespace dossier
