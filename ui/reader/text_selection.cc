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

void TextSelection::step(int words) {
  for (; words != 0; words += words > 0 ? -1 : 1)
    if (const auto next = beside(*end_, words > 0 ? 1 : -1)) end_ = next;
}

std::optional<TextSelection::Spot> TextSelection::beside(const Spot& spot, int direction) const {
  if (direction > 0 && spot.word + 1 < page(spot.page)->words.size()) return Spot{spot.page, spot.word + 1};
  if (direction < 0 && spot.word > 0) return Spot{spot.page, spot.word - 1};
  const Page* other = page(direction > 0 ? spot.page + 1 : spot.page - 1);
  if (!other || other->words.empty()) return {};
  return Spot{other->number, direction > 0 ? 0 : other->words.size() - 1};
}

// Words are gone through in reading order until they are of another line, and on to the one of that line that stands nearest.
void TextSelection::step_line(int direction) {
  if (!end_) return;
  const auto box = [this](const Spot& s) { return page(s.page)->words[s.word].box; };
  const auto same_line = [&](const Spot& a, const Spot& b) {
    const Box x = box(a), y = box(b);
    return a.page == b.page && std::min(x.y1, y.y1) - std::max(x.y0, y.y0) > 0.5f * std::min(x.height(), y.height());
  };
  std::optional<Spot> at = *end_;
  while (at && same_line(*at, *end_)) at = beside(*at, direction);
  if (!at) return;
  Spot best = *at;
  for (const Spot line = *at; at && same_line(*at, line); at = beside(*at, direction))
    if (std::abs(box(*at).center_x() - box(*end_).center_x()) < std::abs(box(best).center_x() - box(*end_).center_x())) best = *at;
  end_ = best;
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
