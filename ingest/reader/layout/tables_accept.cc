#include "ingest/reader/layout/tables_accept.h"

#include <algorithm>
#include <string>

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
  if (table.ruled) return c.cells >= 1 && shared >= 2;
  if (c.cells < 2 || shared < 2) return false;
  if (table.columns == 2 && c.markers * 2 >= c.labels) return false;                              // a list
  if (c.leaders * 2 >= body_rows && table.columns <= 3) return false;                             // a contents page
  bool mostly_figures = c.figures * 2 >= c.cells;
  if (mostly_figures) return c.cells >= 3 || rules_over_width >= 2;
  if (c.long_texts * 3 >= c.cells && rules_over_width < 3) return false;                          // prose in columns
  if (rules_over_width >= 2) return shared >= 2;
  bool dense = c.cells * 10 >= 5 * body_rows * (table.columns - 1);
  return c.figures * 4 >= c.cells ? shared >= 3 : table.columns >= 3 && body_rows >= 3 && dense && c.words <= 4 * c.cells;
}

}  // namespace dossier::reader
