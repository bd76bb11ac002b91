// Lines of a region -> paragraphs, headings, list items, captions, footnotes.
#pragma once

#include <vector>

#include "ingest/reader/layout/columns.h"

namespace dossier::reader {

// What is usual on the page (or in the document, where the caller knows it).
struct PageMeasures {
  float body_size_pt = 10;
  float page_width_pt = 612, page_height_pt = 792;
};

struct LaidBlock {
  BlockKind kind = BlockKind::paragraph;
  uint8_t level = 0;
  std::vector<RegionLine> lines;  // words in reading order
  int obstacle = -1;              // a table stands here instead of lines
  Box box;
};

// Font size of most letters; 10 if there are none.
float body_size(const ContentPage& page, const std::vector<uint32_t>& words);

std::vector<LaidBlock> make_blocks(const ContentPage& page, Region region, const PageMeasures& measures);

}  // namespace dossier::reader
