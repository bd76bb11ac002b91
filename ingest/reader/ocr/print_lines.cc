#include "ingest/reader/ocr/print_lines.h"

#include <algorithm>
#include <cmath>

namespace dossier::reader {

namespace {

constexpr int kLeastHeight = 4, kMostHeight = 60;
constexpr int kLeastLetters = 3;
constexpr size_t kMostShapes = 20'000;  // more is grain
constexpr size_t kLongPattern = 6;
constexpr float kMostRise = 2.6f;       // of a line over its letters
constexpr int kMostJoined = 12;         // heights: longer is a rule or a bar
constexpr float kLetterWidth = .7f;     // of its height, to count letters that touch
constexpr float kFarthestCompanion = 14;  // heights

struct Shape {
  int x, y, w, h;
  int line = -1;
  bool followed = false;
};

std::vector<Shape> letters_of(Pix* binary) {
  std::vector<Shape> shapes;
  BoxaPtr boxes(pixConnCompBB(binary, 8));
  if (!boxes) return shapes;
  for (int i = 0, n = boxaGetCount(boxes.get()); i < n; ++i) {
    int x, y, w, h;
    boxaGetBoxGeometry(boxes.get(), i, &x, &y, &w, &h);
    if (h >= kLeastHeight && h <= kMostHeight && w <= kMostJoined * h && h <= 9 * w) shapes.push_back({x, y, w, h});
  }
  if (shapes.size() > kMostShapes) shapes.clear();
  std::sort(shapes.begin(), shapes.end(), [](const Shape& a, const Shape& b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
  return shapes;
}

// Does `b` stand beside `a` as the next letter of a line does, with a word space between them at most?
bool next_to(const Shape& a, const Shape& b) {
  int larger = std::max(a.h, b.h), smaller = std::min(a.h, b.h);
  if (larger * 2 > 5 * smaller || b.x < a.x + a.w / 2 || b.x - a.x - a.w > larger) return false;
  // Letters share their foot, or hang below it by a third.
  return std::abs((a.y + a.h) - (b.y + b.h)) * 3 <= larger && std::min(a.y + a.h, b.y + b.h) - std::max(a.y, b.y) > smaller / 3;
}

// Hatching and dotted rules: marks of one size.
bool is_pattern(const std::vector<const Shape*>& letters) {
  if (letters.size() < kLongPattern) return false;
  auto [narrow, wide] = std::minmax_element(letters.begin(), letters.end(), [](auto* a, auto* b) { return a->w < b->w; });
  auto [low, high] = std::minmax_element(letters.begin(), letters.end(), [](auto* a, auto* b) { return a->h < b->h; });
  return (*wide)->w - (*narrow)->w <= 1 && (*high)->h - (*low)->h <= 1;
}

// The square before an entry of a legend, filled, hatched or empty: all four of its edges are drawn, which those of no Latin letter are.
bool is_swatch(Pix* binary, const Shape& s) {
  if (std::abs(s.w - s.h) * 4 > std::max(s.w, s.h)) return false;
  auto black = [&](int x, int y) { return GET_DATA_BIT(pixGetData(binary) + static_cast<ptrdiff_t>(y) * pixGetWpl(binary), x) != 0; };
  int top = 0, bottom = 0, left = 0, right = 0;
  for (int x = s.x; x < s.x + s.w; ++x) {
    top += black(x, s.y) || black(x, s.y + 1);
    bottom += black(x, s.y + s.h - 1) || black(x, s.y + s.h - 2);
  }
  for (int y = s.y; y < s.y + s.h; ++y) {
    left += black(s.x, y) || black(s.x + 1, y);
    right += black(s.x + s.w - 1, y) || black(s.x + s.w - 2, y);
  }
  return std::min(top, bottom) * 10 >= 9 * s.w && std::min(left, right) * 10 >= 9 * s.h;
}

PrintLine line_of(const std::vector<const Shape*>& letters) {
  PrintLine line;
  std::vector<int> heights;
  for (const Shape* s : letters) {
    line.box = united(line.box, {float(s->x), float(s->y), float(s->x + s->w), float(s->y + s->h)});
    heights.push_back(s->h);
    line.letters += std::max(1, static_cast<int>(std::lround(float(s->w) / (kLetterWidth * float(s->h)))));
  }
  auto middle = heights.begin() + static_cast<long>(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  line.letter_px = static_cast<float>(*middle);
  return line;
}

// Lone letters and figures count where they stand in a row with others: "7" in the cell of a table.
bool in_a_row(const PrintLine& lone, const PrintLine& line) {
  float h = std::max(lone.letter_px, line.letter_px), gap = std::max(line.box.x0 - lone.box.x1, lone.box.x0 - line.box.x1);
  return std::abs(lone.box.y1 - line.box.y1) * 4 <= h && std::min(lone.letter_px, line.letter_px) * 3 >= 2 * h && gap < kFarthestCompanion * h;
}

}  // namespace

std::vector<PrintLine> find_print_lines(Pix* binary) {
  std::vector<Shape> shapes = letters_of(binary);
  int lines = 0;
  for (size_t i = 0; i < shapes.size(); ++i) {
    Shape& a = shapes[i];
    if (a.line < 0) a.line = lines++;
    for (size_t j = i + 1; j < shapes.size() && 2 * (shapes[j].x - a.x - a.w) <= 5 * a.h; ++j) {
      Shape& b = shapes[j];
      if (b.followed || !next_to(a, b)) continue;
      b.line = a.line, b.followed = true;
      break;
    }
  }
  std::vector<std::vector<const Shape*>> members(static_cast<size_t>(lines));
  for (const Shape& shape : shapes) members[static_cast<size_t>(shape.line)].push_back(&shape);
  std::vector<PrintLine> out, lone;
  for (std::vector<const Shape*>& letters : members) {
    if (is_pattern(letters)) continue;
    if (letters.size() > 1 && is_swatch(binary, *letters.front())) letters.erase(letters.begin());
    PrintLine line = line_of(letters);
    if (line.box.height() > kMostRise * line.letter_px) continue;  // stairs of marks, not a line
    (line.letters < kLeastLetters || (letters.size() == 1 && line.letters < kLeastLetters + 1) ? lone : out).push_back(line);
  }
  size_t rows = std::min(out.size(), size_t{400});
  for (const PrintLine& line : lone)
    if (line.letters <= kLeastLetters && std::any_of(out.begin(), out.begin() + static_cast<long>(rows), [&](const PrintLine& o) { return in_a_row(line, o); })) out.push_back(line);
  std::sort(out.begin(), out.end(), [](const PrintLine& a, const PrintLine& b) { return a.box.y0 != b.box.y0 ? a.box.y0 < b.box.y0 : a.box.x0 < b.box.x0; });
  return out;
}

}  // namespace dossier::reader
