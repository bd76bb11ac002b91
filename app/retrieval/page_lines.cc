#include "app/retrieval/page_lines.h"

#include <algorithm>
#include <cmath>

namespace dossier {
namespace {

// A gap wider than this share of the letters' height parts two fragments; a space is about a quarter.
constexpr float kGapShare = 0.75f;

void append_word(std::string& out, std::string_view word) {
  if (!out.empty()) out += ' ';
  out += word;
}

}  // namespace

std::vector<PageLine> lines_of(const Page& page) {
  std::vector<LineWord> words;
  words.reserve(page.words.size());
  for (const Word& w : page.words)
    if (!w.box.empty() && !(w.style & (style::kInvisible | style::kHidden))) words.push_back({w.begin, w.end, w.box, w.style});
  std::stable_sort(words.begin(), words.end(), [](const LineWord& a, const LineWord& b) { return a.box.center_y() < b.box.center_y(); });
  std::vector<PageLine> lines;
  float height = 0, center = 0;
  for (LineWord& w : words) {
    bool same = !lines.empty() && std::abs(w.box.center_y() - center) <= 0.45f * std::min(height, std::max(w.box.height(), height * 0.6f));
    if (!same) {
      lines.emplace_back();
      center = w.box.center_y();
      height = w.box.height();
    } else if (w.box.height() > height) {
      height = w.box.height();
    }
    lines.back().box = united(lines.back().box, w.box);
    lines.back().words.push_back(w);
  }
  for (PageLine& line : lines)
    std::stable_sort(line.words.begin(), line.words.end(), [](const LineWord& a, const LineWord& b) { return a.box.x0 < b.box.x0; });
  return lines;
}

std::vector<LineFragment> fragments_of(const Page& page, const PageLine& line) {
  std::vector<LineFragment> out;
  for (const LineWord& w : line.words) {
    float gap = out.empty() ? 0 : w.box.x0 - out.back().box.x1;
    if (out.empty() || gap > kGapShare * w.box.height()) out.push_back({w.begin, w.end, {}, {}});
    LineFragment& f = out.back();
    f.begin = std::min(f.begin, w.begin);
    f.end = std::max(f.end, w.end);
    f.box = united(f.box, w.box);
    append_word(f.text, page.slice(w.begin, w.end));
  }
  return out;
}

std::string text_of(const Page& page, const PageLine& line) {
  std::string out;
  for (const LineWord& w : line.words) append_word(out, page.slice(w.begin, w.end));
  return out;
}

}  // namespace dossier
