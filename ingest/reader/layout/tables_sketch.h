// Pages built in code, for tests of the table finder.
#pragma once

#include <string>

#include "ingest/reader/layout/content.h"

namespace dossier::reader {

// Text at a place, 3 points a letter at size 10, words parted by one letter's width.
class Sketch {
 public:
  Sketch() {
    page_.width_pt = 612;
    page_.height_pt = 792;
  }
  Sketch& text(float x, float baseline, const std::string& line, uint16_t style = 0) {
    size_t at = 0;
    while (at < line.size()) {
      size_t end = line.find(' ', at);
      if (end == line.npos) end = line.size();
      if (end > at) {
        ContentWord w;
        w.text = line.substr(at, end - at);
        w.box = {x + kLetter * static_cast<float>(at), baseline - 8, x + kLetter * static_cast<float>(end), baseline + 2};
        w.baseline = baseline;
        w.size_pt = 10;
        w.style = style;
        page_.words.push_back(w);
      }
      at = end + 1;
    }
    return *this;
  }
  Sketch& right(float x, float baseline, const std::string& line) { return text(x - kLetter * static_cast<float>(line.size()), baseline, line); }
  Sketch& centred(float x, float baseline, const std::string& line) { return text(x - kLetter * static_cast<float>(line.size()) / 2, baseline, line); }
  Sketch& rule(float x0, float y0, float x1, float y1) {
    page_.rules.push_back({x0, y0, x1, y1, 0.5f});
    return *this;
  }
  Sketch& fill(const Box& box) {
    page_.fills.push_back({box, 200, 230, 255, 0});
    return *this;
  }
  const ContentPage& page() const { return page_; }

 private:
  static constexpr float kLetter = 3;
  ContentPage page_;
};

}  // namespace dossier::reader
