#include "ingest/reader/layout/tables_frames.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace dossier::reader {
namespace {

constexpr float kNarrowestFrame = 60;  // points
constexpr float kColumnGap = 14;       // points between rules of neighbouring columns at most
constexpr size_t kMostFrames = 100;
constexpr size_t kMostComparisons = 1'000'000;

// Horizontal rules one under the other from the same left to the same right end: the frame of a table without vertical rules.
struct Frame {
  float x0, x1;
  std::vector<float> ys;
};

std::vector<Frame> frames_of(const std::vector<Rule>& horizontal) {
  std::vector<Frame> frames;
  for (const Rule& r : horizontal) {
    if (r.x1 - r.x0 < kNarrowestFrame) continue;
    auto same = std::find_if(frames.begin(), frames.end(), [&](const Frame& f) { return std::fabs(f.x0 - r.x0) < 3 && std::fabs(f.x1 - r.x1) < 3; });
    if (same == frames.end()) frames.push_back({r.x0, r.x1, {r.y0}});
    else same->ys.push_back(r.y0);
    if (frames.size() > kMostFrames) return {};
  }
  std::erase_if(frames, [](const Frame& f) { return f.ys.size() < 2; });
  return frames;
}

// Runs of rules of a frame with tabular lines in every strip between them: from the top rule to the bottom rule of one table.
std::vector<std::pair<float, float>> tables_in(const Frame& frame, const std::vector<AreaLine>& rows) {
  std::vector<std::pair<float, float>> out;
  bool open = false;
  for (size_t k = 0; k + 1 < frame.ys.size(); ++k) {
    int tabular = 0, all = 0, sentences = 0;
    for (const AreaLine& row : rows) {
      float y = (row.line.top + row.line.bottom) / 2;
      if (y <= frame.ys[k] || y >= frame.ys[k + 1]) continue;
      ++all;
      tabular += row.tabular;
      sentences += row.sentence;
    }
    bool holds = tabular > 0 && tabular * (sentences ? 3 : 6) >= all && sentences * 4 <= all;
    bool empty = all == 0 && frame.ys[k + 1] - frame.ys[k] < 16;
    bool section = all >= 1 && all <= 2 && !sentences && open && frame.ys[k + 1] - frame.ys[k] < 36;
    if (holds && !open) out.emplace_back(frame.ys[k], frame.ys[k + 1]);
    else if ((holds || empty || section) && open) out.back().second = frame.ys[k + 1];
    open = holds || ((empty || section) && open);
  }
  return out;
}

// A line beside the frame that goes on with its columns: the headings over a first rule under them, rows after the last rule.
bool goes_with(const AreaLine& row, const std::vector<AreaLine>& rows, size_t first, size_t last) {
  if (!row.tabular) return false;
  float best = 0;
  for (size_t k = first; k <= last && k < first + 6; ++k) best = std::max({best, aligned(row.line, rows[k].line), aligned(rows[k].line, row.line)});
  return best > 0.6f;
}

bool near(const AreaLine& above, const AreaLine& below) { return below.line.top - above.line.bottom < 1.3f * below.line.size_pt; }

// A frame around some columns only (rules under the figures of a statement, over its headings) is no frame of a table: on many of
// its lines, or on the line below, a label stands to its left or a figure to its right.
bool flanked(const Frame& frame, const std::vector<AreaLine>& rows, size_t first, size_t last, const PageLines& all) {
  size_t inside = 0, labelled = 0, figures = 0;
  float y0 = rows[first].line.top, y1 = rows[last].line.bottom;
  for (size_t i = 0; i < all.lines.size(); ++i) {
    const TextLine& line = all.lines[i];
    float y = (line.top + line.bottom) / 2;
    if (y < y0 || y > y1 + 5 * line.size_pt) continue;
    const Phrase *left = nullptr, *right = nullptr;
    TextLine within{0, 0, 0, 0, {}};
    for (size_t k = 0; k < line.phrases.size(); ++k) {
      const Phrase& p = line.phrases[k];
      if (all.prose[i][k]) continue;
      if (p.box.center_x() < frame.x0 - 4) left = &p;
      else if (p.box.center_x() <= frame.x1 + 4) within.phrases.push_back(p);
      else if (!right) right = &p;
    }
    if (within.phrases.empty()) continue;
    if (y > y1) {
      // Rows of figures with labels begin right below: the frame was around their headings.
      bool figure = std::any_of(within.phrases.begin(), within.phrases.end(), [](const Phrase& p) { return p.figure; });
      return labelled * 10 > inside * 4 || figures * 10 > inside * 4 || (left && figure && aligned(within, rows[last].line) > 0.5f);
    }
    ++inside;
    labelled += left != nullptr;
    figures += right != nullptr && right->figure;
  }
  return inside == 0 || labelled * 10 > inside * 4 || figures * 10 > inside * 4;
}

// Rules that go on at the same height after a small gap, as under the headings of neighbouring columns: a part of a frame.
bool has_neighbours(const Frame& frame, const std::vector<Rule>& horizontal) {
  size_t beside = 0;
  for (float y : frame.ys) {
    auto at = std::lower_bound(horizontal.begin(), horizontal.end(), y - 1.5f, [](const Rule& r, float v) { return r.y0 < v; });
    for (; at != horizontal.end() && at->y0 <= y + 1.5f; ++at) {
      if ((at->x0 > frame.x1 && at->x0 < frame.x1 + kColumnGap) || (at->x1 < frame.x0 && at->x1 > frame.x0 - kColumnGap)) {
        ++beside;
        break;
      }
    }
  }
  return beside * 2 >= frame.ys.size();
}

// One table of a frame with the lines above and below that go with it.
std::pair<size_t, size_t> widen(const std::vector<AreaLine>& rows, size_t first, size_t last, size_t free_from) {
  const size_t inner = first;
  for (size_t up = first, labels = 0; up > free_from && labels < 4 && near(rows[up - 1], rows[up]); --up) {
    // Headings right above figures may stand beside them, not over them; one alone stands clear of the labels.
    Box body = rows[inner].line.box();
    bool clear = !rows[up - 1].sentence && up == first && rows[up - 1].line.phrases[0].box.x0 > body.x0 + 0.2f * body.width();
    bool several = rows[up - 1].tabular && !rows[up - 1].data && rows[up - 1].line.phrases.size() <= rows[inner].line.phrases.size();
    bool heads = rows[inner].data && ((clear && rows[inner].tabular) || several);
    if (heads || goes_with(rows[up - 1], rows, inner, last)) first = up - 1;
    else if (rows[up - 1].tabular || rows[up - 1].sentence) break;
    else ++labels;
  }
  for (size_t down = last, labels = 0; down + 1 < rows.size() && labels < 4 && near(rows[down], rows[down + 1]); ++down) {
    if (goes_with(rows[down + 1], rows, inner, last)) last = down + 1;
    else if (rows[down + 1].tabular || rows[down + 1].sentence) break;
    else ++labels;
  }
  return {first, last};
}

}  // namespace

std::vector<TableArea> framed_areas(const ContentPage& page, const PageLines& all, const RuleSet& rules, std::vector<bool>& taken) {
  std::vector<TableArea> out;
  for (const Frame& frame : frames_of(rules.horizontal)) {
    if (has_neighbours(frame, rules.horizontal)) continue;
    auto inside = [&](const Phrase& p) { return p.box.center_x() > frame.x0 - 4 && p.box.center_x() < frame.x1 + 4 && !taken[p.words[0]]; };
    std::vector<AreaLine> rows = area_lines(page, all, inside);
    if (rows.size() * frame.ys.size() > kMostComparisons) continue;
    size_t free_from = 0;
    for (auto [top, bottom] : tables_in(frame, rows)) {
      auto below = [&](float y) {
        auto at = std::partition_point(rows.begin(), rows.end(), [&](const AreaLine& r) { return (r.line.top + r.line.bottom) / 2 < y; });
        return static_cast<size_t>(at - rows.begin());
      };
      size_t first = below(top), end = below(bottom);
      if (first >= end || first < free_from) continue;
      size_t last = end - 1;
      std::tie(first, last) = widen(rows, first, last, free_from);
      auto tabular = std::count_if(rows.begin() + static_cast<std::ptrdiff_t>(first), rows.begin() + static_cast<std::ptrdiff_t>(last) + 1,
                                   [](const AreaLine& r) { return r.tabular; });
      if (tabular < 2 || flanked(frame, rows, first, last, all)) continue;
      out.push_back(make_area(rows, first, last, rules, frame.x0, frame.x1));
      for (size_t k = first; k <= last; ++k) {
        for (const Phrase& p : rows[k].line.phrases) {
          for (uint32_t w : p.words) taken[w] = true;
        }
      }
      free_from = last + 1;
    }
  }
  return out;
}

}  // namespace dossier::reader
