#include "ingest/reader/text/set_lines.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "ingest/reader/layout/tables_text.h"

namespace dossier::reader {
namespace {

constexpr unsigned kTab = 8;
constexpr unsigned kMostTabs = 60;
constexpr size_t kFewestRows = 3;

using Piece = SetSpan;

bool blank_byte(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\f'; }

bool is_stroke(char c) { return c == '-' || c == '=' || c == '_' || c == '~'; }

// "-----  -----", "+----+", "|===|": strokes, bars and corners only.
bool is_rule(std::string_view line) {
  size_t strokes = 0;
  for (char c : line) {
    if (is_stroke(c)) ++strokes;
    else if (c != '+' && c != '|' && c != ':' && !blank_byte(c)) return false;
  }
  return strokes >= 3;
}

class LineCutter {
 public:
  LineCutter(std::string_view text, size_t begin, size_t end) : text_(text) {
    line_.begin = begin, line_.end = end;
    size_t at = begin;
    unsigned column = 0;
    while (at < end && (text[at] == '>' || (blank_byte(text[at]) && text[at] != '\t'))) {
      if (text[at] == '>') ++line_.quotes;
      ++at, ++column;
    }
    while (end > at && blank_byte(text[end - 1])) --end;
    if (at == end) return;
    line_.blank = false;
    const std::string_view solid = text.substr(at, end - at);
    line_.rule = is_rule(solid);
    line_.bars = !line_.rule && std::count(solid.begin(), solid.end(), '|') >= 2;
    line_.tabs = static_cast<unsigned>(std::count(solid.begin(), solid.end(), '\t'));
    static constexpr std::array<char, 5> kStops = {'.', '!', '?', ';', ':'};
    line_.colon = solid.back() == ':';
    line_.sentence = std::find(kStops.begin(), kStops.end(), solid.back()) != kStops.end();
    cut(at, end, column);
  }
  SetLine take() { return std::move(line_); }

 private:
  void cut(size_t at, size_t end, unsigned column) {
    unsigned blanks = 0;
    while (at < end) {
      const char c = text_[at];
      if (blank_byte(c)) {
        const unsigned next = c == '\t' ? (column / kTab + 1) * kTab : column + 1;
        blanks += c == '\t' ? kTab : 1;
        column = next, ++at;
        continue;
      }
      if ((line_.bars && c == '|') || (line_.rule && (c == '|' || c == '+'))) {
        line_.uprights.push_back(column);
        blanks = 0, ++column, ++at;
        continue;
      }
      Piece piece{at, at, column, column};
      while (piece.end < end && !blank_byte(text_[piece.end]) && !((line_.bars || line_.rule) && (text_[piece.end] == '|' || (line_.rule && text_[piece.end] == '+')))) {
        next_code_point(text_, piece.end);
        ++piece.to;
      }
      at = piece.end, column = piece.to;
      add(piece, blanks);
      blanks = 0;
    }
    line_.gaps = line_.gaps || line_.bars;
  }

  void add(const Piece& piece, unsigned blanks) {
    if (line_.rule) return line_.strokes.push_back(piece);
    // Two spaces part columns, but for those behind a sentence.
    if (!line_.words.empty() && blanks >= 2) {
      const char before = text_[line_.words.back().end - 1];
      line_.gaps = line_.gaps || blanks >= 3 || (before != '.' && before != '!' && before != '?' && before != ':');
    }
    line_.words.push_back(piece);
  }

  std::string_view text_;
  SetLine line_;
};

}  // namespace

std::vector<SetLine> set_lines(std::string_view text) {
  std::vector<SetLine> lines;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(LineCutter(text, at, end).take());
    at = end + 1;
  }
  return lines;
}

void align_tabs(std::vector<SetLine>& lines, std::string_view text) {
  unsigned tabs = 0;
  size_t rows = 0;
  for (const SetLine& line : lines) {
    if (line.blank || line.rule) continue;
    if (line.tabs == 0 || line.quotes > 0 || (tabs && line.tabs != tabs)) return;
    tabs = line.tabs, ++rows;
  }
  if (rows < kFewestRows || tabs > kMostTabs) return;
  std::vector<unsigned> widths(tabs + 1, 0);
  auto each = [&](SetLine& line, const auto& use) {
    size_t at = line.begin;
    unsigned field = 0, start = 0;
    for (Piece& word : line.words) {
      for (; at < word.begin; ++at)
        if (text[at] == '\t') ++field, start = word.from;
      if (field == 0 && start == 0) start = line.words.front().from;
      use(word, std::min(field, tabs), start);
    }
  };
  for (SetLine& line : lines) {
    if (line.blank || line.rule) continue;
    each(line, [&](const Piece& word, unsigned field, unsigned start) { widths[field] = std::max(widths[field], word.to - std::min(start, word.to)); });
  }
  for (SetLine& line : lines) {
    if (line.blank || line.rule) continue;
    // What begins a field is its first word; figures stand at its right.
    std::vector<unsigned> fields, starts;
    each(line, [&](const Piece&, unsigned field, unsigned start) { fields.push_back(field), starts.push_back(start); });
    for (size_t i = 0; i < line.words.size(); ++i) {
      unsigned left = 0;
      for (unsigned f = 0; f < fields[i]; ++f) left += widths[f] + 3;
      size_t last = i;
      while (last + 1 < fields.size() && fields[last + 1] == fields[i]) ++last;
      const unsigned length = line.words[last].to - std::min(starts[i], line.words[last].to);
      const bool right = kind_of(text.substr(line.words[i].begin, line.words[i].end - line.words[i].begin)) == TokenKind::number && fields[i] > 0;
      const unsigned shift = left + (right && last == i ? widths[fields[i]] - std::min(length, widths[fields[i]]) : 0);
      const unsigned from = shift + (line.words[i].from - starts[i]);
      line.words[i] = {line.words[i].begin, line.words[i].end, from, from + (line.words[i].to - line.words[i].from)};
    }
  }
}

}  // namespace dossier::reader
