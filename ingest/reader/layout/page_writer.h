// Lines in reading order -> Page::text with words and blocks that point into it.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "ingest/reader/layout/content.h"

namespace dossier::reader {

class PageWriter {
 public:
  explicit PageWriter(const ContentPage& content) : content_(content) {}

  void begin_block(BlockKind kind, uint8_t level = 0);
  // One line of the block at hand: indices into ContentPage::words in reading order. A hyphen that broke a word at the end of
  // the line before is taken out together with the break; a hyphen that belongs to the word stays.
  void add_line(const std::vector<uint32_t>& words);
  void end_block();

  // A table: begin_table, then for each row begin_row and its cells from left to right, then end_table. Cells of a row stand one
  // tab apart, rows one newline; an empty cell leaves no trace in the text.
  void begin_table();
  void begin_row();
  std::pair<uint32_t, uint32_t> add_cell(const std::vector<uint32_t>& words);  // bytes of Page::text
  std::pair<uint32_t, uint32_t> end_table();

  Page& page() { return page_; }
  uint32_t size() const { return static_cast<uint32_t>(page_.text.size()); }

 private:
  enum class Joint { line_break, joined, joined_keep_hyphen };
  Joint joint_with(const ContentWord& next);
  void put_word(const ContentWord& word, bool space, bool continues);
  bool glued(uint32_t before, uint32_t after) const;
  bool leads_note(uint32_t mark, uint32_t after) const;
  bool known_on_page(const std::string& word);

  const ContentPage& content_;
  Page page_;
  bool line_begun_ = false;    // the block has a line already
  std::string separator_;      // stands before the next cell that is not empty
  bool vocabulary_made_ = false;
  std::unordered_set<std::string> vocabulary_;  // folded words of the page, for hyphens
};

}  // namespace dossier::reader
