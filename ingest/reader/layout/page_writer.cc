#include "ingest/reader/layout/page_writer.h"

#include "base/utf8.h"
#include "ingest/reader/layout/line_marks.h"

namespace dossier::reader {
namespace {

char32_t last_code_point(std::string_view text, size_t& begin) {
  begin = text.size();
  while (begin > 0 && (static_cast<unsigned char>(text[--begin]) & 0xC0) == 0x80) {
  }
  size_t at = begin;
  return text.empty() ? 0 : next_code_point(text, at);
}

bool is_hyphen(char32_t c) { return c == '-' || c == 0xAD || c == 0x2010; }

std::string_view trim_punctuation(std::string_view word) {
  auto inner = [](unsigned char c) { return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  while (!word.empty() && !inner(static_cast<unsigned char>(word.front()))) word.remove_prefix(1);
  while (!word.empty() && !inner(static_cast<unsigned char>(word.back()))) word.remove_suffix(1);
  return word;
}

constexpr float kDropped = 1.7f;  // a dropped capital is larger than its word by more than that

// First parts that English writes with a hyphen more often than not.
bool keeps_hyphen(const std::string& first) {
  static const std::unordered_set<std::string> kFirst = {"non", "self", "long", "short", "well", "cross", "co",   "ex",   "high", "low",  "third", "first", "second", "half",
                                                         "year", "day", "off", "on",  "pre",  "post", "in",   "so",   "multi", "full", "part", "large", "small", "mid", "anti",
                                                         "one", "two", "three", "four", "five", "six", "ten", "real", "right", "left", "non", "then", "early", "late", "arm's",
                                                         "interest", "fair", "above", "below", "company", "world", "client", "cash", "market", "tax", "risk", "time", "stock"};
  return kFirst.count(first) > 0;
}

}  // namespace

bool PageWriter::known_on_page(const std::string& word) {
  if (!vocabulary_made_) {
    vocabulary_made_ = true;
    for (const ContentWord& w : content_.words) vocabulary_.insert(fold(trim_punctuation(w.text)));
  }
  return vocabulary_.count(word) > 0;
}

PageWriter::Joint PageWriter::joint_with(const ContentWord& next) {
  if (page_.words.empty() || page_.text.empty()) return Joint::line_break;
  size_t hyphen_at;
  char32_t last = last_code_point(page_.text, hyphen_at);
  if (!is_hyphen(last) || hyphen_at == 0) return Joint::line_break;
  size_t before_at;
  char32_t before = last_code_point(std::string_view(page_.text).substr(0, hyphen_at), before_at);
  size_t at = 0;
  char32_t first = next_code_point(next.text, at);
  if (!is_letter(before) || page_.words.back().begin >= hyphen_at) return Joint::line_break;
  if (last == 0xAD) return is_letter(first) ? Joint::joined : Joint::line_break;
  if (is_digit(first) || is_upper(first)) return Joint::joined_keep_hyphen;  // "Non-\nGAAP", "COVID-\n19"
  if (!is_letter(first)) return Joint::line_break;
  std::string head = fold(trim_punctuation(std::string_view(page_.text).substr(page_.words.back().begin, hyphen_at - page_.words.back().begin)));
  std::string tail = fold(trim_punctuation(next.text));
  if (head.find('-') != std::string::npos) return Joint::joined_keep_hyphen;  // "up-to-\ndate"
  if (known_on_page(head + tail)) return Joint::joined;
  if (known_on_page(head + "-" + tail)) return Joint::joined_keep_hyphen;
  return keeps_hyphen(head) ? Joint::joined_keep_hyphen : Joint::joined;
}

// Drawn one right after the other without a gap. In right-to-left lines the later one may be read first. A closing sign that touches
// its word belongs to it, whatever the order of drawing.
bool PageWriter::glued(uint32_t before, uint32_t after) const {
  const ContentWord &a = content_.words[before], &b = content_.words[after];
  // The mark of a note is a word of its own: "Company 1" is no "Company1", and "1,577 2" no 15,772.
  if ((b.style & style::kSuperscript) && !(a.style & style::kSuperscript) && is_note_mark(a.text, b.text)) return false;
  static constexpr std::array<std::string_view, 12> kClosing = {".", ",", ":", ";", "!", "?", ")", "]", "\u060C", "\u061B", "\u061F", "\u06D4"};
  if (std::find(kClosing.begin(), kClosing.end(), b.text) != kClosing.end() && a.angle == b.angle) {
    float gap = b.box.center_x() > a.box.center_x() ? b.box.x0 - a.box.x1 : a.box.x0 - b.box.x1;
    bool left = b.box.center_x() < a.box.center_x();  // in a right-to-left line
    if (gap < 0.06f * a.size_pt && gap > -0.3f * a.size_pt && (left || !b.space_before)) return true;
  }
  if (!b.space_before && a.size_pt > kDropped * b.size_pt && a.text.size() <= 4) return true;  // a dropped capital, whenever it was drawn
  if (before + 1 == after) return !content_.words[after].space_before;
  if (after + 1 == before) return !content_.words[before].space_before && content_.words[after].box.x0 > content_.words[before].box.x0;
  return false;
}

bool PageWriter::leads_note(uint32_t mark, uint32_t after) const {
  const ContentWord &a = content_.words[mark], &b = content_.words[after];
  size_t at = 0;
  return (a.style & style::kSuperscript) && !(b.style & style::kSuperscript) && is_footnote_mark(a.text) && !b.text.empty() &&
         is_letter(next_code_point(b.text, at));
}

void PageWriter::put_word(const ContentWord& word, bool space, bool continues) {
  if (word.text.empty()) return;
  if (space) page_.text += ' ';
  bool joined = !space && !continues && !page_.words.empty() && page_.words.back().end == page_.text.size();
  Word out;
  out.begin = size();
  page_.text += word.text;
  out.end = size();
  out.box = word.box;
  out.confidence = word.confidence;
  out.size_pt = word.size_pt;
  out.style = word.style;
  if (continues) out.style |= style::kContinues;
  // Parts of one word in two sizes (small capitals): one word. A raised part stays its own.
  if (joined && !((word.style ^ page_.words.back().style) & (style::kSuperscript | style::kInvisible | style::kCovered))) {
    Word& before = page_.words.back();
    before.end = out.end;
    before.box = united(before.box, out.box);
    before.confidence = std::min(before.confidence, out.confidence);
    before.size_pt = std::max(before.size_pt, out.size_pt);
    before.style |= out.style & style::kDoubtful;
    return;
  }
  page_.words.push_back(out);
}

void PageWriter::begin_block(BlockKind kind, uint8_t level) {
  if (!page_.text.empty()) page_.text += "\n\n";
  Block block;
  block.kind = kind;
  block.level = level;
  block.begin = size();
  page_.blocks.push_back(block);
  line_begun_ = false;
}

void PageWriter::add_line(const std::vector<uint32_t>& words) {
  bool first = true;
  uint32_t last = 0;
  for (uint32_t index : words) {
    const ContentWord& word = content_.words[index];
    if (word.text.empty()) continue;
    if (!first) {
      // "1 The parties": the note that the mark names follows it.
      const bool behind_mark = last == words.front() && leads_note(last, index);
      put_word(word, behind_mark || !glued(last, index), false);
    } else if (!line_begun_) {
      put_word(word, false, false);  // begin_block wrote a break, so it is not glued to the block before
    } else {
      Joint joint = joint_with(word);
      if (joint == Joint::joined) {
        size_t hyphen_at;
        last_code_point(page_.text, hyphen_at);
        page_.text.resize(hyphen_at);
        page_.words.back().end = size();
      }
      if (joint == Joint::line_break) page_.text += '\n';
      put_word(word, false, joint != Joint::line_break);
    }
    first = false;
    last = index;
    line_begun_ = true;
    Block& block = page_.blocks.back();
    block.box = united(block.box, word.box);
  }
}

void PageWriter::end_block() {
  Block& block = page_.blocks.back();
  block.end = size();
  if (block.begin == block.end) {
    uint32_t begin = block.begin;
    page_.blocks.pop_back();
    page_.text.resize(begin >= 2 ? begin - 2 : 0);
  }
}

void PageWriter::begin_table() {
  begin_block(BlockKind::table);
  separator_.clear();
}

void PageWriter::begin_row() {
  if (page_.text.size() > page_.blocks.back().begin) separator_ = "\n";
}

std::pair<uint32_t, uint32_t> PageWriter::add_cell(const std::vector<uint32_t>& words) {
  bool any = false;
  uint32_t begin = size(), last = 0;
  for (uint32_t index : words) {
    const ContentWord& word = content_.words[index];
    if (word.text.empty()) continue;
    if (!any) {
      page_.text += separator_;
      separator_ = "\t";
      begin = size();
    }
    put_word(word, any && !glued(last, index), false);
    any = true;
    last = index;
    Block& block = page_.blocks.back();
    block.box = united(block.box, word.box);
  }
  return {begin, size()};
}

std::pair<uint32_t, uint32_t> PageWriter::end_table() {
  uint32_t begin = page_.blocks.back().begin, end = size();
  end_block();
  return {begin, end};
}

}  // namespace dossier::reader
