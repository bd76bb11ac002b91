// Tables of plain text, whose columns are made by spaces, tabs or bars between the words of its lines.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "ingest/reader/layout/flow.h"
#include "ingest/reader/layout/tables.h"

namespace dossier::reader {

struct LinedTable {
  size_t begin = 0, end = 0;             // bytes of the text: whole lines, without the last one's "\n"
  unsigned lines = 0;                    // these, blank ones and rules among them
  std::vector<FlowPage::SetWord> words;  // in order, NFC; lines counted from the table's first
  FoundTable table;                      // over `words`; its boxes mean nothing
};

// The tables among the lines of `text` (well-formed UTF-8), in order. Only where the alignment is plain to see: figures of three rows and more stand
// one below the other beside their labels, or bars part the columns. No line of prose, code or a poem is one; every word of a line that a
// table takes is in it. Lines of "-----" and "|" are rules, not words; the marks of quoted mail are neither.
std::vector<LinedTable> find_lined_tables(std::string_view text);

}  // namespace dossier::reader
