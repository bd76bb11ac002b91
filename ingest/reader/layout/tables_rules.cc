#include "ingest/reader/layout/tables_rules.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dossier::reader {
namespace {

constexpr float kSameLine = 1.6f;    // points between two strokes that are one line
constexpr float kJoinGap = 3.5f;     // points between two pieces of one line
constexpr float kShortest = 6;       // points; shorter is a speck
constexpr float kTouch = 3;          // points between rules that meet
constexpr size_t kMostJoined = 4000;

// In one direction: position across, extent along.
struct Stroke {
  float at, from, to, thickness;
};

std::vector<Stroke> join(std::vector<Stroke> strokes) {
  std::sort(strokes.begin(), strokes.end(), [](const Stroke& a, const Stroke& b) { return a.at != b.at ? a.at < b.at : a.from < b.from; });
  std::vector<Stroke> out;
  for (size_t i = 0; i < strokes.size();) {
    size_t end = i + 1;
    while (end < strokes.size() && strokes[end].at - strokes[end - 1].at <= kSameLine && strokes[end].at - strokes[i].at <= 2 * kSameLine) ++end;
    std::sort(strokes.begin() + static_cast<std::ptrdiff_t>(i), strokes.begin() + static_cast<std::ptrdiff_t>(end),
              [](const Stroke& a, const Stroke& b) { return a.from < b.from; });
    Stroke current = strokes[i];
    for (size_t k = i + 1; k < end; ++k) {
      if (strokes[k].from <= current.to + kJoinGap) {
        if (strokes[k].to - strokes[k].from > current.to - current.from) current.at = strokes[k].at;
        current.to = std::max(current.to, strokes[k].to);
        current.thickness = std::max(current.thickness, strokes[k].thickness);
      } else {
        out.push_back(current);
        current = strokes[k];
      }
    }
    out.push_back(current);
    i = end;
  }
  std::erase_if(out, [](const Stroke& s) { return s.to - s.from < kShortest; });
  return out;
}

// Edges of filled areas that touch another filled area like neighbouring cells or bands of rows.
void add_fill_edges(const ContentPage& page, const std::vector<Box>& grids, std::vector<Stroke>& horizontal, std::vector<Stroke>& vertical) {
  std::vector<Box> cells;
  for (const Fill& f : page.fills) {
    bool band = f.box.height() >= 6 && f.box.height() <= 0.25f * page.height_pt && f.box.width() >= 12 && f.box.width() < 0.98f * page.width_pt;
    bool white = f.red > 250 && f.green > 250 && f.blue > 250;
    bool drawn = std::any_of(grids.begin(), grids.end(), [&](const Box& g) { return g.contains(f.box.center_x(), f.box.center_y()); });
    if (band && !white && !drawn) cells.push_back(f.box);
  }
  if (cells.size() < 4 || cells.size() > 3000) return;
  std::sort(cells.begin(), cells.end(), [](const Box& a, const Box& b) { return a.y0 != b.y0 ? a.y0 < b.y0 : a.x0 < b.x0; });
  for (size_t i = 0; i < cells.size(); ++i) {
    size_t beside = 0;
    for (size_t j = 0; j < cells.size(); ++j) {
      if (i == j) continue;
      const Box &a = cells[i], &b = cells[j];
      bool same_row = std::fabs(a.y0 - b.y0) < 2 && std::fabs(a.y1 - b.y1) < 2 && (std::fabs(a.x1 - b.x0) < 5 || std::fabs(b.x1 - a.x0) < 5);
      beside += same_row;
    }
    if (!beside) continue;
    const Box& a = cells[i];
    horizontal.push_back({a.y0, a.x0, a.x1, 0});
    horizontal.push_back({a.y1, a.x0, a.x1, 0});
    vertical.push_back({a.x0, a.y0, a.y1, 0});
    vertical.push_back({a.x1, a.y0, a.y1, 0});
  }
}

RuleSet strokes(const std::vector<Stroke>& horizontal, const std::vector<Stroke>& vertical) {
  RuleSet out;
  for (const Stroke& s : join(horizontal)) out.horizontal.push_back({s.from, s.at, s.to, s.at, s.thickness});
  for (const Stroke& s : join(vertical)) out.vertical.push_back({s.at, s.from, s.at, s.to, s.thickness});
  return out;
}

size_t root(std::vector<size_t>& parent, size_t i) {
  while (parent[i] != i) i = parent[i] = parent[parent[i]];
  return i;
}

}  // namespace

RuleSet clean_rules(const ContentPage& page) {
  RuleSet out;
  if (page.rules.size() > kMostRules) return out;
  std::vector<Stroke> horizontal, vertical;
  for (const Rule& r : page.rules) {
    if (r.horizontal()) horizontal.push_back({(r.y0 + r.y1) / 2, r.x0, r.x1, r.thickness_pt});
    else vertical.push_back({(r.x0 + r.x1) / 2, r.y0, r.y1, r.thickness_pt});
  }
  if (!page.fills.empty()) {
    // Where rules draw the grid, shading is only shading: it may follow the lines of text.
    RuleSet drawn = strokes(horizontal, vertical);
    std::vector<Box> grids;
    for (const RuleGroup& g : connected(drawn)) {
      if (g.horizontal.size() >= 3 && g.vertical.size() >= 3) grids.push_back(g.box);
    }
    add_fill_edges(page, grids, horizontal, vertical);
  }
  out = strokes(horizontal, vertical);
  if (out.horizontal.size() > kMostJoined || out.vertical.size() > kMostJoined) return {};
  return out;
}

std::vector<RuleGroup> connected(const RuleSet& rules) {
  const size_t h = rules.horizontal.size(), v = rules.vertical.size();
  std::vector<size_t> parent(h + v);
  std::iota(parent.begin(), parent.end(), size_t{0});
  for (size_t j = 0; j < v; ++j) {
    const Rule& b = rules.vertical[j];
    auto first = std::lower_bound(rules.horizontal.begin(), rules.horizontal.end(), b.y0 - kTouch, [](const Rule& r, float y) { return r.y0 < y; });
    for (size_t i = static_cast<size_t>(first - rules.horizontal.begin()); i < h && rules.horizontal[i].y0 <= b.y1 + kTouch; ++i) {
      const Rule& a = rules.horizontal[i];
      if (b.x0 >= a.x0 - kTouch && b.x0 <= a.x1 + kTouch) parent[root(parent, i)] = root(parent, h + j);
    }
  }
  std::vector<RuleGroup> groups;
  std::vector<size_t> index(h + v, SIZE_MAX);
  for (size_t i = 0; i < h + v; ++i) {
    size_t r = root(parent, i);
    if (index[r] == SIZE_MAX) {
      index[r] = groups.size();
      groups.emplace_back();
    }
    RuleGroup& g = groups[index[r]];
    const Rule& rule = i < h ? rules.horizontal[i] : rules.vertical[i - h];
    bool first = g.horizontal.empty() && g.vertical.empty();
    (i < h ? g.horizontal : g.vertical).push_back(rule);
    Box b{rule.x0, rule.y0, rule.x1, rule.y1};
    g.box = first ? b : Box{std::min(g.box.x0, b.x0), std::min(g.box.y0, b.y0), std::max(g.box.x1, b.x1), std::max(g.box.y1, b.y1)};
  }
  return groups;
}

}  // namespace dossier::reader
