// What the lines of a plain text are: paragraphs, headings, items of lists, columns. Told by blank lines, indents, and by which
// lines ended before they were full.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "ingest/reader/text/lined_tables.h"

namespace dossier::reader {

// How the writer of a text broke its lines; told once for a whole text.
struct LineHabit {
  unsigned width = 0;   // columns at which lines were broken; 0: they were not, a line is a paragraph
  bool spaced = false;  // double spacing: a blank line between each two
  bool code = false;    // source code, markup, settings: what stands between blank lines is kept as it is
};
LineHabit line_habit(std::string_view text);

struct TextBlock {
  BlockKind kind = BlockKind::paragraph;  // paragraph, heading, list_item or table
  uint8_t level = 0;                      // as Block::level
  size_t begin = 0, end = 0;              // bytes of the text: whole lines, without the last one's "\n"; of double spaced lines with the blank ones
  bool quoted = false;                    // lines of an older mail, with ">" before them
  std::shared_ptr<const LinedTable> table = nullptr;  // what a table holds
};

// The blocks of `text` in order, none empty; what stands between them is white space, and a line of "====" below a heading. `text` is
// well-formed UTF-8. A word that is broken over lines lies within one block; so does a sentence, where the lines show it.
std::vector<TextBlock> text_blocks(std::string_view text, LineHabit habit);

}  // namespace dossier::reader
