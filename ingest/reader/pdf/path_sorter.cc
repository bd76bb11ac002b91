#include "ingest/reader/pdf/path_sorter.h"

#include <cmath>

namespace dossier::reader {
namespace {

constexpr float kThickestRule_pt = 3.0f;     // a filled box thinner than this and much longer is a ruling line
constexpr float kRuleShape = 3.0f;           // how much longer than thick
constexpr float kLeastRule_pt = 1.5f;        // shorter strokes are dots
constexpr float kStraight_pt = 0.25f;        // off the axis by less: straight
constexpr float kTallestOutline_pt = 40.0f;  // letters drawn as shapes
constexpr float kLeastOutline_pt = 1.5f;

Box bounds(const std::vector<PathPoint>& points) {
  Box box{points[0].x, points[0].y, points[0].x, points[0].y};
  for (const PathPoint& p : points)
    box = {std::min(box.x0, p.x), std::min(box.y0, p.y), std::max(box.x1, p.x), std::max(box.y1, p.y)};
  return box;
}

// Every segment runs along an axis, and the points lie on the four corners or edges of the bounds.
bool is_rectangle(const Subpath& path, const Box& box) {
  if (path.curved || path.points.size() < 4 || path.points.size() > 6) return false;
  for (const PathPoint& p : path.points) {
    bool on_x = std::abs(p.x - box.x0) < kStraight_pt || std::abs(p.x - box.x1) < kStraight_pt;
    bool on_y = std::abs(p.y - box.y0) < kStraight_pt || std::abs(p.y - box.y1) < kStraight_pt;
    if (!on_x || !on_y) return false;
  }
  for (size_t i = 1; i < path.points.size(); ++i) {
    const PathPoint &a = path.points[i - 1], &b = path.points[i];
    if (std::abs(a.x - b.x) > kStraight_pt && std::abs(a.y - b.y) > kStraight_pt) return false;
  }
  return true;
}

// A box with rounded corners: its curves stay near the corners.
bool is_rounded_box(const Subpath& path, const Box& box) {
  if (!path.curved || path.points.size() < 8 || path.points.size() > 24 || box.width() < 8 || box.height() < 8) return false;
  float near = 0.3f * std::min(box.width(), box.height());
  for (const PathPoint& p : path.points) {
    bool edge_x = p.x - box.x0 < kStraight_pt || box.x1 - p.x < kStraight_pt;
    bool edge_y = p.y - box.y0 < kStraight_pt || box.y1 - p.y < kStraight_pt;
    bool corner = (p.x - box.x0 < near || box.x1 - p.x < near) && (p.y - box.y0 < near || box.y1 - p.y < near);
    if (!(edge_x || edge_y) && !corner) return false;
  }
  return true;
}

bool nearly_white(const Paint& paint) { return paint.red > 250 && paint.green > 250 && paint.blue > 250; }

}  // namespace

void PathSorter::add_rule(float x0, float y0, float x1, float y1, float thickness, const Box& clip) {
  if (rules_.size() >= kMostRules) return;
  if (x0 > x1) std::swap(x0, x1);
  if (y0 > y1) std::swap(y0, y1);
  bool horizontal = y1 - y0 <= x1 - x0;
  float half = thickness / 2;
  x0 = std::max(x0, clip.x0);
  y0 = std::max(y0, clip.y0);
  x1 = std::min(x1, clip.x1);
  y1 = std::min(y1, clip.y1);
  if (horizontal) {
    float y = (y0 + y1) / 2;
    if (x1 - x0 < kLeastRule_pt || y1 < y0 - half || y < clip.y0 - half || y > clip.y1 + half) return;
    rules_.push_back({x0, y, x1, y, thickness});
  } else {
    float x = (x0 + x1) / 2;
    if (y1 - y0 < kLeastRule_pt || x1 < x0 - half || x < clip.x0 - half || x > clip.x1 + half) return;
    rules_.push_back({x, y0, x, y1, thickness});
  }
}

void PathSorter::fill_box(const Box& whole, const Paint& paint) {
  Box box = intersection(whole, paint.clip);
  if (box.x1 < box.x0 || box.y1 < box.y0) return;
  float thin = std::min(box.width(), box.height()), wide = std::max(box.width(), box.height());
  if (thin <= kThickestRule_pt && wide >= kRuleShape * thin) {
    if (!nearly_white(paint) && paint.opacity > 0.05f) {
      if (box.width() >= box.height())
        add_rule(box.x0, box.center_y(), box.x1, box.center_y(), thin, paint.clip);
      else
        add_rule(box.center_x(), box.y0, box.center_x(), box.y1, thin, paint.clip);
    }
    return;
  }
  if (box.empty() || fills_.size() >= kMostFills || paint.opacity < 0.05f) return;
  bool covers = paint.plain && paint.opacity > 0.9f;
  fills_.push_back({box, paint.red, paint.green, paint.blue, covers ? paint.words_before : 0});
  cover_sequence_.push_back(covers ? paint.sequence : 0);
}

void PathSorter::note_outline(const Box& box) {
  if (box.height() > kTallestOutline_pt || box.width() > kTallestOutline_pt || box.height() < kLeastOutline_pt) return;
  ++outline_shapes_;
  outlines_ = united(outlines_, box);
}

void PathSorter::fill(const std::vector<Subpath>& path, const Paint& paint) {
  for (const Subpath& sub : path) {
    if (sub.points.size() < 2) continue;
    Box box = bounds(sub.points);
    if (is_rectangle(sub, box) || is_rounded_box(sub, box) || (!sub.curved && std::min(box.width(), box.height()) < 1.0f))
      fill_box(box, paint);
    else if (sub.curved && !intersection(box, paint.clip).empty())
      note_outline(box);
  }
}

void PathSorter::stroke(const std::vector<Subpath>& path, const Paint& paint, float width_pt) {
  if (nearly_white(paint) || paint.opacity < 0.05f) return;
  for (const Subpath& sub : path) {
    if (sub.curved && sub.points.size() > 24) continue;
    // A very thick stroke is a filled box: redactions are drawn so too.
    auto segment = [&](const PathPoint& a, const PathPoint& b) {
      bool horizontal = std::abs(a.y - b.y) < kStraight_pt, vertical = std::abs(a.x - b.x) < kStraight_pt;
      if (!horizontal && !vertical) return;
      if (width_pt > kThickestRule_pt) {
        float half = width_pt / 2;
        Box box{std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
        if (horizontal)
          box = {box.x0, box.y0 - half, box.x1, box.y1 + half};
        else
          box = {box.x0 - half, box.y0, box.x1 + half, box.y1};
        fill_box(box, paint);
      } else {
        add_rule(a.x, a.y, b.x, b.y, std::max(width_pt, 0.1f), paint.clip);
      }
    };
    for (size_t i = 1; i < sub.points.size(); ++i) segment(sub.points[i - 1], sub.points[i]);
    if (sub.closed && sub.points.size() > 2) segment(sub.points.back(), sub.points.front());
  }
}

}  // namespace dossier::reader
