#include "ingest/reader/text/story.h"

#include <algorithm>

namespace dossier::reader {
namespace {
constexpr size_t kPageBytes = 4000;      // a page is full once it holds this much text
constexpr size_t kBlockBytes = 1 << 20;  // a longer block is cut; no paragraph of a person is that long
constexpr size_t kTableRows = 200;
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

void Story::table(const std::vector<std::vector<FlowPage::CellText>>& rows, unsigned header_rows) {
  header_rows = std::min<unsigned>(header_rows, static_cast<unsigned>(std::min<size_t>(rows.size(), 8)));
  if (rows.size() <= kTableRows) {
    if (page_.text_bytes() > kPageBytes) send();
    page_.add_table(rows, header_rows);
    return;
  }
  for (size_t at = header_rows; at < rows.size(); at += kTableRows) {
    std::vector<std::vector<FlowPage::CellText>> piece(rows.begin(), rows.begin() + header_rows);
    piece.insert(piece.end(), rows.begin() + static_cast<long>(at), rows.begin() + static_cast<long>(std::min(rows.size(), at + kTableRows)));
    if (at > header_rows) send();
    page_.add_table(piece, header_rows);
    if (at > header_rows && !page_.page().tables.empty()) page_.page().tables.back().continues_previous_page = true;
  }
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
