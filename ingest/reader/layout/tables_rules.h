// Ruling lines put in order: pieces of one line joined, doubles made one, and the grid lines that they form.
#pragma once

#include <vector>

#include "ingest/reader/layout/content.h"

namespace dossier::reader {

struct RuleSet {
  std::vector<Rule> horizontal;  // sorted by y, then x
  std::vector<Rule> vertical;    // sorted by x, then y
};

// Joins collinear pieces (dashes, one piece a cell), drops specks, adds the edges of filled areas that lie side by side like
// cells or as bands like shaded rows. Bounded: a page with more than kMostRules pieces yields nothing, it is a drawing.
inline constexpr size_t kMostRules = 20000;
RuleSet clean_rules(const ContentPage& page);

// Rules that touch each other, directly or through others, and the box around them.
struct RuleGroup {
  std::vector<Rule> horizontal, vertical;
  Box box;
};
std::vector<RuleGroup> connected(const RuleSet& rules);

}  // namespace dossier::reader
