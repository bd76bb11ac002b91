#include "ingest/reader/layout/tables.h"

#include <algorithm>

#include "ingest/reader/layout/tables_accept.h"
#include "ingest/reader/layout/tables_areas.h"
#include "ingest/reader/layout/tables_columns.h"
#include "ingest/reader/layout/tables_headers.h"
#include "ingest/reader/layout/tables_lattice.h"
#include "ingest/reader/layout/tables_rows.h"

namespace dossier::reader {
namespace {

constexpr size_t kMostWords = 20000;       // a page with more is no page of text
constexpr size_t kMostGridWords = 400000;  // looked at for grids in all: frames within frames would have every word looked at again and again
constexpr size_t kMostColumns = 200;        // of a table without rules
constexpr int kMostTracks = 2000;          // rows or columns of a table
constexpr int kMostFields = 200000;        // rows times columns

bool bounded(const DraftTable& t) { return t.rows <= kMostTracks && t.columns <= kMostTracks && t.rows * t.columns <= kMostFields; }

bool inside(const Box& box, const Box& word) { return box.contains(word.center_x(), word.center_y()); }

FoundTable finish(const ContentPage& page, DraftTable& draft) {
  order_words(page, draft);
  FoundTable table;
  table.rows = static_cast<uint16_t>(draft.rows);
  table.columns = static_cast<uint16_t>(draft.columns);
  table.ruled = draft.ruled;
  std::sort(draft.cells.begin(), draft.cells.end(), [](const DraftCell& a, const DraftCell& b) { return a.row != b.row ? a.row < b.row : a.column < b.column; });
  for (DraftCell& cell : draft.cells) {
    if (cell.words.empty()) continue;
    FoundCell found;
    found.row = static_cast<uint16_t>(cell.row);
    found.column = static_cast<uint16_t>(cell.column);
    found.row_span = static_cast<uint16_t>(cell.row_span);
    found.column_span = static_cast<uint16_t>(cell.column_span);
    found.column_header = cell.row < draft.header_rows;
    found.row_header = !found.column_header && cell.column < draft.header_columns;
    for (uint32_t w : cell.words) found.box = united(found.box, page.words[w].box);
    found.words = std::move(cell.words);
    table.box = united(table.box, found.box);
    table.cells.push_back(std::move(found));
  }
  if (draft.ruled) table.box = united(table.box, draft.box);
  return table;
}

// A line over everything is a title and no heading of a column: it reaches from the labels over figures, or its middle is the
// middle of the whole and not of the columns after the labels.
bool is_title(const GridLine& line, const std::vector<Column>& columns) {
  if (line.entries.size() != 1) return false;
  const Entry& e = line.entries[0];
  float middle = e.box.center_x(), whole = (columns.front().x0 + columns.back().x1) / 2;
  bool centred = std::abs(middle - whole) < 1.5f * line.size_pt && e.box.x0 > columns.front().x0 + 2 * line.size_pt;
  if (e.first == 0) return e.last > 0 || centred;
  float data = (columns[1].x0 + columns.back().x1) / 2;
  return std::abs(middle - whole) < std::abs(middle - data) && std::abs(middle - whole) < line.size_pt;
}

// Grid, rows and headings of an area without a full grid of rules.
DraftTable read_area(const ContentPage& page, const TableArea& area, size_t& rules_over_width) {
  DraftTable table;
  rules_over_width = 0;
  std::vector<Column> columns = find_columns(page, area.lines, area.vertical);
  if (columns.size() < 2 || columns.size() > kMostColumns) return table;
  std::vector<GridLine> lines = place(page, area.lines, columns);
  float x0 = columns.front().x0, x1 = columns.back().x1;
  std::vector<bool> ruled(lines.size(), false);
  for (const Rule& r : area.horizontal) {
    if (std::min(r.x1, x1) - std::max(r.x0, x0) < 0.6f * (x1 - x0)) continue;
    ++rules_over_width;
    for (size_t i = 1; i < lines.size(); ++i) {
      float above = (lines[i - 1].top + lines[i - 1].bottom) / 2, here = (lines[i].top + lines[i].bottom) / 2;
      if (r.y0 > above && r.y0 <= here) ruled[i] = true;
    }
  }
  size_t skip = 0;
  while (skip < lines.size() && is_title(lines[skip], columns)) ++skip;
  lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(skip));
  ruled.erase(ruled.begin(), ruled.begin() + static_cast<std::ptrdiff_t>(skip));
  if (lines.size() < 2) return table;
  size_t header = count_header_lines(page, lines, columns, ruled);
  build_header(lines, header, columns, area.horizontal, table);
  std::vector<bool> starts = row_starts(page, lines, header, columns, ruled);
  int row = table.header_rows - 1;
  std::vector<DraftCell*> open(columns.size(), nullptr);
  std::vector<DraftCell> cells;
  cells.reserve(lines.size() * columns.size());
  for (size_t i = header; i < lines.size(); ++i) {
    if (starts[i]) {
      ++row;
      std::fill(open.begin(), open.end(), nullptr);
    }
    for (const Entry& e : lines[i].entries) {
      DraftCell*& cell = open[static_cast<size_t>(e.first)];
      if (!cell) {
        int span = e.first == 0 ? 1 : e.last - e.first + 1;
        cells.push_back({row, e.first, 1, span, {}});
        cell = &cells.back();
      }
      cell->words.insert(cell->words.end(), e.words.begin(), e.words.end());
    }
  }
  table.rows = row + 1;
  table.columns = static_cast<int>(columns.size());
  table.header_columns = 1;
  for (DraftCell& cell : cells) table.cells.push_back(std::move(cell));
  if (!bounded(table)) return {};
  clear_overlaps(table);
  return table;
}

}  // namespace

std::vector<FoundTable> find_tables(const ContentPage& page) {
  std::vector<FoundTable> tables;
  if (page.words.size() < 4 || page.words.size() > kMostWords) return tables;
  std::vector<bool> taken(page.words.size(), false);
  for (size_t i = 0; i < page.words.size(); ++i) {
    const ContentWord& w = page.words[i];
    taken[i] = w.angle != 0 || w.text.empty() || w.box.empty();
  }
  RuleSet rules = clean_rules(page);
  if (!rules.horizontal.empty() && !rules.vertical.empty()) {
    std::vector<RuleGroup> groups = connected(rules);
    std::sort(groups.begin(), groups.end(), [](const RuleGroup& a, const RuleGroup& b) { return a.box.area() < b.box.area(); });
    size_t seen = 0;
    for (const RuleGroup& group : groups) {
      if (group.horizontal.size() < 2 || group.vertical.empty()) continue;
      Box box{group.box.x0 - 1, group.box.y0 - 1, group.box.x1 + 1, group.box.y1 + 1};
      std::vector<uint32_t> words, outside;
      for (uint32_t i = 0; i < page.words.size(); ++i) {
        if (taken[i]) continue;
        (inside(box, page.words[i].box) ? words : outside).push_back(i);
      }
      if (words.size() < 4) continue;
      seen += words.size() + outside.size() / 16;
      if (seen > kMostGridWords) break;
      std::optional<DraftTable> draft = lattice(page, group, words, outside);
      if (!draft || !bounded(*draft)) continue;
      clear_overlaps(*draft);
      mark_headers(page, *draft);
      if (!is_table(page, *draft, 0)) continue;
      for (const DraftCell& cell : draft->cells) {
        for (uint32_t w : cell.words) taken[w] = true;
      }
      tables.push_back(finish(page, *draft));
    }
  }
  std::vector<uint32_t> words;
  for (uint32_t i = 0; i < page.words.size(); ++i) {
    if (!taken[i]) words.push_back(i);
  }
  for (const TableArea& area : find_areas(page, words, rules)) {
    size_t rules_over_width = 0;
    DraftTable draft = read_area(page, area, rules_over_width);
    if (!is_table(page, draft, rules_over_width)) continue;
    tables.push_back(finish(page, draft));
  }
  std::sort(tables.begin(), tables.end(), [](const FoundTable& a, const FoundTable& b) { return a.box.y0 != b.box.y0 ? a.box.y0 < b.box.y0 : a.box.x0 < b.box.x0; });
  return tables;
}

}  // namespace dossier::reader
