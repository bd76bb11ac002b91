#include "app/desk/page_copy.h"

#include <algorithm>
#include <map>
#include <set>

namespace dossier {
namespace {

constexpr float kLineShare = 0.5f;  // of the lower word's height that two words of one line have in common
constexpr float kGapShare = 0.75f;  // of a word's height: a wider gap parts columns

bool middle_in(const Box& area, const Box& box) { return !box.empty() && area.contains(box.center_x(), box.center_y()); }

std::vector<const Word*> words_in(const Page& page, const Box& area) {
  std::vector<const Word*> out;
  for (const Word& word : page.words)
    if (word.begin < word.end && word.end <= page.text.size() && middle_in(area, word.box)) out.push_back(&word);
  return out;
}

bool same_line(const Box& a, const Box& b) {
  const float common = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
  return common > kLineShare * std::min(a.height(), b.height());
}

// One text for words of one cell or line, by their order in the page.
std::string joined(const Page& page, const std::vector<const Word*>& words) {
  std::string out;
  const Word* before = nullptr;
  for (const Word* word : words) {
    if (before && word->style & style::kContinues && before->begin == word->begin) continue;  // the rest of a word that a line's end broke
    if (before && word->begin > before->end) out += ' ';
    out += page.slice(word->begin, word->end);
    before = word;
  }
  return out;
}

// Lines from above, each with its words from left to right.
std::vector<std::vector<const Word*>> lines_of(std::vector<const Word*> words) {
  std::stable_sort(words.begin(), words.end(), [](const Word* a, const Word* b) { return a->box.center_y() < b->box.center_y(); });
  std::vector<std::vector<const Word*>> out;
  for (const Word* word : words) {
    auto line = std::find_if(out.rbegin(), out.rend(), [&](const auto& l) { return same_line(l.front()->box, word->box); });
    if (line == out.rend())
      out.push_back({word});
    else
      line->push_back(word);
  }
  for (auto& line : out) std::stable_sort(line.begin(), line.end(), [](const Word* a, const Word* b) { return a->box.x0 < b->box.x0; });
  return out;
}

struct Reach {
  float from, to;
};

// Where columns stand: what words of all lines cover, from left to right, with gaps between.
std::vector<Reach> columns_of(const std::vector<const Word*>& words) {
  std::vector<float> heights;
  for (const Word* word : words) heights.push_back(word->box.height());
  std::nth_element(heights.begin(), heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2), heights.end());
  const float gap = kGapShare * heights[heights.size() / 2];
  std::vector<Reach> reaches;
  for (const Word* word : words) reaches.push_back({word->box.x0, word->box.x1});
  std::sort(reaches.begin(), reaches.end(), [](const Reach& a, const Reach& b) { return a.from < b.from; });
  std::vector<Reach> out;
  for (const Reach& reach : reaches) {
    if (!out.empty() && reach.from < out.back().to + gap)
      out.back().to = std::max(out.back().to, reach.to);
    else
      out.push_back(reach);
  }
  return out;
}

// Borders in the middles of the gaps between what stands one after the other.
std::vector<float> edges_of(const std::vector<Reach>& reaches) {
  std::vector<float> out = {reaches.front().from};
  for (size_t i = 1; i < reaches.size(); ++i) out.push_back(std::max(out.back(), (reaches[i - 1].to + reaches[i].from) / 2));
  out.push_back(std::max(out.back(), reaches.back().to));
  return out;
}

CopiedTable told_from_gaps(const Page& page, const Box& area) {
  CopiedTable out;
  const std::vector<const Word*> words = words_in(page, area);
  if (words.empty()) return out;
  const std::vector<Reach> columns = columns_of(words);
  out.column_edges = edges_of(columns);
  std::vector<Reach> heights;
  for (const auto& line : lines_of(words)) {
    std::vector<std::vector<const Word*>> cells(columns.size());
    Reach height{line.front()->box.y0, line.front()->box.y1};
    for (const Word* word : line) {
      const auto edge = std::upper_bound(out.column_edges.begin() + 1, out.column_edges.end() - 1, word->box.center_x());
      cells[static_cast<size_t>(edge - out.column_edges.begin()) - 1].push_back(word);
      height = {std::min(height.from, word->box.y0), std::max(height.to, word->box.y1)};
    }
    std::vector<std::string>& row = out.rows.emplace_back();
    for (const auto& cell : cells) row.push_back(joined(page, cell));
    heights.push_back(height);
  }
  out.row_edges = edges_of(heights);
  return out;
}

// The places that rows or columns of the table have among those that are copied, and how far each reaches.
struct Axis {
  std::map<uint16_t, size_t> places;
  std::vector<Reach> reaches;
  void add(uint16_t at) { places.emplace(at, 0); }
  void close() {
    size_t next = 0;
    for (auto& [at, place] : places) place = next++;
    reaches.assign(next, {1e9f, -1e9f});
  }
  void reach(uint16_t at, float from, float to) {
    Reach& r = reaches[places.at(at)];
    r = {std::min(r.from, from), std::max(r.to, to)};
  }
};

CopiedTable told_from_cells(const Page& page, const std::vector<const Cell*>& cells) {
  CopiedTable out;
  out.stored = true;
  Axis rows, columns;
  for (const Cell* cell : cells) rows.add(cell->row), columns.add(cell->column);
  rows.close(), columns.close();
  out.rows.assign(rows.reaches.size(), std::vector<std::string>(columns.reaches.size()));
  for (const Cell* cell : cells) {
    out.rows[rows.places.at(cell->row)][columns.places.at(cell->column)] = std::string(page.slice(cell->begin, cell->end));
    if (cell->row_span == 1) rows.reach(cell->row, cell->box.y0, cell->box.y1);
    if (cell->column_span == 1) columns.reach(cell->column, cell->box.x0, cell->box.x1);
    // Of a cell over several its start alone is known.
    if (cell->row_span > 1) rows.reach(cell->row, cell->box.y0, cell->box.y0);
    if (cell->column_span > 1) columns.reach(cell->column, cell->box.x0, cell->box.x0);
  }
  out.row_edges = edges_of(rows.reaches);
  out.column_edges = edges_of(columns.reaches);
  Box all;
  for (const Cell* cell : cells) all = united(all, cell->box);
  out.row_edges.back() = std::max(out.row_edges.back(), all.y1);
  out.column_edges.back() = std::max(out.column_edges.back(), all.x1);
  return out;
}

std::string in_one_line(const std::string& text) {
  std::string out = text;
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return out;
}

}  // namespace

std::string text_in(const Page& page, const Box& area) {
  std::string out;
  std::vector<const Word*> line;
  for (const Word* word : words_in(page, area)) {
    // The text has its own ends of lines, those between columns too.
    if (!line.empty() && word->begin > line.back()->end && page.slice(line.back()->end, word->begin).find('\n') != std::string_view::npos) {
      out += joined(page, line) + '\n';
      line.clear();
    }
    line.push_back(word);
  }
  return out + joined(page, line);
}

std::vector<Box> word_boxes_in(const Page& page, const Box& area) {
  std::vector<Box> out;
  for (const Word* word : words_in(page, area)) out.push_back(word->box);
  return out;
}

CopiedTable table_in(const Page& page, const Box& area) {
  std::vector<const Cell*> best;
  for (const Table& table : page.tables) {
    std::vector<const Cell*> cells;
    for (const Cell& cell : table.cells)
      if (!cell.hidden && cell.begin <= cell.end && cell.end <= page.text.size() && middle_in(area, cell.box)) cells.push_back(&cell);
    if (cells.size() > best.size()) best = std::move(cells);
  }
  return best.empty() ? told_from_gaps(page, area) : told_from_cells(page, best);
}

std::string as_tabs(const CopiedTable& table) {
  std::string out;
  for (const auto& row : table.rows) {
    for (size_t i = 0; i < row.size(); ++i) out += (i ? "\t" : "") + in_one_line(row[i]);
    out += '\n';
  }
  return out;
}

std::string as_html(const CopiedTable& table) {
  std::string out = "<table>";
  for (const auto& row : table.rows) {
    out += "<tr>";
    for (const std::string& cell : row) {
      out += "<td>";
      for (char c : cell) {
        switch (c) {
          case '&': out += "&amp;"; break;
          case '<': out += "&lt;"; break;
          case '>': out += "&gt;"; break;
          case '"': out += "&quot;"; break;
          case '\n': out += "<br>"; break;
          default: out += c;
        }
      }
      out += "</td>";
    }
    out += "</tr>";
  }
  return out + "</table>";
}

}  // namespace dossier
