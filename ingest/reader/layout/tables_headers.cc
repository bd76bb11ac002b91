#include "ingest/reader/layout/tables_headers.h"

#include <algorithm>
#include <cmath>

namespace dossier::reader {
namespace {

bool all_periods(const ContentPage& page, const Entry& e) {
  return std::all_of(e.words.begin(), e.words.end(), [&](uint32_t w) { return is_period(page.words[w].text) || kind_of(page.words[w].text) != TokenKind::number; });
}

// A line of data: figures that are no years stand in columns after the first.
bool is_data(const ContentPage& page, const GridLine& line) {
  int figures = 0, periods = 0, others = 0;
  for (const Entry& e : line.entries) {
    if (e.first == 0) continue;
    if (!e.figure) ++others;
    else if (all_periods(page, e)) ++periods;
    else ++figures;
  }
  return figures > 0 && figures >= others;
}

// Figures and words mixed in the columns after the first, like "Less than / $10,000" beside "or more".
bool is_mixed(const GridLine& line) {
  return std::any_of(line.entries.begin(), line.entries.end(), [](const Entry& e) { return e.first > 0 && !e.figure; });
}

bool only_first_column(const GridLine& line) { return line.entries.size() == 1 && line.entries[0].last == 0; }

bool all_bold(const ContentPage& page, const GridLine& line) {
  for (const Entry& e : line.entries) {
    for (uint32_t w : e.words) {
      if (!(page.words[w].style & style::kBold)) return false;
    }
  }
  return true;
}

}  // namespace

size_t count_header_lines(const ContentPage& page, const std::vector<GridLine>& lines, const std::vector<Column>& columns,
                          const std::vector<bool>& ruled_above) {
  size_t data = 0;
  while (data < lines.size() && !is_data(page, lines[data])) ++data;
  bool textual = data == lines.size();
  // The last lines of the headings may hold figures ("$10,000 or more"): the rule right under them tells.
  size_t ruled_at = data;
  while (ruled_at < data + 3 && ruled_at + 1 < lines.size() && is_mixed(lines[ruled_at])) {
    ++ruled_at;
    if (!ruled_above[ruled_at]) continue;
    bool every_line = ruled_at + 1 < lines.size() && ruled_above[ruled_at + 1];
    if (!textual && !ruled_above[data] && !every_line && ruled_at + 1 < lines.size()) data = ruled_at;
    break;
  }
  size_t reach = textual ? std::min<size_t>(lines.size() / 2, 8) : data;
  size_t ruled = 0;
  for (size_t i = 1; i <= reach && i < lines.size(); ++i) {
    if (ruled_above[i]) ruled = i;
    if (ruled && textual) break;
  }
  // With a rule on every line none of them ends the headings.
  if (ruled) {
    size_t many = static_cast<size_t>(std::count(ruled_above.begin(), ruled_above.end(), true));
    if (many * 2 < lines.size() || ruled == 1 || textual) {
      if (!textual && many * 2 >= lines.size()) ruled = data;
      while (ruled > 1 && only_first_column(lines[ruled - 1])) --ruled;
      return ruled;
    }
  }
  if (textual) {
    size_t bold = 0;
    while (bold < lines.size() && all_bold(page, lines[bold])) ++bold;
    if (bold && bold < lines.size() / 2 + 1 && bold <= 4) return bold;
    return lines.size() > 2 && lines[0].entries.size() == columns.size() ? 1 : 0;
  }
  // Section labels right above the first figures belong to the body.
  while (data > 0 && only_first_column(lines[data - 1])) {
    bool heading_beside = false;
    for (size_t i = 0; i + 1 < data; ++i) heading_beside = heading_beside || !only_first_column(lines[i]);
    if (!heading_beside && data == 1) break;
    --data;
  }
  return data;
}

namespace {

struct Node {
  int first = 0, last = 0;      // columns
  size_t line0 = 0, line1 = 0;  // lines
  Box box;
  std::vector<uint32_t> words;
  int from = 0, to = 0;  // rows
};

// The columns that a partial rule under the heading reaches.
bool span_by_rule(const std::vector<Column>& columns, const std::vector<Rule>& rules, const Box& heading, float below, int& first, int& last) {
  const Rule* best = nullptr;
  for (const Rule& r : rules) {
    if (r.y0 < heading.y1 - 0.35f * heading.height() || r.y0 > below) continue;
    if (r.x0 > heading.center_x() || r.x1 < heading.center_x()) continue;
    if (!best || r.y0 < best->y0 - 1) best = &r;
  }
  if (!best) return false;
  int a = -1, b = -1;
  for (size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].center() >= best->x0 - 2 && columns[i].center() <= best->x1 + 2) {
      if (a < 0) a = static_cast<int>(i);
      b = static_cast<int>(i);
    }
  }
  if (a < 0) return false;
  float width = columns[static_cast<size_t>(b)].x1 - columns[static_cast<size_t>(a)].x0;
  if (best->x1 - best->x0 > width * 1.6f + 30) return false;
  first = a;
  last = b;
  return true;
}

// How far down the next text under a heading begins, and a little into it.
float text_below(const std::vector<GridLine>& lines, size_t index, const Box& heading) {
  for (size_t i = index + 1; i < lines.size(); ++i) {
    for (const Entry& e : lines[i].entries) {
      if (e.box.x1 > heading.x0 && e.box.x0 < heading.x1) return e.box.y0 + 0.4f * e.box.height();
    }
  }
  return heading.y1 + lines[index].size_pt;
}

void settle_by_rules(const std::vector<GridLine>& lines, size_t index, const std::vector<Column>& columns, const std::vector<Rule>& rules,
                     std::vector<Node>& nodes, std::vector<bool>& settled) {
  const int all = static_cast<int>(columns.size());
  for (size_t i = 0; i < nodes.size(); ++i) {
    Node& n = nodes[i];
    int low = i ? nodes[i - 1].last + 1 : 0, high = i + 1 < nodes.size() ? nodes[i + 1].first - 1 : all - 1;
    int a = n.first, b = n.last;
    if (!span_by_rule(columns, rules, n.box, text_below(lines, index, n.box), a, b) || b - a >= all - 1) continue;
    a = std::max(a, low);
    b = std::min(b, high);
    if (a > n.last || b < n.first || a > b) continue;
    n.first = std::min(a, n.first);
    n.last = std::max(b, n.last);
    settled[i] = true;
  }
}

// Headings that part the columns after the first evenly among them, each over its share: "2018" and "2017" over three columns
// each, "Year ended December 31" over all. The lines below must have a heading for more columns.
void settle_by_tiles(const std::vector<GridLine>& lines, size_t index, size_t header_lines, const std::vector<Column>& columns, std::vector<Node>& nodes,
                     std::vector<bool>& settled) {
  const int data = static_cast<int>(columns.size()) - 1;
  std::vector<size_t> over;
  for (size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].last > 0) over.push_back(i);
  }
  if (over.empty() || data % static_cast<int>(over.size()) != 0) return;
  const int share = data / static_cast<int>(over.size());
  size_t below = 0;
  for (size_t i = index + 1; i < header_lines; ++i) {
    size_t here = 0;
    for (const Entry& e : lines[i].entries) here += e.last > 0;
    below = std::max(below, here);
  }
  if (share < 2 || below < 2 * over.size()) return;
  for (size_t k = 0; k < over.size(); ++k) {
    const Node& n = nodes[over[k]];
    int first = 1 + static_cast<int>(k) * share, last = first + share - 1;
    float x0 = columns[static_cast<size_t>(first)].x0, x1 = columns[static_cast<size_t>(last)].x1;
    // Right above a heading of its own column it is the first line of that heading.
    float off = std::fabs(n.box.center_x() - (x0 + x1) / 2), own = 0.4f * lines[index].size_pt;
    if (n.first == n.last && off > own && index + 1 < header_lines) {
      const Entry* next = lines[index + 1].at(n.first);
      if (next && std::fabs(next->box.center_x() - n.box.center_x()) < own) return;
    }
    if (settled[over[k]] && (n.first != first || n.last != last)) return;
    if (n.first < first || n.last > last || off > std::min(0.18f * (x1 - x0), 1.5f * lines[index].size_pt)) return;
  }
  for (size_t k = 0; k < over.size(); ++k) {
    nodes[over[k]].first = 1 + static_cast<int>(k) * share;
    nodes[over[k]].last = nodes[over[k]].first + share - 1;
    settled[over[k]] = true;
  }
}

// Headings of one line with their columns; a heading narrower than what it stands over takes the free columns around its middle.
std::vector<Node> read_line(const std::vector<GridLine>& lines, size_t index, size_t header_lines, const std::vector<Column>& columns, const std::vector<Rule>& rules) {
  const GridLine& line = lines[index];
  std::vector<Node> nodes;
  for (const Entry& e : line.entries) nodes.push_back({e.first, e.last, index, index, e.box, e.words});
  bool deepest = index + 1 == header_lines;
  std::vector<bool> settled(nodes.size(), false);
  if (!deepest) settle_by_rules(lines, index, columns, rules, nodes, settled);
  if (!deepest) settle_by_tiles(lines, index, header_lines, columns, nodes, settled);
  for (size_t i = 0; i < nodes.size(); ++i) {
    Node& n = nodes[i];
    int low = i ? nodes[i - 1].last + 1 : 0, high = i + 1 < nodes.size() ? nodes[i + 1].first - 1 : static_cast<int>(columns.size()) - 1;
    if (settled[i]) continue;
    if (deepest || (n.first == 0 && n.last == 0)) continue;
    // Wider than its figures but flush with them: a heading of its own column.
    const Column& own = columns[static_cast<size_t>(n.last)];
    if (n.first == n.last && (std::fabs(n.box.x1 - own.x1) < 2 || std::fabs(n.box.x0 - own.x0) < 2)) continue;
    // Among the spans around it, the one whose middle is nearest, if clearly nearer than the columns it touches.
    auto off = [&](int f, int l) { return std::fabs((columns[static_cast<size_t>(f)].x0 + columns[static_cast<size_t>(l)].x1) / 2 - n.box.center_x()); };
    float here = off(n.first, n.last), best = here;
    int bf = n.first, bl = n.last;
    for (int f = std::max(low, low == 0 && n.first > 0 ? 1 : low); f <= n.first; ++f) {
      for (int l = n.last; l <= high; ++l) {
        if (off(f, l) < best - 1) {
          best = off(f, l);
          bf = f;
          bl = l;
        }
      }
    }
    if (here > 0.9f * line.size_pt && best < 0.6f * here && best < 1.2f * line.size_pt) {
      n.first = bf;
      n.last = bl;
    }
  }
  return nodes;
}

bool rule_between(const std::vector<Rule>& rules, const Node& upper, const Box& lower) {
  float from = upper.box.y1 - 0.35f * upper.box.height(), to = lower.y0 + 0.35f * lower.height();
  for (const Rule& r : rules) {
    if (r.y0 > from && r.y0 < to && r.x0 < lower.center_x() && r.x1 > lower.center_x()) return true;
  }
  return false;
}

}  // namespace

void build_header(const std::vector<GridLine>& lines, size_t header_lines, const std::vector<Column>& columns,
                  const std::vector<Rule>& rules, DraftTable& table) {
  std::vector<Node> nodes;
  for (size_t i = 0; i < header_lines; ++i) {
    for (Node& fresh : read_line(lines, i, header_lines, columns, rules)) {
      // The next line of a heading above: over the same columns, no rule between, close below.
      Node* over = nullptr;
      for (Node& n : nodes) {
        if (n.last < fresh.first || n.first > fresh.last) continue;
        if (!over || n.line1 > over->line1) over = &n;
      }
      bool close = over && fresh.box.y0 - over->box.y1 < 0.75f * lines[i].size_pt;
      bool same = over && over->first == fresh.first && over->last == fresh.last;
      if (over && close && same && !rule_between(rules, *over, fresh.box)) {
        over->line1 = i;
        over->box = united(over->box, fresh.box);
        over->words.insert(over->words.end(), fresh.words.begin(), fresh.words.end());
      } else {
        nodes.push_back(std::move(fresh));
      }
    }
  }
  if (nodes.empty()) {
    table.header_rows = 0;
    return;
  }
  // Rows from below: a heading stands above the deepest pile of headings under it.
  std::stable_sort(nodes.begin(), nodes.end(), [](const Node& a, const Node& b) { return a.line0 != b.line0 ? a.line0 > b.line0 : a.first < b.first; });
  int depth = 0;
  for (size_t i = 0; i < nodes.size(); ++i) {
    int under = 0;
    for (size_t j = 0; j < i; ++j) {
      if (nodes[j].line0 > nodes[i].line0 && nodes[j].first <= nodes[i].last && nodes[j].last >= nodes[i].first) under = std::max(under, nodes[j].to + 1);
    }
    nodes[i].to = under;
    depth = std::max(depth, under + 1);
  }
  for (size_t i = nodes.size(); i-- > 0;) {
    int top = depth - 1;
    for (size_t j = i + 1; j < nodes.size(); ++j) {
      if (nodes[j].line0 < nodes[i].line0 && nodes[j].first <= nodes[i].last && nodes[j].last >= nodes[i].first) top = std::min(top, nodes[j].to - 1);
    }
    nodes[i].from = std::max(top, nodes[i].to);
  }
  std::sort(nodes.begin(), nodes.end(), [](const Node& a, const Node& b) { return a.from != b.from ? a.from > b.from : a.first < b.first; });
  for (Node& n : nodes) {
    DraftCell cell{depth - 1 - n.from, n.first, n.from - n.to + 1, n.last - n.first + 1, std::move(n.words)};
    table.cells.push_back(std::move(cell));
  }
  table.header_rows = depth;
}

namespace {

bool figure_cell(const ContentPage& page, const DraftCell& cell) {
  bool number = false;
  for (uint32_t w : cell.words) {
    TokenKind kind = kind_of(page.words[w].text);
    if (kind == TokenKind::word) return false;
    number = number || kind == TokenKind::number;
  }
  return number;
}

bool period_cell(const ContentPage& page, const DraftCell& cell) {
  return std::all_of(cell.words.begin(), cell.words.end(), [&](uint32_t w) { return is_period(page.words[w].text); });
}

}  // namespace

void mark_headers(const ContentPage& page, DraftTable& table) {
  struct Row {
    int cells = 0, figures = 0, bold = 0, label = 0;
  };
  std::vector<Row> rows(static_cast<size_t>(table.rows));
  std::vector<int> reach(static_cast<size_t>(table.rows), 0);
  int first_figures = 0, first_cells = 0;
  for (const DraftCell& cell : table.cells) {
    if (cell.words.empty()) continue;
    Row& row = rows[static_cast<size_t>(cell.row)];
    bool figure = figure_cell(page, cell) && !period_cell(page, cell);
    if (cell.column == 0) {
      ++row.label;
      if (cell.row > 0) {
        ++first_cells;
        first_figures += figure;
      }
    } else {
      ++row.cells;
      row.figures += figure;
    }
    row.bold += std::all_of(cell.words.begin(), cell.words.end(), [&](uint32_t w) { return (page.words[w].style & style::kBold) != 0; });
    reach[static_cast<size_t>(cell.row)] = std::max(reach[static_cast<size_t>(cell.row)], cell.row_span);
  }
  bool any_figures = std::any_of(rows.begin(), rows.end(), [](const Row& r) { return r.figures > 0; });
  int header = 0;
  while (header < table.rows - 1 && header < 6) {
    const Row& r = rows[static_cast<size_t>(header)];
    bool heading = r.cells > 0 && r.figures == 0;
    if (!any_figures && header > 0) heading = heading && r.bold == r.cells + r.label && r.bold > 0;
    if (!heading) break;
    ++header;
  }
  for (int r = 0; r < header; ++r) header = std::min(table.rows - 1, std::max(header, any_figures ? r + 1 : r + reach[static_cast<size_t>(r)]));
  table.header_rows = header;
  table.header_columns = first_cells > 0 && first_figures * 2 <= first_cells ? 1 : 0;
}

}  // namespace dossier::reader
