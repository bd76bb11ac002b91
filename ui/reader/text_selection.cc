#include "ui/reader/text_selection.h"

#include <algorithm>
#include <cmath>

namespace dossier::ui {

void TextSelection::clear() {
  pages_.clear();
  anchor_.reset();
  end_.reset();
}

void TextSelection::add_page(std::shared_ptr<const Page> page) {
  const uint32_t number = page->number;
  pages_[number] = std::move(page);
}

std::optional<TextSelection::Spot> TextSelection::spot_at(uint32_t page, float x, float y, float reach_pt) const {
  auto at = pages_.find(page);
  if (at == pages_.end()) return {};
  std::optional<Spot> best;
  float best_distance = reach_pt;
  for (size_t i = 0; i < at->second->words.size(); ++i) {
    const Box& b = at->second->words[i].box;
    if (b.empty()) continue;
    const float dx = std::max({b.x0 - x, 0.f, x - b.x1}), dy = std::max({b.y0 - y, 0.f, y - b.y1});
    // A word of the same line is nearer than one above it.
    const float distance = dx == 0 && dy == 0 ? -1 : std::sqrt(dx * dx + 9 * dy * dy);
    if (distance < best_distance) {
      best_distance = distance;
      best = Spot{page, i};
    }
  }
  return best;
}

void TextSelection::begin(const Spot& spot) { anchor_ = end_ = spot; }

void TextSelection::extend(const Spot& spot) {
  if (!anchor_) return begin(spot);
  end_ = spot;
}

void TextSelection::choose_page(uint32_t page) {
  auto at = pages_.find(page);
  if (at == pages_.end() || at->second->words.empty()) return;
  anchor_ = Spot{page, 0};
  end_ = Spot{page, at->second->words.size() - 1};
}

std::pair<TextSelection::Spot, TextSelection::Spot> TextSelection::range() const { return std::minmax(*anchor_, *end_); }
uint32_t TextSelection::first_page() const { return anchor_ ? range().first.page : 0; }

std::optional<std::pair<size_t, size_t>> TextSelection::words_on(uint32_t page) const {
  auto at = pages_.find(page);
  if (!anchor_ || at == pages_.end() || at->second->words.empty()) return {};
  const auto [first, last] = range();
  if (page < first.page || page > last.page) return {};
  const size_t most = at->second->words.size() - 1;
  return std::pair(page == first.page ? std::min(first.word, most) : 0, page == last.page ? std::min(last.word, most) : most);
}

std::optional<std::pair<uint32_t, uint32_t>> TextSelection::bytes() const {
  if (!anchor_ || range().first.page != range().second.page) return {};
  const uint32_t page = range().first.page;
  const auto words = words_on(page);
  if (!words) return {};
  const Page& p = *pages_.at(page);
  return std::pair(p.words[words->first].begin, p.words[words->second].end);
}

std::vector<Box> TextSelection::boxes(uint32_t page) const {
  const auto words = words_on(page);
  if (!words) return {};
  const Page& p = *pages_.at(page);
  return boxes_of(p, p.words[words->first].begin, p.words[words->second].end);
}

std::string TextSelection::text() const {
  std::string out;
  if (!anchor_) return out;
  for (const auto& [number, page] : pages_) {
    const auto words = words_on(number);
    if (!words) continue;
    const uint32_t begin = page->words[words->first].begin, end = page->words[words->second].end;
    if (begin >= end || end > page->text.size()) continue;
    if (!out.empty()) out += "\n\n";
    out += page->slice(begin, end);
  }
  return out;
}

}  // namespace dossier::ui
