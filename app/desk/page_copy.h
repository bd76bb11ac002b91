// What lies within an area of a page, to copy it: as words, or as a table with its rows and columns. Plain data, no window.
#pragma once

#include <string>
#include <vector>

#include "base/page.h"

namespace dossier {

// Cells by row, each row with as many as there are columns; an empty one is an empty text.
struct CopiedTable {
  std::vector<std::vector<std::string>> rows;
  // Where rows and columns border on each other, and the outer edges: one more than there are rows and columns, increasing. Units of the page's
  // boxes.
  std::vector<float> row_edges, column_edges;
  bool stored = false;  // the page knows it as a table; else it was told from the gaps between words
  size_t columns() const { return column_edges.empty() ? 0 : column_edges.size() - 1; }
  bool empty() const { return rows.empty(); }
};

// The words whose middles lie in the area, in reading order, a line of the page a line.
std::string text_in(const Page& page, const Box& area);
// The bytes of the page's text that these words take, one part for each run of them.
std::vector<Box> word_boxes_in(const Page& page, const Box& area);
// The cells of the page's table whose middles lie in the area, or else the words in it, by the gaps between them. Cells of hidden rows and columns
// are left out, as they are not seen. Of a cell over several columns the first one has the text.
CopiedTable table_in(const Page& page, const Box& area);

// Tabs between cells, a line a row: what spreadsheets take. Breaks and tabs within a cell become spaces.
std::string as_tabs(const CopiedTable& table);
// The same for word processors, escaped.
std::string as_html(const CopiedTable& table);

}  // namespace dossier
