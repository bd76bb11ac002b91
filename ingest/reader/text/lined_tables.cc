#include "ingest/reader/text/lined_tables.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/utf8.h"
#include "ingest/reader/layout/tables_text.h"
#include "ingest/reader/text/set_lines.h"

namespace dossier::reader {
namespace {

constexpr size_t kMostLines = 4000;     // of a stretch; a longer one is a log
constexpr size_t kFewestRows = 3;       // with figures in one column
constexpr size_t kMostBetween = 5;      // lines from one with gaps to the next
constexpr size_t kMostHeadingWords = 8, kMostCellWords = 40;
constexpr unsigned kMostColumn = 1000;  // a line that reaches farther sets no columns for people

// Lines [first, end) that may hold a table: with gaps, rules, and between them a few without: blank ones, labels without figures.
struct Stretch {
  size_t first = 0, end = 0;
};

// A heading over the columns alone, set in.
bool stands_over(const SetLine& line, const SetLine& below) {
  return !line.blank && !line.rule && !line.sentence && line.quotes == below.quotes && !line.words.empty() && line.words.front().from >= 12 && line.words.size() <= 8;
}

// "Operating expenses:", "Selling, general and": what may stand alone between rows.
bool is_label(const SetLine& line) { return line.words.size() <= 8 && (!line.sentence || line.colon); }

std::vector<Stretch> stretches_of(const std::vector<SetLine>& lines) {
  std::vector<Stretch> out;
  auto takes = [&](size_t i) { return lines[i].gaps || lines[i].rule; };
  for (size_t i = 0; i < lines.size();) {
    if (!lines[i].gaps) {
      ++i;
      continue;
    }
    Stretch stretch{i, i + 1};
    size_t gapped = 1;
    for (size_t k = i + 1; k < lines.size() && k < stretch.end + kMostBetween && lines[k].quotes == lines[i].quotes; ++k) {
      if (!takes(k) && !(lines[k].blank || is_label(lines[k]))) break;
      if (!takes(k)) continue;
      gapped += lines[k].gaps;
      stretch.end = k + 1;
    }
    i = stretch.end;
    const size_t floor = out.empty() ? 0 : out.back().end;
    for (int more = 0; more < 3 && stretch.first > floor; ++more) {
      const SetLine& above = lines[stretch.first - 1];
      if (!(above.rule && above.quotes == lines[stretch.first].quotes) && !stands_over(above, lines[stretch.first])) break;
      --stretch.first;
    }
    if (gapped >= kFewestRows && stretch.end - stretch.first <= kMostLines) out.push_back(stretch);
  }
  return out;
}

// The finder was made for print: letters of half their height, and rules that take no line of their own.
constexpr float kLetter = 5, kHeight = 10, kPitch = 12, kRuleHeight = 2;

float x_of(unsigned column) { return static_cast<float>(column) * kLetter; }
unsigned column_of(float x) { return static_cast<unsigned>(std::lround(x / kLetter)); }

// Which lines between bars begin a row: all, where no more than the headings and the end are ruled off; else those below a rule only.
std::vector<bool> rows_between_bars(const std::vector<SetLine>& lines) {
  std::vector<bool> out(lines.size(), false);
  for (size_t i = 0; i < lines.size();) {
    size_t end = i, rules = 0;
    for (; end < lines.size() && !lines[end].uprights.empty(); ++end) rules += lines[end].rule;
    for (size_t k = i + 1; k < end; ++k) out[k] = rules <= 3 && !lines[k].rule && !lines[k - 1].rule;
    i = std::max(end, i + 1);
  }
  return out;
}

struct Sketch {
  ContentPage page;
  std::vector<size_t> lines;  // of each word
};

Sketch sketch_of(const std::vector<SetLine>& lines, std::string_view text) {
  Sketch out;
  ContentPage& page = out.page;
  std::map<unsigned, float> open;  // upright strokes that go on: where they began
  auto close = [&](unsigned column, float from, float to) { page.rules.push_back({x_of(column) + kLetter / 2, from, x_of(column) + kLetter / 2, to, .5f}); };
  auto rule_at = [&](const SetLine& line, float at) { page.rules.push_back({x_of(line.uprights.front()) + kLetter / 2, at, x_of(line.uprights.back()) + kLetter / 2, at, .5f}); };
  const std::vector<bool> begins_row = rows_between_bars(lines);
  float y = 0;
  for (size_t i = 0; i < lines.size(); ++i) {
    const SetLine& line = lines[i];
    if (begins_row[i]) rule_at(line, y);
    for (const SetSpan& word : line.words) {
      page.width_pt = std::max(page.width_pt, x_of(word.to));
      ContentWord& drawn = page.words.emplace_back();
      drawn.text = to_nfc(text.substr(word.begin, word.end - word.begin));
      drawn.box = {x_of(word.from), y + 1, x_of(word.to), y + 1 + kHeight};
      drawn.baseline = y + kHeight - 1;
      drawn.size_pt = kHeight;
      out.lines.push_back(i);
    }
    const float middle = y + kRuleHeight / 2;
    if (line.rule && !line.uprights.empty())
      rule_at(line, middle);
    else
      for (const SetSpan& stroke : line.strokes)
        if (stroke.to - stroke.from >= 3) page.rules.push_back({x_of(stroke.from), middle, x_of(stroke.to), middle, .5f});
    for (auto at = open.begin(); at != open.end();) {
      const bool goes_on = std::find(line.uprights.begin(), line.uprights.end(), at->first) != line.uprights.end();
      if (!goes_on) close(at->first, at->second, y);
      at = goes_on ? std::next(at) : open.erase(at);
    }
    for (unsigned column : line.uprights) open.emplace(column, y);
    y += line.rule ? kRuleHeight : kPitch;
  }
  for (const auto& [column, from] : open) close(column, from, y);
  page.height_pt = y;
  return out;
}

// The edges at which the figures of a column may be set: their ends, without a closing bracket or sign, their beginnings, their decimal marks.
struct Edges {
  long right = 0, left = 0, point = 0;
};

Edges edges_of(const ContentPage& page, const FoundCell& cell) {
  const ContentWord& last = page.words[cell.words.back()];
  long right = column_of(last.box.x1), left = column_of(page.words[cell.words.front()].box.x0), signs = 0;
  size_t end = last.text.size();
  while (end > 0 && !(last.text[end - 1] >= '0' && last.text[end - 1] <= '9') && static_cast<unsigned char>(last.text[end - 1]) < 0x80) --end, ++signs;
  const size_t point = last.text.find_last_of(".,", end);
  const long places = point == std::string::npos || end < point + 1 || end - point - 1 == 3 ? 0 : static_cast<long>(end - point);
  return {right - signs, left, right - signs - places};
}

// How many of the values lie within one of the commonest.
size_t at_one_edge(const std::vector<Edges>& all, long Edges::* edge) {
  size_t most = 0;
  for (const Edges& a : all)
    most = std::max(most, static_cast<size_t>(std::count_if(all.begin(), all.end(), [&](const Edges& b) { return std::abs(a.*edge - b.*edge) <= 1; })));
  return most;
}

bool is_figure(const ContentPage& page, const FoundCell& cell) {
  bool digits = false;
  for (uint32_t w : cell.words) {
    const TokenKind kind = kind_of(page.words[w].text);
    if (kind == TokenKind::word) return false;
    digits = digits || std::any_of(page.words[w].text.begin(), page.words[w].text.end(), [](char c) { return c >= '0' && c <= '9'; });
  }
  return digits;
}

// Whether figures of several rows stand in one column beside something else, at one edge, in at least half of the rows.
bool is_evident(const ContentPage& page, const FoundTable& table) {
  std::map<uint16_t, std::vector<Edges>> figures;
  std::vector<bool> has_figure(table.rows, false), beside(table.rows, false), filled(table.rows, false);
  for (const FoundCell& cell : table.cells) {
    if (cell.words.empty() || cell.column_header) continue;
    filled[cell.row] = true;
    if (cell.column > 0 && is_figure(page, cell)) {
      figures[cell.column].push_back(edges_of(page, cell));
      has_figure[cell.row] = true;
    } else if (cell.column == 0) {
      beside[cell.row] = true;
    }
  }
  size_t rows = 0, whole = 0;
  for (size_t r = 0; r < table.rows; ++r) rows += filled[r], whole += has_figure[r] && beside[r];
  if (whole < kFewestRows || whole * 2 < rows) return false;
  for (const auto& [column, all] : figures) {
    const size_t most = std::max({at_one_edge(all, &Edges::right), at_one_edge(all, &Edges::left), at_one_edge(all, &Edges::point)});
    if (most >= kFewestRows && most * 5 >= all.size() * 4 && all.size() * 2 >= whole) return true;
  }
  return false;
}

// Bars at the same places in all lines that have any, and something between most of them; no drawing of boxes and arrows.
bool is_grid(const std::vector<SetLine>& lines, const FoundTable& table, size_t first, size_t end) {
  if (!table.ruled || table.rows < 2 || table.columns < 2 || table.cells.size() * 2 < size_t{table.rows} * table.columns) return false;
  const std::vector<unsigned>* bars = nullptr;
  for (size_t i = first; i < end; ++i) {
    if (lines[i].uprights.empty()) continue;
    if (bars && *bars != lines[i].uprights) return false;
    bars = &lines[i].uprights;
  }
  return bars != nullptr;
}

// Running text that the finder took for a heading or a cell.
bool holds_prose(const FoundTable& table) {
  return std::any_of(table.cells.begin(), table.cells.end(), [](const FoundCell& cell) { return cell.words.size() > (cell.column_header ? kMostHeadingWords : kMostCellWords); });
}

// The lines that the words of a table stand on, if all words of these lines are in it.
bool lines_taken(const Sketch& sketch, const FoundTable& table, size_t& first, size_t& end) {
  first = SIZE_MAX, end = 0;
  size_t taken = 0;
  for (const FoundCell& cell : table.cells) {
    taken += cell.words.size();
    for (uint32_t w : cell.words) first = std::min(first, sketch.lines[w]), end = std::max(end, sketch.lines[w] + 1);
  }
  const auto there = std::count_if(sketch.lines.begin(), sketch.lines.end(), [&](size_t line) { return line >= first && line < end; });
  return taken > 0 && taken == static_cast<size_t>(there);
}

// A table of its own of what a found one takes of a sketch, whose lines [top, bottom) are to be its.
LinedTable cut_out(const Sketch& sketch, FoundTable table, size_t top, size_t bottom) {
  LinedTable out;
  std::vector<uint32_t> place(sketch.lines.size(), 0);
  for (uint32_t w = 0; w < sketch.lines.size(); ++w) {
    if (sketch.lines[w] < top || sketch.lines[w] >= bottom) continue;
    const ContentWord& word = sketch.page.words[w];
    place[w] = static_cast<uint32_t>(out.words.size());
    out.words.push_back({word.text, static_cast<unsigned>(sketch.lines[w] - top), column_of(word.box.x0), column_of(word.box.x1) - column_of(word.box.x0)});
  }
  for (FoundCell& cell : table.cells)
    for (uint32_t& w : cell.words) w = place[w];
  out.table = std::move(table);
  out.lines = static_cast<unsigned>(bottom - top);
  return out;
}

// The tables of a stretch of lines.
void add_tables(const std::vector<SetLine>& lines, std::string_view text, std::vector<LinedTable>& out) {
  const Sketch sketch = sketch_of(lines, text);
  for (FoundTable& table : find_tables(sketch.page)) {
    size_t first = 0, end = 0;
    if (!lines_taken(sketch, table, first, end) || holds_prose(table) || !(is_grid(lines, table, first, end) || is_evident(sketch.page, table))) continue;
    // The rules around it are its own.
    while (first > 0 && lines[first - 1].rule) --first;
    while (end < lines.size() && lines[end].rule) ++end;
    LinedTable lined = cut_out(sketch, std::move(table), first, end);
    lined.begin = lines[first].begin, lined.end = lines[end - 1].end;
    if (out.empty() || lined.begin >= out.back().end) out.push_back(std::move(lined));
  }
}

bool reads_as_code(const SetLine& line, std::string_view text) {
  if (line.words.empty()) return false;
  const char last = text[line.words.back().end - 1];
  return last == ';' || last == '{' || last == '}' || (last == ',' && line.words.back().end - line.words.back().begin > 1 && text[line.words.back().end - 2] == '}');
}

}  // namespace

std::vector<LinedTable> find_lined_tables(std::string_view text) {
  std::vector<LinedTable> out;
  const std::vector<SetLine> lines = set_lines(text);
  for (const Stretch& stretch : stretches_of(lines)) {
    std::vector<SetLine> part(lines.begin() + static_cast<std::ptrdiff_t>(stretch.first), lines.begin() + static_cast<std::ptrdiff_t>(stretch.end));
    const bool too_wide = std::any_of(part.begin(), part.end(), [](const SetLine& line) { return !line.words.empty() && line.words.back().to > kMostColumn; });
    const auto code = std::count_if(part.begin(), part.end(), [&](const SetLine& line) { return reads_as_code(line, text); });
    if (too_wide || code * 3 >= static_cast<std::ptrdiff_t>(part.size())) continue;
    align_tabs(part, text);
    add_tables(part, text, out);
  }
  return out;
}

}  // namespace dossier::reader
