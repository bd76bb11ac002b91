#include "ingest/reader/ocr/segments.h"

#include <algorithm>
#include <cmath>

namespace dossier::reader {

namespace {

// In usual letters' heights, found on receipts (docs/quality/ocr.md).
constexpr float kLeastLetter = .45f, kMostLetter = 3.2f;
constexpr float kGap = 1.2f;            // of the higher neighbour: within it shapes belong together
constexpr float kLeastDot = .06f, kLargestDot = .40f, kLeastApart = .1f, kMostApart = .9f;  // of a colon
constexpr float kSpeckPx = 3;           // area below which a shape is dirt
constexpr size_t kMostShapes = 20'000;  // more is grain

struct Mark {
  int x, y, w, h;
  int chain = -1;
  bool followed = false;
};

bool is_letter(const Mark& m, float letter) {
  return float(m.h) >= kLeastLetter * letter && float(m.h) <= kMostLetter * letter && m.w <= 12 * m.h && m.h <= 9 * m.w;
}

std::vector<Mark> marks_of(Pix* binary) {
  std::vector<Mark> marks;
  BoxaPtr boxes(pixConnCompBB(binary, 8));
  int count = boxes ? boxaGetCount(boxes.get()) : 0;
  if (count > static_cast<int>(kMostShapes)) return marks;
  for (int i = 0; i < count; ++i) {
    Mark m{};
    boxaGetBoxGeometry(boxes.get(), i, &m.x, &m.y, &m.w, &m.h);
    marks.push_back(m);
  }
  std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
  return marks;
}

// Does `b` stand on the foot of `a`, as the next letter does? Letters share their foot, or hang below it by a third.
bool level(const Mark& a, const Mark& b) {
  int larger = std::max(a.h, b.h), smaller = std::min(a.h, b.h);
  if (2 * larger > 5 * smaller || 2 * b.x < 2 * a.x + a.w) return false;
  return std::abs((a.y + a.h) - (b.y + b.h)) * 3 <= larger && 3 * (std::min(a.y + a.h, b.y + b.h) - std::max(a.y, b.y)) > smaller;
}

Box box_of(const Mark& m) { return {float(m.x), float(m.y), float(m.x + m.w), float(m.y + m.h)}; }

std::vector<Box> chains_of(std::vector<Mark>& letters, float letter) {
  std::vector<Box> chains;
  for (size_t i = 0; i < letters.size(); ++i) {
    Mark& a = letters[i];
    if (a.chain < 0) {
      a.chain = static_cast<int>(chains.size());
      chains.push_back(box_of(a));
    }
    for (size_t j = i + 1; j < letters.size(); ++j) {
      Mark& b = letters[j];
      float gap = float(b.x - a.x - a.w);
      if (gap > kGap * kMostLetter * letter) break;
      if (b.chain >= 0 || gap > kGap * std::max({float(a.h), float(b.h), letter}) || !level(a, b)) continue;
      b.chain = a.chain;
      Box& chain = chains[static_cast<size_t>(a.chain)];
      chain = united(chain, box_of(b));
      break;
    }
  }
  return chains;
}

// Do two chains belong to one piece: level, overlapping or close, and no higher together than a line may be?
bool belong_together(const Box& a, const Box& b, float letter) {
  float higher = std::max(a.height(), b.height()), lower = std::min(a.height(), b.height());
  if (std::max(a.x0, b.x0) - std::min(a.x1, b.x1) > kGap * std::min(higher, 2 * letter)) return false;
  if (std::min(a.y1, b.y1) - std::max(a.y0, b.y0) < .5f * lower || higher >= kMostLetter * letter) return false;
  return std::max(a.y1, b.y1) - std::min(a.y0, b.y0) <= 1.5f * std::max(letter, std::min(higher, 2 * letter));
}

void join(std::vector<Box>& pieces, float letter) {
  std::sort(pieces.begin(), pieces.end(), [](const Box& a, const Box& b) { return a.x0 < b.x0; });
  for (bool joined = true; joined;) {
    joined = false;
    for (size_t i = 0; i < pieces.size(); ++i)
      for (size_t j = i + 1; j < pieces.size();) {
        if (!belong_together(pieces[i], pieces[j], letter)) {
          ++j;
          continue;
        }
        pieces[i] = united(pieces[i], pieces[j]);
        pieces.erase(pieces.begin() + static_cast<long>(j));
        joined = true;
      }
  }
}

// Dots, commas and dashes belong to the piece they stand in or beside.
void add_small(std::vector<Box>& pieces, const std::vector<Mark>& small, float letter) {
  for (const Mark& m : small) {
    float middle = float(m.y) + float(m.h) / 2;
    auto at = std::find_if(pieces.begin(), pieces.end(), [&](const Box& p) {
      return middle >= p.y0 - .3f * letter && middle <= p.y1 + .3f * letter && float(m.x) >= p.x0 - .6f * letter && float(m.x + m.w) <= p.x1 + .8f * letter;
    });
    if (at != pieces.end()) *at = united(*at, box_of(m));
  }
}

// How many black pixels a column (or a row) of an area has.
std::vector<int> ink_along(Pix* binary, int x0, int y0, int x1, int y1, bool columns) {
  std::vector<int> ink(static_cast<size_t>(columns ? x1 - x0 : y1 - y0));
  for (int y = y0; y < y1; ++y) {
    const l_uint32* line = pixGetData(binary) + size_t(y) * static_cast<size_t>(pixGetWpl(binary));
    for (int x = x0; x < x1; ++x)
      if (GET_DATA_BIT(line, x)) ++ink[static_cast<size_t>(columns ? x - x0 : y - y0)];
  }
  return ink;
}

}  // namespace

std::vector<Box> find_segments(Pix* binary, float letter) {
  std::vector<Box> pieces;
  if (letter <= 0) return pieces;
  std::vector<Mark> letters, small;
  for (const Mark& m : marks_of(binary)) {
    if (is_letter(m, letter)) letters.push_back(m);
    else if (float(m.h) < kLeastLetter * letter && float(m.w) < 2 * letter && float(m.w * m.h) >= kSpeckPx) small.push_back(m);
  }
  pieces = chains_of(letters, letter);
  join(pieces, letter);
  add_small(pieces, small, letter);
  std::erase_if(pieces, [&](const Box& p) { return p.width() * p.height() <= .25f * letter * letter; });
  return pieces;
}

std::vector<Box> find_colons(Pix* binary, float letter) {
  std::vector<Box> colons;
  std::vector<Mark> dots = marks_of(binary);
  std::erase_if(dots, [&](const Mark& m) { return float(std::max(m.w, m.h)) > kLargestDot * letter || float(std::min(m.w, m.h)) < kLeastDot * letter; });
  for (size_t i = 0; i < dots.size(); ++i)
    for (size_t j = i + 1; j < dots.size() && float(dots[j].x - dots[i].x) <= .25f * letter; ++j) {
      bool first_above = dots[i].y < dots[j].y;
      const Mark &above = first_above ? dots[i] : dots[j], &below = first_above ? dots[j] : dots[i];
      float apart = float(below.y - above.y - above.h);
      if (apart <= kLeastApart * letter || apart >= kMostApart * letter) continue;
      if (2 * std::min(above.w * above.h, below.w * below.h) < std::max(above.w * above.h, below.w * below.h)) continue;
      colons.push_back(united(box_of(above), box_of(below)));
    }
  return colons;
}

std::vector<Box> segments_of_row(Pix* binary, const Box& row) {
  int x0 = std::max(0, int(row.x0) - 2), y0 = std::max(0, int(row.y0));
  int x1 = std::min(pixGetWidth(binary), int(row.x1) + 2), y1 = std::min(pixGetHeight(binary), int(row.y1));
  std::vector<Box> out;
  if (x1 <= x0 || y1 <= y0) return out;
  std::vector<int> columns = ink_along(binary, x0, y0, x1, y1, true);
  int height = y1 - y0, last = -1;
  std::vector<std::pair<int, int>> spans;
  for (int x = 0; x < x1 - x0; ++x) {
    if (columns[static_cast<size_t>(x)] == 0) continue;
    if (last < 0 || x - last > height) spans.emplace_back(x, x);
    spans.back().second = last = x;
  }
  for (auto [from, to] : spans) {
    std::vector<int> rows = ink_along(binary, x0 + from, y0, x0 + to + 1, y1, false);
    int top = 0, bottom = height - 1;
    while (top < bottom && rows[static_cast<size_t>(top)] == 0) ++top;
    while (bottom > top && rows[static_cast<size_t>(bottom)] == 0) --bottom;
    if (to - from < 1 || 4 * (bottom - top) < height) continue;
    out.push_back({float(x0 + from), float(y0 + top), float(x0 + to + 1), float(y0 + bottom + 1)});
  }
  return out;
}

std::vector<std::vector<size_t>> rows_of_segments(const std::vector<Box>& segments) {
  std::vector<size_t> order(segments.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return segments[a].center_y() < segments[b].center_y(); });
  struct OpenRow {
    std::vector<size_t> members;
    float middle = 0, lowest = 0, highest = 0;  // mean of their middles, heights
  };
  std::vector<OpenRow> rows;
  for (size_t index : order) {
    const Box& s = segments[index];
    auto takes = [&](const OpenRow& row) {
      float off = std::abs(s.center_y() - row.middle);
      if (off >= .5f * std::min(s.height(), row.lowest) && off >= .35f * std::max(s.height(), row.highest)) return false;
      return std::all_of(row.members.begin(), row.members.end(), [&](size_t m) { return s.x0 >= segments[m].x1 - 3 || s.x1 <= segments[m].x0 + 3; });
    };
    auto at = std::find_if(rows.rbegin(), rows.rbegin() + std::min<long>(4, static_cast<long>(rows.size())), takes);
    bool found = at != rows.rbegin() + std::min<long>(4, static_cast<long>(rows.size()));
    OpenRow& row = found ? *at : rows.emplace_back();
    float n = static_cast<float>(row.members.size());
    row.middle = (row.middle * n + s.center_y()) / (n + 1);
    row.lowest = row.members.empty() ? s.height() : std::min(row.lowest, s.height());
    row.highest = std::max(row.highest, s.height());
    row.members.push_back(index);
  }
  std::stable_sort(rows.begin(), rows.end(), [](const OpenRow& a, const OpenRow& b) { return a.middle < b.middle; });
  std::vector<std::vector<size_t>> out;
  for (OpenRow& row : rows) {
    std::sort(row.members.begin(), row.members.end(), [&](size_t a, size_t b) { return segments[a].x0 < segments[b].x0; });
    out.push_back(std::move(row.members));
  }
  return out;
}

}  // namespace dossier::reader
