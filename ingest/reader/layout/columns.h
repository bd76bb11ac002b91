// Rows -> regions in reading order: columns are found by the white rivers between them.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/reader/layout/lines.h"

namespace dossier::reader {

// A line as it is read: the pieces of one row that lie in one region.
struct RegionLine {
  std::vector<uint32_t> words;  // from left to right
  Box box;
  float baseline = 0;
  float size_pt = 0;
  int obstacle = -1;  // not a line of words but this table or the like
};

struct Region {
  std::vector<RegionLine> lines;  // from the top down
  Box box;
  bool beside_main = false;  // a narrow column beside a wide one
};

// `obstacles`: boxes of tables, placed among the lines. `right_to_left`: the right column is read first.
std::vector<Region> order_regions(const std::vector<Row>& rows, const std::vector<Box>& obstacles, bool right_to_left);

}  // namespace dossier::reader
