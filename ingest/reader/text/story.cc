#include "ingest/reader/text/story.h"

#include <algorithm>
#include <utility>

namespace dossier::reader {
namespace {
constexpr size_t kPageBytes = 4000;      // a page is full once it holds this much text
constexpr size_t kBlockBytes = 1 << 20;  // a longer block is cut; no paragraph of a person is that long
}  // namespace

void Story::block(BlockKind kind, std::vector<FlowPage::Run> runs, uint8_t level) {
  // A heading opens a page rather than closing one.
  if (page_.text_bytes() > kPageBytes || (kind == BlockKind::heading && page_.text_bytes() > kPageBytes * 3 / 4)) send();
  for (FlowPage::Run& run : runs) {
    while (run.text.size() > kBlockBytes) {
      size_t cut = kBlockBytes;
      while (cut > 0 && (static_cast<unsigned char>(run.text[cut]) & 0xC0) == 0x80) --cut;
      page_.add_runs(kind, {{run.text.substr(0, cut), run.style}}, level);
      run.text.erase(0, cut);
      send();
    }
  }
  page_.add_runs(kind, runs, level);
}

void Story::table(const std::function<bool(TableRow&)>& next, unsigned header_rows) {
  std::vector<TableRow> rows;
  auto fill = [&](size_t most) {
    TableRow row;
    while (rows.size() < most && next(row)) rows.push_back(std::exchange(row, {}));
  };
  fill(kTableRows + 1);
  header_rows = std::min<unsigned>(header_rows, static_cast<unsigned>(std::min<size_t>(rows.size(), 8)));
  if (rows.empty()) return;
  if (rows.size() <= kTableRows) {
    if (page_.text_bytes() > kPageBytes) send();
    page_.add_table(rows, header_rows);
    return;
  }
  for (bool first = true; status_.ok(); first = false) {
    fill(header_rows + kTableRows);
    if (rows.size() <= header_rows) break;
    if (!first) send();
    page_.add_table(rows, header_rows);
    if (!first && !page_.page().tables.empty()) page_.page().tables.back().continues_previous_page = true;
    rows.resize(header_rows);
  }
}

void Story::table(std::vector<TableRow> rows, unsigned header_rows) {
  size_t at = 0;
  auto next = [&](TableRow& row) {
    if (at == rows.size()) return false;
    row = std::move(rows[at++]);
    return true;
  };
  table(next, header_rows);
}

void Story::table(const std::vector<FlowPage::SetWord>& words, const FoundTable& found, unsigned lines) {
  if (page_.text_bytes() > kPageBytes) send();
  page_.add_set_table(words, found, lines);
}

void Story::note(Finding finding) { notes_.push_back(std::move(finding)); }

void Story::break_page(std::string label) {
  if (!page_.empty()) send();
  label_ = std::move(label);
}

void Story::send() {
  Page page = page_.finish();  // the builder counts on
  page.label = label_;
  page.findings.insert(page.findings.end(), std::make_move_iterator(notes_.begin()), std::make_move_iterator(notes_.end()));
  notes_.clear();
  ++sent_;
  bool wanted = page.number >= context_.request.first_page && (context_.request.last_page == 0 || page.number <= context_.request.last_page);
  if (status_.ok() && wanted) status_ = context_.sink.page(std::move(page));
}

Status Story::finish(DocumentInfo& info) {
  if (!page_.empty() || !notes_.empty() || sent_ == 0) send();
  info.pages = sent_;
  return status_;
}

}  // namespace dossier::reader
