// What a cell of a table stands under and beside: the headings of its column and the labels of its row, outermost first.
#pragma once

#include <string>
#include <vector>

#include "base/page.h"

namespace dossier {

struct HeaderPath {
  std::vector<std::string> columns;  // "Year ended December 31", "2018"
  std::vector<std::string> rows;     // "Cash flows from investing activities", "Purchases of property, plant and equipment"
  bool operator==(const HeaderPath&) const = default;
};

// The path of `cell`, one of `table`'s on `page`. A row's labels are those of the row itself and of the label rows above it that
// are set out further to the left, or end in a colon. A table that goes on from the page before and repeats no headings
// takes those of the last table of `previous`, if that is given.
HeaderPath header_path(const Page& page, const Table& table, const Cell& cell, const Page* previous = nullptr);

}  // namespace dossier
