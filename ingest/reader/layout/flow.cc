#include "ingest/reader/layout/flow.h"

#include <algorithm>

#include "base/utf8.h"
#include "ingest/reader/layout/line_marks.h"
#include "ingest/reader/layout/wrap.h"

namespace dossier::reader {
namespace {

// NFC, well formed, LF line ends, no control characters but tab and newline, no blank lines at the ends.
std::string cleaned(std::string_view text) {
  std::string scrubbed = to_nfc(scrub_utf8(text)), out;
  out.reserve(scrubbed.size());
  for (size_t i = 0; i < scrubbed.size(); ++i) {
    unsigned char c = static_cast<unsigned char>(scrubbed[i]);
    if (c == '\r') {
      if (i + 1 >= scrubbed.size() || scrubbed[i + 1] != '\n') out += '\n';
    } else if (c == '\n' || c == '\t' || (c >= 0x20 && c != 0x7F)) {
      out += static_cast<char>(c);
    }
  }
  size_t begin = 0, end = out.size();
  while (end > begin && (out[end - 1] == '\n' || out[end - 1] == ' ' || out[end - 1] == '\t')) --end;
  size_t first = out.find_first_not_of(" \t\n");
  if (first == std::string::npos) return {};
  size_t line = out.rfind('\n', first);  // keeps the indentation of the first line
  begin = line == std::string::npos ? 0 : line + 1;
  return out.substr(begin, end - begin);
}

}  // namespace

FlowPage::FlowPage(uint32_t number) {
  page_.number = number;
  page_.width_pt = kFlowPageWidth;
  page_.source = TextSource::text;
}

void FlowPage::separate() {
  if (page_.text.empty()) return;
  page_.text += "\n\n";
  ++lines_;
}

unsigned FlowPage::place(std::string_view text, uint16_t word_style, unsigned first, unsigned columns, unsigned top, Box& box) {
  const uint32_t base = static_cast<uint32_t>(page_.text.size());
  page_.text += text;
  SetText set = set_in_lines(text, columns);
  for (const SetPiece& piece : set.pieces) {
    float x = kFlowMargin + static_cast<float>(first + piece.column) * kFlowCharWidth;
    float y = kFlowMargin + static_cast<float>(top + piece.line) * kFlowLineHeight;
    Word word{base + static_cast<uint32_t>(piece.begin), base + static_cast<uint32_t>(piece.end), {}, 1, kFlowLineHeight, word_style};
    word.box = {x, y, x + static_cast<float>(piece.characters) * kFlowCharWidth, y + kFlowLineHeight};
    if (piece.continues) word.style |= style::kContinues;
    box = united(box, word.box);
    page_.words.push_back(word);
  }
  return set.lines;
}

void FlowPage::add_block(BlockKind kind, std::string_view text, uint8_t level, uint16_t word_style) {
  std::string clean = cleaned(text);
  if (clean.empty()) return;
  separate();
  Block block;
  block.kind = kind;
  block.level = level;
  block.begin = static_cast<uint32_t>(page_.text.size());
  lines_ += place(clean, word_style, 0, kFlowColumns, lines_, block.box);
  block.end = static_cast<uint32_t>(page_.text.size());
  page_.blocks.push_back(block);
}

namespace {

// What a run is to have before it.
std::string_view before_run(std::string_view text, const FlowPage::Run& run, bool raised_before) {
  if (!(run.style & style::kSuperscript) || raised_before) return "";
  return is_note_mark(text.substr(text.find_last_of(" \t\n") + 1), run.text) ? " " : "";
}

}  // namespace

std::string FlowPage::joined(const std::vector<Run>& runs) {
  std::string text;
  bool raised = false;
  for (const Run& run : runs) {
    text += before_run(text, run, raised);
    text += run.text;
    raised = run.style & style::kSuperscript;
  }
  return text;
}

void FlowPage::add_runs(BlockKind kind, const std::vector<Run>& runs, uint8_t level) {
  std::string text;
  std::vector<std::pair<size_t, uint16_t>> ends;  // where each run ends, counted in bytes that are no white space: trimming keeps those
  size_t solid = 0;
  bool raised = false;
  for (const Run& run : runs) {
    std::string clean = run.text.empty() ? "" : to_nfc(scrub_utf8(run.text));
    for (char c : clean) solid += static_cast<unsigned char>(c) > 0x20 && c != 0x7F;
    text += before_run(text, run, raised);
    text += clean;
    raised = run.style & style::kSuperscript;
    ends.emplace_back(solid, run.style);
  }
  size_t words_before = page_.words.size(), text_before = page_.text.size();
  add_block(kind, text, level);
  size_t at = text_before, run = 0;
  solid = 0;
  for (size_t i = words_before; i < page_.words.size(); ++i) {
    for (; at <= page_.words[i].begin; ++at) solid += static_cast<unsigned char>(page_.text[at]) > 0x20;
    while (run < ends.size() && ends[run].first < solid) ++run;
    if (run < ends.size()) page_.words[i].style = static_cast<uint16_t>(page_.words[i].style | ends[run].second);
  }
}

void FlowPage::add_table(const std::vector<std::vector<CellText>>& rows, unsigned header_rows) {
  // Columns are counted over spans; a place under a row span is taken.
  size_t columns = 0;
  for (const auto& row : rows) {
    size_t width = 0;
    for (const CellText& cell : row) width += cell.column_span;
    columns = std::max(columns, width);
  }
  if (columns == 0 || columns > UINT16_MAX || rows.size() > UINT16_MAX) return;
  separate();
  Table table;
  table.begin = static_cast<uint32_t>(page_.text.size());
  std::vector<uint32_t> taken(columns, 0);  // row up to which a column is covered from above
  const unsigned share = std::max<unsigned>(2, kFlowColumns / static_cast<unsigned>(columns));
  for (size_t r = 0; r < rows.size(); ++r) {
    if (r > 0) page_.text += '\n';
    unsigned height = 1;
    size_t column = 0;
    bool first = true;
    for (const CellText& cell : rows[r]) {
      while (column < columns && taken[column] > r) ++column;
      if (column >= columns) break;
      if (!first) page_.text += '\t';
      first = false;
      Cell out;
      out.row = static_cast<uint16_t>(r);
      out.column = static_cast<uint16_t>(column);
      out.column_span = static_cast<uint16_t>(std::clamp<size_t>(cell.column_span, 1, columns - column));
      out.row_span = static_cast<uint16_t>(std::clamp<size_t>(cell.row_span, 1, rows.size() - r));
      out.column_header = r < header_rows || cell.header;
      out.hidden = cell.hidden;
      out.formula = scrub_utf8(cell.formula);
      out.begin = static_cast<uint32_t>(page_.text.size());
      uint16_t word_style = cell.hidden ? style::kHidden : uint16_t{0};
      unsigned at = static_cast<unsigned>(column) * share;
      height = std::max(height, place(cleaned(cell.text), word_style, at, std::max(1u, share * out.column_span - 1), lines_, out.box));
      out.end = static_cast<uint32_t>(page_.text.size());
      for (size_t c = column; c < column + out.column_span; ++c) taken[c] = static_cast<uint32_t>(r + out.row_span);
      column += out.column_span;
      table.box = united(table.box, out.box);
      table.cells.push_back(std::move(out));
    }
    lines_ += height;
  }
  table.rows = static_cast<uint16_t>(rows.size());
  table.columns = static_cast<uint16_t>(columns);
  table.end = static_cast<uint32_t>(page_.text.size());
  table.title_begin = table.title_end = table.begin;
  page_.blocks.push_back({BlockKind::table, 0, table.begin, table.end, table.box});
  page_.tables.push_back(std::move(table));
}

void FlowPage::add_set_table(const std::vector<SetWord>& words, const FoundTable& found, unsigned lines) {
  unsigned widest = kFlowColumns;
  for (const SetWord& word : words) widest = std::max(widest, word.column + word.columns);
  const float letter = kFlowCharWidth * static_cast<float>(kFlowColumns) / static_cast<float>(widest);
  separate();
  Table table;
  table.begin = static_cast<uint32_t>(page_.text.size());
  int row = -1;
  for (const FoundCell& cell : found.cells) {
    if (row >= 0) page_.text += cell.row == row ? '\t' : '\n';
    row = cell.row;
    Cell out;
    out.row = cell.row, out.column = cell.column, out.row_span = cell.row_span, out.column_span = cell.column_span;
    out.column_header = cell.column_header, out.row_header = cell.row_header;
    out.begin = static_cast<uint32_t>(page_.text.size());
    for (uint32_t w : cell.words) {
      const SetWord& word = words[w];
      if (page_.text.size() > out.begin) page_.text += ' ';
      const uint32_t begin = static_cast<uint32_t>(page_.text.size());
      page_.text += word.text;
      const float x = kFlowMargin + letter * static_cast<float>(word.column), y = kFlowMargin + static_cast<float>(lines_ + word.line) * kFlowLineHeight;
      const Box box{x, y, x + letter * static_cast<float>(word.columns), y + kFlowLineHeight};
      page_.words.push_back({begin, static_cast<uint32_t>(page_.text.size()), box, 1, kFlowLineHeight, 0});
      out.box = united(out.box, box);
    }
    out.end = static_cast<uint32_t>(page_.text.size());
    table.box = united(table.box, out.box);
    table.cells.push_back(std::move(out));
  }
  lines_ += lines;
  table.rows = found.rows, table.columns = found.columns, table.ruled = found.ruled;
  table.end = static_cast<uint32_t>(page_.text.size());
  table.title_begin = table.title_end = table.begin;
  if (!page_.blocks.empty() && page_.blocks.back().kind == BlockKind::heading) table.title_begin = page_.blocks.back().begin, table.title_end = page_.blocks.back().end;
  page_.blocks.push_back({BlockKind::table, 0, table.begin, table.end, table.box});
  page_.tables.push_back(std::move(table));
}

// A page of more lines than a page may be high (a cell of millions of characters) is drawn with lower lines.
void FlowPage::press(float most_height) {
  if (page_.height_pt <= most_height) return;
  const float scale = most_height / page_.height_pt;
  auto lower = [scale](Box& box) { box.y0 *= scale, box.y1 *= scale; };
  for (Word& word : page_.words) lower(word.box);
  for (Block& block : page_.blocks) lower(block.box);
  for (Table& table : page_.tables) {
    lower(table.box);
    for (Cell& cell : table.cells) lower(cell.box);
  }
  for (Finding& finding : page_.findings) lower(finding.box);
  page_.height_pt = most_height;
}

Page FlowPage::finish() {
  page_.height_pt = std::max(792.f, 2 * kFlowMargin + static_cast<float>(lines_) * kFlowLineHeight);
  press(900'000);
  Page out = std::move(page_);
  *this = FlowPage(out.number + 1);
  return out;
}

}  // namespace dossier::reader
