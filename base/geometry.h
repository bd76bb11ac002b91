// Boxes on a page. Unit: points (1/72 inch). Origin: top left of the page as shown, after rotation and crop. y grows downwards.
#pragma once

#include <algorithm>

namespace dossier {

struct Box {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;

  bool operator==(const Box&) const = default;
  float width() const { return x1 - x0; }
  float height() const { return y1 - y0; }
  float area() const { return std::max(0.f, width()) * std::max(0.f, height()); }
  bool empty() const { return !(x1 > x0 && y1 > y0); }
  float center_x() const { return (x0 + x1) / 2; }
  float center_y() const { return (y0 + y1) / 2; }
  bool contains(float x, float y) const { return x >= x0 && x <= x1 && y >= y0 && y <= y1; }
};

inline Box intersection(const Box& a, const Box& b) {
  return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}
// The smallest box around both; an empty box adds nothing.
inline Box united(const Box& a, const Box& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

}  // namespace dossier
