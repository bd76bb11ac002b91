#include "base/table_path.h"

#include <algorithm>

namespace dossier {
namespace {

constexpr float kSetOut = 1.5f;  // points that a section's label begins left of the labels under it

std::string text_of(const Page& page, const Cell& cell) {
  std::string out(page.slice(cell.begin, cell.end));
  std::replace(out.begin(), out.end(), '\n', ' ');
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

void add_columns(const Page& page, const Table& table, int column, int column_span, std::vector<std::string>& out) {
  for (const Cell& c : table.cells) {  // row-major, so from the top
    bool over = c.column < column + column_span && column < c.column + c.column_span;
    if (c.column_header && over && c.begin < c.end) out.push_back(text_of(page, c));
  }
}

}  // namespace

HeaderPath header_path(const Page& page, const Table& table, const Cell& cell, const Page* previous) {
  HeaderPath path;
  if (cell.column_header) return path;
  add_columns(page, table, cell.column, cell.column_span, path.columns);
  bool headed = std::any_of(table.cells.begin(), table.cells.end(), [](const Cell& c) { return c.column_header; });
  if (!headed && table.continues_previous_page && previous && !previous->tables.empty()) {
    const Table& last = previous->tables.back();
    if (last.columns == table.columns) add_columns(*previous, last, cell.column, cell.column_span, path.columns);
  }
  // The row's own labels, left to right.
  const Cell* own = nullptr;
  for (const Cell& c : table.cells) {
    bool beside = c.row <= cell.row && cell.row < c.row + c.row_span && c.column < cell.column;
    if (!c.row_header || !beside || c.begin >= c.end) continue;
    if (!own) own = &c;
    path.rows.push_back(text_of(page, c));
  }
  if (!own) return path;
  // Rows above that have only a label.
  std::vector<int> filled(table.rows, 0);
  for (const Cell& c : table.cells) {
    if (c.begin < c.end && c.row < table.rows) ++filled[c.row];
  }
  float left = own->box.x0;
  bool colon = false;  // a label that ends in a colon was met at this depth
  for (auto c = table.cells.rbegin(); c != table.cells.rend(); ++c) {
    if (c->row >= own->row || c->column != own->column || c->column_header || c->begin >= c->end || filled[c->row] != 1) continue;
    std::string label = text_of(page, *c);
    bool out = c->box.x0 < left - kSetOut;
    bool heads = !colon && label.ends_with(':') && c->box.x0 < left + kSetOut;
    if (!out && !heads) continue;
    path.rows.insert(path.rows.begin(), std::move(label));
    left = std::min(left, c->box.x0);
    colon = true;
  }
  return path;
}

}  // namespace dossier
