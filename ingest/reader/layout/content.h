// A page before it is put into reading order: words and drawings as the file or the OCR gives them, with boxes. The PDF pass
// and the OCR both yield this; compose() makes a Page of it.
#pragma once

#include <string>
#include <vector>

#include "base/page.h"

namespace dossier::reader {

struct ContentWord {
  std::string text;  // NFC, one visual word, ligatures taken apart, logical order for right-to-left scripts
  Box box;
  float baseline = 0;    // y of the baseline in page coordinates
  float size_pt = 0;
  float confidence = 1;
  uint16_t style = 0;    // style:: bits
  uint16_t angle = 0;    // direction the word runs in on the page as shown, degrees clockwise: 0 to the right, 90 down, 180, 270 up; others: oblique
  bool space_before = true;  // false: glued to the word before in the same line (no gap in the drawing)
  int font = -1;         // which font of the page, -1 unknown; words of one font share it
};

// A straight stroke or thin filled box, horizontal or vertical.
struct Rule {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;  // x0 <= x1, y0 <= y1; equal in one of them
  float thickness_pt = 0;
  bool horizontal() const { return y1 - y0 <= x1 - x0; }
};

// A filled area, for shaded rows, redaction boxes, cell backgrounds.
struct Fill {
  Box box;
  uint8_t red = 255, green = 255, blue = 255;
  uint32_t words_before = 0;  // how many words had been drawn when it was painted: words before it and under it are covered
};

// What a pass over a page's content noticed on the way: cheap evidence for or against its text layer.
struct LayerEvidence {
  uint32_t glyphs = 0;            // drawn by fonts, spaces not counted
  uint32_t unmapped_glyphs = 0;   // of these: no way back to Unicode, or into a private area
  uint32_t invisible_glyphs = 0;  // of these: render mode 3, transparent, clipped away, in the colour of the ground, under a page-size image
  uint32_t outline_shapes = 0;    // small filled shapes with curves, about the size of letters: text drawn as outlines
  Box outlines;                   // around these shapes
};

struct ContentPage {
  float width_pt = 0, height_pt = 0;
  std::vector<ContentWord> words;  // in the order of drawing
  std::vector<Rule> rules;
  std::vector<Fill> fills;
  std::vector<PageImage> images;
  LayerEvidence evidence;
};

}  // namespace dossier::reader
