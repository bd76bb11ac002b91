#include "ingest/reader/text/text_reader.h"

#include <algorithm>

#include "base/utf8.h"
#include "ingest/reader/layout/flow.h"
#include "ingest/reader/text/charset.h"

namespace dossier::reader {
namespace {

constexpr size_t kSectionBytes = 3000, kLongestSectionBytes = 6000;

bool blank(std::string_view line) { return line.find_first_not_of(" \t\r\f") == std::string_view::npos; }

std::string_view first_line(std::string_view& rest) {
  size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return line;
}

// Where the section that starts `text` ends: after a form feed, else at the end of the paragraph that reaches kSectionBytes, else
// at the end of a line, else between characters.
size_t section_end(std::string_view text, bool form_feeds) {
  if (form_feeds) {
    size_t at = text.find('\f');
    return at == std::string_view::npos ? text.size() : at + 1;
  }
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

void add_paragraph(std::string_view text, bool markdown, FlowPage& page) {
  if (markdown && !text.empty() && text[0] == '#') {
    size_t level = text.find_first_not_of('#');
    if (level != std::string_view::npos && level <= 6 && text[level] == ' ') {
      std::string_view rest = text;
      std::string_view line = first_line(rest);
      page.add_block(BlockKind::heading, line.substr(level), static_cast<uint8_t>(level));
      add_paragraph(rest, markdown, page);
      return;
    }
  }
  if (markdown && text.size() > 2 && (text[0] == '-' || text[0] == '*' || text[0] == '+') && text[1] == ' ')
    return page.add_block(BlockKind::list_item, text, 1);
  page.add_block(BlockKind::paragraph, text);
}

Page section_page(uint32_t number, std::string_view text, bool markdown) {
  FlowPage page(number);
  size_t begin = 0, at = 0;
  while (at < text.size()) {
    size_t next = text.find('\n', at);
    next = next == std::string_view::npos ? text.size() : next + 1;
    if (blank(text.substr(at, next - at))) {
      add_paragraph(text.substr(begin, at - begin), markdown, page);
      begin = next;
    }
    at = next;
  }
  add_paragraph(text.substr(begin), markdown, page);
  return page.finish();
}

}  // namespace

Status send_text_pages(std::string_view text, bool markdown, const FormatContext& context, DocumentInfo& info) {
  bool form_feeds = text.find('\f') != std::string_view::npos;
  uint32_t number = 0;
  while (!text.empty() || number == 0) {
    size_t end = section_end(text, form_feeds);
    std::string_view section = text.substr(0, end);
    text.remove_prefix(end);
    ++number;
    if (number < context.request.first_page || (context.request.last_page && number > context.request.last_page)) continue;
    DOSSIER_TRY(context.sink.page(section_page(number, section, markdown)));
  }
  info.pages = number;
  return {};
}

Status read_text(const Source& source, const FormatContext& context, DocumentInfo& info) {
  DecodedText decoded = decode_text(source.bytes());
  info.metadata.emplace_back("charset", decoded.charset + (decoded.guessed ? " (guessed)" : ""));
  if (blank(std::string_view(decoded.text).substr(0, 4096)) && decoded.text.find_first_not_of(" \t\r\n\f") == std::string::npos)
    decoded.text.clear();
  return send_text_pages(decoded.text, info.type == "md", context, info);
}

}  // namespace dossier::reader
