#include "ingest/reader/layout/blocks.h"

#include <cmath>
#include <map>

#include "base/utf8.h"
#include "ingest/reader/layout/line_marks.h"

namespace dossier::reader {
namespace {

// What the grouping looks at, once a line.
struct LineLook {
  float start = 0, end = 0;  // along the reading direction: mirrored for right-to-left lines
  bool bold = false, caps = false;
  bool ends_sentence = false;  // . ? ! : ; and closing marks behind them
  bool ends_comma = false;
  bool marker = false;         // begins a list item
  bool bullet = false;
  bool clause = false;         // "2.1", "2.1.4.": a numbered clause
  bool note = false;           // begins with the raised mark of a note
  size_t letters = 0, digits = 0, chars = 0;
  std::string_view first;
};

std::string text_of(const ContentPage& page, const RegionLine& line, size_t most = 400) {
  std::string out;
  for (uint32_t index : line.words) {
    if (out.size() > most) break;
    if (!out.empty()) out += ' ';
    out += page.words[index].text;
  }
  return out;
}

// How many bytes at the end of a word are raised figures of Unicode: "this.³" has two.
size_t raised_figures(std::string_view word) {
  size_t end = word.size();
  while (end > 0) {
    size_t begin = end - 1;
    while (begin > 0 && (static_cast<unsigned char>(word[begin]) & 0xC0) == 0x80) --begin;
    size_t at = begin;
    const char32_t c = next_code_point(word, at);
    if (c != 0xB9 && c != 0xB2 && c != 0xB3 && c != 0x2070 && !(c >= 0x2074 && c <= 0x2079)) break;
    end = begin;
  }
  return word.size() - end;
}

LineLook look_at(const ContentPage& page, const RegionLine& line, bool right_to_left) {
  LineLook look;
  look.start = right_to_left ? -line.box.x1 : line.box.x0;
  look.end = right_to_left ? -line.box.x0 : line.box.x1;
  look.bold = true;
  size_t upper = 0, lower = 0;
  for (uint32_t index : line.words) {
    const ContentWord& word = page.words[index];
    bool word_letters = false;
    for (size_t at = 0; at < word.text.size();) {
      auto byte = static_cast<unsigned char>(word.text[at]);
      char32_t c = byte < 0x80 ? (++at, char32_t{byte}) : next_code_point(word.text, at);
      ++look.chars;
      if (c < 0x80 ? (c >= '0' && c <= '9') : is_digit(c)) {
        ++look.digits;
      } else if (c < 0x80 ? ((c | 32) >= 'a' && (c | 32) <= 'z') : is_letter(c)) {
        ++look.letters;
        word_letters = true;
        (c < 0x80 ? c < 'a' : is_upper(c)) ? ++upper : ++lower;
      }
    }
    if (word_letters && !(word.style & (style::kBold | style::kSuperscript))) look.bold = false;
  }
  look.bold = look.bold && look.letters > 0;
  look.caps = upper >= 3 && lower == 0;
  look.first = page.words[line.words.front()].text;
  look.bullet = is_bullet(look.first) && line.words.size() > 1;
  look.marker = look.bullet || (line.words.size() > 1 && is_enumerator(look.first));
  look.clause = line.words.size() > 1 && decimal_depth(look.first) >= 2;
  const ContentWord& head = page.words[line.words.front()];
  look.note = line.words.size() > 1 && (((head.style & style::kSuperscript) && is_footnote_mark(head.text)) || raised_figures(head.text) == head.text.size());
  // The mark of a note stands behind the sentence's end: "dispute this.³"
  size_t closing = line.words.size() - 1;
  if (closing > 0 && (page.words[line.words[closing]].style & style::kSuperscript) && is_footnote_mark(page.words[line.words[closing]].text)) --closing;
  std::string_view last = page.words[line.words[closing]].text;
  if (const size_t raised = raised_figures(last); raised < last.size()) last.remove_suffix(raised);
  while (!last.empty() && (last.back() == '"' || last.back() == ')' || last.back() == '\'')) last.remove_suffix(1);
  if (last.size() > 3 && last.ends_with("”")) last.remove_suffix(3);
  look.ends_sentence = !last.empty() && std::string_view(".?!:;").find(last.back()) != std::string_view::npos;
  look.ends_comma = !last.empty() && last.back() == ',';
  return look;
}

// The usual distance between two baselines of the region: the median over lines of about one size.
float usual_pitch(const Region& region, float fallback) {
  std::vector<float> gaps;
  for (size_t i = 1; i < region.lines.size(); ++i) {
    const RegionLine &a = region.lines[i - 1], &b = region.lines[i];
    if (a.obstacle >= 0 || b.obstacle >= 0) continue;
    float gap = b.baseline - a.baseline;
    if (gap > 0.5f * b.size_pt && gap < 3.5f * b.size_pt && std::abs(a.size_pt - b.size_pt) < 0.1f * b.size_pt) gaps.push_back(gap);
  }
  if (gaps.size() < 2) return fallback;
  auto middle = gaps.begin() + static_cast<long>(gaps.size() * 2 / 5);
  std::nth_element(gaps.begin(), middle, gaps.end());
  return *middle;
}

class BlockMaker {
 public:
  BlockMaker(const ContentPage& page, Region region, const PageMeasures& measures) : page_(page), region_(std::move(region)), measures_(measures) {
    std::vector<uint32_t> all;
    for (const RegionLine& line : region_.lines) all.insert(all.end(), line.words.begin(), line.words.end());
    rtl_ = runs_right_to_left(page, all);
    pitch_ = usual_pitch(region_, 1.25f * measures.body_size_pt);
    for (RegionLine& line : region_.lines) {
      if (line.obstacle >= 0) {
        looks_.emplace_back();
        continue;
      }
      put_in_reading_order(page, line.words, rtl_);
      looks_.push_back(look_at(page, line, rtl_));
      left_ = first_ ? looks_.back().start : std::min(left_, looks_.back().start);
      right_ = first_ ? looks_.back().end : std::max(right_, looks_.back().end);
      first_ = false;
    }
  }

  std::vector<LaidBlock> run() {
    std::vector<LaidBlock> out;
    for (size_t i = 0; i < region_.lines.size();) {
      LaidBlock block;
      if (region_.lines[i].obstacle >= 0) {
        block.kind = BlockKind::table;
        block.obstacle = region_.lines[i].obstacle;
        block.box = region_.lines[i].box;
        out.push_back(std::move(block));
        ++i;
        continue;
      }
      size_t end = i + 1;
      while (end < region_.lines.size() && !breaks_before(end, i)) ++end;
      classify(block, i, end, out.empty() ? nullptr : &out.back());
      for (size_t k = i; k < end; ++k) {
        block.box = united(block.box, region_.lines[k].box);
        block.lines.push_back(std::move(region_.lines[k]));
      }
      out.push_back(std::move(block));
      i = end;
    }
    return out;
  }

 private:
  bool is_short(size_t i) const { return looks_[i].end < right_ - std::max(0.1f * (right_ - left_), 2.5f * region_.lines[i].size_pt); }
  bool is_heading_like(size_t i) const {
    const LineLook& look = looks_[i];
    return look.letters > look.digits && (look.bold || look.caps || region_.lines[i].size_pt > 1.12f * measures_.body_size_pt);
  }
  bool breaks_before(size_t i, size_t block_start) const;
  void classify(LaidBlock& block, size_t begin, size_t end, const LaidBlock* before) const;
  bool classify_heading(LaidBlock& block, size_t begin, size_t end, const std::string& text, size_t letters, size_t chars) const;

  const ContentPage& page_;
  Region region_;
  const PageMeasures& measures_;
  std::vector<LineLook> looks_;
  bool rtl_ = false, first_ = true;
  float pitch_ = 12, left_ = 0, right_ = 0;
};

bool BlockMaker::breaks_before(size_t i, size_t block_start) const {
  const RegionLine &a = region_.lines[i - 1], &b = region_.lines[i];
  if (b.obstacle >= 0 || a.obstacle >= 0) return true;
  const LineLook &p = looks_[i - 1], &n = looks_[i];
  float size = std::max(a.size_pt, b.size_pt), gap = b.baseline - a.baseline;
  float usual = std::max(pitch_, 1.02f * size);
  // A sentence that runs over a full line goes on below it, though most of the region is set closer.
  const bool small = !n.first.empty() && n.first[0] >= 'a' && n.first[0] <= 'z';
  const bool runs_on = small && !p.ends_sentence && !n.marker && !is_short(i - 1) && std::abs(n.start - p.start) < 0.5f * size && gap < 1.7f * size;
  if (gap > 1.28f * usual + 0.5f && !runs_on) return true;
  if (std::abs(a.size_pt - b.size_pt) > 0.12f * size && !(gap < 0.5f * size)) return true;
  bool ended = p.ends_sentence || (is_short(i - 1) && !p.ends_comma);
  if (n.bullet) return true;
  // "clauses (i) and / (ii) above": a line that happens to begin with a mark stands where the other lines do, not where its item's would.
  const bool same_item = looks_[block_start].marker && (i - 1 == block_start || std::abs(n.start - looks_[block_start].start) < 0.5f * size);
  if (n.marker && (ended || p.ends_comma || gap > 1.1f * usual || same_item)) return true;
  if (n.clause && ended && looks_[block_start].clause) return true;
  if (n.note && ended && looks_[block_start].note) return true;
  if (p.bold != n.bold && (is_short(i - 1) || ended) && (p.bold ? is_heading_like(i - 1) : is_heading_like(i))) return true;
  if (p.caps != n.caps && is_short(i - 1) && (p.caps ? p.letters : n.letters) > 5) return true;
  if (p.caps && n.caps && is_short(i - 1) && section_rank(text_of(page_, b, 40)) > 0) return true;
  bool hanging = looks_[block_start].marker;
  float indent = n.start - p.start;
  // A first line set in; lines below a marker hang, and the second one below a clause's number where it goes on.
  const Box& word = page_.words[b.words.front()].box;
  const bool fitted = p.end + word.width() + 0.3f * size < right_;
  const bool below_number = looks_[block_start].clause && !n.clause && i - 1 == block_start && !p.ends_sentence && (small || !fitted);
  if (!hanging && !below_number && indent > 0.9f * size && indent < 8 * size && ended && n.start > left_ + 0.9f * size && i - 1 >= block_start) {
    bool centred = std::abs((n.start + n.end) - (p.start + p.end)) < 1.5f * size;
    if (!centred) return true;
  }
  // The line before stopped although the next word had room; a centred one had it on both sides.
  const bool title = (p.bold && n.bold) || (p.caps && n.caps);
  const bool centred = !title && p.start > left_ + size && std::abs((n.start + n.end) - (p.start + p.end)) < size && std::abs(n.start - p.start) > 0.5f * size;
  if (ended && p.ends_sentence && (is_short(i - 1) || centred)) {
    if (p.end - (centred ? p.start - left_ : 0) + word.width() + 0.5f * size < right_) return true;
  }
  // A line set out ends an item, but for the second one where only the first was set in and runs on.
  const bool second = i - 1 == block_start;
  const float left = second ? looks_[block_start].start : std::min(looks_[block_start].start, p.start);
  if (hanging && n.start < left - 0.5f * size && (!second || ended)) return true;
  return false;
}

bool BlockMaker::classify_heading(LaidBlock& block, size_t begin, size_t end, const std::string& text, size_t letters, size_t chars) const {
  size_t lines = end - begin;
  if (lines > 4 || text.size() > 220 || letters < 3 || letters * 2 < chars) return false;
  const RegionLine& first = region_.lines[begin];
  bool bold = true, caps = true;
  for (size_t i = begin; i < end; ++i) {
    bold = bold && looks_[i].bold;
    caps = caps && (looks_[i].caps || looks_[i].letters == 0);
  }
  float ratio = first.size_pt / std::max(measures_.body_size_pt, 1.f);
  int rank = section_rank(text), depth = decimal_depth(looks_[begin].first);
  const LineLook& last = looks_[end - 1];
  bool prose = (last.ends_sentence || last.ends_comma) && !caps && text.size() > 60;
  if (ratio >= 1.14f && !prose && lines <= 3) {
    block.level = ratio >= 1.55f ? 1 : ratio >= 1.25f ? 2 : 3;
  } else if (ratio < 0.8f) {
    return false;
  } else if (rank > 0 && lines <= 2 && text.size() <= 120 && (bold || caps || !last.ends_sentence) && is_short(end - 1)) {
    block.level = static_cast<uint8_t>(rank);
  } else if ((bold || caps) && !prose && lines <= 2 && text.size() <= 140) {
    block.level = depth > 0 ? static_cast<uint8_t>(std::min(depth + 1, 6)) : caps ? 2 : 3;
  } else if (depth >= 1 && lines == 1 && is_short(begin) && !last.ends_sentence && !last.ends_comma && text.size() <= 80 && first.words.size() >= 2 &&
             is_upper(static_cast<unsigned char>(page_.words[first.words[1]].text[0]))) {
    block.level = static_cast<uint8_t>(std::min(depth + 1, 6));
  } else {
    return false;
  }
  block.kind = BlockKind::heading;
  return true;
}

void BlockMaker::classify(LaidBlock& block, size_t begin, size_t end, const LaidBlock* before) const {
  const RegionLine& first = region_.lines[begin];
  size_t letters = 0, chars = 0;
  std::string text;
  for (size_t i = begin; i < end && text.size() < 300; ++i) {
    letters += looks_[i].letters;
    chars += looks_[i].chars;
    if (!text.empty()) text += ' ';
    text += text_of(page_, region_.lines[i], 300 - text.size());
  }
  const ContentWord& head = page_.words[first.words.front()];
  bool small = first.size_pt < 0.94f * measures_.body_size_pt;
  bool low = first.box.y0 > 0.45f * measures_.page_height_pt;
  bool raised = (head.style & style::kSuperscript) != 0;
  if (low && small && (raised ? is_footnote_mark(head.text) : first.words.size() > 1 && is_footnote_mark(head.text))) {
    block.kind = BlockKind::footnote;
  } else if (low && small && before && before->kind == BlockKind::footnote && first.size_pt < before->lines.front().size_pt * 1.05f) {
    block.kind = BlockKind::footnote;  // its next paragraph
  } else if (low && raised && is_footnote_mark(head.text) && first.words.size() > 2) {
    block.kind = BlockKind::footnote;
  } else if (end - begin <= 5 && starts_caption(text)) {
    block.kind = BlockKind::caption;
  } else if (!looks_[begin].bullet && classify_heading(block, begin, end, text, letters, chars)) {
  } else if (looks_[begin].marker) {
    block.kind = BlockKind::list_item;
    float indent = (looks_[begin].start - left_) / std::max(1.8f * first.size_pt, 1.f);
    block.level = static_cast<uint8_t>(std::clamp(1 + static_cast<int>(std::lround(indent)), 1, 6));
  } else if (region_.beside_main && region_.box.width() < 0.3f * measures_.page_width_pt) {
    block.kind = BlockKind::side_note;
  }
}

}  // namespace

float body_size(const ContentPage& page, const std::vector<uint32_t>& words) {
  std::map<int, size_t> letters;
  for (uint32_t index : words) letters[static_cast<int>(std::lround(page.words[index].size_pt * 4))] += page.words[index].text.size();
  size_t most = 0;
  int best = 40;
  for (auto [size, count] : letters)
    if (count > most && size > 8) {
      most = count;
      best = size;
    }
  return static_cast<float>(best) / 4;
}

std::vector<LaidBlock> make_blocks(const ContentPage& page, Region region, const PageMeasures& measures) {
  return BlockMaker(page, std::move(region), measures).run();
}

}  // namespace dossier::reader
