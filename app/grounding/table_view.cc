#include "app/grounding/table_view.h"

#include <algorithm>

#include "app/grounding/computation.h"
#include "base/quantity.h"
#include "base/utf8.h"

namespace dossier::grounding {
namespace {

std::string trimmed(std::string_view text) {
  std::string out;
  for (char c : text) {
    bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::vector<std::string> split_cells(const std::string& row) {
  std::vector<std::string> out;
  size_t from = 0;
  while (true) {
    size_t bar = row.find('|', from);
    out.push_back(trimmed(std::string_view(row).substr(from, bar == std::string::npos ? bar : bar - from)));
    if (bar == std::string::npos) return out;
    from = bar + 1;
  }
}

bool has_letter(const std::string& text) {
  for (size_t at = 0; at < text.size();)
    if (is_letter(next_code_point(text, at))) return true;
  return false;
}

bool names_year(const std::string& text) {
  for (const Quantity& q : find_quantities(text))
    if (q.year != 0 && (q.kind == QuantityKind::year || q.kind == QuantityKind::date || q.kind == QuantityKind::period)) return true;
  return false;
}

void append(std::string& out, const std::string& more) {
  if (more.empty()) return;
  if (!out.empty()) out += ' ';
  out += more;
}

constexpr size_t kLongestUnitLine = 160;

// A statement's title and unit often stand apart from its table. Of the lines above it, those of other tables left out, the last that states a scale.
std::string unit_line_above(const Page& page, const Table& table) {
  std::string_view above = std::string_view(page.text).substr(0, table.begin);
  while (!above.empty()) {
    const size_t from = above.substr(0, above.size() - 1).rfind('\n') + 1;  // npos + 1 is 0
    const std::string_view line = above.substr(from);
    const bool in_table = std::any_of(page.tables.begin(), page.tables.end(), [&](const Table& t) { return t.begin < from + line.size() && from < t.end; });
    if (!in_table && line.size() <= kLongestUnitLine && stated_scale(std::string(line)) != Decimal::whole(1)) return trimmed(line);
    above = above.substr(0, from);
  }
  return {};
}

}  // namespace

TableView view_of_quotes(const std::vector<std::string>& quotes) {
  std::vector<std::vector<std::string>> rows;
  for (const std::string& quote : quotes)
    if (std::count(quote.begin(), quote.end(), '|') >= 2) rows.push_back(split_cells(quote));
  if (rows.size() < 2) return {};
  // The heading is the first row in which two cells name years; else the first row.
  size_t head = 0;
  for (size_t i = 0; i < rows.size(); ++i)
    if (std::count_if(rows[i].begin(), rows[i].end(), names_year) >= 2) {
      head = i;
      break;
    }
  TableView out;
  size_t body_columns = 0;
  for (size_t i = 0; i < rows.size(); ++i)
    if (i != head) body_columns = std::max(body_columns, rows[i].size());
  // The heading may have a title before the label's column; columns are counted from the right.
  size_t extra = rows[head].size() > body_columns ? rows[head].size() - body_columns : 0;
  for (size_t i = 0; i <= extra && i < rows[head].size(); ++i) append(out.title, rows[head][i]);
  for (size_t i = extra + 1; i < rows[head].size(); ++i) out.heads.push_back(rows[head][i]);
  for (size_t i = 0; i < rows.size(); ++i) {
    if (i == head || !has_letter(rows[i][0])) continue;
    CitedRow row{rows[i][0], {rows[i].begin() + 1, rows[i].end()}};
    row.cells.resize(out.heads.size());
    out.rows.push_back(std::move(row));
  }
  out.cited = out.rows;
  return out;
}

TableView view_of_page(const Page& page, uint32_t begin, uint32_t end) {
  const Table* table = nullptr;
  for (const Table& t : page.tables)
    if (t.begin < end && begin < t.end) table = &t;
  TableView out;
  if (!table || table->columns < 2) return out;
  std::vector<std::vector<std::string>> grid(table->rows, std::vector<std::string>(table->columns));
  std::vector<bool> is_head(table->rows, false), touched(table->rows, false);
  std::vector<std::vector<bool>> in_quote(table->rows, std::vector<bool>(table->columns, false));
  for (const Cell& cell : table->cells) {
    std::string text = trimmed(page.slice(cell.begin, cell.end));
    for (uint32_t r = cell.row; r < uint32_t{cell.row} + cell.row_span && r < table->rows; ++r) {
      is_head[r] = is_head[r] || cell.column_header;
      for (uint32_t c = cell.column; c < uint32_t{cell.column} + cell.column_span && c < table->columns; ++c) {
        if (cell.column_header || (r == cell.row && c == cell.column)) grid[r][c] = text;
        in_quote[r][c] = cell.begin < end && begin < cell.end;
        touched[r] = touched[r] || in_quote[r][c];
      }
    }
  }
  // No marked heading: the rows at the top whose first column is no label of figures.
  if (std::none_of(is_head.begin(), is_head.end(), [](bool b) { return b; }))
    for (uint32_t r = 0; r < std::min<uint32_t>(table->rows, 3); ++r) {
      bool years = std::count_if(grid[r].begin(), grid[r].end(), names_year) >= 1 && std::count_if(grid[r].begin() + 1, grid[r].end(), has_letter) + std::count_if(grid[r].begin() + 1, grid[r].end(), names_year) >= 1;
      if (!years) break;
      is_head[r] = true;
    }
  out.title = trimmed(page.slice(table->title_begin, table->title_end));
  out.units = unit_line_above(page, *table);
  out.heads.assign(table->columns - 1u, {});
  std::string section;  // a label without figures stands over the rows below it
  for (uint32_t r = 0; r < table->rows; ++r) {
    if (is_head[r]) {
      append(out.title, grid[r][0]);
      for (uint32_t c = 1; c < table->columns; ++c) append(out.heads[c - 1], grid[r][c]);
      continue;
    }
    CitedRow row{grid[r][0], {grid[r].begin() + 1, grid[r].end()}};
    bool figures = std::any_of(row.cells.begin(), row.cells.end(), [](const std::string& c) { return !c.empty(); });
    if (!figures) section = row.label;
    if (touched[r]) {
      CitedRow cited{row.label, std::vector<std::string>(row.cells.size())};
      for (uint32_t c = 1; c < table->columns; ++c)
        if (in_quote[r][c]) cited.cells[c - 1] = grid[r][c];
      if (figures) cited.section = section;
      out.cited.push_back(std::move(cited));
    }
    out.rows.push_back(std::move(row));
  }
  // Where several rows have one label ("Norway" under sales and under costs) the section is a part of it.
  for (CitedRow& cited : out.cited) {
    const auto alike = std::count_if(out.rows.begin(), out.rows.end(), [&](const CitedRow& row) { return row.label == cited.label; });
    if (alike > 1 && !cited.section.empty()) append(cited.label, "(" + cited.section + ")");
  }
  return out;
}

CitationContext context_of(PageSource& pages, const Citation& citation) {
  CitationContext out;
  out.quote = citation.quote();
  out.document = citation.document_name();
  const Span& span = citation.span();
  if (auto documents = pages.documents(); documents.ok())
    for (const SourceDocument& d : *documents)
      if (d.sha256 == span.document) out.document += " " + d.info.title + " " + d.info.author;
  if (auto page = pages.page(span.document, span.page); page.ok()) {
    out.page = (*page)->text;
    out.table = view_of_page(**page, span.begin, span.end);
  }
  if (span.page > 1 && !out.table.empty())
    if (auto before = pages.page(span.document, span.page - 1); before.ok()) out.previous_page = (*before)->text;
  for (const CitedRow& row : out.table.cited) {
    append(out.narrow, row.label);
    append(out.narrow, row.section);
    for (size_t c = 0; c < row.cells.size(); ++c)
      if (!row.cells[c].empty()) append(out.narrow, out.table.heads[c]);
  }
  append(out.narrow, out.table.title);
  return out;
}

}  // namespace dossier::grounding
