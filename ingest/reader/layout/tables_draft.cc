#include "ingest/reader/layout/tables_draft.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace dossier::reader {

void clear_overlaps(DraftTable& table) {
  if (table.rows <= 0 || table.columns <= 0) return;
  std::stable_sort(table.cells.begin(), table.cells.end(),
                   [](const DraftCell& a, const DraftCell& b) { return a.row != b.row ? a.row < b.row : a.column < b.column; });
  const size_t width = static_cast<size_t>(table.columns);
  std::vector<int> owner(static_cast<size_t>(table.rows) * width, -1);
  auto at = [&](int r, int c) -> int& { return owner[static_cast<size_t>(r) * width + static_cast<size_t>(c)]; };
  // Where cells begin comes first, so that a span yields to them.
  for (size_t i = 0; i < table.cells.size(); ++i) {
    DraftCell& cell = table.cells[i];
    cell.row = std::clamp(cell.row, 0, table.rows - 1);
    cell.column = std::clamp(cell.column, 0, table.columns - 1);
    int& here = at(cell.row, cell.column);
    if (here < 0) {
      here = static_cast<int>(i);
    } else {
      DraftCell& first = table.cells[static_cast<size_t>(here)];
      first.words.insert(first.words.end(), cell.words.begin(), cell.words.end());
      cell.words.clear();
      cell.row_span = 0;
    }
  }
  std::erase_if(table.cells, [](const DraftCell& c) { return c.row_span == 0; });
  std::fill(owner.begin(), owner.end(), -1);
  for (size_t i = 0; i < table.cells.size(); ++i) at(table.cells[i].row, table.cells[i].column) = static_cast<int>(i);
  for (size_t i = 0; i < table.cells.size(); ++i) {
    DraftCell& cell = table.cells[i];
    auto free = [&](int r, int c) { return at(r, c) < 0 || at(r, c) == static_cast<int>(i); };
    int columns = 1, rows = 1;
    while (columns < cell.column_span && cell.column + columns < table.columns && free(cell.row, cell.column + columns)) ++columns;
    auto row_free = [&](int r) {
      for (int c = cell.column; c < cell.column + columns; ++c) {
        if (!free(r, c)) return false;
      }
      return true;
    };
    while (rows < cell.row_span && cell.row + rows < table.rows && row_free(cell.row + rows)) ++rows;
    cell.column_span = columns;
    cell.row_span = rows;
    for (int r = cell.row; r < cell.row + rows; ++r) {
      for (int c = cell.column; c < cell.column + columns; ++c) at(r, c) = static_cast<int>(i);
    }
  }
}

void drop_empty_tracks(DraftTable& table) {
  std::vector<int> row(static_cast<size_t>(table.rows) + 1, 0), column(static_cast<size_t>(table.columns) + 1, 0);
  for (const DraftCell& cell : table.cells) {
    if (cell.words.empty()) continue;
    row[static_cast<size_t>(cell.row)] = 1;
    column[static_cast<size_t>(cell.column)] = 1;
  }
  // From flags to "how many kept tracks stand before this one".
  int rows = 0, columns = 0;
  for (int& r : row) rows += std::exchange(r, rows);
  for (int& c : column) columns += std::exchange(c, columns);
  std::vector<DraftCell> kept;
  for (DraftCell& cell : table.cells) {
    if (cell.words.empty()) continue;
    int r1 = row[static_cast<size_t>(cell.row + cell.row_span)], c1 = column[static_cast<size_t>(cell.column + cell.column_span)];
    cell.row = row[static_cast<size_t>(cell.row)];
    cell.column = column[static_cast<size_t>(cell.column)];
    cell.row_span = std::max(1, r1 - cell.row);
    cell.column_span = std::max(1, c1 - cell.column);
    kept.push_back(std::move(cell));
  }
  table.cells = std::move(kept);
  table.rows = rows;
  table.columns = columns;
}

void order_words(const ContentPage& page, DraftTable& table) {
  for (DraftCell& cell : table.cells) {
    if (cell.words.size() < 2) continue;
    auto in_order = [&](uint32_t a, uint32_t b) {
      const ContentWord &x = page.words[a], &y = page.words[b];
      return std::abs(x.baseline - y.baseline) < 0.5f && x.box.x1 <= y.box.x0 + 0.5f;
    };
    if (std::adjacent_find(cell.words.begin(), cell.words.end(), std::not_fn(in_order)) == cell.words.end()) continue;
    std::vector<TextLine> lines = make_lines(page, cell.words, {});
    cell.words.clear();
    for (const TextLine& line : lines) {
      for (const Phrase& p : line.phrases) cell.words.insert(cell.words.end(), p.words.begin(), p.words.end());
    }
  }
}

}  // namespace dossier::reader
