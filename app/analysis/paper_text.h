// A short paper as what stands on it: sentences where it is prose, lines where it is a list, as receipts, invoices and heads of letters are.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/page.h"

namespace dossier {

struct PaperUnit {
  uint32_t begin = 0, end = 0;  // bytes of the page's text
  std::string text;             // one line
  bool line = false;            // of a list; else a sentence
};

// In reading order.
std::vector<PaperUnit> paper_units(const Page& page);

}  // namespace dossier
