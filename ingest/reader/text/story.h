// A document without pages of its own, told block by block: becomes pages of a readable length and goes to the sink as it fills.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ingest/reader/core/format.h"
#include "ingest/reader/layout/flow.h"

namespace dossier::reader {

class Story {
 public:
  explicit Story(const FormatContext& context) : context_(context), page_(1) {}

  void block(BlockKind kind, std::vector<FlowPage::Run> runs, uint8_t level = 0);
  void block(BlockKind kind, std::string text, uint8_t level = 0) { block(kind, std::vector<FlowPage::Run>{{std::move(text), 0}}, level); }
  // Long tables are cut into pages; the pieces after the first are marked as going on, with the header rows repeated. `next` gives
  // one row after the other, or false at the end: a table need not be held as a whole.
  using TableRow = std::vector<FlowPage::CellText>;
  static constexpr size_t kTableRows = 200;  // of a table that is cut: on each page, beside its header rows; shorter ones are whole
  void table(const std::function<bool(TableRow&)>& next, unsigned header_rows);
  void table(std::vector<TableRow> rows, unsigned header_rows);
  // A table of lines, as FlowPage::add_set_table.
  void table(const std::vector<FlowPage::SetWord>& words, const FoundTable& found, unsigned lines);
  // Something to know about the page at hand.
  void note(Finding finding);
  // What follows stands on a new page, if the one at hand holds anything. `label`: the printed name of the new page (sheet, slide).
  void break_page(std::string label = "");

  // Sends what is left and sets info.pages. The first error of the sink, if there was one; after it nothing more was sent.
  Status finish(DocumentInfo& info);
  bool empty() const { return sent_ == 0 && page_.empty(); }

 private:
  void send();

  const FormatContext& context_;
  FlowPage page_;
  std::string label_;
  std::vector<Finding> notes_;
  uint32_t sent_ = 0;
  Status status_;
};

}  // namespace dossier::reader
