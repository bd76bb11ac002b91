// Pages laid out by hand for tests: lines of words at given places.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/page.h"

namespace dossier::test {

// A page of 612 x 792 points. Every text of a line stands at its x (left edge); letters are 5 points wide, lines 14 apart.
class PageBuilder {
 public:
  explicit PageBuilder(uint32_t number = 1) {
    page_.number = number;
    page_.width_pt = 612;
    page_.height_pt = 792;
    page_.source = TextSource::text;
  }
  PageBuilder& line(const std::vector<std::pair<float, std::string>>& parts) {
    if (!page_.text.empty()) page_.text += "\n";
    bool first = true;
    for (const auto& [x0, text] : parts) {
      float x = x0;
      size_t at = 0;
      while (at < text.size()) {
        size_t end = std::min(text.find(' ', at), text.size());
        if (!first) page_.text += ' ';
        first = false;
        Word w;
        w.begin = static_cast<uint32_t>(page_.text.size());
        page_.text += text.substr(at, end - at);
        w.end = static_cast<uint32_t>(page_.text.size());
        float width = 5.f * static_cast<float>(end - at);
        w.box = {x, y_, x + width, y_ + 10};
        w.size_pt = 10;
        page_.words.push_back(w);
        x += width + 2.5f;
        at = end + 1;
      }
    }
    y_ += 14;
    return *this;
  }
  PageBuilder& text(const std::string& words) { return line({{54, words}}); }
  PageBuilder& space() {
    page_.text += "\n";
    y_ += 14;
    return *this;
  }
  Page page() const { return page_; }

 private:
  Page page_;
  float y_ = 54;
};

}  // namespace dossier::test
