// Finding words on the pages of one document, as a reader's find field does: any part of a word, case and accents do not matter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"

namespace dossier {

struct PageHit {
  uint32_t page = 0;
  uint32_t begin = 0, end = 0;   // bytes of the page's text, whole words
  std::vector<Box> boxes;        // one a line
  std::string before, words, after;  // for a list: a few words around
};

// In reading order. Words of the query may stand on two lines, but follow each other. Empty query: nothing.
std::vector<PageHit> find_on_page(const Page& page, std::string_view query);

}  // namespace dossier
