#include "engine/tokenizer/split.h"

#include "base/char_category.h"

namespace dossier {
namespace {

constexpr std::uint8_t kLetter = kUpperOrTitle | kLower | kOtherLetter;
// The two overlapping sets of o200k: "upper" [\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}] and "lower" [\p{Ll}\p{Lm}\p{Lo}\p{M}].
constexpr std::uint8_t kUpperSet = kUpperOrTitle | kOtherLetter | kMark;
constexpr std::uint8_t kLowerSet = kLower | kOtherLetter | kMark;

// A character at a place: its categories and its bytes. Past the end: no bytes.
struct Char {
  std::uint8_t set = 0;
  std::uint8_t bytes = 0;
  bool is(std::uint8_t any) const { return (set & any) != 0; }
};

class Text {
 public:
  Text(std::string_view text, const std::uint8_t* categories) : text_(text), categories_(categories) {}

  std::size_t size() const { return text_.size(); }
  unsigned char byte(std::size_t at) const { return at < text_.size() ? static_cast<unsigned char>(text_[at]) : 0; }

  Char at(std::size_t at) const {
    if (at >= text_.size()) return {};
    auto b = static_cast<unsigned char>(text_[at]);
    if (b < 0x80) return {categories_[b], 1};
    return beyond_ascii(at, b);
  }

  // The end of the longest run of characters in ANY that begins at AT.
  std::size_t run(std::size_t at, std::uint8_t any) const {
    for (Char c = this->at(at); c.is(any); c = this->at(at)) at += c.bytes;
    return at;
  }
  // The same for characters in none of NONE.
  std::size_t run_without(std::size_t at, std::uint8_t none) const {
    for (Char c = this->at(at); c.bytes && !c.is(none); c = this->at(at)) at += c.bytes;
    return at;
  }

 private:
  Char beyond_ascii(std::size_t at, unsigned char b) const {
    auto next = [&](std::size_t i) { return static_cast<unsigned>(byte(at + i)); };
    auto tail = [&](std::size_t i) { return (next(i) & 0xc0) == 0x80; };
    if (b >= 0xc2 && b < 0xe0 && tail(1)) return {categories_[(b & 0x1fu) << 6 | (next(1) & 0x3f)], 2};
    if (b >= 0xe0 && b < 0xf0 && tail(1) && tail(2)) {
      unsigned c = (b & 0x0fu) << 12 | (next(1) & 0x3f) << 6 | (next(2) & 0x3f);
      if (c >= 0x800 && (c < 0xd800 || c > 0xdfff)) return {categories_[c], 3};
    }
    if (b >= 0xf0 && b < 0xf5 && tail(1) && tail(2) && tail(3)) {
      unsigned c = (b & 0x07u) << 18 | (next(1) & 0x3f) << 12 | (next(2) & 0x3f) << 6 | (next(3) & 0x3f);
      if (c >= 0x10000 && c <= 0x10ffff) return {categories_[c], 4};
    }
    return {0, 1};
  }

  std::string_view text_;
  const std::uint8_t* categories_;
};

// 's|'t|'re|'ve|'m|'ll|'d at AT: its end, or AT. Without regard to case the long s (U+017F) is an s too.
std::size_t contraction(const Text& text, std::size_t at, bool any_case) {
  if (text.byte(at) != '\'') return at;
  auto lower = [&](std::size_t i) -> char {
    unsigned char b = text.byte(i);
    return static_cast<char>(any_case && b >= 'A' && b <= 'Z' ? b + 32 : b);
  };
  switch (lower(at + 1)) {
    case 's': case 't': case 'm': case 'd': return at + 2;
    case 'r': case 'v': return lower(at + 2) == 'e' ? at + 3 : at;
    case 'l': return lower(at + 2) == 'l' ? at + 3 : at;
    default: return any_case && text.byte(at + 1) == 0xc5 && text.byte(at + 2) == 0xbf ? at + 3 : at;
  }
}

// [upper]*[lower]+ at AT: its end, or AT if it does not match. A backtracking engine gives back characters of the first run until the
// second can begin: that is the last one of the run that is in both sets.
std::size_t capitals_then_small(const Text& text, std::size_t at) {
  std::size_t end = at, both = at;  // both: end of the last character in both sets
  Char c = text.at(end);
  for (; c.is(kUpperSet); c = text.at(end)) {
    end += c.bytes;
    if (c.is(kLowerSet)) both = end;
  }
  if (c.is(kLowerSet)) return text.run(end, kLowerSet);
  return both;
}

// [upper]+[lower]* at AT, where the alternative before did not match.
std::size_t capitals(const Text& text, std::size_t at) {
  std::size_t end = text.run(at, kUpperSet);
  return end == at ? at : text.run(end, kLowerSet);
}

// [^\r\n\p{L}\p{N}]? WORD, where the optional character is given back if the word does not match behind it. BEGIN if neither matches.
template <typename Word>
std::size_t with_lead(const Text& text, std::size_t begin, Char first, Word word) {
  if (!first.is(kLineBreak | kLetter | kNumber)) {
    std::size_t at = begin + first.bytes, end = word(text, at);
    if (end != at) return end;
  }
  return word(text, begin);
}

// \s*[\r\n]+ | \s+(?!\S) | \s+ at a white space.
std::size_t white_space(const Text& text, std::size_t begin, bool lines) {
  std::size_t end = begin, last = begin, line = begin;  // last: begin of the run's last character; line: end of its last line break
  for (Char c = text.at(end); c.is(kWhiteSpace); c = text.at(end)) {
    last = end;
    end += c.bytes;
    if (c.is(kLineBreak)) line = end;
  }
  if (lines && line > begin) return line;
  return end == text.size() || last == begin ? end : last;
}

// " ?[^\s\p{L}\p{N}]+" followed by any of \r, \n and, if SLASH, "/"; BEGIN if it does not match.
std::size_t symbols(const Text& text, std::size_t begin, bool lines, bool slash) {
  std::size_t at = text.byte(begin) == ' ' ? begin + 1 : begin;
  std::size_t end = text.run_without(at, kWhiteSpace | kLetter | kNumber);
  if (end == at) return begin;
  while (lines && (text.byte(end) == '\r' || text.byte(end) == '\n' || (slash && text.byte(end) == '/'))) ++end;
  return end;
}

std::size_t digits(const Text& text, std::size_t begin, int most) {
  std::size_t end = begin;
  for (Char c = text.at(end); most > 0 && c.is(kNumber); c = text.at(end), --most) end += c.bytes;
  return end;
}

// [^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?
// |[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?
// |\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+
// tekken: the same without contractions and with \p{N}
std::size_t next_o200k(const Text& text, std::size_t begin, bool contractions, int most_digits) {
  Char first = text.at(begin);
  if (first.is(kNumber)) return digits(text, begin, most_digits);
  std::size_t end = with_lead(text, begin, first, capitals_then_small);
  if (end == begin) end = with_lead(text, begin, first, capitals);
  if (end != begin) return contractions ? contraction(text, end, true) : end;
  end = symbols(text, begin, true, true);
  return end != begin ? end : white_space(text, begin, true);
}

std::size_t letters(const Text& text, std::size_t at) { return text.run(at, kLetter); }

// (?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+
// llama-bpe: the same with \p{N}{1,3}
std::size_t next_qwen2(const Text& text, std::size_t begin, int most_digits) {
  std::size_t end = contraction(text, begin, true);
  if (end != begin) return end;
  Char first = text.at(begin);
  if (first.is(kNumber)) return digits(text, begin, most_digits);
  end = with_lead(text, begin, first, letters);
  if (end != begin) return end;
  end = symbols(text, begin, true, false);
  return end != begin ? end : white_space(text, begin, true);
}

// \p{N} on its own, and between numbers, as if each stretch were a text:
// 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+
std::size_t next_smollm(const Text& text, std::size_t begin) {
  Char first = text.at(begin);
  if (first.is(kNumber)) return begin + first.bytes;
  std::size_t end = contraction(text, begin, false);
  if (end != begin) return end;
  std::size_t at = text.byte(begin) == ' ' ? begin + 1 : begin;
  end = letters(text, at);
  if (end != at) return end;
  end = symbols(text, begin, false, false);
  if (end != begin) return end;
  // White space before a number stands at the end of its stretch.
  end = text.run(begin, kWhiteSpace);
  return text.at(end).is(kNumber) ? end : white_space(text, begin, false);
}

}  // namespace

std::optional<SplitPattern> split_pattern(std::string_view pre) {
  if (pre == "llama4" || pre == "gpt-4o") return SplitPattern::o200k;
  if (pre == "tekken") return SplitPattern::tekken;
  if (pre == "qwen2") return SplitPattern::qwen2;
  if (pre == "llama-bpe" || pre == "llama3" || pre == "llama-v3") return SplitPattern::llama_bpe;
  if (pre == "smollm") return SplitPattern::smollm;
  return std::nullopt;
}

Splitter::Splitter(SplitPattern pattern)
    : pattern_(pattern), categories_(std::make_shared<const std::vector<std::uint8_t>>(char_categories())) {}

std::size_t Splitter::next(std::string_view bytes, std::size_t begin) const {
  Text text(bytes, categories_->data());
  switch (pattern_) {
    case SplitPattern::o200k: return next_o200k(text, begin, true, 3);
    case SplitPattern::tekken: return next_o200k(text, begin, false, 1);
    case SplitPattern::qwen2: return next_qwen2(text, begin, 1);
    case SplitPattern::llama_bpe: return next_qwen2(text, begin, 3);
    case SplitPattern::smollm: return next_smollm(text, begin);
  }
  return bytes.size();
}

}  // namespace dossier
