#include "ingest/reader/layout/line_numbers.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"

namespace dossier::reader {
namespace {

constexpr size_t kFewest = 10;        // numbers on a page
constexpr float kColumn = 1.5f;       // widest that their left edges lie apart, in their size
constexpr float kUnevenPitch = 0.2f;  // of the distance between two
constexpr size_t kTornShare = 6;      // one line of so many has to go on in small letters, or to be empty

int number_in(const ContentWord& word) {
  if (word.angle != 0 || word.text.empty() || word.text.size() > 3) return -1;
  int value = 0;
  for (char c : word.text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

// The numbers that stand leftmost on the page, top down.
std::vector<uint32_t> leftmost_numbers(const ContentPage& page) {
  std::vector<uint32_t> out;
  float left = 1e9f;
  for (uint32_t i = 0; i < page.words.size(); ++i)
    if (number_in(page.words[i]) >= 0) left = std::min(left, page.words[i].box.x0), out.push_back(i);
  std::erase_if(out, [&](uint32_t i) { return page.words[i].box.x0 > left + kColumn * page.words[i].size_pt; });
  std::stable_sort(out.begin(), out.end(), [&](uint32_t a, uint32_t b) { return page.words[a].baseline < page.words[b].baseline; });
  return out;
}

bool counts_evenly(const ContentPage& page, const std::vector<uint32_t>& numbers) {
  const ContentWord &first = page.words[numbers.front()], &last = page.words[numbers.back()];
  const float pitch = (last.baseline - first.baseline) / static_cast<float>(numbers.size() - 1);
  for (size_t i = 1; i < numbers.size(); ++i) {
    const ContentWord &a = page.words[numbers[i - 1]], &b = page.words[numbers[i]];
    if (number_in(b) != number_in(a) + 1 || std::abs(b.baseline - a.baseline - pitch) > kUnevenPitch * pitch) return false;
  }
  return pitch > 0;
}

bool starts_small(const ContentWord& word) {
  size_t at = 0;
  const char32_t c = next_code_point(word.text, at);
  return is_letter(c) && !is_upper(c) && c < 0x250;
}

// Nothing stands left of the numbers or among them, and the lines beside them are lines of prose.
bool number_prose(const ContentPage& page, const std::vector<uint32_t>& numbers) {
  float right = 0;
  for (uint32_t i : numbers) right = std::max(right, page.words[i].box.x1);
  const float top = page.words[numbers.front()].box.y0, bottom = page.words[numbers.back()].box.y1;
  std::vector<const ContentWord*> firsts(numbers.size(), nullptr);  // of each line
  for (const ContentWord& word : page.words) {
    if (word.angle != 0 || word.text.empty() || word.box.center_y() < top || word.box.center_y() > bottom) continue;
    auto line = std::lower_bound(numbers.begin(), numbers.end(), word.box.center_y(), [&](uint32_t i, float y) { return page.words[i].box.y1 < y; });
    if (line == numbers.end()) continue;
    if (&page.words[*line] == &word) continue;
    if (word.box.x0 < right) return false;
    const ContentWord*& first = firsts[static_cast<size_t>(line - numbers.begin())];
    if (!first || word.box.x0 < first->box.x0) first = &word;
  }
  size_t torn = 0, empty = 0;
  for (const ContentWord* first : firsts) first ? torn += starts_small(*first) : ++empty;
  if (empty * 2 > numbers.size() + kFewest) return false;  // a form with room to fill in
  size_t rules = 0;
  for (const Rule& rule : page.rules) rules += rule.horizontal() && rule.y0 > top && rule.y0 < bottom && rule.x0 < right + 20;
  return (torn + empty) * kTornShare >= numbers.size() && rules * 2 < numbers.size();
}

}  // namespace

std::vector<uint32_t> find_line_numbers(const ContentPage& page) {
  std::vector<uint32_t> numbers = leftmost_numbers(page);
  if (numbers.size() < kFewest || !counts_evenly(page, numbers) || !number_prose(page, numbers)) return {};
  return numbers;
}

}  // namespace dossier::reader
