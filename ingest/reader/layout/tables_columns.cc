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
  for (size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].phrases.size() < least) continue;
    ++rich_lines;
    for (const Phrase& p : lines[i].phrases) pieces.push_back({i, &p});
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

}  // namespace

std::vector<Column> find_columns(const std::vector<TextLine>& lines, const std::vector<Rule>& separators) {
  size_t rich_lines = 0;
  std::vector<Piece> pieces = rich_pieces(lines, rich_lines);
  if (pieces.size() < 4 && !(pieces.size() >= 2 && !separators.empty())) return {};
  float x0 = pieces[0].phrase->box.x0, x1 = pieces[0].phrase->box.x1, size = lines[pieces[0].line].size_pt;
  for (const Piece& p : pieces) {
    x0 = std::min(x0, p.phrase->box.x0);
    x1 = std::max(x1, p.phrase->box.x1);
    size = std::min(size, lines[p.line].size_pt);
  }
  if (!(x1 > x0) || !std::isfinite(x1 - x0)) return {};
  Coverage coverage(x0, x1);
  for (const Piece& p : pieces) coverage.add(p.phrase->box, 1);
  int most = rich_lines < 4 ? 0 : std::max(1, static_cast<int>(static_cast<float>(rich_lines) * kBridgeShare));
  if (most) {
    for (Piece& p : pieces) p.bridge = bridges(coverage, p.phrase->box, most, 0.3f * size);
    for (Piece& p : pieces) {
      if (p.bridge) coverage.add(p.phrase->box, -1);
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
  for (const Rule& r : separators) {
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
      if (p.phrase->box.center_x() >= s.column.x0 && p.phrase->box.center_x() <= s.column.x1) {
        if (s.lines.empty() || s.lines.back() != p.line) s.lines.push_back(p.line);
        break;
      }
    }
  }
  if (separators.empty()) join_heading_columns(found);
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

// Cuts a phrase over several columns where a gap between words falls between two columns and each part keeps to its column.
std::vector<std::vector<uint32_t>> cut(const ContentPage& page, const Phrase& phrase, const std::vector<Column>& columns, int first, int last, float size) {
  std::vector<std::vector<uint32_t>> parts(1);
  int current = first;
  float tightest = INFINITY;
  for (size_t i = 1; i < phrase.words.size(); ++i) {
    float gap = page.words[phrase.words[i]].box.x0 - page.words[phrase.words[i - 1]].box.x1;
    if (gap > 0.1f * size) tightest = std::min(tightest, gap);
  }
  for (size_t i = 0; i < phrase.words.size(); ++i) {
    const Box& b = page.words[phrase.words[i]].box;
    if (i && current < last) {
      const Box& before = page.words[phrase.words[i - 1]].box;
      float gap = b.x0 - before.x1, edge = (columns[static_cast<size_t>(current)].x1 + columns[static_cast<size_t>(current) + 1].x0) / 2;
      bool here = b.center_x() > edge && before.center_x() < edge;
      bool wide = gap > 0.42f * size || gap > 1.5f * tightest || (phrase.figure && gap > 0.2f * size);
      if (here && wide) {
        parts.emplace_back();
        ++current;
      }
    }
    parts.back().push_back(phrase.words[i]);
  }
  return parts;
}

}  // namespace

std::vector<GridLine> place(const ContentPage& page, const std::vector<TextLine>& lines, const std::vector<Column>& columns) {
  std::vector<GridLine> out;
  if (columns.empty()) return out;
  out.reserve(lines.size());
  for (const TextLine& line : lines) {
    GridLine g{line.top, line.bottom, line.baseline, line.size_pt, {}};
    for (const Phrase& phrase : line.phrases) {
      auto [first, last] = covered(columns, phrase.box);
      if (first == last) {
        add_entry(g, page, phrase.words, first, last);
        continue;
      }
      for (const std::vector<uint32_t>& part : cut(page, phrase, columns, first, last, line.size_pt)) {
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
