#include "app/analysis/row_lines.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "app/analysis/lexicon.h"
#include "app/retrieval/page_lines.h"
#include "app/retrieval/terms.h"
#include "base/utf8.h"

namespace dossier {
namespace {

bool only_marks(std::string_view text) {
  return text == "$" || text == "%" || text == ")" || text == "(" || text == "€" || text == "£" || text == "¥" || text == ")%" || text == "|" || text == "US$" || text == "$(" || text == "*";
}

bool means_nothing_there(const std::string& lower) {
  return lower == "n/m" || lower == "nm" || lower == "n/a" || lower == "n.m." || lower == "n.a." || lower == "na" || lower == "*" || lower == "nil";
}

// Marks that stand apart from their number ("$ 12", "( 12", "12 %") are pulled to it.
std::vector<RowFragment> with_marks_joined(std::vector<RowFragment> words) {
  std::vector<RowFragment> out;
  auto join = [](RowFragment& left, const RowFragment& right) {
    left.begin = std::min(left.begin, right.begin);
    left.end = std::max(left.end, right.end);
    left.box = united(left.box, right.box);
    left.text += right.text;
  };
  for (RowFragment& w : words) {
    bool opens = !out.empty() && (out.back().text == "$" || out.back().text == "€" || out.back().text == "£" || out.back().text == "US$" || out.back().text == "(" ||
                                  out.back().text == "$(" || out.back().text == "¥");
    bool starts_number = !w.text.empty() && (printed_number(w.text) || w.text == "(" || w.text.front() == '(' || only_marks(w.text));
    bool closes = !out.empty() && (w.text == ")" || w.text == "%" || w.text == ")%") && printed_number(out.back().text + w.text) &&
                  w.box.x0 - out.back().box.x1 < 1.6f * w.box.height();
    if (closes || (opens && starts_number && (printed_number(out.back().text + w.text) || only_marks(w.text)))) {
      join(out.back(), w);
      // "$" goes before the number however far left it stands; the number's own place counts for columns
      if (opens) out.back().box.x0 = std::max(out.back().box.x0, w.box.x0);
    } else {
      out.push_back(std::move(w));
    }
  }
  return out;
}

RowCell cell_from(const RowFragment& f) {
  RowCell cell;
  cell.begin = f.begin;
  cell.end = f.end;
  cell.box = f.box;
  cell.text = f.text;
  cell.number = printed_number(f.text);
  return cell;
}

void finish_line(RowLine& line) {
  line.box = {};
  for (const RowFragment& f : line.fragments) line.box = united(line.box, f.box);
  for (const RowCell& c : line.cells) line.box = united(line.box, c.box);
}

// "(2)" right behind a label's last word refers to a note.
bool is_note_mark(const std::vector<RowFragment>& words, size_t at) {
  const std::string& t = words[at].text;
  bool mark = t.size() >= 3 && t.size() <= 4 && t.front() == '(' && t.back() == ')' && t.find_first_not_of("0123456789", 1) == t.size() - 1;
  return mark && at > 0 && !printed_number(words[at - 1].text) && words[at].box.x0 - words[at - 1].box.x1 < 0.6f * words[at].box.height();
}

bool is_bare_year(const std::string& text) { return text.size() == 4 && text.find_first_not_of("0123456789") == std::string::npos && text >= "1950" && text <= "2079"; }

// "2024  500  12": the year is what the row is about. "2024 2023 2022" heads columns instead.
bool is_year_before_figures(const std::vector<RowFragment>& words) {
  if (words.size() < 2 || !is_bare_year(words[0].text)) return false;
  return std::any_of(words.begin() + 1, words.end(), [](const RowFragment& w) { return printed_number(w.text) && !is_bare_year(w.text); });
}

RowLine free_line(const Page& page, const PageLine& from) {
  RowLine line;
  for (const LineFragment& f : fragments_of(page, from)) line.fragments.push_back({f.begin, f.end, f.box, f.text, 0});
  line.text = text_of(page, from);
  std::vector<RowFragment> words;
  for (const LineWord& w : from.words) {
    if (w.style & style::kSuperscript && w.end - w.begin <= 4 && !words.empty()) continue;  // a footnote's mark
    words.push_back({w.begin, w.end, w.box, std::string(page.slice(w.begin, w.end)), 0});
  }
  words = with_marks_joined(std::move(words));
  size_t first_cell = words.size();
  while (first_cell > 0) {
    const RowFragment& w = words[first_cell - 1];
    bool numeric = printed_number(w.text).has_value() && !is_note_mark(words, first_cell - 1);
    if (!numeric && !only_marks(w.text) && !means_nothing_there(plain_lower(w.text))) break;
    --first_cell;
  }
  if (first_cell == 0 && is_year_before_figures(words)) first_cell = 1;
  size_t label_words = first_cell;
  std::vector<RowCell> cells;
  for (size_t k = first_cell; k < words.size(); ++k)
    if (!only_marks(words[k].text) || words[k].text == "*") cells.push_back(cell_from(words[k]));
  bool wide = !line.fragments.empty() && line.fragments.size() <= 2 && line.text.size() > 75;
  if (!cells.empty() && label_words > 0) {
    float gap = cells.front().box.x0 - words[label_words - 1].box.x1;
    bool glued = gap < 0.6f * cells.front().box.height();
    if (glued && label_words > 3 && cells.size() < 2 && cells.front().number && cells.front().number->currency.empty()) cells.clear();
    else if (glued && label_words > 9) cells.clear();
  }
  line.prose = wide && cells.empty();
  if (cells.empty()) label_words = words.size();
  for (size_t k = 0; k < label_words; ++k) {
    if (k == 0) line.label_begin = words[k].begin, line.label_end = words[k].end;
    line.label_begin = std::min(line.label_begin, words[k].begin);
    line.label_end = std::max(line.label_end, words[k].end);
    line.label_box = united(line.label_box, words[k].box);
    line.label += (k ? " " : "") + words[k].text;
  }
  line.cells = std::move(cells);
  finish_line(line);
  return line;
}

// One found table as lines. Words that lie beside its cells (labels left of the frame, rows the grid lost the label of) are
// taken to the row on their height.
class GridLines {
 public:
  GridLines(const Page& page, int table, std::set<uint32_t>& used) : page_(page), table_(page.tables[static_cast<size_t>(table)]), index_(table), used_(used) {
    for (const Cell& c : table_.cells)
      if (!c.hidden) rows_[c.row].push_back(&c);
    for (auto& [row, cells] : rows_) {
      std::stable_sort(cells.begin(), cells.end(), [](const Cell* x, const Cell* y) { return x->column < y->column; });
      for (const Cell* c : cells)
        if (c->begin < c->end) boxes_[row] = united(boxes_[row], c->box);
    }
    find_label_column();
    take_stray_words();
  }

  std::vector<RowLine> lines() {
    std::vector<RowLine> out;
    for (auto& [row, cells] : rows_) {
      RowLine line = line_of(row, cells);
      if (!line.fragments.empty() || !line.label.empty()) out.push_back(std::move(line));
    }
    return out;
  }

 private:
  void find_label_column() {
    size_t numbers = 0, texts = 0;
    for (const Cell& c : table_.cells)
      if (c.column == 0 && c.begin < c.end) ++(printed_number(single_spaced(page_.slice(c.begin, c.end))) ? numbers : texts);
    labels_in_grid_ = texts >= numbers;
  }

  // Where the figures begin: what stands left of it is label.
  float figures_left() const {
    float left = table_.box.x1;
    for (const Cell& c : table_.cells)
      if (c.begin < c.end && printed_number(single_spaced(page_.slice(c.begin, c.end)))) left = std::min(left, c.box.x0);
    return left;
  }

  void take_stray_words() {
    for (const Cell& c : table_.cells)
      for (const Word& w : page_.words)
        if (w.begin >= c.begin && w.end <= c.end) used_.insert(w.begin);
    float left = figures_left();
    for (const Word& w : page_.words) {
      float y = w.box.center_y();
      if (used_.count(w.begin) || w.box.x1 > left + 2 || y < table_.box.y0 - 1 || y > table_.box.y1 + 1) continue;
      for (auto& [row, box] : boxes_)
        if (y >= box.y0 - 1 && y <= box.y1 + 1) {
          strays_[row].push_back({w.begin, w.end, w.box, std::string(page_.slice(w.begin, w.end)), 0});
          used_.insert(w.begin);
          break;
        }
    }
  }

  // "Total assets" over "Liabilities" in one cell: a capital below the figures begins another line.
  void cut_next_heading(const RowFragment& label, const Box& figures, RowLine& line) const {
    bool beside = false;
    uint32_t end = label.begin;
    for (const Word& w : page_.words) {
      if (w.begin < label.begin || w.end > label.end) continue;
      if (w.box.center_y() <= figures.y1) {
        beside = beside || w.box.center_y() >= figures.y0;
        end = std::max(end, w.end);
        continue;
      }
      char first = page_.text[w.begin];
      if (!beside || first < 'A' || first > 'Z' || w.begin < end) return;
      line.label = single_spaced(page_.slice(label.begin, end));
      line.label_end = end;
      return;
    }
  }

  RowLine line_of(uint16_t row, const std::vector<const Cell*>& cells) {
    RowLine line;
    line.table = index_;
    std::vector<RowFragment> parts;
    size_t headers = 0;
    for (const RowFragment& w : strays_[row]) {
      if (line.label.empty()) line.label_begin = w.begin;
      line.label += (line.label.empty() ? "" : " ") + w.text;
      line.label_end = std::max(line.label_end, w.end);
      line.label_box = united(line.label_box, w.box);
    }
    line.text = line.label;
    for (const Cell* c : cells) {
      std::string text = single_spaced(page_.slice(c->begin, c->end));
      if (text.empty()) continue;
      headers += c->column_header;
      parts.push_back({c->begin, c->end, c->box, text, c->column});
      line.text += (line.text.empty() ? "" : " ") + text;
    }
    line.column_header = headers > 0 && headers == parts.size() && line.label.empty();
    line.fragments = parts;
    parts = with_marks_joined(std::move(parts));
    size_t k = 0;
    if (labels_in_grid_ && !parts.empty() && parts[0].column == 0 && line.label.empty()) {
      line.label = parts[0].text;
      line.label_begin = parts[0].begin;
      line.label_end = parts[0].end;
      if (parts.size() > 1) cut_next_heading(parts[0], parts[1].box, line);
      line.label_box = parts[0].box;
      k = 1;
    }
    bool any_number = false;
    for (size_t i = k; i < parts.size(); ++i) any_number = any_number || printed_number(parts[i].text);
    if (any_number && !line.column_header)
      for (; k < parts.size(); ++k)
        if (!only_marks(parts[k].text)) line.cells.push_back(cell_from(parts[k]));
    finish_line(line);
    return line;
  }

  const Page& page_;
  const Table& table_;
  int index_;
  std::set<uint32_t>& used_;  // words that belong to a table, by begin
  std::map<uint16_t, std::vector<const Cell*>> rows_;
  std::map<uint16_t, Box> boxes_;
  std::map<uint16_t, std::vector<RowFragment>> strays_;
  bool labels_in_grid_ = true;
};

}  // namespace

std::vector<RowLine> row_lines_of(const Page& page) {
  std::vector<RowLine> out;
  std::set<uint32_t> used;
  for (size_t t = 0; t < page.tables.size(); ++t)
    for (RowLine& line : GridLines(page, static_cast<int>(t), used).lines()) out.push_back(std::move(line));
  for (PageLine from : lines_of(page)) {
    std::erase_if(from.words, [&](const LineWord& w) { return used.count(w.begin) > 0; });
    if (!from.words.empty()) out.push_back(free_line(page, from));
  }
  // Top to bottom; the lines of one table keep their order.
  float below = 0;
  for (size_t i = 0; i < out.size(); ++i) {
    float y = out[i].box.center_y();
    below = i > 0 && out[i].table >= 0 && out[i].table == out[i - 1].table ? std::max(below, y) : y;
    out[i].order = below;
  }
  std::stable_sort(out.begin(), out.end(), [](const RowLine& a, const RowLine& b) { return a.order < b.order; });
  return out;
}

namespace {

// "2016 2017" read as one fragment over two columns: cut at its spaces when the parts are as many years as there are cells.
std::vector<RowFragment> with_years_parted(const std::vector<RowFragment>& line, size_t cells) {
  if (line.size() != 1 || cells < 2) return line;
  std::vector<std::string> parts;
  std::string part;
  for (char c : line[0].text + " ") {
    if (c != ' ') part += c;
    else if (!part.empty()) parts.push_back(std::exchange(part, {}));
  }
  bool all_years = std::all_of(parts.begin(), parts.end(), [](const std::string& p) { return p.size() <= 6 && !years_in(p).empty(); });
  if (parts.size() != cells || !all_years) return line;
  std::vector<RowFragment> out;
  float step = line[0].box.width() / static_cast<float>(parts.size());
  for (size_t k = 0; k < parts.size(); ++k) {
    RowFragment f = line[0];
    f.text = parts[k];
    f.box.x0 = line[0].box.x0 + step * static_cast<float>(k);
    f.box.x1 = f.box.x0 + step;
    out.push_back(std::move(f));
  }
  return out;
}

}  // namespace

void assign_headings(const std::vector<std::vector<RowFragment>>& heads, std::vector<RowCell>& cells) {
  auto distance = [](const RowFragment& f, const RowCell& c) {
    return std::min(std::abs(f.box.x1 - c.box.x1), std::abs(f.box.center_x() - c.box.center_x()));
  };
  std::vector<std::string> texts(cells.size());
  for (const std::vector<RowFragment>& whole : heads) {
    const std::vector<RowFragment> line = with_years_parted(whole, cells.size());
    // A heading stands over its own column, or over the first of several, or in the middle over several.
    bool left_aligned = line.size() > 1 && line.size() < cells.size() && !cells.empty() && distance(line.front(), cells.front()) < 14;
    for (size_t k = 0; k < cells.size(); ++k) {
      const RowFragment* best = nullptr;
      if (line.size() == cells.size()) {
        best = &line[k];
      } else if (line.size() == 1) {
        // One heading is over all columns, unless it is a bare year that stands over one of them.
        bool bare_year = line[0].text.size() <= 6 && !years_in(line[0].text).empty();
        bool over_one = bare_year && std::any_of(cells.begin(), cells.end(), [&](const RowCell& c) { return distance(line[0], c) < 14; });
        if (!over_one || distance(line[0], cells[k]) < 14) best = &line[0];
      } else {
        for (const RowFragment& f : line)
          if (!best || distance(f, cells[k]) < distance(*best, cells[k])) best = &f;
        if (left_aligned && distance(*best, cells[k]) > 14) {
          best = nullptr;
          for (const RowFragment& f : line)
            if (f.box.x0 <= cells[k].box.x1 && (f.box.center_x() <= cells[k].box.center_x() + 4)) best = &f;
        }
      }
      if (best) texts[k] += (texts[k].empty() ? "" : " ") + best->text;
    }
  }
  // Letter-spaced years: "2 0 1 8".
  static const Pattern spaced(R"(\b([12]) (\d) (\d) (\d)\b)");
  for (size_t k = 0; k < cells.size(); ++k) {
    if (auto g = spaced.groups(texts[k]); !g.empty()) texts[k].replace(texts[k].find(g[0]), g[0].size(), g[1] + g[2] + g[3] + g[4]);
    cells[k].heading = texts[k];
    cells[k].years = years_in(texts[k]);
  }
}

}  // namespace dossier
