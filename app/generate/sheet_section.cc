#include "app/generate/sheet_section.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/utf8.h"

namespace dossier {
namespace {

constexpr size_t kMostTables = 3, kMostRows = 8, kMostColumns = 7;

std::string text_of(const Page& page, const Cell& cell) { return std::string(page.slice(cell.begin, cell.end)); }

bool sums_up(const std::string& label) {
  static constexpr std::array kWords = {"total", "sum", "subtotal", "summe", "gesamt", "insgesamt", "suma", "somme", "totale"};
  std::string word = fold(label.substr(0, label.find_first_of(" :")));
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

FigureCell cell_of(const Page& page, const SourceDocument& document, const Cell& cell, ClaimVerifier& verifier) {
  std::string text = text_of(page, cell);
  if (text.empty()) return {"–", std::nullopt};
  DraftClaim draft;
  draft.text = text;
  QuoteDraft quote;
  quote.text = text;
  quote.at = Span{document.sha256, page.number, cell.begin, cell.end};
  draft.quotes.push_back(std::move(quote));
  draft.origin = {Origin::Kind::extracted, "extractive"};
  CheckedClaim checked = verifier.verify(draft);
  if (auto* verified = std::get_if<VerifiedClaim>(&checked)) return {text, std::move(*verified)};
  return {"–", std::nullopt};
}

using Rows = std::map<uint16_t, std::map<uint16_t, const Cell*>>;

// Single marks and letters that OCR saw in the frame around a table: "|", "I", "q". Text layers hold none.
bool is_speck(const Page& page, const Cell& cell) {
  if (page.source == TextSource::text) return false;
  std::string text = text_of(page, cell);
  size_t at = 0;
  char32_t first = text.empty() ? U' ' : next_code_point(text, at);
  return at >= text.size() && !is_digit(first);
}

Rows rows_of(const Page& page, const Table& table) {
  Rows out;
  for (const Cell& cell : table.cells)
    if (!cell.hidden && !is_speck(page, cell)) out[cell.row][cell.column] = &cell;
  return out;
}

// The columns that hold something, with their headings; the first is that of the labels.
std::map<uint16_t, std::string> columns_of(const Page& page, const Rows& rows) {
  std::map<uint16_t, std::string> out;
  for (const auto& [row, cells] : rows)
    for (const auto& [column, cell] : cells) {
      if (cell->begin == cell->end) continue;
      std::string& heading = out[column];
      if (heading.empty() && cell->column_header) heading = text_of(page, *cell);
    }
  return out;
}

// The rows to show: the first ones, and those that sum up.
std::vector<uint16_t> chosen(const Rows& rows, const Page& page, uint16_t first_column) {
  std::vector<uint16_t> sums, out;
  for (const auto& [row, cells] : rows)
    if (auto label = cells.find(first_column); label != cells.end() && !label->second->column_header && sums_up(text_of(page, *label->second))) sums.push_back(row);
  if (sums.size() > kMostRows / 2) sums.resize(kMostRows / 2);
  for (const auto& [row, cells] : rows) {
    bool header = std::any_of(cells.begin(), cells.end(), [](const auto& c) { return c.second->column_header; });
    bool bare = std::none_of(cells.begin(), cells.end(), [&](const auto& c) { return c.first != first_column && c.second->begin != c.second->end; });
    if (bare) continue;
    bool sum = std::find(sums.begin(), sums.end(), row) != sums.end();
    if (!header && !sum && out.size() + sums.size() < kMostRows) out.push_back(row);
  }
  out.insert(out.end(), sums.begin(), sums.end());
  std::sort(out.begin(), out.end());
  return out;
}

std::optional<FigureTable> table_of(const Page& page, const SourceDocument& document, const Table& table, ClaimVerifier& verifier) {
  Rows rows = rows_of(page, table);
  std::map<uint16_t, std::string> headings = columns_of(page, rows);
  if (rows.size() < 2 || headings.size() < 2) return std::nullopt;
  uint16_t first_column = headings.begin()->first;
  FigureTable out;
  out.title = page.label.empty() ? document.name : page.label;
  std::vector<uint16_t> columns;
  for (const auto& [column, heading] : headings)
    if (column != first_column && columns.size() < kMostColumns) {
      columns.push_back(column);
      out.columns.push_back(heading);
    }
  std::vector<uint16_t> shown = chosen(rows, page, first_column);
  for (uint16_t row : shown) {
    FigureTable::Row line;
    const auto& cells = rows[row];
    if (auto label = cells.find(first_column); label != cells.end()) line.label = text_of(page, *label->second);
    for (uint16_t column : columns) {
      auto cell = cells.find(column);
      line.cells.push_back(cell == cells.end() ? FigureCell{"–", std::nullopt} : cell_of(page, document, *cell->second, verifier));
    }
    bool says_something = std::any_of(line.cells.begin(), line.cells.end(), [](const FigureCell& c) { return c.claim.has_value(); });
    if (says_something) out.rows.push_back(std::move(line));
  }
  if (out.rows.empty()) return std::nullopt;
  size_t with_values = 0;  // rows of a label alone are headings, and counted nowhere
  for (const auto& [row, cells] : rows)
    with_values += std::any_of(cells.begin(), cells.end(), [&](const auto& c) { return c.first != first_column && !c.second->column_header && c.second->begin != c.second->end; });
  out.unit_line = out.rows.size() < with_values ? std::to_string(out.rows.size()) + " of " + std::to_string(with_values) + " rows" : "all rows";
  return out;
}

}  // namespace

Result<std::vector<FigureTable>> sheet_tables(PageSource& pages, const SourceDocument& document, ClaimVerifier& verifier, const CancelToken& cancel) {
  std::vector<FigureTable> out;
  for (uint32_t number : document.page_numbers) {
    if (cancel.cancelled()) return Error{ErrorKind::cancelled, "stopped", document.name, ""};
    DOSSIER_ASSIGN(auto page, pages.page(document.sha256, number));
    for (const Table& table : page->tables) {
      if (table.continues_previous_page) continue;
      if (auto made = table_of(*page, document, table, verifier)) out.push_back(std::move(*made));
      if (out.size() == kMostTables) return out;
    }
  }
  return out;
}

}  // namespace dossier
