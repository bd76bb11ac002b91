#include "ingest/reader/layout/lines.h"

#include <cmath>
#include <map>

#include "base/utf8.h"
#include "ingest/reader/layout/line_marks.h"

namespace dossier::reader {
namespace {

// Fractions of the font size.
constexpr float kSameBaseline = 0.28f;
constexpr float kPieceGap = 0.95f;     // wider than a space in justified text mostly is
constexpr float kRaisedSize = 0.86f;   // a superscript is at most this large
constexpr float kRaisedOverlap = 0.15f; // of its height that it shares with its neighbour
constexpr float kBulletGap = 2.5f;      // between a bullet and its item
constexpr float kSpacedLetters = 0.9f; // widest gap inside a letter-spaced word

bool is_rtl_letter(char32_t c) { return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF); }

enum class Direction { left, right, neutral };

Direction direction_of(std::string_view text) {
  bool ascii_letter = false;
  for (size_t at = 0; at < text.size();) {
    auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      ascii_letter = ascii_letter || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
      ++at;
      continue;
    }
    char32_t c = next_code_point(text, at);
    if (is_rtl_letter(c) && !is_digit(c)) return Direction::right;
    ascii_letter = ascii_letter || is_letter(c);
  }
  return ascii_letter ? Direction::left : Direction::neutral;
}

bool one_letter(std::string_view text) {
  size_t at = 0;
  if (text.empty()) return false;
  char32_t c = next_code_point(text, at);
  return at == text.size() && (is_letter(c) || is_digit(c));
}

// A run of single letters with equal gaps is one word set wide; gaps much wider than these end it.
void close_letter_spacing(ContentPage& page, const std::vector<uint32_t>& words) {
  for (size_t i = 0; i < words.size();) {
    size_t end = i;
    while (end < words.size() && one_letter(page.words[words[end]].text)) ++end;
    if (end - i >= 4) {
      std::vector<float> gaps;
      for (size_t k = i + 1; k < end; ++k) gaps.push_back(page.words[words[k]].box.x0 - page.words[words[k - 1]].box.x1);
      std::vector<float> sorted = gaps;
      std::nth_element(sorted.begin(), sorted.begin() + static_cast<long>(sorted.size() / 2), sorted.end());
      float median = sorted[sorted.size() / 2], size = page.words[words[i]].size_pt;
      if (median > 0 && median < kSpacedLetters * size)
        for (size_t k = i + 1; k < end; ++k)
          if (gaps[k - i - 1] < 1.6f * median && words[k] == words[k - 1] + 1) page.words[words[k]].space_before = false;
    }
    i = std::max(end, i + 1);
  }
}

// Dropped capitals, with the word that goes on beside them in the first of the lines that they stand before.
using Dropped = std::map<uint32_t, uint32_t>;

bool in_capitals(std::string_view text) {
  size_t letters = 0;
  for (size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    if (is_letter(c) && !is_upper(c)) return false;
    letters += is_letter(c);
  }
  return letters >= 2;
}

Dropped find_dropped(ContentPage& page, const std::vector<uint32_t>& chosen) {
  constexpr float kLarge = 1.8f, kCapHeight = 0.72f, kUncertain = 0.12f;  // of the letters beside; of the size: fonts differ by so much
  constexpr int kMostTried = 16;                                          // each is held against all words
  float sum = 0;
  for (uint32_t index : chosen) sum += page.words[index].size_pt;
  Dropped dropped;
  int tried = 0;
  for (uint32_t index : chosen) {
    const ContentWord& cap = page.words[index];
    size_t at = 0;
    if (cap.text.empty() || cap.text.size() > 4 || !one_letter(cap.text) || !is_upper(next_code_point(cap.text, at))) continue;
    if (cap.size_pt * static_cast<float>(chosen.size()) < 1.4f * sum) continue;
    if (++tried > kMostTried) break;
    float nearest = 1e9f;
    for (uint32_t other : chosen) {
      const ContentWord& word = page.words[other];
      const float gap = word.box.x0 - cap.box.x1;
      if (word.size_pt * kLarge > cap.size_pt || gap < -0.3f * word.size_pt || gap > 0.8f * word.size_pt) continue;
      const float above = (cap.baseline - kCapHeight * cap.size_pt) - (word.baseline - kCapHeight * word.size_pt);
      if (std::abs(above) > 0.5f * word.size_pt + kUncertain * cap.size_pt || cap.baseline < word.baseline + 0.5f * word.size_pt) continue;
      if (std::abs(above) >= nearest) continue;
      nearest = std::abs(above);
      dropped[index] = other;
    }
    auto found = dropped.find(index);
    if (found == dropped.end()) continue;
    ContentWord& word = page.words[found->second];
    size_t first = 0;
    const bool small = !word.text.empty() && !is_upper(next_code_point(word.text, first));
    if (small || (in_capitals(word.text) && cap.text != "A" && cap.text != "I")) word.space_before = false;
  }
  return dropped;
}

struct Baseline {
  float y = 0, size = 0;
  std::vector<uint32_t> words;
};

// Words by their baselines; a dropped capital has that of the word beside it.
std::vector<Baseline> group_by_baseline(const ContentPage& page, std::vector<uint32_t> order, const Dropped& dropped) {
  auto standing_for = [&](uint32_t index) -> const ContentWord& {
    auto cap = dropped.find(index);
    return page.words[cap == dropped.end() ? index : cap->second];
  };
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return standing_for(a).baseline < standing_for(b).baseline; });
  std::vector<Baseline> groups;
  for (uint32_t index : order) {
    const ContentWord& word = standing_for(index);
    float size = std::max(word.size_pt, 1.f);
    if (!groups.empty() && word.baseline - groups.back().y < kSameBaseline * std::min(size, groups.back().size)) {
      Baseline& group = groups.back();
      // The bulk of the group says where its baseline is.
      auto n = static_cast<float>(group.words.size());
      group.y = (group.y * n + word.baseline) / (n + 1);
      group.size = std::max(group.size, size);
      group.words.push_back(index);
    } else {
      groups.push_back({word.baseline, size, {index}});
    }
  }
  return groups;
}

// Small raised (or lowered) words beside a word of a neighbouring baseline belong to its line.
void attach_raised(ContentPage& page, std::vector<Baseline>& groups, const Dropped& dropped) {
  auto attach = [&](Baseline& small, Baseline& line) {
    float away = line.y - small.y;  // positive: raised
    if (std::abs(away) > 0.75f * line.size || small.size > kRaisedSize * line.size) return;
    auto leads = [&](uint32_t index) {  // a small bullet, set higher or lower than the text of its item
      const ContentWord& bullet = page.words[index];
      if (!is_bullet(bullet.text)) return false;
      const ContentWord* first = nullptr;
      for (uint32_t other : line.words)
        if (page.words[other].box.x0 > bullet.box.x1 && (!first || page.words[other].box.x0 < first->box.x0)) first = &page.words[other];
      return first && first->box.x0 - bullet.box.x1 < kBulletGap * line.size && bullet.box.center_y() > first->box.y0 &&
             bullet.box.center_y() < first->box.y1;
    };
    auto beside = [&](uint32_t index) {
      const Box& box = page.words[index].box;
      for (uint32_t other : line.words) {
        if (dropped.count(other) > 0) continue;
        const Box& near = page.words[other].box;
        if (page.words[other].size_pt * kRaisedSize < page.words[index].size_pt) continue;
        if (std::min(box.y1, near.y1) - std::max(box.y0, near.y0) < kRaisedOverlap * box.height()) continue;  // a line of its own
        float gap = std::max(box.x0 - near.x1, near.x0 - box.x1);
        if (gap < 0.5f * line.size && gap > -0.5f * line.size) return true;
      }
      return false;
    };
    std::vector<uint32_t> stay;
    for (uint32_t index : small.words) {
      const bool bullet = leads(index);
      if (!bullet && !beside(index)) {
        stay.push_back(index);
        continue;
      }
      if (!bullet && away > 0.1f * line.size) page.words[index].style |= style::kSuperscript;
      line.words.push_back(index);
    }
    small.words = std::move(stay);
  };
  for (size_t i = 0; i < groups.size(); ++i) {
    if (i + 1 < groups.size()) attach(groups[i], groups[i + 1]);
    if (i > 0) attach(groups[i], groups[i - 1]);
  }
  std::erase_if(groups, [](const Baseline& group) { return group.words.empty(); });
}

// A code of a symbol font that begins a line and says nothing elsewhere is a bullet.
void name_bullet(ContentPage& page, const std::vector<uint32_t>& words) {
  std::string& text = page.words[words.front()].text;
  size_t at = 0;
  if (words.size() < 2 || text.size() != 3) return;
  const char32_t c = next_code_point(text, at);
  if (at == text.size() && c >= 0xF020 && c <= 0xF0FF) text = "•";
}

// Inside one baseline, a small word well above it is raised too (drawn with a rise below the grouping tolerance).
void mark_raised_inside(ContentPage& page, const Baseline& group, float size) {
  for (uint32_t index : group.words) {
    ContentWord& word = page.words[index];
    if (word.size_pt < kRaisedSize * size && group.y - word.baseline > 0.12f * size) word.style |= style::kSuperscript;
  }
}

float main_size(const ContentPage& page, const std::vector<uint32_t>& words) {
  float best = 0;
  size_t most = 0;
  for (uint32_t index : words) {
    size_t letters = 0;
    for (uint32_t other : words)
      if (std::abs(page.words[other].size_pt - page.words[index].size_pt) < 0.3f) letters += page.words[other].text.size();
    if (letters > most) {
      most = letters;
      best = page.words[index].size_pt;
    }
    if (letters * 2 > 200) break;  // a long line of one size
  }
  return best;
}

}  // namespace

std::vector<Row> make_rows(ContentPage& page, const std::vector<uint32_t>& chosen) {
  const Dropped dropped = find_dropped(page, chosen);
  std::vector<Baseline> groups = group_by_baseline(page, chosen, dropped);
  attach_raised(page, groups, dropped);
  std::vector<Row> rows;
  for (Baseline& group : groups) {
    std::sort(group.words.begin(), group.words.end(), [&](uint32_t a, uint32_t b) {
      float xa = page.words[a].box.x0, xb = page.words[b].box.x0;
      return xa != xb ? xa < xb : a < b;
    });
    close_letter_spacing(page, group.words);
    name_bullet(page, group.words);
    Row row;
    row.baseline = group.y;
    row.size_pt = main_size(page, group.words);
    mark_raised_inside(page, group, row.size_pt);
    float right = -1e9f;
    bool first = true;
    for (uint32_t index : group.words) {
      Box box = page.words[index].box;
      if (auto cap = dropped.find(index); cap != dropped.end()) box.y0 = page.words[cap->second].box.y0, box.y1 = page.words[cap->second].box.y1;
      float size = std::max(std::min(row.size_pt, 2 * page.words[index].size_pt), 4.f);
      if (first || box.x0 - right > kPieceGap * size) {
        row.pieces.emplace_back();
        row.pieces.back().box = box;
      }
      row.pieces.back().words.push_back(index);
      row.pieces.back().box = united(row.pieces.back().box, box);
      row.y0 = first ? box.y0 : std::min(row.y0, box.y0);
      row.y1 = first ? box.y1 : std::max(row.y1, box.y1);
      right = std::max(right, box.x1);
      first = false;
    }
    rows.push_back(std::move(row));
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.baseline < b.baseline; });
  return rows;
}

void mark_raised(ContentPage& page, const std::vector<uint32_t>& words) {
  for (size_t i = 1; i < words.size(); ++i) {
    const ContentWord& before = page.words[words[i - 1]];
    ContentWord& word = page.words[words[i]];
    const float above = before.baseline - word.baseline, gap = word.box.x0 - before.box.x1, size = before.size_pt;
    if (word.size_pt < kRaisedSize * size && above > 0.12f * size && above < 0.75f * size && std::abs(gap) < 0.5f * size)
      word.style |= style::kSuperscript;
  }
}

bool runs_right_to_left(const ContentPage& page, const std::vector<uint32_t>& words) {
  long balance = 0;
  for (uint32_t index : words) {
    const std::string& text = page.words[index].text;
    switch (direction_of(text)) {
      case Direction::right: balance += static_cast<long>(text.size()) / 2 + 1; break;
      case Direction::left: balance -= static_cast<long>(text.size()); break;
      case Direction::neutral: break;
    }
  }
  return balance > 0;
}

void turn_signs_behind_numbers(ContentPage& page, const std::vector<uint32_t>& words) {
  for (uint32_t index : words) {
    std::string& text = page.words[index].text;
    size_t signs = text.find_first_not_of(".,:;!?");
    if (signs == 0 || signs == std::string::npos || text[signs] < '0' || text[signs] > '9') continue;
    if (direction_of(text) != Direction::neutral) continue;
    text = text.substr(signs) + text.substr(0, signs);
  }
}

void put_in_reading_order(const ContentPage& page, std::vector<uint32_t>& words, bool right_to_left) {
  std::vector<Direction> direction;
  direction.reserve(words.size());
  bool mixed = false;
  for (uint32_t index : words) {
    direction.push_back(direction_of(page.words[index].text));
    mixed = mixed || direction.back() == (right_to_left ? Direction::left : Direction::right);
  }
  // Runs against the line's direction keep their own; neutral words inside a run go with it.
  if (right_to_left) {
    std::reverse(words.begin(), words.end());
    std::reverse(direction.begin(), direction.end());
  }
  if (!mixed) return;
  Direction against = right_to_left ? Direction::left : Direction::right;
  for (size_t i = 0; i < words.size(); ++i) {
    if (direction[i] != against) continue;
    size_t end = i + 1;
    for (size_t k = end; k < words.size() && direction[k] != (right_to_left ? Direction::right : Direction::left); ++k)
      if (direction[k] == against) end = k + 1;
    std::reverse(words.begin() + static_cast<long>(i), words.begin() + static_cast<long>(end));
    i = end - 1;
  }
}

}  // namespace dossier::reader
