#include "ingest/reader/pdf/word_builder.h"

#include <utf8proc.h>

#include <cmath>

#include "base/utf8.h"

namespace dossier::reader {
namespace {

// Fractions of the font size.
constexpr float kWordGap = 0.1f;         // a wider gap ends a word
constexpr float kOverlap = 0.35f;        // stepping back by more starts a new word
constexpr float kLetterSpacing = 0.6f;   // spacing up to this that the pen itself makes is letter spacing
constexpr float kDuplicate = 0.1f;       // a glyph or word drawn again within this is a poor man's bold
constexpr size_t kLongestWord = 4096;    // glyphs

bool is_rtl(char32_t c) { return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF) || (c >= 0x10800 && c <= 0x10FFF); }

bool is_mark(char32_t c) {
  if (c < 0x300) return false;
  auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

bool is_private(char32_t c) { return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0x10FFFD); }

// Letters and digits that keep their left-to-right order inside right-to-left text.
bool keeps_ltr(char32_t c) { return (is_letter(c) && !is_rtl(c)) || is_digit(c); }

// Spacing accents that old TeX fonts draw over a letter -> the combining mark.
char32_t combining_of(char32_t c) {
  switch (c) {
    case 0x60: return 0x300;
    case 0xB4: case 0x2CA: return 0x301;
    case 0x5E: case 0x2C6: return 0x302;
    case 0x7E: case 0x2DC: return 0x303;
    case 0xAF: case 0x2C9: return 0x304;
    case 0x2D8: return 0x306;
    case 0x2D9: return 0x307;
    case 0xA8: return 0x308;
    case 0x2DA: return 0x30A;
    case 0x2DD: return 0x30B;
    case 0x2C7: return 0x30C;
    case 0xB8: return 0x327;
    case 0x2DB: return 0x328;
    default: return 0;
  }
}

// Ligatures and presentation forms taken apart; zero-width spaces and other invisible signs dropped.
void append_plain(std::u32string& out, char32_t c) {
  if (c < 0x80) {
    if (c >= 0x20 && c != 0x7F) out += c;
    return;
  }
  if (c == 0x200B || c == 0x2060 || c == 0xFEFF || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || (c < 0xA0)) return;
  bool presentation = (c >= 0xFB00 && c <= 0xFB06) || (c >= 0xFB13 && c <= 0xFB17) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC);
  if (!presentation) {
    out += (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) ? U'\uFFFD' : c;
    return;
  }
  std::string one;
  append_utf8(one, c);
  std::string plain = to_nfkc(one);
  for (size_t at = 0; at < plain.size();) {
    char32_t p = next_code_point(plain, at);
    if (p != ' ' && p != 0x640) out += p;  // an isolated harakat form is space, mark
  }
}

bool all_spaces(const uint32_t* unicode, int count) {
  for (int i = 0; i < count; ++i)
    if (!is_space(unicode[i])) return false;
  return count > 0;
}

bool same_style(const GlyphStyle& a, const GlyphStyle& b) {
  return a.ux == b.ux && a.uy == b.uy && a.upright_column == b.upright_column && std::abs(a.size_pt - b.size_pt) < 0.05f * b.size_pt;
}

}  // namespace

void WordBuilder::set_style(const GlyphStyle& style) {
  if (!pieces_.empty() && !same_style(style, word_style_)) flush();
  style_ = style;
}

void WordBuilder::begin_actual_text(std::u32string text) {
  if (in_actual_) end_actual_text();
  in_actual_ = true;
  actual_ = std::move(text);
  recorded_.clear();
}

void WordBuilder::add(const Glyph& glyph, uint32_t sequence) {
  if (in_actual_ && recorded_.size() < kLongestWord) {
    Recorded record{glyph, style_, {}, sequence};
    record.unicode.assign(glyph.unicode, glyph.unicode + glyph.count);
    recorded_.push_back(std::move(record));
    return;
  }
  if (all_spaces(glyph.unicode, glyph.count)) return space();
  std::u32string text;
  bool mapped = glyph.count > 0;
  for (int i = 0; i < glyph.count; ++i) {
    if (is_space(glyph.unicode[i])) continue;
    if (style_.symbols != SymbolFont::none)
      if (std::string_view shown = symbol_shown(style_.symbols, glyph.unicode[i]); !shown.empty()) {
        for (size_t at = 0; at < shown.size();) text += next_code_point(shown, at);
        continue;
      }
    if (is_private(glyph.unicode[i]) || glyph.unicode[i] == 0xFFFD || glyph.unicode[i] == 0) mapped = false;
    if (glyph.unicode[i] != 0) append_plain(text, glyph.unicode[i]);
  }
  ++glyphs_;
  if (!mapped) ++unmapped_;
  if (text.empty()) {
    if (glyph.count > 0 && mapped) return;  // a zero-width sign
    text = U"\uFFFD";
  }
  place(glyph, std::move(text), sequence);
}

bool WordBuilder::continues(float a0, float a1, float b, bool mark, bool rtl) const {
  if (pieces_.empty() || pieces_.size() >= kLongestWord) return false;
  float size = std::max(word_style_.size_pt, 1e-3f);
  if (std::abs(b - baseline_) > 0.02f + 0.06f * size && !mark) return false;
  if (mark) return a0 >= min_a_ - size && a0 <= max_a_ + 0.3f * size;
  float gap = a0 - pieces_.back().a1;
  if (gap > kWordGap * size && gap <= kLetterSpacing * size && std::abs(a0 - pen_) < 0.02f * size) gap = 0;  // letter spacing
  if (gap <= kWordGap * size && gap >= -kOverlap * size && a0 >= pieces_.back().a0) return true;
  // Right-to-left text drawn in reading order: each glyph left of the one before.
  if (!rtl && !rtl_) return false;
  float left_gap = min_a_ - a1;
  return left_gap <= kWordGap * size && left_gap >= -kOverlap * size;
}

bool WordBuilder::merge_accent(Piece& piece) {
  if (pieces_.empty() || piece.text.size() != 1) return false;
  Piece& last = pieces_.back();
  float overlap = std::min(last.a1, piece.a1) - std::max(last.a0, piece.a0);
  if (overlap < 0.5f * std::min(last.a1 - last.a0, piece.a1 - piece.a0) || overlap <= 0) return false;
  char32_t mark = last.text.size() == 1 ? combining_of(last.text[0]) : 0;
  if (mark && is_letter(piece.text[0])) {
    last.text = piece.text + std::u32string(1, mark);
  } else if ((mark = combining_of(piece.text[0])) && is_letter(last.text.back())) {
    last.text += mark;
  } else {
    return false;
  }
  last.a0 = std::min(last.a0, piece.a0);
  last.a1 = std::max(last.a1, piece.a1);
  max_a_ = std::max(max_a_, last.a1);
  return true;
}

void WordBuilder::place(const Glyph& glyph, std::u32string text, uint32_t sequence) {
  float a0 = glyph.x * style_.ux + glyph.y * style_.uy;
  float b = -glyph.x * style_.uy + glyph.y * style_.ux;
  float advance = glyph.advance;
  if (advance < 0) {
    a0 += advance;
    advance = -advance;
  }
  float a1 = a0 + advance;
  bool mark = true, rtl = false;
  for (char32_t c : text) {
    mark = mark && is_mark(c);
    rtl = rtl || is_rtl(c);
  }
  Piece piece{a0, a1, std::move(text), mark};
  float size = std::max(style_.size_pt, 1e-3f);
  if (!pieces_.empty() && std::abs(b - baseline_) < kDuplicate * size) {
    const Piece& last = pieces_.back();
    if (std::abs(last.a0 - a0) < kDuplicate * size && advance > 2 * kDuplicate * size && last.text == piece.text) {
      pen_ = a0 + glyph.pen_advance;
      return;  // drawn twice
    }
    if (merge_accent(piece)) {
      pen_ = std::max(pen_, a0 + glyph.pen_advance);
      return;
    }
  }
  if (!continues(a0, a1, b, mark, rtl)) {
    flush();
    word_style_ = style_;
    baseline_ = b;
    min_a_ = a0;
    max_a_ = a1;
    rtl_ = false;
    hidden_ = true;
    sequence_ = sequence;
    if (lost_before_) piece.text.insert(0, 1, U'\uFFFD');
    lossy_ = lost_before_;
    lost_before_ = false;
  }
  rtl_ = rtl_ || rtl;
  hidden_ = hidden_ && glyph.hidden;
  min_a_ = std::min(min_a_, a0);
  max_a_ = std::max(max_a_, a1);
  pen_ = (glyph.advance < 0 ? a1 : a0) + glyph.pen_advance;
  pieces_.push_back(std::move(piece));
}

void WordBuilder::lose() {
  if (pieces_.empty()) {
    lost_before_ = true;
    return;
  }
  if (std::u32string& text = pieces_.back().text; text.back() != U'\uFFFD') text += U'\uFFFD';
  lossy_ = true;
}

void WordBuilder::space() {
  flush();
  glue_possible_ = false;
}

Box WordBuilder::box_of(float a0, float a1, float b) const {
  const GlyphStyle& s = word_style_;
  float up = b - s.ascent * s.size_pt, down = b - s.descent * s.size_pt;
  if (s.upright_column) {  // the baseline runs through the middle
    up = b - s.size_pt / 2;
    down = b + s.size_pt / 2;
  }
  Box box;
  bool first = true;
  for (float a : {a0, a1})
    for (float c : {up, down}) {
      float x = a * s.ux - c * s.uy, y = a * s.uy + c * s.ux;
      if (first) box = {x, y, x, y};
      first = false;
      box = {std::min(box.x0, x), std::min(box.y0, y), std::max(box.x1, x), std::max(box.y1, y)};
    }
  return box;
}

uint16_t WordBuilder::angle() const {
  float degrees = std::atan2(word_style_.uy, word_style_.ux) * 57.29578f;
  return static_cast<uint16_t>((static_cast<int>(std::lround(degrees)) + 360) % 360);
}

// The text of the pieces. Right-to-left words are put into reading order from where the glyphs stand, whatever the order of
// drawing was; runs of digits and Latin letters inside keep theirs.
std::string WordBuilder::logical_text() {
  std::string out;
  if (!rtl_) {
    for (const Piece& piece : pieces_)
      for (char32_t c : piece.text) append_utf8(out, c);
    return to_nfc(out);
  }
  // A mark goes behind the base it stands over.
  std::vector<Piece> bases;
  std::vector<Piece> marks;
  for (Piece& piece : pieces_) (piece.mark ? marks : bases).push_back(std::move(piece));
  std::stable_sort(bases.begin(), bases.end(), [](const Piece& a, const Piece& b) { return a.a0 + a.a1 > b.a0 + b.a1; });
  for (const Piece& mark : marks) {
    Piece* best = nullptr;
    float centre = (mark.a0 + mark.a1) / 2, nearest = 1e9f;
    for (Piece& base : bases) {
      float away = centre < base.a0 ? base.a0 - centre : centre > base.a1 ? centre - base.a1 : 0;
      if (away < nearest) {
        nearest = away;
        best = &base;
      }
    }
    if (best) best->text += mark.text;
  }
  for (size_t i = 0; i < bases.size();) {
    size_t end = i;
    while (end < bases.size() && keeps_ltr(bases[end].text[0])) ++end;
    // A sign between two digits belongs to the number.
    while (end > i && end + 1 < bases.size() && bases[end].text.size() == 1 && std::u32string_view(U".,/:-").find(bases[end].text[0]) != std::u32string_view::npos &&
           is_digit(bases[end - 1].text[0]) && is_digit(bases[end + 1].text[0])) {
      ++end;
      while (end < bases.size() && keeps_ltr(bases[end].text[0])) ++end;
    }
    if (end > i) std::reverse(bases.begin() + static_cast<long>(i), bases.begin() + static_cast<long>(end));
    i = std::max(end, i + 1);
  }
  for (const Piece& base : bases)
    for (char32_t c : base.text) append_utf8(out, c);
  return to_nfc(out);
}

bool WordBuilder::drop_duplicate(const ContentWord& word, uint32_t sequence) {
  auto [it, fresh] = last_with_text_.try_emplace(word.text, static_cast<uint32_t>(words_.size()));
  if (fresh) return false;
  uint32_t before = it->second;
  it->second = static_cast<uint32_t>(words_.size());
  const ContentWord& old = words_[before];
  float close = std::max(0.6f, kDuplicate * word.size_pt);
  if (old.angle != word.angle || std::abs(old.box.x0 - word.box.x0) > close || std::abs(old.box.y0 - word.box.y0) > close ||
      std::abs(old.box.x1 - word.box.x1) > close)
    return false;
  it->second = before;
  // What is seen is the later one.
  extras_[before].sequence = sequence;
  if (!(word.style & style::kInvisible)) words_[before].style &= static_cast<uint16_t>(~style::kInvisible);
  return true;
}

void WordBuilder::flush() {
  if (pieces_.empty()) return;
  ContentWord word;
  auto count = static_cast<uint32_t>(pieces_.size());
  word.text = logical_text();
  pieces_.clear();
  word.box = box_of(min_a_, max_a_, baseline_);
  word.angle = angle();
  word.baseline = word.angle == 90 || word.angle == 270 ? -baseline_ * word_style_.uy : baseline_ * word_style_.ux;
  word.size_pt = word_style_.size_pt;
  word.style = word_style_.style;
  if (hidden_) word.style |= style::kInvisible;
  if (lossy_) word.style |= style::kDoubtful;
  lossy_ = false;
  word.font = word_style_.font;
  float size = std::max(std::max(last_size_, word.size_pt), 1e-3f);
  float gap = min_a_ - last_end_;
  word.space_before = !(glue_possible_ && last_ux_ == word_style_.ux && last_uy_ == word_style_.uy && std::abs(last_base_ - baseline_) < 0.7f * size &&
                        gap <= kWordGap * size && gap >= -kOverlap * size);
  glue_possible_ = true;
  last_end_ = max_a_;
  last_base_ = baseline_;
  last_size_ = word.size_pt;
  last_ux_ = word_style_.ux;
  last_uy_ = word_style_.uy;
  if (word.text.empty() || drop_duplicate(word, sequence_)) return;
  words_.push_back(std::move(word));
  extras_.push_back({sequence_, word_style_.colour, count});
}

// The replacement stands where the glyphs it replaces stood. Over more than one line that would be a
// guess, so there the glyphs speak for themselves.
void WordBuilder::end_actual_text() {
  if (!in_actual_) return;
  in_actual_ = false;
  std::vector<Recorded> recorded = std::move(recorded_);
  recorded_.clear();
  if (recorded.empty()) return;
  const GlyphStyle& first = recorded.front().style;
  bool one_line = true;
  float a0 = 1e9f, a1 = -1e9f;
  for (const Recorded& r : recorded) {
    float b = -r.glyph.x * first.uy + r.glyph.y * first.ux, b0 = -recorded[0].glyph.x * first.uy + recorded[0].glyph.y * first.ux;
    one_line = one_line && r.style.ux == first.ux && r.style.uy == first.uy && std::abs(b - b0) < 0.8f * first.size_pt;
    float a = r.glyph.x * first.ux + r.glyph.y * first.uy;
    a0 = std::min(a0, std::min(a, a + r.glyph.advance));
    a1 = std::max(a1, std::max(a, a + r.glyph.advance));
  }
  if (!one_line) {
    for (const Recorded& r : recorded) {
      set_style(r.style);
      Glyph glyph = r.glyph;
      std::vector<uint32_t> unicode(r.unicode.begin(), r.unicode.end());
      glyph.unicode = unicode.data();
      add(glyph, r.sequence);
    }
    return;
  }
  set_style(first);
  if (actual_.empty()) return;
  // Cut at spaces; each part keeps its share of the width and is placed as one glyph, its letters in reading order.
  bool rtl = false;
  for (char32_t c : actual_) rtl = rtl || is_rtl(c);
  float step = (a1 - a0) / static_cast<float>(actual_.size());
  Glyph glyph = recorded.front().glyph;
  float b = -glyph.x * first.uy + glyph.y * first.ux;
  for (size_t i = 0; i < actual_.size();) {
    bool white = is_space(actual_[i]);
    size_t end = i + 1;
    while (end < actual_.size() && is_space(actual_[end]) == white) ++end;
    std::vector<uint32_t> unicode(actual_.begin() + static_cast<long>(i), actual_.begin() + static_cast<long>(end));
    float a = rtl ? a1 - step * static_cast<float>(end) : a0 + step * static_cast<float>(i);
    glyph.x = a * first.ux - b * first.uy;
    glyph.y = a * first.uy + b * first.ux;
    glyph.advance = glyph.pen_advance = step * static_cast<float>(end - i);
    glyph.unicode = unicode.data();
    glyph.count = static_cast<int>(unicode.size());
    add(glyph, recorded.front().sequence);
    i = end;
  }
}

}  // namespace dossier::reader
