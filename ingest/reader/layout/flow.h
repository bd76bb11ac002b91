// Pages for what has none: lines of text -> a page in a simple monospaced layout, so that a citation has a region to show.
// One line is 10 pt high, one character 6 pt wide; a line longer than the page runs on below itself, broken between words (wrap.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "ingest/reader/layout/tables.h"

namespace dossier::reader {

inline constexpr float kFlowLineHeight = 10, kFlowCharWidth = 6, kFlowMargin = 36;
inline constexpr unsigned kFlowColumns = 90;  // characters a line
inline constexpr float kFlowPageWidth = 2 * kFlowMargin + kFlowColumns * kFlowCharWidth;  // 612: Letter

// Builds one page, block by block. Text is put into NFC; control characters but tab and newline are dropped.
class FlowPage {
 public:
  explicit FlowPage(uint32_t number);
  // Lines are separated by "\n" in `text`; empty ones at its ends are dropped. A block of nothing adds nothing.
  void add_block(BlockKind kind, std::string_view text, uint8_t level = 0, uint16_t style = 0);
  // A block of differently marked pieces; a word has the style of the piece it begins in.
  struct Run {
    std::string text;
    uint16_t style = 0;
  };
  void add_runs(BlockKind kind, const std::vector<Run>& runs, uint8_t level = 0);
  // A table: rows of cells, each a text of one or more lines. The first `header_rows` are column headers. Columns share the width of the page.
  struct CellText {
    std::string text;
    uint16_t row_span = 1, column_span = 1;
    bool header = false, hidden = false;
    std::string formula = {};
  };
  void add_table(const std::vector<std::vector<CellText>>& rows, unsigned header_rows);
  // A table whose words keep the places that they have in the lines of their text; a line wider than the page is drawn narrower.
  struct SetWord {
    std::string text;
    unsigned line = 0, column = 0, columns = 0;
  };
  void add_set_table(const std::vector<SetWord>& words, const FoundTable& table, unsigned lines);
  // The text of a block's runs. The mark of a note becomes a word of its own: "Company 1" is not "Company1".
  static std::string joined(const std::vector<Run>& runs);
  bool empty() const { return page_.text.empty(); }
  size_t text_bytes() const { return page_.text.size(); }
  Page& page() { return page_; }
  // The page with its height set. The builder is empty afterwards.
  Page finish();

 private:
  // Lays a text out in columns [first, first + columns) from line `top` on; returns the number of lines it takes.
  unsigned place(std::string_view text, uint16_t style, unsigned first, unsigned columns, unsigned top, Box& box);
  void separate();
  void press(float most_height);

  Page page_;
  unsigned lines_ = 0;  // used so far
};

}  // namespace dossier::reader
