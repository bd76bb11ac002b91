// The lines of a page as the search for unruled tables sees them: running text set aside, each line graded by what it may be.
#pragma once

#include "ingest/reader/layout/tables_draft.h"

namespace dossier::reader {

// A line as far as it may be part of a table: its phrases without running text.
struct AreaLine {
  TextLine line;
  bool tabular = false;   // two phrases or more
  bool strong = false;    // with figures, or three phrases or more
  bool sentence = false;  // one long phrase of words
  bool data = false;      // a figure that is no year or date
};

// Lines of `words` with running text marked: phrases under each other, left edges alike, most of them reaching the right edge.
struct PageLines {
  std::vector<TextLine> lines;
  std::vector<std::vector<bool>> prose;  // by line and phrase
};
PageLines page_lines(const ContentPage& page, const std::vector<uint32_t>& words, const std::vector<Rule>& separators);

// Lines of phrases that are no prose, for which `keep(phrase)` holds; lines without any are left out.
template <typename Keep>
std::vector<AreaLine> area_lines(const ContentPage& page, const PageLines& all, Keep keep);

AreaLine graded(const ContentPage& page, TextLine line);

// Share of the phrases of `line` that stand under or over some phrase of `other`.
float aligned(const TextLine& line, const TextLine& other);

template <typename Keep>
std::vector<AreaLine> area_lines(const ContentPage& page, const PageLines& all, Keep keep) {
  std::vector<AreaLine> out;
  for (size_t i = 0; i < all.lines.size(); ++i) {
    TextLine line{0, 0, all.lines[i].baseline, all.lines[i].size_pt, {}};
    for (size_t k = 0; k < all.lines[i].phrases.size(); ++k) {
      const Phrase& p = all.lines[i].phrases[k];
      if (all.prose[i][k] || !keep(p)) continue;
      line.top = line.phrases.empty() ? p.box.y0 : std::min(line.top, p.box.y0);
      line.bottom = line.phrases.empty() ? p.box.y1 : std::max(line.bottom, p.box.y1);
      line.phrases.push_back(p);
    }
    if (!line.phrases.empty()) out.push_back(graded(page, std::move(line)));
  }
  return out;
}

}  // namespace dossier::reader
