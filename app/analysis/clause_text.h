// The text of a contract as clauses: its sentences, each with the heading and number it stands under.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/page.h"

namespace dossier {

struct Clause {
  size_t page = 0;  // index into the pages given
  uint32_t begin = 0,
           end =
               0;  // bytes of that page's text: a sentence, or a lead-in ("... if:") with the items below it
  std::string text;    // that text on one line
  std::string lower;   // in lower case, quotes and dashes plain
  std::string number;  // "3.1" of the paragraph; empty if it has none
  std::string
      heading;  // nearest heading above, or the paragraph's own ("Term. This Agreement ..."), lower case
  std::string chapter;  // the heading above that one, lower case
  bool first = false;   // the first sentence under its heading
  bool torn = false;    // goes on at the top of the next page: the next clause is its rest
  double place = 0;     // 0 at the document's beginning, 1 at its end
};

// In reading order. Running heads, tables and headings themselves are left out; rows of tables are no
// sentences.
std::vector<Clause> clauses_of(const std::vector<const Page*>& pages);

}  // namespace dossier
