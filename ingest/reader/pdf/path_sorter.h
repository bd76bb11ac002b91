// Painted paths -> rules, fills and hints of text drawn as outlines. Knows nothing of PDF: the content device feeds it.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/reader/layout/content.h"

namespace dossier::reader {

struct PathPoint {
  float x = 0, y = 0;  // device: points, y down
};

struct Subpath {
  std::vector<PathPoint> points;
  bool curved = false;
  bool closed = false;
};

struct Paint {
  Box clip;
  uint8_t red = 0, green = 0, blue = 0;
  float opacity = 1;
  bool plain = true;  // normal blend mode, a plain colour: covers what is below it
  uint32_t sequence = 0;
  uint32_t words_before = 0;
};

class PathSorter {
 public:
  // Upper bounds for a page; what is drawn beyond them is left out. A map or a chart has more strokes than any table.
  static constexpr size_t kMostRules = 20'000;
  static constexpr size_t kMostFills = 10'000;

  void fill(const std::vector<Subpath>& path, const Paint& paint);
  void stroke(const std::vector<Subpath>& path, const Paint& paint, float width_pt);
  // A one-pixel image mask or the like.
  void fill_box(const Box& box, const Paint& paint);

  std::vector<Rule>& rules() { return rules_; }
  std::vector<Fill>& fills() { return fills_; }
  // Beside each fill: the paint order, 0 if it covers nothing.
  const std::vector<uint32_t>& cover_sequence() const { return cover_sequence_; }
  uint32_t outline_shapes() const { return outline_shapes_; }
  const Box& outlines() const { return outlines_; }

 private:
  void add_rule(float x0, float y0, float x1, float y1, float thickness, const Box& clip);
  void note_outline(const Box& box);

  std::vector<Rule> rules_;
  std::vector<Fill> fills_;
  std::vector<uint32_t> cover_sequence_;
  uint32_t outline_shapes_ = 0;
  Box outlines_;
};

}  // namespace dossier::reader
