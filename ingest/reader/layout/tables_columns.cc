#include "ingest/reader/layout/tables_columns.h"

#include <algorithm>
#include <cmath>

namespace dossier::reader {
namespace {

constexpr float kBin = 0.5f;           // points
constexpr size_t kMostBins = 8000;     // 4,000 points
constexpr float kBridgeShare = 0.15f;  // of the lines may cross a gap that the others keep

struct Piece {
  size_t line;
  const Phrase* phrase;
  bool bridge = false;
  bool heading = false;  // above the first line of figures
};

// Lines that show most of the columns: with clearly fewer phrases than others a line is a heading over several columns or a label.
std::vector<Piece> rich_pieces(const std::vector<TextLine>& lines, size_t& rich_lines) {
  std::vector<size_t> counts;
  for (const TextLine& line : lines) {
    if (line.phrases.size() >= 2) counts.push_back(line.phrases.size());
  }
  std::vector<Piece> pieces;
  rich_lines = 0;
  if (counts.empty()) return pieces;
  std::sort(counts.begin(), counts.end());
  size_t typical = counts[counts.size() * 4 / 5 == counts.size() ? counts.size() - 1 : counts.size() * 4 / 5];
  size_t least = std::max<size_t>(2, (typical * 6 + 9) / 10);
  auto figures = [](const TextLine& l) {
    return std::count_if(l.phrases.begin() + 1, l.phrases.end(), [](const Phrase& p) { return p.figure; });
  };
  size_t data = lines.size(), data_lines = 0;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].phrases.size() < least || !figures(lines[i])) continue;
    data = std::min(data, i);
    ++data_lines;
  }
  for (size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].phrases.size() < least) continue;
    bool heading = data_lines >= 3 && i < data;
    rich_lines += !heading;
    for (const Phrase& p : lines[i].phrases) pieces.push_back({i, &p, false, heading});
  }
  return pieces;
}

class Coverage {
 public:
  Coverage(float x0, float x1) : x0_(x0), bins_(std::min(kMostBins, static_cast<size_t>(std::max(0.f, x1 - x0) / kBin) + 2)) {}
  void add(const Box& b, int by) {
    for (size_t i = bin(b.x0), end = bin(b.x1); i <= end; ++i) bins_[i] += by;
  }
  size_t bin(float x) const { return std::min(bins_.size() - 1, static_cast<size_t>(std::max(0.f, (x - x0_) / kBin))); }
  float x_of(size_t i) const { return x0_ + static_cast<float>(i) * kBin; }
  int operator[](size_t i) const { return bins_[i]; }
  size_t size() const { return bins_.size(); }

 private:
  float x0_;
  std::vector<int> bins_;
};

// True if the phrase runs over a stretch that at most `most` phrases cover, with busier stretches of it on both sides.
bool bridges(const Coverage& coverage, const Box& box, int most, float least_width) {
  size_t first = coverage.bin(box.x0), last = coverage.bin(box.x1);
  bool busy_before = false;
  size_t quiet = 0;
  for (size_t i = first; i <= last; ++i) {
    if (coverage[i] <= most) {
      ++quiet;
      continue;
    }
    if (busy_before && static_cast<float>(quiet) * kBin >= least_width) return true;
    busy_before = true;
    quiet = 0;
  }
  return false;
}

struct Support {
  Column column;
  std::vector<size_t> lines;  // that have a phrase in it
};

bool meet(const std::vector<size_t>& a, const std::vector<size_t>& b) {
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) return true;
    if (a[i] < b[j]) ++i;
    else ++j;
  }
  return false;
}

// Headings that stand clear of every column of figures have a column that is empty in this part of the table.
void add_heading_columns(const std::vector<Piece>& pieces, float size, std::vector<Support>& columns) {
  for (const Piece& p : pieces) {
    if (!p.heading) continue;
    const Box& box = p.phrase->core;
    auto at = std::find_if(columns.begin(), columns.end(), [&](const Support& s) { return s.column.x1 > box.x0 - 0.8f * size; });
    if (at != columns.end() && at->column.x0 < box.x1 + 0.8f * size) continue;
    columns.insert(at, Support{{box.x0, box.x1}, {}});
  }
}

// A heading and its figures that do not overlap look like two columns that no line has both of: they are one.
void join_heading_columns(std::vector<Support>& columns) {
  for (size_t i = 0; i + 1 < columns.size();) {
    Support &a = columns[i], &b = columns[i + 1];
    bool apart = !a.lines.empty() && !b.lines.empty() && !meet(a.lines, b.lines);
    bool stacked = apart && (a.lines.back() < b.lines.front() || b.lines.back() < a.lines.front());
    bool few = std::min(a.lines.size(), b.lines.size()) <= 3;
    if (stacked && few) {
      a.column.x1 = b.column.x1;
      std::vector<size_t> all;
      std::merge(a.lines.begin(), a.lines.end(), b.lines.begin(), b.lines.end(), std::back_inserter(all));
      a.lines = std::move(all);
      columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    } else {
      ++i;
    }
  }
}

// Where no box of `boxes` is, between x0 and x1: middles of the empty stretches that have something on both sides.
std::vector<float> channels(const std::vector<Box>& boxes, float x0, float x1) {
  Coverage coverage(x0, x1);
  for (const Box& b : boxes) coverage.add(b, 1);
  std::vector<float> out;
  size_t i = 0;
  while (i < coverage.size() && coverage[i] <= 0) ++i;
  while (i < coverage.size()) {
    while (i < coverage.size() && coverage[i] > 0) ++i;
    size_t begin = i;
    while (i < coverage.size() && coverage[i] <= 0) ++i;
    if (i < coverage.size()) out.push_back((coverage.x_of(begin) + coverage.x_of(i)) / 2);
  }
  return out;
}

struct ColumnLine {
  std::vector<Box> words;  // left to right
  bool figures = true;
  float size_pt = 0;
  // The gap around x, 0 if the line has nothing on one side.
  float gap_at(float x) const {
    float left = -INFINITY, right = INFINITY;
    for (const Box& b : words) {
      if (b.center_x() < x) left = std::max(left, b.x1);
      else right = std::min(right, b.x0);
    }
    return std::isfinite(left) && std::isfinite(right) ? right - left : 0;
  }
};

// Figures set so close that they read as one phrase ("1,144 (2.3)"): a column with a channel that no line of figures crosses,
// most lines standing on both sides, and a heading that leaves it open too, is as many columns.
void split_close_figures(const ContentPage& page, const std::vector<TextLine>& lines, std::vector<Support>& columns) {
  for (size_t i = 0; i < columns.size(); ++i) {
    const Column column = columns[i].column;
    std::vector<ColumnLine> inside;
    std::vector<Box> figures;
    size_t figure_lines = 0;
    for (const TextLine& line : lines) {
      ColumnLine here;
      here.size_pt = line.size_pt;
      for (const Phrase& p : line.phrases) {
        if (p.core.x0 < column.x0 - 2 || p.core.x1 > column.x1 + 2) continue;
        here.figures = here.figures && p.figure;
        for (uint32_t w : p.words) {
          if (kind_of(page.words[w].text) != TokenKind::currency) here.words.push_back(page.words[w].box);
        }
      }
      if (here.words.empty()) continue;
      if (here.figures) {
        figures.insert(figures.end(), here.words.begin(), here.words.end());
        ++figure_lines;
      }
      inside.push_back(std::move(here));
    }
    if (figure_lines < 3 || figures.size() < 2 * figure_lines * 6 / 10) continue;
    std::vector<float> cuts;
    for (float x : channels(figures, column.x0, column.x1)) {
      size_t both = 0;
      bool open_heading = false;
      for (const ColumnLine& line : inside) {
        float gap = line.gap_at(x);
        if (line.figures) both += gap > 0;
        else open_heading = open_heading || gap > 0.45f * line.size_pt;
      }
      if (open_heading && both * 10 >= figure_lines * 6) cuts.push_back(x);
    }
    for (float x : cuts) {
      Support right{{x + 0.25f, columns[i].column.x1}, columns[i].lines};
      columns[i].column.x1 = x - 0.25f;
      columns.insert(columns.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(right));
      ++i;
    }
  }
}

// A column that only headings stand in, no line from the first figures on, is a stretched or straggling heading: it belongs to
// the nearer neighbour.
void join_empty_columns(const std::vector<TextLine>& lines, std::vector<Support>& columns) {
  size_t data = 0;
  auto figures = [&](const TextLine& l) {
    return std::count_if(l.phrases.begin(), l.phrases.end(), [](const Phrase& p) { return p.figure; });
  };
  while (data < lines.size() && figures(lines[data]) * 2 < static_cast<std::ptrdiff_t>(lines[data].phrases.size())) ++data;
  if (data == lines.size()) return;
  for (size_t i = 1; i < columns.size();) {
    bool heading_only = std::none_of(columns[i].lines.begin(), columns[i].lines.end(), [&](size_t l) { return l >= data; });
    for (size_t l = data; heading_only && l < lines.size(); ++l) {
      for (const Phrase& p : lines[l].phrases) {
        heading_only = heading_only && std::min(p.box.x1, columns[i].column.x1) - std::max(p.box.x0, columns[i].column.x0) < 1;
      }
    }
    // A column that is empty on this page has its heading to itself; a part of a heading has a line of it above or below.
    bool to_left = i + 1 == columns.size() || columns[i].column.x0 - columns[i - 1].column.x1 < columns[i + 1].column.x0 - columns[i].column.x1;
    const Column &neighbour = columns[to_left ? i - 1 : i + 1].column, own = columns[i].column;
    bool shared = false;
    for (size_t l = 0; l < data; ++l) {
      for (const Phrase& p : lines[l].phrases) {
        auto reaches = [&](const Column& c) { return std::min(p.box.x1, c.x1) - std::max(p.box.x0, c.x0) > 0.25f * std::min(p.box.width(), c.x1 - c.x0); };
        shared = shared || (reaches(neighbour) && reaches(own));
      }
    }
    if (!heading_only || !shared || columns.size() < 3) {
      ++i;
      continue;
    }
    if (to_left && i - 1 > 0) columns[i - 1].column.x1 = columns[i].column.x1;
    else if (!to_left) columns[i + 1].column.x0 = columns[i].column.x0;
    columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

}  // namespace

std::vector<Column> find_columns(const ContentPage& page, const std::vector<TextLine>& lines, const std::vector<Rule>& separators) {
  size_t rich_lines = 0;
  std::vector<Piece> pieces = rich_pieces(lines, rich_lines);
  if (pieces.size() < 4 && !(pieces.size() >= 2 && !separators.empty())) return {};
  float x0 = pieces[0].phrase->core.x0, x1 = pieces[0].phrase->core.x1, size = lines[pieces[0].line].size_pt;
  for (const Piece& p : pieces) {
    x0 = std::min(x0, p.phrase->core.x0);
    x1 = std::max(x1, p.phrase->core.x1);
    size = std::min(size, lines[p.line].size_pt);
  }
  if (!(x1 > x0) || !std::isfinite(x1 - x0)) return {};
  Coverage coverage(x0, x1);
  for (const Piece& p : pieces) coverage.add(p.phrase->core, p.heading ? 0 : 1);
  int most = rich_lines < 4 ? 0 : std::max(1, static_cast<int>(static_cast<float>(rich_lines) * kBridgeShare));
  if (most) {
    for (Piece& p : pieces) p.bridge = !p.heading && bridges(coverage, p.phrase->core, most, 0.3f * size);
    for (Piece& p : pieces) {
      if (p.bridge) coverage.add(p.phrase->core, -1);
    }
  }
  std::vector<Support> found;
  for (size_t i = 0; i < coverage.size(); ++i) {
    if (coverage[i] <= 0) continue;
    size_t end = i;
    while (end + 1 < coverage.size() && coverage[end + 1] > 0) ++end;
    found.push_back({{coverage.x_of(i), coverage.x_of(end + 1)}, {}});
    i = end;
  }
  add_heading_columns(pieces, size, found);
  for (const Rule& r : separators) {
    if (r.thickness_pt <= 0) continue;  // shades may part a sign from its figure
    for (size_t i = 0; i < found.size(); ++i) {
      Column& c = found[i].column;
      if (r.x0 > c.x0 + 1 && r.x0 < c.x1 - 1) {
        Column right{r.x0, c.x1};
        c.x1 = r.x0;
        found.insert(found.begin() + static_cast<std::ptrdiff_t>(i) + 1, Support{right, {}});
        break;
      }
    }
  }
  for (const Piece& p : pieces) {
    if (p.bridge) continue;
    for (Support& s : found) {
      if (p.phrase->core.center_x() >= s.column.x0 && p.phrase->core.center_x() <= s.column.x1) {
        if (s.lines.empty() || s.lines.back() != p.line) s.lines.push_back(p.line);
        break;
      }
    }
  }
  if (separators.empty()) join_heading_columns(found);
  join_empty_columns(lines, found);
  split_close_figures(page, lines, found);
  std::vector<Column> out;
  for (const Support& s : found) out.push_back(s.column);
  if (out.size() < 2) out.clear();
  return out;
}

namespace {

float overlap(const Box& b, const Column& c) { return std::min(b.x1, c.x1) - std::max(b.x0, c.x0); }

int nearest(const std::vector<Column>& columns, float x) {
  int best = 0;
  float distance = INFINITY;
  for (size_t i = 0; i < columns.size(); ++i) {
    float d = x < columns[i].x0 ? columns[i].x0 - x : x > columns[i].x1 ? x - columns[i].x1 : 0;
    if (d < distance) {
      distance = d;
      best = static_cast<int>(i);
    }
  }
  return best;
}

// Columns that a box covers to a share that counts: a tenth of a column touched by an overhanging word does not.
std::pair<int, int> covered(const std::vector<Column>& columns, const Box& box) {
  int first = -1, last = -1;
  for (size_t i = 0; i < columns.size(); ++i) {
    float o = overlap(box, columns[i]), least = 0.25f * std::min(box.width(), columns[i].x1 - columns[i].x0);
    if (o > 0 && o >= least) {
      if (first < 0) first = static_cast<int>(i);
      last = static_cast<int>(i);
    }
  }
  if (first < 0) first = last = nearest(columns, box.center_x());
  return {first, last};
}

void add_entry(GridLine& line, const ContentPage& page, const std::vector<uint32_t>& words, int first, int last) {
  Box box;
  bool figure = true;
  for (uint32_t w : words) {
    box = united(box, page.words[w].box);
    figure = figure && kind_of(page.words[w].text) != TokenKind::word;
  }
  if (!line.entries.empty() && line.entries.back().last >= first) {
    Entry& e = line.entries.back();
    e.last = std::max(e.last, last);
    e.words.insert(e.words.end(), words.begin(), words.end());
    e.box = united(e.box, box);
    e.figure = e.figure && figure;
    return;
  }
  line.entries.push_back({first, last, box, words, figure});
}

// Where the words of a phrase fall if each goes to the column it stands over: one part a column, each in line with its column.
std::vector<std::vector<uint32_t>> cut_by_alignment(const ContentPage& page, const Phrase& phrase, const std::vector<Column>& columns, int first, int last, float space) {
  std::vector<std::vector<uint32_t>> parts(static_cast<size_t>(last - first) + 1);
  int current = first;
  float before = -INFINITY;
  for (uint32_t w : phrase.words) {
    const Box& box = page.words[w].box;
    int here = current;
    while (current < last && box.center_x() > (columns[static_cast<size_t>(current)].x1 + columns[static_cast<size_t>(current) + 1].x0) / 2) ++current;
    if (current != here && box.x0 - before < 1.25f * space) return {};
    before = box.x1;
    parts[static_cast<size_t>(current - first)].push_back(w);
  }
  for (size_t k = 0; k < parts.size(); ++k) {
    if (parts[k].empty()) return {};
    Box b;
    for (uint32_t w : parts[k]) b = united(b, page.words[w].box);
    const Column& c = columns[static_cast<size_t>(first) + k];
    float tolerance = 0.15f * (c.x1 - c.x0) + 1;
    bool in_line = std::fabs(b.center_x() - c.center()) < tolerance || std::fabs(b.x1 - c.x1) < 1.5f || (k == 0 && std::fabs(b.x0 - c.x0) < 1.5f);
    // A heading wider than its figures: over all of them and over no other column.
    size_t at = static_cast<size_t>(first) + k;
    bool alone = (at == 0 || b.x0 > columns[at - 1].x1) && (at + 1 == columns.size() || b.x1 < columns[at + 1].x0);
    bool over = overlap(b, c) > 0.7f * std::min(b.width(), c.x1 - c.x0);
    if (!in_line && !(alone && over)) return {};
  }
  return parts;
}

// Cuts a phrase over several columns where a gap between words falls between two columns and each part keeps to its column.
std::vector<std::vector<uint32_t>> cut(const ContentPage& page, const Phrase& phrase, const std::vector<Column>& columns, int first, int last, float size, float space) {
  std::vector<std::vector<uint32_t>> parts(1);
  int current = first;
  for (size_t i = 0; i < phrase.words.size(); ++i) {
    const Box& b = page.words[phrase.words[i]].box;
    if (i && current < last) {
      const Box& before = page.words[phrase.words[i - 1]].box;
      float gap = b.x0 - before.x1, edge = (columns[static_cast<size_t>(current)].x1 + columns[static_cast<size_t>(current) + 1].x0) / 2;
      bool here = b.center_x() > edge && before.center_x() < edge;
      bool wide = gap > std::max(0.42f * size, 1.6f * space) || (phrase.figure && gap > 0.2f * size);
      if (here && wide) {
        parts.emplace_back();
        ++current;
      }
    }
    parts.back().push_back(phrase.words[i]);
  }
  return parts;
}

// The space between words of a phrase, in em: what a third of the spaces here do not reach.
float usual_space(const ContentPage& page, const std::vector<TextLine>& lines) {
  std::vector<float> gaps;
  for (const TextLine& line : lines) {
    for (const Phrase& p : line.phrases) {
      for (size_t i = 1; i < p.words.size(); ++i) {
        float gap = (page.words[p.words[i]].box.x0 - page.words[p.words[i - 1]].box.x1) / std::max(1.f, line.size_pt);
        if (gap > 0.1f && gap < 0.8f) gaps.push_back(gap);
      }
    }
  }
  if (gaps.empty()) return 0.25f;
  auto third = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 3);
  std::nth_element(gaps.begin(), third, gaps.end());
  return *third;
}

}  // namespace

std::vector<GridLine> place(const ContentPage& page, const std::vector<TextLine>& lines, const std::vector<Column>& columns) {
  std::vector<GridLine> out;
  if (columns.empty()) return out;
  float space = usual_space(page, lines);
  out.reserve(lines.size());
  for (const TextLine& line : lines) {
    GridLine g{line.top, line.bottom, line.baseline, line.size_pt, {}};
    for (const Phrase& phrase : line.phrases) {
      auto [first, last] = covered(columns, phrase.core);
      if (first == last) {
        add_entry(g, page, phrase.words, first, last);
        continue;
      }
      std::vector<std::vector<uint32_t>> parts = cut_by_alignment(page, phrase, columns, first, last, space * line.size_pt);
      if (parts.empty()) parts = cut(page, phrase, columns, first, last, line.size_pt, space * line.size_pt);
      for (const std::vector<uint32_t>& part : parts) {
        Box b;
        for (uint32_t w : part) b = united(b, page.words[w].box);
        auto [from, to] = covered(columns, b);
        add_entry(g, page, part, from, to);
      }
    }
    out.push_back(std::move(g));
  }
  return out;
}

}  // namespace dossier::reader
