#include "app/desk/simple_sheet.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace dossier {
namespace {

// The right margin holds the numbers of claims.
constexpr float kStoredMargin_pt = 36, kMargin_pt = 18, kFlagMargin_pt = 24, kTop_pt = 36, kLeastHeight_pt = 150;
constexpr float kColumns = 72, kAuthorsColumns = 80, kLeastColumns = 60, kMostIndent = 24;
constexpr float kSameWidth = 0.02f;  // of letters that stand on one grid
constexpr float kNearly = 0.01f;

bool is_drawn(const Page& page, const Word& word) { return word.begin < word.end && word.end <= page.text.size() && !word.box.empty(); }

uint32_t letters_of(const Page& page, const Word& word) {
  uint32_t out = 0;
  for (uint32_t i = word.begin; i < word.end; ++i) out += (static_cast<unsigned char>(page.text[i]) & 0xC0) != 0x80;
  return out;
}

bool is_ascii(const Page& page, const Word& word) {
  return std::all_of(page.text.begin() + word.begin, page.text.begin() + word.end, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// The width of every letter where the page was laid out on a grid, as the readers of files without pages do; 0 if it was not.
float letter_width(const Page& page) {
  float width = 0;
  for (const Word& word : page.words) {
    if (!is_drawn(page, word)) continue;
    const float here = word.box.width() / static_cast<float>(letters_of(page, word));
    if (width == 0) width = here;
    if (std::abs(here - width) > kSameWidth * width) return 0;
  }
  return width;
}

// Sets the words of a stored page anew, line by line, and notes where each went.
class Setting {
 public:
  explicit Setting(const Page& page) : page_(page), letter_(letter_width(page)), aside_(margin_of(page)) {
    out_.shown = page;
    out_.shown.words.clear();
  }

  SimplePage make() {
    for (size_t i = 0; i < page_.words.size();) {
      const Table* table = table_at(page_.words[i].begin);
      size_t end = i + 1;
      while (end < page_.words.size() && (table ? page_.words[end].begin < table->end : !table_at(page_.words[end].begin) && !breaks_before(end)))
        ++end;
      steps_.push_back({page_.words[i].box.y0, down_});
      if (!table && is_paragraph(i, end))
        set_anew(i, end);
      else
        keep(i, end);
      i = end;
    }
    move_boxes();
    measure();
    stretch();
    return std::move(out_);
  }

 private:
  struct Step {
    float y, down;  // what stands from y on is moved down so far
  };

  // The readers' own margin, which is wider than a column on the screen can spare; 0 where a page is not theirs.
  static float margin_of(const Page& page) {
    float left = kStoredMargin_pt;
    for (const Word& word : page.words)
      if (is_drawn(page, word)) left = std::min(left, word.box.x0);
    for (const Table& table : page.tables)
      if (!table.box.empty()) left = std::min(left, table.box.x0);
    return left < kStoredMargin_pt - kNearly ? 0 : kMargin_pt - kStoredMargin_pt;
  }

  const Table* table_at(uint32_t byte) const {
    for (const Table& table : page_.tables)
      if (table.begin <= byte && byte < table.end) return &table;
    return nullptr;
  }

  bool breaks_before(size_t word) const {
    const uint32_t from = page_.words[word - 1].end, to = std::min<uint32_t>(page_.words[word].begin, static_cast<uint32_t>(page_.text.size()));
    return from < to && page_.text.find('\n', from) < to;
  }

  // Of one line by its author, and longer than authors break lines by hand.
  bool is_paragraph(size_t first, size_t end) const {
    if (letter_ <= 0) return false;
    const float most = kStoredMargin_pt + kColumns * letter_;
    float right = 0;
    for (size_t i = first; i < end; ++i) {
      const Word& word = page_.words[i];
      if (!is_drawn(page_, word) || std::abs(word.box.height() - page_.words[first].box.height()) > kNearly) return false;
      if (word.box.width() > most - kStoredMargin_pt && !is_ascii(page_, word)) return false;  // where such a word may be broken is not known here
      right = std::max(right, word.box.x1);
    }
    const bool one_line = page_.words[end - 1].box.y0 == page_.words[first].box.y0;
    return !one_line || right > kStoredMargin_pt + kAuthorsColumns * letter_ + kNearly;
  }

  // `piece`: a word of the stored page, or a part of one. Goes to a place that is not stretched yet.
  void place(const Word& piece, float x, float y) {
    Word word = piece;
    x += aside_;
    word.box = {x, y, x + piece.box.width(), y + piece.box.height()};
    // Words that stay together are one part.
    if (ShownPart* last = out_.parts.empty() ? nullptr : &out_.parts.back(); last && last->from.y0 == piece.box.y0 && last->from.y1 == piece.box.y1 &&
                                                                             last->to.y0 == y && piece.box.x0 >= last->from.x1 - kNearly &&
                                                                             std::abs((x - last->to.x0) - (piece.box.x0 - last->from.x0)) < kNearly) {
      last->from.x1 = piece.box.x1, last->to.x1 = word.box.x1;
    } else {
      out_.parts.push_back({piece.box, word.box});
    }
    out_.shown.words.push_back(word);
  }

  void keep(size_t first, size_t end) {
    for (size_t i = first; i < end; ++i) place(page_.words[i], page_.words[i].box.x0, page_.words[i].box.y0 + down_);
  }

  // The first letters of a word of one byte each, and the rest.
  std::pair<Word, Word> cut(const Word& word, uint32_t letters) const {
    Word head = word, rest = word;
    head.end = rest.begin = word.begin + letters;
    head.box.x1 = rest.box.x0 = word.box.x0 + letter_ * static_cast<float>(letters);
    rest.style |= style::kContinues;
    return {head, rest};
  }

  void set_anew(size_t first, size_t end) {
    const Word& start = page_.words[first];
    const float height = start.box.height(), right = kStoredMargin_pt + kColumns * letter_ + kNearly;
    const float left = start.box.x0 - kStoredMargin_pt > kMostIndent * letter_ ? kStoredMargin_pt : start.box.x0;
    float x = start.box.x0, y = start.box.y0 + down_;
    for (size_t i = first; i < end; ++i) {
      Word rest = page_.words[i];
      if (i > first) {
        const Word& before = page_.words[i - 1];
        x += before.box.y0 == rest.box.y0 ? rest.box.x0 - before.box.x1 : rest.style & style::kContinues ? 0 : letter_;
      }
      while (x + rest.box.width() > right) {
        const auto room = static_cast<uint32_t>(std::max(0.f, (right - x) / letter_));
        if (x > left + kNearly && (rest.box.width() <= right - left || room == 0)) {
          x = left, y += height;
        } else if (rest.box.width() <= right - left || room == 0) {
          break;  // the indent leaves no room for a letter
        } else {
          const auto [head, tail] = cut(rest, room);
          place(head, x, y);
          rest = tail, x = left, y += height;
        }
      }
      place(rest, x, y);
      x += rest.box.width();
    }
    down_ = y - page_.words[end - 1].box.y0;
  }

  float down_at(float y) const {
    float out = 0;
    for (const Step& step : steps_)
      if (step.y <= y + kNearly) out = step.down;
    return out;
  }

  // What holds words goes where they went; what does not, with what stands above it.
  void move_boxes() {
    auto move = [&](Box& box) {
      const float down = down_at(box.y0);
      box = {box.x0 + aside_, box.y0 + down, box.x1 + aside_, box.y1 + down};
    };
    for (Table& table : out_.shown.tables) {
      const Box from = table.box;
      move(table.box);
      for (Cell& cell : table.cells) move_by(cell.box, from, table.box);
      if (!from.empty()) out_.parts.push_back({from, table.box, true});
    }
    for (PageImage& image : out_.shown.images) {
      const Box from = image.box;
      move(image.box);
      if (!from.empty()) out_.parts.push_back({from, image.box, true});
    }
    size_t word = 0;
    for (Block& block : out_.shown.blocks) {
      Box around;
      while (word < out_.shown.words.size() && out_.shown.words[word].begin < block.begin) ++word;
      for (size_t i = word; i < out_.shown.words.size() && out_.shown.words[i].begin < block.end; ++i)
        around = united(around, out_.shown.words[i].box);
      if (around.empty())
        move(block.box);
      else
        block.box = around;
    }
  }

  static void move_by(Box& box, const Box& from, const Box& to) {
    if (box.empty()) return;
    const float x = to.x0 - from.x0, y = to.y0 - from.y0;
    box = {box.x0 + x, box.y0 + y, box.x1 + x, box.y1 + y};
  }

  void measure() {
    float right = 0, bottom = 0;
    for (const ShownPart& part : out_.parts) right = std::max(right, part.to.x1), bottom = std::max(bottom, part.to.y1);
    if (right <= 0) return;
    const float letter = letter_ > 0 ? letter_ : 6;
    out_.shown.width_pt = std::min(page_.width_pt, std::max(kMargin_pt + kLeastColumns * letter, right) + kFlagMargin_pt);
    out_.shown.height_pt = std::max(kLeastHeight_pt, bottom + kTop_pt);
  }

  void stretch() {
    auto higher = [](Box& box) { box.y0 *= kSimpleStretch, box.y1 *= kSimpleStretch; };
    out_.shown.height_pt *= out_.parts.empty() ? 1 : kSimpleStretch;
    for (ShownPart& part : out_.parts) higher(part.to);
    for (Word& word : out_.shown.words) higher(word.box), word.size_pt *= kSimpleStretch;
    for (Block& block : out_.shown.blocks) higher(block.box);
    for (Table& table : out_.shown.tables) {
      higher(table.box);
      for (Cell& cell : table.cells) higher(cell.box);
    }
    for (PageImage& image : out_.shown.images) higher(image.box);
  }

  const Page& page_;
  const float letter_, aside_;
  SimplePage out_;
  std::vector<Step> steps_;
  float down_ = 0;
};

float along(float from0, float from1, float to0, float to1, float at) {
  return from1 > from0 ? to0 + (at - from0) * (to1 - to0) / (from1 - from0) : to0;
}

// What follows on the same line goes on with it.
void add_to_line(std::vector<Box>& lines, const Box& box) {
  const auto before = [&](const Box& b) {
    return std::abs(b.y0 - box.y0) < kNearly && std::abs(b.y1 - box.y1) < kNearly && box.x0 - b.x1 < b.height() && box.x0 >= b.x0;
  };
  if (const auto line = std::find_if(lines.begin(), lines.end(), before); line != lines.end())
    *line = united(*line, box);
  else
    lines.push_back(box);
}

}  // namespace

bool has_page_pictures(std::string_view type) {
  static constexpr std::array<std::string_view, 11> kTypes = {"pdf", "djvu", "png", "jpeg", "tiff", "webp", "bmp", "gif", "jp2", "heif", "pnm"};
  return std::find(kTypes.begin(), kTypes.end(), type) != kTypes.end();
}

SimplePage simple_page(const Page& page) { return Setting(page).make(); }

std::vector<Box> shown_boxes(const std::vector<ShownPart>& parts, const std::vector<Box>& boxes) {
  std::vector<Box> out;
  for (const Box& box : boxes) {
    bool words = false;
    for (const ShownPart& part : parts) {
      if (part.area && words) break;  // the words say more exactly where
      const Box common = intersection(box, part.from);
      // Lines touch; a box of one is not a box of its neighbour.
      if (common.empty() || common.height() < std::min(box.height(), part.from.height()) / 4) continue;
      words = true;
      const Box &from = part.from, &to = part.to;
      add_to_line(out, {along(from.x0, from.x1, to.x0, to.x1, common.x0), along(from.y0, from.y1, to.y0, to.y1, common.y0),
                        along(from.x0, from.x1, to.x0, to.x1, common.x1), along(from.y0, from.y1, to.y0, to.y1, common.y1)});
    }
  }
  return out;
}

std::optional<PointOnPage> stored_point(const std::vector<ShownPart>& parts, PointOnPage shown) {
  const ShownPart* nearest = nullptr;
  float best = std::numeric_limits<float>::max();
  for (const ShownPart& part : parts) {
    if (part.area && nearest) break;
    const float dx = std::max({part.to.x0 - shown.x, 0.f, shown.x - part.to.x1}), dy = std::max({part.to.y0 - shown.y, 0.f, shown.y - part.to.y1});
    const float distance = dx * dx + 9 * dy * dy;  // a line reaches further than its height
    if (distance < best) best = distance, nearest = &part;
  }
  if (!nearest) return std::nullopt;
  const Box &from = nearest->from, &to = nearest->to;
  return PointOnPage{along(to.x0, to.x1, from.x0, from.x1, shown.x), along(to.y0, to.y1, from.y0, from.y1, shown.y)};
}

}  // namespace dossier
