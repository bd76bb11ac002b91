#include "ingest/reader/layout/tables_lattice.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "ingest/reader/layout/tables_rows.h"

namespace dossier::reader {
namespace {

constexpr float kSameEdge = 3.5f;      // points between rules that are one edge of the grid
constexpr float kCovered = 0.6f;       // share of a cell's side that a rule must cover
constexpr size_t kMostEdges = 400;
constexpr size_t kMostComparisons = 40'000'000;

std::vector<float> edges(std::vector<float> at) {
  std::sort(at.begin(), at.end());
  std::vector<float> out;
  for (size_t i = 0; i < at.size();) {
    size_t end = i;
    double sum = 0;
    while (end < at.size() && at[end] - at[i] <= kSameEdge) sum += at[end++];
    out.push_back(static_cast<float>(sum / static_cast<double>(end - i)));
    i = end;
  }
  return out;
}

// Elementary cells between neighbouring edges, joined where no rule parts them.
class Lattice {
 public:
  Lattice(const RuleGroup& group, std::vector<float> xs, std::vector<float> ys) : xs_(std::move(xs)), ys_(std::move(ys)) {
    rows_ = static_cast<int>(ys_.size()) - 1;
    columns_ = static_cast<int>(xs_.size()) - 1;
    parent_.resize(static_cast<size_t>(rows_) * static_cast<size_t>(columns_));
    std::iota(parent_.begin(), parent_.end(), size_t{0});
    for (int r = 0; r < rows_; ++r) {
      for (int c = 0; c < columns_; ++c) {
        if (c + 1 < columns_ && !ruled_right(group, r, c)) join(index(r, c), index(r, c + 1));
        if (r + 1 < rows_ && !ruled_below(group, r, c)) join(index(r, c), index(r + 1, c));
      }
    }
    keep_rectangles();
  }
  int rows() const { return rows_; }
  int columns() const { return columns_; }
  size_t index(int r, int c) const { return static_cast<size_t>(r) * static_cast<size_t>(columns_) + static_cast<size_t>(c); }
  size_t root(size_t i) const {
    while (parent_[i] != i) i = parent_[i];
    return i;
  }
  int row_of(float y) const { return between(ys_, y); }
  int column_of(float x) const { return between(xs_, x); }
  const std::vector<float>& xs() const { return xs_; }
  const std::vector<float>& ys() const { return ys_; }

 private:
  static int between(const std::vector<float>& edge, float v) {
    if (v < edge.front() || v > edge.back()) return -1;
    auto at = std::upper_bound(edge.begin() + 1, edge.end() - 1, v);
    return static_cast<int>(at - edge.begin()) - 1;
  }
  void join(size_t a, size_t b) { parent_[std::max(root(a), root(b))] = std::min(root(a), root(b)); }
  bool ruled_right(const RuleGroup& group, int r, int c) const {
    float x = xs_[static_cast<size_t>(c) + 1], y0 = ys_[static_cast<size_t>(r)], y1 = ys_[static_cast<size_t>(r) + 1], sum = 0;
    for (const Rule& v : group.vertical) {
      if (std::fabs(v.x0 - x) <= kSameEdge) sum += std::max(0.f, std::min(v.y1, y1) - std::max(v.y0, y0));
    }
    return sum >= kCovered * (y1 - y0);
  }
  bool ruled_below(const RuleGroup& group, int r, int c) const {
    float y = ys_[static_cast<size_t>(r) + 1], x0 = xs_[static_cast<size_t>(c)], x1 = xs_[static_cast<size_t>(c) + 1], sum = 0;
    for (const Rule& h : group.horizontal) {
      if (std::fabs(h.y0 - y) <= kSameEdge) sum += std::max(0.f, std::min(h.x1, x1) - std::max(h.x0, x0));
    }
    return sum >= kCovered * (x1 - x0);
  }
  // A joined area that is no rectangle is taken apart into its runs within a row.
  void keep_rectangles() {
    std::vector<int> r0(parent_.size(), rows_), r1(parent_.size(), -1), c0(parent_.size(), columns_), c1(parent_.size(), -1), n(parent_.size(), 0);
    for (int r = 0; r < rows_; ++r) {
      for (int c = 0; c < columns_; ++c) {
        size_t k = root(index(r, c));
        r0[k] = std::min(r0[k], r);
        r1[k] = std::max(r1[k], r);
        c0[k] = std::min(c0[k], c);
        c1[k] = std::max(c1[k], c);
        ++n[k];
      }
    }
    std::vector<size_t> fresh(parent_.size());
    for (int r = 0; r < rows_; ++r) {
      for (int c = 0; c < columns_; ++c) {
        size_t i = index(r, c), k = root(i);
        bool whole = (r1[k] - r0[k] + 1) * (c1[k] - c0[k] + 1) == n[k];
        if (whole) fresh[i] = index(r0[k], c0[k]);
        else fresh[i] = c > 0 && root(index(r, c - 1)) == k ? fresh[index(r, c - 1)] : i;
      }
    }
    parent_ = std::move(fresh);
  }
  std::vector<float> xs_, ys_;
  int rows_ = 0, columns_ = 0;
  std::vector<size_t> parent_;
};

std::vector<float> column_edges(const RuleGroup& g) {
  std::vector<float> at;
  for (const Rule& v : g.vertical) at.push_back(v.x0);
  // A side without a rule ends where the horizontal rules end.
  std::vector<float> sorted = edges(at);
  float left = INFINITY, right = -INFINITY;
  for (const Rule& h : g.horizontal) {
    left = std::min(left, h.x0);
    right = std::max(right, h.x1);
  }
  if (sorted.empty() || left < sorted.front() - 8) at.push_back(left);
  if (sorted.empty() || right > sorted.back() + 8) at.push_back(right);
  return edges(at);
}

std::vector<float> row_edges(const RuleGroup& g) {
  std::vector<float> at;
  for (const Rule& h : g.horizontal) at.push_back(h.y0);
  std::vector<float> sorted = edges(at);
  float top = INFINITY, bottom = -INFINITY;
  for (const Rule& v : g.vertical) {
    top = std::min(top, v.y0);
    bottom = std::max(bottom, v.y1);
  }
  if (sorted.empty() || top < sorted.front() - 6) at.push_back(top);
  if (sorted.empty() || bottom > sorted.back() + 6) at.push_back(bottom);
  return edges(at);
}

// Text that shows more columns than the rules: in several lines two figures with a wide gap between them in one cell.
bool wants_more_columns(const std::vector<TextLine>& lines, const Lattice& grid) {
  int torn = 0, all = 0;
  for (const TextLine& line : lines) {
    int figures = 0;
    bool here = false;
    int last = -1;
    for (const Phrase& p : line.phrases) {
      int c = grid.column_of(p.box.center_x());
      figures = c == last ? figures + p.figure : p.figure;
      here = here || figures >= 2;
      last = c;
    }
    torn += here;
    ++all;
  }
  return torn >= 2 && torn * 5 >= all;
}

// Vertical rules often part only the headings, the rows below being lines or shaded bands, or the rows but not the headings. A
// cell over several columns whose phrases keep clear of each other's columns is as many cells; a column edge nearest to the
// middle of the gap parts two phrases.
void split_by_columns(const ContentPage& page, DraftTable& table, const std::vector<Rule>& vertical, const std::vector<float>& xs) {
  std::vector<DraftCell> fresh;
  for (DraftCell& cell : table.cells) {
    if (cell.column_span < 2 || cell.words.size() < 2) continue;
    const size_t first = static_cast<size_t>(cell.column), end = first + static_cast<size_t>(cell.column_span);
    std::vector<TextLine> lines = make_lines(page, cell.words, vertical);
    // Edges that some phrase crosses, and edges that stand in the gap between two phrases of a line.
    std::vector<bool> crossed(end + 1, false), parting(end + 1, false);
    for (const TextLine& line : lines) {
      for (size_t k = 0; k < line.phrases.size(); ++k) {
        const Box& box = line.phrases[k].box;
        for (size_t e = first + 1; e < end; ++e) crossed[e] = crossed[e] || (box.x0 < xs[e] - 4 && box.x1 > xs[e] + 4);
        if (!k) continue;
        float middle = (line.phrases[k - 1].box.x1 + box.x0) / 2, nearest = INFINITY;
        size_t best = 0;
        for (size_t e = first + 1; e < end; ++e) {
          bool within = xs[e] > line.phrases[k - 1].box.x1 - 4 && xs[e] < box.x0 + 4;
          if (within && std::fabs(xs[e] - middle) < nearest) {
            nearest = std::fabs(xs[e] - middle);
            best = e;
          }
        }
        if (best) parting[best] = true;
      }
    }
    // In a cell that falls apart, an edge is kept by lines that stand on different sides of it as well.
    if (std::find(parting.begin(), parting.end(), true) != parting.end()) {
      for (size_t e = first + 1; e < end; ++e) {
        bool left = false, right = false;
        for (uint32_t w : cell.words) {
          float x = page.words[w].box.center_x();
          left = left || (x < xs[e] && x > xs[e - 1]);
          right = right || (x > xs[e] && x < xs[e + 1]);
        }
        parting[e] = parting[e] || (left && right);
      }
    }
    std::vector<size_t> at{first};
    for (size_t e = first + 1; e < end; ++e) {
      if (parting[e] && !crossed[e]) at.push_back(e);
    }
    if (at.size() < 2) continue;
    at.push_back(end);
    std::vector<std::vector<uint32_t>> parts(at.size() - 1);
    for (uint32_t w : cell.words) {
      size_t k = 0;
      while (k + 2 < at.size() && page.words[w].box.center_x() > xs[at[k + 1]]) ++k;
      parts[k].push_back(w);
    }
    for (size_t k = 1; k < parts.size(); ++k) {
      fresh.push_back({cell.row, static_cast<int>(at[k]), cell.row_span, static_cast<int>(at[k + 1] - at[k]), std::move(parts[k])});
    }
    cell.words = std::move(parts[0]);
    cell.column_span = static_cast<int>(at[1] - at[0]);
  }
  table.cells.insert(table.cells.end(), std::make_move_iterator(fresh.begin()), std::make_move_iterator(fresh.end()));
}

// Figures under each other in one cell: rows that the rules do not part. A second line in brackets or percent may belong to the first.
bool stacks_figures(const ContentPage& page, const DraftTable& table) {
  for (const DraftCell& cell : table.cells) {
    if (cell.words.size() < 2) continue;
    int figures = 0;
    bool only = true, aside = false;
    for (const TextLine& line : make_lines(page, cell.words, {})) {
      for (const Phrase& p : line.phrases) only = only && p.figure;
      const std::string& first = page.words[line.phrases[0].words[0]].text;
      aside = aside || (figures > 0 && first.find('%') != std::string::npos);
      ++figures;
    }
    if (!only) continue;
    if (figures >= 3 || (figures == 2 && !aside)) return true;
  }
  return false;
}

// Rules or shades that hold only a part of a table: on many lines the figures go on to the right of them, or the labels stand to
// the left of columns of figures.
bool is_part(const ContentPage& page, const Box& box, const std::vector<uint32_t>& inside, const std::vector<uint32_t>& beside) {
  if (beside.empty()) return false;
  std::vector<uint32_t> all = inside;
  all.insert(all.end(), beside.begin(), beside.end());
  size_t lines = 0, figures = 0, labels = 0;
  for (const TextLine& line : make_lines(page, all, {})) {
    const Phrase *left = nullptr, *right = nullptr, *first = nullptr;
    for (const Phrase& p : line.phrases) {
      if (p.box.center_x() < box.x0) left = &p;
      else if (p.box.center_x() > box.x1) right = right ? right : &p;
      else if (!first) first = &p;
    }
    if (!first) continue;
    ++lines;
    figures += right && right->figure;
    labels += left && first->figure;
  }
  return lines > 0 && (figures * 10 >= lines * 4 || labels * 10 >= lines * 4);
}

// Shades alone make a grid only if they hold the whole table: no line of figures in line with it right above or below.
bool goes_on_outside(const ContentPage& page, const DraftTable& table, const std::vector<float>& xs, const std::vector<uint32_t>& outside) {
  float reach = 1.3f * (table.box.height() / static_cast<float>(std::max(1, table.rows)));
  std::vector<uint32_t> around;
  for (uint32_t w : outside) {
    const Box& b = page.words[w].box;
    bool over = b.center_y() < table.box.y0 && b.y1 > table.box.y0 - reach, under = b.center_y() > table.box.y1 && b.y0 < table.box.y1 + reach;
    if ((over || under) && b.center_x() > xs.front() && b.center_x() < xs.back()) around.push_back(w);
  }
  for (const TextLine& line : make_lines(page, around, {})) {
    size_t figures = 0;
    for (const Phrase& p : line.phrases) figures += p.figure && p.box.center_x() > xs[1];
    if (figures > 0 && line.phrases.size() >= 2) return true;
  }
  return false;
}

// A title above and notes below often stand within the frame: rows of one cell over the whole width, at the top and the end.
void trim_frame(DraftTable& table) {
  auto whole = [&](int row) {
    int cells = 0;
    bool wide = false;
    for (const DraftCell& c : table.cells) {
      if (c.row > row || c.row + c.row_span <= row || c.words.empty()) continue;
      ++cells;
      wide = wide || (c.column == 0 && c.column_span == table.columns && c.row_span == 1);
    }
    return cells == 1 && wide;
  };
  int top = 0, bottom = table.rows;
  while (top < bottom && whole(top)) ++top;
  while (bottom > top && whole(bottom - 1)) --bottom;
  if (bottom - top < 2) return;
  std::erase_if(table.cells, [&](const DraftCell& c) { return c.row < top || c.row >= bottom; });
  for (DraftCell& c : table.cells) c.row -= top;
  table.rows = bottom - top;
}

}  // namespace

std::optional<DraftTable> lattice(const ContentPage& page, const RuleGroup& group, const std::vector<uint32_t>& words,
                                  const std::vector<uint32_t>& outside) {
  if (group.horizontal.size() < 2 || group.vertical.empty()) return std::nullopt;
  std::vector<float> xs = column_edges(group), ys = row_edges(group);
  if (xs.size() < 3 || ys.size() < 3 || xs.size() > kMostEdges || ys.size() > kMostEdges) return std::nullopt;
  if (xs.size() * ys.size() * (group.horizontal.size() + group.vertical.size()) > kMostComparisons) return std::nullopt;
  Lattice grid(group, xs, ys);
  std::vector<TextLine> lines = make_lines(page, words, group.vertical);
  if (wants_more_columns(lines, grid)) return std::nullopt;

  // Words to cells.
  std::vector<std::vector<uint32_t>> content(static_cast<size_t>(grid.rows()) * static_cast<size_t>(grid.columns()));
  size_t filled = 0;
  for (uint32_t w : words) {
    const Box& b = page.words[w].box;
    int r = grid.row_of(b.center_y()), c = grid.column_of(b.center_x());
    if (r < 0 || c < 0) continue;
    content[grid.root(grid.index(r, c))].push_back(w);
  }
  DraftTable table;
  table.ruled = true;
  table.box = {grid.xs().front(), grid.ys().front(), grid.xs().back(), grid.ys().back()};
  table.rows = grid.rows();
  table.columns = grid.columns();
  for (int r = 0; r < grid.rows(); ++r) {
    for (int c = 0; c < grid.columns(); ++c) {
      size_t i = grid.index(r, c);
      if (grid.root(i) != i) continue;
      DraftCell cell{r, c, 1, 1, std::move(content[i])};
      while (r + cell.row_span < grid.rows() && grid.root(grid.index(r + cell.row_span, c)) == i) ++cell.row_span;
      while (c + cell.column_span < grid.columns() && grid.root(grid.index(r, c + cell.column_span)) == i) ++cell.column_span;
      filled += !cell.words.empty();
      table.cells.push_back(std::move(cell));
    }
  }
  if (filled < 4) return std::nullopt;
  split_by_columns(page, table, group.vertical, grid.xs());
  split_unruled_rows(page, table, grid.xs(), grid.ys());
  drop_empty_tracks(table);
  auto drawn = std::count_if(group.vertical.begin(), group.vertical.end(), [](const Rule& r) { return r.thickness_pt > 0; });
  std::vector<uint32_t> beside;
  for (uint32_t w : outside) {
    float y = page.words[w].box.center_y();
    if (y > group.box.y0 && y < group.box.y1) beside.push_back(w);
  }
  bool shades = static_cast<size_t>(drawn) * 2 < group.vertical.size();
  if (stacks_figures(page, table) || is_part(page, table.box, words, beside)) return std::nullopt;
  if (shades && goes_on_outside(page, table, xs, outside)) return std::nullopt;
  trim_frame(table);
  if (table.rows < 2 || table.columns < 2) return std::nullopt;
  return table;
}

}  // namespace dossier::reader
