// Lines of a text that may set columns: what stands where in each.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace dossier::reader {

struct SetSpan {
  size_t begin = 0, end = 0;  // bytes of the text
  unsigned from = 0, to = 0;  // columns
};

// A line as it is set: its words and the strokes drawn with signs.
struct SetLine {
  size_t begin = 0, end = 0;  // bytes, without the line's end
  unsigned quotes = 0;        // ">" before it
  unsigned tabs = 0;          // within it
  bool blank = true, rule = false, gaps = false, bars = false;
  bool sentence = false;      // ends as a sentence does
  bool colon = false;         // in particular so
  std::vector<SetSpan> words;
  std::vector<SetSpan> strokes;  // runs of "-----"
  std::vector<unsigned> uprights;  // columns of "|" and of "+" in a rule
};

std::vector<SetLine> set_lines(std::string_view text);

// Puts words into columns by the number of tabs before them, where every line has as many: what a sheet gives when it is copied. Leaves other lines
// alone. REQUIRES: `lines` are lines of `text`.
void align_tabs(std::vector<SetLine>& lines, std::string_view text);

}  // namespace dossier::reader
