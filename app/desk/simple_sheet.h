// The sheets of documents that have no page pictures (mail, text, office files): as large as what stands on them, since such a page is only a
// column of text and its empty rest would make the letters small where a page fits the width. Their lines, which are stored one at the other's
// heels, are shown with space between them.
#pragma once

#include <string_view>

#include "base/page.h"

namespace dossier {

// Whether pages of such a file have pixels of their own.
bool has_page_pictures(std::string_view type);

inline constexpr float kSimpleStretch = 1.35f;  // of all heights on a simple page, where it is shown

struct SheetSize {
  float width_pt = 0, height_pt = 0;
};

// What the words and tables of a simple page take as it is shown, with its margin around; never more than the page, and wide enough for lines of
// 60 letters, so that letters grow by half at most. The origin is that of the page.
SheetSize simple_sheet(const Page& page);

// The page as it is shown: that large, its heights stretched.
Page shown_page(const Page& page);

}  // namespace dossier
