// Finds tables, ruled and unruled, among the words of a page.
#pragma once

#include <vector>

#include "ingest/reader/layout/content.h"

namespace dossier::reader {

struct FoundCell {
  uint16_t row = 0, column = 0, row_span = 1, column_span = 1;
  bool column_header = false, row_header = false;
  std::vector<uint32_t> words;  // indices into ContentPage::words, in reading order within the cell
  Box box;
};

struct FoundTable {
  Box box;
  uint16_t rows = 0, columns = 0;
  bool ruled = false;
  std::vector<FoundCell> cells;  // row-major; empty cells may be left out
};

// Tables from the top of the page down; no word belongs to two. Two close rows never merge into one number.
std::vector<FoundTable> find_tables(const ContentPage& page);

}  // namespace dossier::reader
