// The sheets of documents that have no page pictures (mail, text, office files): as large as what stands on them, since such a page is only a
// column of text and its empty rest would make the letters small where a page fits the width. Their lines, which are stored one at the other's
// heels, are shown with space between them; paragraphs, which are stored in lines of 90 letters, are shown in lines of 72, so that a sheet as wide
// as its column has letters that can be read. Lines that their author broke stay as they are, up to 80 letters; tables keep their columns.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/page.h"

namespace dossier {

// Whether pages of such a file have pixels of their own.
bool has_page_pictures(std::string_view type);

inline constexpr float kSimpleStretch = 1.35f;  // of all heights on a simple page, where it is shown

// A piece of the stored page and where it is shown; points, each from the top left of its own page.
struct ShownPart {
  Box from, to;
  bool area = false;  // a table or a picture, not words of one line
};

struct SimplePage {
  Page shown;                    // as large as what stands on it, its words in their shown places; bytes are those of the stored page
  std::vector<ShownPart> parts;  // in the order of the text; areas last
};

// Never wider than the stored page, and wide enough for lines of 60 letters, so that letters grow by half at most.
SimplePage simple_page(const Page& page);
// The shown page alone.
inline Page shown_page(const Page& page) { return simple_page(page).shown; }

// Where boxes of the stored page are shown: one box a line, over the spaces between words that follow each other. Empty if nothing is shown there.
std::vector<Box> shown_boxes(const std::vector<ShownPart>& parts, const std::vector<Box>& boxes);
struct PointOnPage {
  float x = 0, y = 0;
};
// The stored place of a shown point, by the part that lies nearest. None without parts.
std::optional<PointOnPage> stored_point(const std::vector<ShownPart>& parts, PointOnPage shown);

}  // namespace dossier
