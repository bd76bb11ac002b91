#include "ingest/reader/text/text_reader.h"

#include <algorithm>

#include "base/utf8.h"
#include "ingest/reader/layout/flow.h"
#include "ingest/reader/text/charset.h"
#include "ingest/reader/text/text_blocks.h"

namespace dossier::reader {
namespace {

constexpr size_t kSectionBytes = 3000, kLongestSectionBytes = 6000;
constexpr size_t kLongestPrintedPage = 20'000;  // what stands farther from a form feed was not printed on one page

bool blank(std::string_view line) { return line.find_first_not_of(" \t\r\f\n") == std::string_view::npos; }

std::string_view first_line(std::string_view& rest) {
  size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return line;
}

// The end of the longest section that may start `text`: behind a line, if there is one, else between characters.
size_t longest_section(std::string_view text) {
  size_t end = std::min(text.size(), kLongestSectionBytes);
  if (size_t line = text.rfind('\n', end - 1); line != std::string_view::npos && line < end) return line + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  return end;
}

// Where the printed page that starts `text` ends: behind its form feed; 0 if there is none near.
size_t printed_page_end(std::string_view text) {
  const size_t at = text.substr(0, kLongestPrintedPage).find('\f');
  if (at != std::string_view::npos) return at + 1;
  return text.size() <= kLongestPrintedPage ? text.size() : 0;
}

// Where the section that starts `text` ends: after a form feed, else at the end of the paragraph that reaches kSectionBytes, else
// at the end of a line, else between characters.
size_t section_end(std::string_view text, bool form_feeds) {
  if (form_feeds)
    if (size_t end = printed_page_end(text)) return end;
  // Nothing is looked for beyond the longest section: a file of one line would be searched to its end for each.
  std::string_view near = text.substr(0, kLongestSectionBytes);
  size_t at = 0, line_end = 0;
  while (at < near.size()) {
    size_t next = near.find('\n', at);
    if (next == std::string_view::npos && near.size() < text.size()) break;
    next = next == std::string_view::npos ? text.size() : next + 1;
    if (next > kSectionBytes && blank(text.substr(at, next - at))) return next;
    line_end = at = next;
  }
  if (line_end == text.size()) return line_end;
  if (line_end > kSectionBytes / 2) return line_end;
  size_t end = std::min(text.size(), kLongestSectionBytes);
  size_t space = text.rfind(' ', end);
  if (space != std::string_view::npos && space > kSectionBytes / 2 && end < text.size()) end = space + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  return end;
}

std::string_view without_margins(std::string_view line) {
  size_t begin = line.find_first_not_of(" \t\r\n"), end = line.find_last_not_of(" \t\r\n");
  return begin == std::string_view::npos ? std::string_view() : line.substr(begin, end + 1 - begin);
}

// "| a | b \| c |" -> "a", "b | c".
std::vector<FlowPage::CellText> cells_of(std::string_view line) {
  line = without_margins(line);
  if (line.starts_with('|')) line.remove_prefix(1);
  if (line.ends_with('|') && !line.ends_with("\\|")) line.remove_suffix(1);
  std::vector<FlowPage::CellText> cells(1);
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size() && line[i + 1] == '|') cells.back().text += line[++i];
    else if (line[i] == '|') cells.emplace_back();
    else if (line[i] != ' ' || !cells.back().text.empty()) cells.back().text += line[i];
  }
  return cells;
}

// "|---|:--:|" below the names of the columns.
bool is_rule_of_table(std::string_view line) {
  line = without_margins(line);
  return line.find('|') != std::string_view::npos && line.find("--") != std::string_view::npos && line.find_first_not_of("|-: \t") == std::string_view::npos;
}

bool add_markdown_table(std::string_view text, FlowPage& page) {
  std::string_view rest = text, names = first_line(rest), rule = first_line(rest);
  if (names.find('|') == std::string_view::npos || !is_rule_of_table(rule)) return false;
  std::vector<std::vector<FlowPage::CellText>> rows = {cells_of(names)};
  while (!rest.empty()) rows.push_back(cells_of(first_line(rest)));
  page.add_table(rows, 1);
  return true;
}

// The level of an item that the line begins, from 1; 0 if it begins none. Two spaces make a level.
uint8_t item_level(std::string_view line) {
  size_t indent = line.find_first_not_of(' ');
  if (indent == std::string_view::npos) return 0;
  std::string_view mark = line.substr(indent);
  size_t digits = 0;
  while (digits < mark.size() && digits < 9 && mark[digits] >= '0' && mark[digits] <= '9') ++digits;
  const bool bullet = mark.size() > 1 && (mark[0] == '-' || mark[0] == '*' || mark[0] == '+') && mark[1] == ' ';
  const bool number = digits > 0 && mark.size() > digits + 1 && (mark[digits] == '.' || mark[digits] == ')') && mark[digits + 1] == ' ';
  return bullet || number ? static_cast<uint8_t>(std::min<size_t>(indent / 2, 8) + 1) : 0;
}

void add_markdown_list(std::string_view text, FlowPage& page) {
  size_t begin = 0;
  uint8_t level = item_level(text);
  for (size_t at = 0; at < text.size();) {
    size_t next = text.find('\n', at);
    next = next == std::string_view::npos ? text.size() : next + 1;
    if (uint8_t opens = item_level(text.substr(at, next - at)); opens && at > begin) {
      page.add_block(BlockKind::list_item, text.substr(begin, at - begin), level);
      begin = at, level = opens;
    }
    at = next;
  }
  page.add_block(BlockKind::list_item, text.substr(begin), level);
}

// "Rent" above "====" or "----".
void add_markdown(std::string_view text, FlowPage& page);
bool add_underlined_heading(std::string_view text, FlowPage& page) {
  std::string_view rest = text, title = first_line(rest), line = without_margins(first_line(rest));
  if (line.empty() || blank(title) || title.find('|') != std::string_view::npos || item_level(title)) return false;
  if (line.find_first_not_of('=') != std::string_view::npos && (line.size() < 3 || line.find_first_not_of('-') != std::string_view::npos))
    return false;
  page.add_block(BlockKind::heading, without_margins(title), line[0] == '=' ? 1 : 2);
  if (!blank(rest)) add_markdown(rest, page);
  return true;
}

void add_markdown(std::string_view text, FlowPage& page) {
  if (!text.empty() && text[0] == '#') {
    size_t level = text.find_first_not_of('#');
    if (level != std::string_view::npos && level <= 6 && text[level] == ' ') {
      std::string_view rest = text;
      std::string_view line = first_line(rest);
      page.add_block(BlockKind::heading, without_margins(line.substr(level)), static_cast<uint8_t>(level));
      add_markdown(rest, page);
      return;
    }
  }
  if (add_underlined_heading(text, page)) return;
  if (add_markdown_table(text, page)) return;
  if (item_level(text)) return add_markdown_list(text, page);
  page.add_block(BlockKind::paragraph, text);
}

bool is_fence(std::string_view line) {
  line = without_margins(line);
  return line.starts_with("```") || line.starts_with("~~~");
}

Page markdown_page(uint32_t number, std::string_view text) {
  FlowPage page(number);
  size_t begin = 0, at = 0;
  bool code = false, was_code = false;  // between fences nothing is a table or a list
  auto end_paragraph = [&](size_t end) {
    const std::string_view paragraph = text.substr(begin, end - begin);
    was_code ? page.add_block(BlockKind::paragraph, paragraph) : add_markdown(paragraph, page);
    was_code = code;
  };
  while (at < text.size()) {
    size_t next = text.find('\n', at);
    next = next == std::string_view::npos ? text.size() : next + 1;
    std::string_view line = text.substr(at, next - at);
    if (is_fence(line)) code = !code, was_code = true;
    if (blank(line)) {
      end_paragraph(at);
      begin = next;
    }
    at = next;
  }
  end_paragraph(text.size());
  return page.finish();
}

// Blank lines that double spacing set within a block would end it for whoever reads the page.
std::string without_blank_lines(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    std::string_view line = first_line(text);
    if (!blank(line)) (out += line) += '\n';
  }
  return out;
}

Page plain_page(uint32_t number, std::string_view text, const std::vector<TextBlock>& blocks, bool spaced) {
  FlowPage page(number);
  for (const TextBlock& block : blocks) {
    if (block.table) {
      page.add_set_table(block.table->words, block.table->table, block.table->lines);
      continue;
    }
    const std::string_view lines = text.substr(block.begin, block.end - block.begin);
    spaced ? page.add_block(block.kind, without_blank_lines(lines), block.level) : page.add_block(block.kind, lines, block.level);
  }
  return page.finish();
}

// The blocks of the page that starts `text`, whose length goes to `end`: as many as make kSectionBytes, so that a page ends where
// a paragraph does. A heading opens a page rather than closing one.
std::vector<TextBlock> page_blocks(std::string_view text, bool form_feeds, LineHabit habit, size_t& end) {
  const bool whole = form_feeds ? printed_page_end(text) > 0 : text.size() <= kLongestSectionBytes;
  if (!whole) {
    std::vector<TextBlock> blocks = text_blocks(text.substr(0, longest_section(text)), habit);
    size_t keep = 0;
    while (keep + 1 < blocks.size() && (keep == 0 || blocks[keep - 1].end < kSectionBytes)) ++keep;
    while (keep > 1 && blocks[keep - 1].kind == BlockKind::heading) --keep;
    if (keep > 0 && keep < blocks.size() && blocks[keep - 1].end >= kSectionBytes / 2) {
      end = blocks[keep].begin;
      blocks.resize(keep);
      return blocks;
    }
  }
  end = section_end(text, form_feeds);
  return text_blocks(text.substr(0, end), habit);
}

}  // namespace

Status send_text_pages(std::string_view text, bool markdown, const FormatContext& context, DocumentInfo& info) {
  const bool form_feeds = text.find('\f') != std::string_view::npos;
  const LineHabit habit = line_habit(text);
  uint32_t number = 0;
  while (!text.empty() || number == 0) {
    size_t end = 0;
    std::vector<TextBlock> blocks;
    if (markdown)
      end = section_end(text, form_feeds);
    else
      blocks = page_blocks(text, form_feeds, habit, end);
    std::string_view section = text.substr(0, end);
    text.remove_prefix(end);
    ++number;
    if (number < context.request.first_page || (context.request.last_page && number > context.request.last_page)) continue;
    DOSSIER_TRY(context.sink.page(markdown ? markdown_page(number, section) : plain_page(number, section, blocks, habit.spaced)));
  }
  info.pages = number;
  return {};
}

Status read_text(const Source& source, const FormatContext& context, DocumentInfo& info) {
  DecodedText decoded = decode_text(source.bytes());
  info.metadata.emplace_back("charset", decoded.charset + (decoded.guessed ? " (guessed)" : ""));
  if (blank(std::string_view(decoded.text).substr(0, 4096)) && blank(decoded.text)) decoded.text.clear();
  // Lines that end as they did on old Macintoshes.
  if (decoded.text.find('\n') == std::string::npos) std::replace(decoded.text.begin(), decoded.text.end(), '\r', '\n');
  return send_text_pages(decoded.text, info.type == "md", context, info);
}

}  // namespace dossier::reader
