// A table in the making, shared by the steps that find its grid, its rows and its headings.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/reader/layout/content.h"
#include "ingest/reader/layout/tables_text.h"

namespace dossier::reader {

// Text extent of one column, left to right; columns do not overlap.
struct Column {
  float x0 = 0, x1 = 0;
  float center() const { return (x0 + x1) / 2; }
};

// What stands in one line of a table in columns first..last.
struct Entry {
  int first = 0, last = 0;
  Box box;
  std::vector<uint32_t> words;
  bool figure = false;
};

// One line of text of a table, its entries left to right.
struct GridLine {
  float top = 0, bottom = 0, baseline = 0, size_pt = 0;
  std::vector<Entry> entries;
  const Entry* at(int column) const {
    for (const Entry& e : entries) {
      if (e.first <= column && column <= e.last) return &e;
    }
    return nullptr;
  }
};

struct DraftCell {
  int row = 0, column = 0, row_span = 1, column_span = 1;
  std::vector<uint32_t> words;  // in reading order
};

struct DraftTable {
  Box box;
  int rows = 0, columns = 0;
  int header_rows = 0, header_columns = 0;
  bool ruled = false;
  std::vector<DraftCell> cells;
};

// Makes the promise of a grid true: no two cells over each other, none outside. A cell that begins in another gives it its
// words; a span that runs into another cell ends before it.
void clear_overlaps(DraftTable& table);

// Removes rows and columns in which no cell with text begins.
void drop_empty_tracks(DraftTable& table);

// Puts the words of each cell into reading order: by line, then left to right.
void order_words(const ContentPage& page, DraftTable& table);

}  // namespace dossier::reader
