#include "app/grounding/quote_words.h"

#include "base/utf8.h"

namespace dossier::grounding {
namespace {

// Signs that are written in several ways, in one.
std::string plain_sign(char32_t c) {
  switch (c) {
    case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x02BC: return "'";
    case 0x201C: case 0x201D: case 0x201E: case 0x201F: return "\"";
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212: return "-";
    default: break;
  }
  std::string out;
  append_utf8(out, c);
  return c < 0x80 ? out : to_nfkc(out);
}

bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

// Scripts that do not part words by spaces: any cut between letters is allowed.
bool is_unspaced(char32_t c) {
  return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1780 && c <= 0x17FF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || c >= 0x20000;
}

char32_t code_point_before(std::string_view text, size_t offset) {
  size_t at = offset - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return next_code_point(text, at);
}

}  // namespace

std::vector<QuoteWord> quote_words(std::string_view text) {
  std::vector<QuoteWord> out;
  bool in_word = false;
  for (size_t at = 0; at < text.size();) {
    auto begin = static_cast<uint32_t>(at);
    char32_t c = next_code_point(text, at);
    if (is_invisible(c)) continue;
    bool word = c < 0x80 ? ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= '0' && c <= '9') : is_letter(c) || is_digit(c);
    if (word && in_word && !is_unspaced(c)) {
      append_utf8(out.back().text, c);
      out.back().end = static_cast<uint32_t>(at);
    } else if (word) {
      QuoteWord next{{}, begin, static_cast<uint32_t>(at), true};
      append_utf8(next.text, c);
      out.push_back(std::move(next));
    } else if (!is_space(c)) {
      out.push_back({plain_sign(c), begin, static_cast<uint32_t>(at), false});
    }
    in_word = word && !is_unspaced(c);
  }
  for (QuoteWord& word : out)
    if (word.is_word) word.text = to_nfkc(word.text);
  return out;
}

std::optional<std::pair<size_t, size_t>> find_words(const std::vector<QuoteWord>& text, const std::vector<QuoteWord>& quote, size_t from) {
  if (quote.empty() || quote.size() > text.size()) return std::nullopt;
  for (size_t at = from; at + quote.size() <= text.size(); ++at) {
    size_t i = 0;
    while (i < quote.size() && text[at + i].text == quote[i].text) ++i;
    if (i == quote.size()) return std::pair(at, at + i - 1);
  }
  return std::nullopt;
}

bool cuts_word(std::string_view text, uint32_t offset) {
  if (offset == 0 || offset >= text.size()) return false;
  char32_t before = code_point_before(text, offset);
  size_t at = offset;
  char32_t after = next_code_point(text, at);
  auto is_word = [](char32_t c) { return is_letter(c) || is_digit(c); };
  if (is_word(before) && is_word(after)) return !is_unspaced(before) && !is_unspaced(after);
  // "1,577": between a digit and a mark that another digit follows.
  auto is_point = [](char32_t c) { return c == '.' || c == ','; };
  if (is_digit(before) && is_point(after) && at < text.size()) return is_digit(next_code_point(text, at));
  if (is_point(before) && is_digit(after) && offset >= 2) return is_digit(code_point_before(text, offset - 1));
  return false;
}

}  // namespace dossier::grounding
