#include "ingest/reader/layout/tables_continue.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"

namespace dossier::reader {
namespace {

constexpr float kSamePlace = 0.04f;   // of the page's width
constexpr float kSameHeads = 0.6f;    // share of the headings that must be there again

// x range of each column's text, from cells of one column; empty boxes where a column has none.
std::vector<Box> column_boxes(const Table& table) {
  std::vector<Box> out(table.columns);
  for (const Cell& cell : table.cells) {
    if (cell.column_span == 1 && cell.column < table.columns && cell.begin < cell.end) out[cell.column] = united(out[cell.column], cell.box);
  }
  return out;
}

std::vector<std::string> headings(const Table& table, const Page& page) {
  std::vector<std::string> out;
  for (const Cell& cell : table.cells) {
    if (!cell.column_header || cell.begin >= cell.end) continue;
    std::string text = fold(page.slice(cell.begin, cell.end));
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
    out.push_back(std::move(text));
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool says_continued(const Table& table, const Page& page) {
  std::string title = fold(page.slice(table.title_begin, table.title_end));
  for (std::string_view word : {"continued", "cont.", "cont'd", "fortsetzung", "suite", "continuacion", "continuazione"}) {
    if (title.find(word) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

bool continues(const Table& last, const Page& previous, const Table& first, const Page& next) {
  if (last.columns < 2 || first.columns < 2) return false;
  std::vector<std::string> above = headings(last, previous), here = headings(first, next);
  std::vector<std::string> shared;
  std::set_intersection(above.begin(), above.end(), here.begin(), here.end(), std::back_inserter(shared));
  bool same_heads = !here.empty() && static_cast<float>(shared.size()) >= kSameHeads * static_cast<float>(std::max(above.size(), here.size()));
  if (!here.empty() && !same_heads) return false;
  // A column may be empty on one page: with the same headings or its title's word the count may differ by one.
  int difference = std::abs(int{last.columns} - int{first.columns});
  if (difference > (same_heads || says_continued(first, next) ? 1 : 0)) return false;
  float tolerance = kSamePlace * next.width_pt;
  if (difference == 1) return std::abs(last.box.x0 - first.box.x0) < tolerance && std::abs(last.box.x1 - first.box.x1) < tolerance;
  std::vector<Box> a = column_boxes(last), b = column_boxes(first);
  for (size_t i = 0; i < a.size(); ++i) {
    if (a[i].empty() || b[i].empty()) continue;
    bool over = std::min(a[i].x1, b[i].x1) - std::max(a[i].x0, b[i].x0) > 0;
    bool edge = std::abs(a[i].x0 - b[i].x0) < tolerance || std::abs(a[i].x1 - b[i].x1) < tolerance || std::abs(a[i].center_x() - b[i].center_x()) < tolerance;
    if (!over || !edge) return false;
  }
  return true;
}

}  // namespace dossier::reader
