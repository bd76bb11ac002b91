#include "app/cli/page_json.h"

#include <charconv>
#include <cmath>

#include "base/utf8.h"

namespace dossier::cli {
namespace {

// Shortest form that keeps 1/100, as boxes are stored.
void put_number(std::string& out, double value, int decimals = 2) {
  char buffer[48];
  auto [end, code] = std::to_chars(buffer, buffer + sizeof buffer, std::isfinite(value) ? value : 0.0, std::chars_format::fixed, decimals);
  std::string_view text(buffer, static_cast<size_t>(end - buffer));
  if (text.find('.') != std::string_view::npos) {
    while (text.back() == '0') text.remove_suffix(1);
    if (text.back() == '.') text.remove_suffix(1);
  }
  out += text == "-0" ? "0" : text;
}

void put_string(std::string& out, std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  out += '"';
  for (char c : text) {
    unsigned char u = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      (out += '\\') += c;
    else if (c == '\n')
      out += "\\n";
    else if (u < 0x20 || u == 0x7F)
      ((out += "\\u00") += kHex[u >> 4]) += kHex[u & 15];
    else
      out += c;
  }
  out += '"';
}

void put_box(std::string& out, const Box& box) {
  out += '[';
  put_number(out, box.x0);
  out += ',';
  put_number(out, box.y0);
  out += ',';
  put_number(out, box.x1);
  out += ',';
  put_number(out, box.y1);
  out += ']';
}

void put_styles(std::string& out, uint16_t bits) {
  static constexpr std::pair<uint16_t, std::string_view> kNames[] = {
      {style::kBold, "bold"}, {style::kItalic, "italic"}, {style::kMonospaced, "monospaced"}, {style::kSuperscript, "superscript"},
      {style::kUnderlined, "underlined"}, {style::kStruck, "struck"}, {style::kInvisible, "invisible"}, {style::kCovered, "covered"},
      {style::kDoubtful, "doubtful"}, {style::kInserted, "inserted"}, {style::kHidden, "hidden"}, {style::kContinues, "continues"}};
  bool first = true;
  for (const auto& [bit, name] : kNames) {
    if (!(bits & bit)) continue;
    out += first ? ",\"style\":[\"" : ",\"";
    (out += name) += '"';
    first = false;
  }
  if (!first) out += ']';
}

void put_table(std::string& out, const Page& page, const Table& table) {
  out += "{\"box\":";
  put_box(out, table.box);
  out += ",\"rows\":" + std::to_string(table.rows) + ",\"columns\":" + std::to_string(table.columns);
  if (table.title_end > table.title_begin) put_string(out += ",\"title\":", page.slice(table.title_begin, table.title_end));
  if (table.continues_previous_page) out += ",\"continues_previous_page\":true";
  out += ",\"cells\":[";
  bool first = true;
  for (const Cell& cell : table.cells) {
    out += first ? "{" : ",{";
    first = false;
    out += "\"row\":" + std::to_string(cell.row) + ",\"column\":" + std::to_string(cell.column) + ",\"row_span\":" + std::to_string(cell.row_span) +
           ",\"column_span\":" + std::to_string(cell.column_span) + ",\"header\":" + (cell.column_header || cell.row_header ? "true" : "false");
    if (cell.hidden) out += ",\"hidden\":true";
    if (!cell.formula.empty()) put_string(out += ",\"formula\":", cell.formula);
    put_string(out += ",\"text\":", page.slice(cell.begin, cell.end));
    out += ",\"box\":";
    put_box(out, cell.box);
    out += '}';
  }
  out += "]}";
}

void put_findings(std::string& out, const Page& page) {
  bool first = true;
  for (const Finding& finding : page.findings) {
    out += first ? ",\"findings\":[{" : ",{";
    first = false;
    put_string(out += "\"kind\":", name_of(finding.kind));
    put_string(out += ",\"detail\":", finding.detail);
    if (!finding.box.empty()) {
      out += ",\"box\":";
      put_box(out, finding.box);
    }
    out += '}';
  }
  if (!first) out += ']';
}

void put_blocks(std::string& out, const Page& page) {
  out += ",\"blocks\":[";
  bool first = true;
  for (const Block& block : page.blocks) {
    out += first ? "{" : ",{";
    first = false;
    put_string(out += "\"kind\":", name_of(block.kind));
    if (block.level) out += ",\"level\":" + std::to_string(block.level);
    out += ",\"begin\":" + std::to_string(block.begin) + ",\"end\":" + std::to_string(block.end) + ",\"box\":";
    put_box(out, block.box);
    out += '}';
  }
  out += ']';
}

}  // namespace

std::string json_string(std::string_view text) {
  std::string out;
  put_string(out, is_utf8(text) ? std::string(text) : scrub_utf8(text));
  return out;
}

std::string json_box(const Box& box) {
  std::string out;
  put_box(out, box);
  return out;
}

std::string page_json(const Page& page, std::string_view part) {
  std::string out;
  out.reserve(page.text.size() * 2 + page.words.size() * 80 + 256);
  out += "{\"page\":" + std::to_string(page.number);
  if (!part.empty()) (out += ",\"part\":") += json_string(part);
  put_string(out += ",\"label\":", page.label);
  if (!page.bates.empty()) put_string(out += ",\"bates\":", page.bates);
  put_number(out += ",\"width\":", page.width_pt);
  put_number(out += ",\"height\":", page.height_pt);
  out += ",\"rotation\":" + std::to_string(page.rotation);
  // A page without any text has no reading: CONTRACT.md knows text, ocr and both.
  put_string(out += ",\"source\":", page.source == TextSource::none ? "text" : name_of(page.source));
  if (!page.language.empty()) put_string(out += ",\"language\":", page.language);
  put_string(out += ",\"text\":", page.text);
  out += ",\"words\":[";
  bool first = true;
  for (const Word& word : page.words) {
    put_string(out += first ? "{\"text\":" : ",{\"text\":", page.slice(word.begin, word.end));
    first = false;
    out += ",\"box\":";
    put_box(out, word.box);
    put_number(out += ",\"confidence\":", double{word.confidence}, 3);
    put_styles(out, word.style);
    out += '}';
  }
  out += "],\"tables\":[";
  first = true;
  for (const Table& table : page.tables) {
    if (!first) out += ',';
    first = false;
    put_table(out, page, table);
  }
  out += ']';
  put_blocks(out, page);
  put_findings(out, page);
  out += '}';
  return out;
}

std::string contract_error(const Error& error) {
  std::string_view kind = name_of(error.kind);
  if (error.kind == ErrorKind::too_large || error.kind == ErrorKind::no_space) kind = "memory";
  switch (error.kind) {
    case ErrorKind::crash: case ErrorKind::timeout: case ErrorKind::memory: case ErrorKind::damaged: case ErrorKind::password:
    case ErrorKind::unsupported: case ErrorKind::unreadable: case ErrorKind::too_large: case ErrorKind::no_space: break;
    default: kind = "unreadable";
  }
  return std::string(kind) + ": " + error.message;
}

std::string spoken_error(const Error& error) { return error.kind == ErrorKind::too_large ? "limit: " + error.message : contract_error(error); }

}  // namespace dossier::cli
