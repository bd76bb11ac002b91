#include "ingest/reader/layout/tables_accept.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/utf8.h"

namespace dossier::reader {
namespace {

struct Content {
  int cells = 0, figures = 0, words = 0, long_texts = 0, leaders = 0, markers = 0, labels = 0;
};

bool is_marker(const std::string& word) {
  if (word == "\u2022" || word == "-" || word == "\u2013" || word == "o" || word == "*" || word == "\u25aa" || word == "\uf0b7") return true;
  if (word.size() > 6) return false;
  char last = word.back();
  return last == '.' || last == ')' || last == ']';
}

// "1.", "12.3", "IV", "Article II": what the entries of a contents page begin with.
bool is_section_number(const std::string& word) {
  size_t digits = 0, dots = 0;
  for (char ch : word) {
    if (ch >= '0' && ch <= '9') ++digits;
    else if (ch == '.') ++dots;
    else return false;
  }
  return digits > 0 && digits <= 5 && (dots > 0 || digits <= 2);
}

bool is_division(const std::string& word) {
  std::string folded = fold(word);
  for (std::string_view name : {"article", "section", "item", "part", "chapter", "note", "appendix", "annex", "schedule"}) {
    if (folded == name) return true;
  }
  return false;
}

// Page numbers at the right that never fall, titles before them: a contents page without leaders.
bool is_contents(const ContentPage& page, const DraftTable& table) {
  int entries = 0, rising = 0, numbered = 0, before = 0, wordy = 0;
  for (const DraftCell& cell : table.cells) {
    if (cell.words.empty() || cell.row < table.header_rows) continue;
    const std::string& first = page.words[cell.words[0]].text;
    if (cell.column == 0) numbered += is_section_number(first) || is_division(first);
    if (cell.column + 1 < table.columns) {
      if (cell.column > 0 || table.columns == 2) wordy += kind_of(first) == TokenKind::word;
      continue;
    }
    bool number = cell.words.size() == 1 && first.size() <= 3 && std::all_of(first.begin(), first.end(), [](char ch) { return ch >= '0' && ch <= '9'; });
    ++entries;
    if (!number) continue;
    int value = std::stoi(first);
    rising += value >= before;
    before = value;
  }
  return entries >= 2 && rising == entries && wordy * 3 >= entries * 2 && numbered * 3 >= entries * 2;
}

// Share of the cells right of the first column that stand in line with their column, at the left, the right or the middle.
float alignment(const ContentPage& page, const DraftTable& table) {
  std::vector<std::vector<Box>> columns(static_cast<size_t>(table.columns));
  for (const DraftCell& cell : table.cells) {
    if (cell.words.empty() || cell.column == 0 || cell.column_span > 1 || cell.row < table.header_rows) continue;
    Box box;
    for (uint32_t w : cell.words) box = united(box, page.words[w].box);
    columns[static_cast<size_t>(cell.column)].push_back(box);
  }
  size_t cells = 0, in_line = 0;
  for (const std::vector<Box>& boxes : columns) {
    auto most = [&](auto edge) {
      size_t best = 0;
      for (const Box& a : boxes) {
        best = std::max(best, static_cast<size_t>(std::count_if(boxes.begin(), boxes.end(), [&](const Box& b) { return std::fabs(edge(a) - edge(b)) < 2; })));
      }
      return best;
    };
    if (boxes.size() > 200) return 1;
    cells += boxes.size();
    size_t best = std::max({most([](const Box& b) { return b.x0; }), most([](const Box& b) { return b.x1; }), most([](const Box& b) { return b.center_x(); })});
    in_line += boxes.size() > 1 ? best : 0;
  }
  return cells ? static_cast<float>(in_line) / static_cast<float>(cells) : 0;
}

// Labels that were read from a picture beside text are a chart's unless they make rows enough and fill more than half of them: a chart's
// stand where its bars and lines happen to be.
bool is_scattered_over_a_picture(const ContentPage& page, const DraftTable& table) {
  auto from_pixels = [&](const ContentWord& word) { return (word.style & style::kOcr) != 0; };
  size_t words = 0, read = 0;
  int fields = 0;
  for (const DraftCell& cell : table.cells) {
    if (cell.words.empty()) continue;
    ++fields;
    for (uint32_t w : cell.words) ++words, read += from_pixels(page.words[w]);
  }
  if (read * 2 <= words || std::all_of(page.words.begin(), page.words.end(), from_pixels)) return false;
  return table.rows < 3 || fields * 2 <= table.rows * table.columns;
}

}  // namespace

bool is_table(const ContentPage& page, const DraftTable& table, size_t rules_over_width) {
  if (table.rows < 2 || table.columns < 2) return false;
  Content c;
  int body_rows = table.rows - table.header_rows;
  if (body_rows < 1) return false;
  std::vector<int> filled(static_cast<size_t>(table.rows), 0);
  for (const DraftCell& cell : table.cells) {
    if (cell.words.empty()) continue;
    ++filled[static_cast<size_t>(cell.row)];
    if (cell.row < table.header_rows) continue;
    bool leader = false;
    int words = 0, figures = 0;
    for (uint32_t w : cell.words) {
      TokenKind kind = kind_of(page.words[w].text);
      leader = leader || kind == TokenKind::leader;
      words += kind == TokenKind::word;
      figures += kind == TokenKind::number;
    }
    c.leaders += leader;
    if (cell.column == 0) {
      ++c.labels;
      c.markers += cell.words.size() == 1 && is_marker(page.words[cell.words[0]].text);
      continue;
    }
    ++c.cells;
    c.figures += words == 0 && figures > 0;
    c.long_texts += words > 8;
    c.words += words;
  }
  int shared = static_cast<int>(std::count_if(filled.begin(), filled.end(), [](int n) { return n >= 2; }));
  if (is_contents(page, table) || is_scattered_over_a_picture(page, table)) return false;
  // The bars of a chart make a grid as well, but one in which nothing stands side by side.
  if (table.ruled) return c.cells >= 1 && shared >= 2 && shared * 3 >= table.rows;
  if (c.cells < 2 || shared < 2 || shared * 3 < table.rows) return false;
  if (table.columns == 2 && c.markers * 2 >= c.labels) return false;                              // a list
  if (c.leaders * 2 >= body_rows && table.columns <= 3) return false;                             // a contents page
  bool mostly_figures = c.figures * 2 >= c.cells;
  // The labels of a chart: scattered, few beside each other.
  int in_shared = 0;
  for (int n : filled) in_shared += n >= 2 ? n : 0;
  if (in_shared * 10 < shared * table.columns * 3) return false;
  if (rules_over_width == 0 && table.header_rows == 0 && body_rows >= 4 && alignment(page, table) < 0.45f) return false;
  if (mostly_figures) return c.cells >= 3 || rules_over_width >= 2;
  if (rules_over_width < 2 && alignment(page, table) < 0.6f) return false;                        // scattered words
  if (c.long_texts * 3 >= c.cells && rules_over_width < 3) return false;                          // prose in columns
  if (rules_over_width >= 2) return shared >= 2;
  bool dense = c.cells * 10 >= 5 * body_rows * (table.columns - 1);
  return c.figures * 4 >= c.cells ? shared >= 3 : table.columns >= 3 && body_rows >= 3 && dense && c.words <= 4 * c.cells;
}

}  // namespace dossier::reader
