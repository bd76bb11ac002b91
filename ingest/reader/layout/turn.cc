#include "ingest/reader/layout/turn.h"

namespace dossier::reader {
namespace {

struct Turn {
  uint16_t angle;
  float width, height;  // of the page before

  // Text running down (90) is turned counter-clockwise, text running up (270) clockwise.
  void point(float& x, float& y) const {
    float a = x, b = y;
    if (angle == 90) {
      x = b;
      y = width - a;
    } else if (angle == 180) {
      x = width - a;
      y = height - b;
    } else if (angle == 270) {
      x = height - b;
      y = a;
    }
  }
  Box box(const Box& in) const {
    float x0 = in.x0, y0 = in.y0, x1 = in.x1, y1 = in.y1;
    point(x0, y0);
    point(x1, y1);
    return {std::min(x0, x1), std::min(y0, y1), std::max(x0, x1), std::max(y0, y1)};
  }
};

}  // namespace

uint16_t main_angle(const ContentPage& page) {
  size_t letters[4] = {0, 0, 0, 0}, all = 0;
  for (const ContentWord& word : page.words) {
    all += word.text.size();
    if (word.angle % 90 == 0 && word.angle < 360) letters[word.angle / 90] += word.text.size();
  }
  for (uint16_t i = 1; i < 4; ++i)
    if (letters[i] * 2 > all) return static_cast<uint16_t>(i * 90);
  return 0;
}

ContentPage turned_upright(const ContentPage& page, uint16_t angle) {
  ContentPage out = page;
  Turn turn{angle, page.width_pt, page.height_pt};
  if (angle == 90 || angle == 270) std::swap(out.width_pt, out.height_pt);
  for (ContentWord& word : out.words) {
    bool along = word.angle == angle;
    // The baseline of a sideways word is an x, that of an upright one a y.
    float x = word.angle == 90 || word.angle == 270 ? word.baseline : word.box.x0, y = word.angle == 90 || word.angle == 270 ? word.box.y0 : word.baseline;
    turn.point(x, y);
    word.box = turn.box(word.box);
    word.angle = static_cast<uint16_t>((word.angle + 360 - angle) % 360);
    word.baseline = along || word.angle == 180 || word.angle == 0 ? y : x;
  }
  for (Rule& rule : out.rules) {
    Box box = turn.box({rule.x0, rule.y0, rule.x1, rule.y1});
    rule.x0 = box.x0;
    rule.y0 = box.y0;
    rule.x1 = box.x1;
    rule.y1 = box.y1;
  }
  for (Fill& fill : out.fills) fill.box = turn.box(fill.box);
  for (PageImage& image : out.images) image.box = turn.box(image.box);
  return out;
}

Box turned_back(const Box& box, uint16_t angle, float width_pt, float height_pt) {
  bool sideways = angle == 90 || angle == 270;
  Turn turn{static_cast<uint16_t>((360 - angle) % 360), sideways ? height_pt : width_pt, sideways ? width_pt : height_pt};
  return turn.box(box);
}

}  // namespace dossier::reader
