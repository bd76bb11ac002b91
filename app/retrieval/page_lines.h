// The lines of a page as the eye sees them: words on one height, left to right, whatever the reading order makes of them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/page.h"

namespace dossier {

struct LineWord {
  uint32_t begin = 0, end = 0;  // bytes of Page::text
  Box box;
  uint16_t style = 0;
  bool operator==(const LineWord&) const = default;
};

struct PageLine {
  std::vector<LineWord> words;  // left to right
  Box box;
};

// Top to bottom. Words that are hidden or have no box are left out.
std::vector<PageLine> lines_of(const Page& page);

// Words that stand together: a gap wider than about a letter starts a new fragment.
struct LineFragment {
  uint32_t begin = 0, end = 0;  // bytes of Page::text from the first to the last word; other words may stand between in the text
  Box box;
  std::string text;
};
std::vector<LineFragment> fragments_of(const Page& page, const PageLine& line);

// The words of a line joined by one space.
std::string text_of(const Page& page, const PageLine& line);

}  // namespace dossier
