// The lines that rows are made of: a label and cells, from a found table's grid or from words on one height.
#pragma once

#include <string>
#include <vector>

#include "app/analysis/table_rows.h"
#include "base/page.h"

namespace dossier {

struct RowFragment {
  uint32_t begin = 0, end = 0;
  Box box;
  std::string text;
  size_t column = 0;  // of a grid; 0 in free lines
};

struct RowLine {
  int table = -1;              // index into Page::tables; -1: free text
  bool column_header = false;  // the reader marked it as one
  bool prose = false;          // running text
  std::vector<RowFragment> fragments;
  std::string label;
  uint32_t label_begin = 0, label_end = 0;
  Box label_box;
  std::vector<RowCell> cells;
  Box box;
  std::string text;
  float order = 0;  // place on the page, from the top
};

// Top to bottom.
std::vector<RowLine> row_lines_of(const Page& page);

// Gives each cell the words of the headings above it.
void assign_headings(const std::vector<std::vector<RowFragment>>& heads, std::vector<RowCell>& cells);

}  // namespace dossier
