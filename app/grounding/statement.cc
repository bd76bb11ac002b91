#include "app/grounding/statement.h"

#include "app/grounding/word_classes.h"
#include "app/grounding/units.h"
#include "base/utf8.h"

namespace dossier::grounding {
namespace {

bool is_ascii_alpha(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

char32_t plain(char32_t c) {
  switch (c) {
    case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x02BC: case 0x60: case 0xB4: return '\'';
    case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0xAB: case 0xBB: return '"';
    case 0x2010: case 0x2011: case 0x2012: case 0x2212: return '-';
    default: return c;
  }
}

bool ends_with_word(const std::string& out, std::string_view word) {
  return out.size() >= word.size() && fold(std::string_view(out).substr(out.size() - word.size())) == word &&
         (out.size() == word.size() || !is_ascii_alpha(out[out.size() - word.size() - 1]));
}

// "isn't" -> "is not", "can't" -> "can not", "won't" -> "will not". `at` stands behind the apostrophe's t.
bool expand_not(std::string& out) {
  // out ends with "...n't"
  out.resize(out.size() - 2);
  if (ends_with_word(out, "can")) {
    out += " not";
  } else if (ends_with_word(out, "won")) {
    out.resize(out.size() - 3);
    out += "will not";
  } else if (ends_with_word(out, "shan")) {
    out.resize(out.size() - 1);
    out += "ll not";
  } else {
    out.resize(out.size() - 1);
    out += " not";
  }
  return true;
}

// "[3]", "[1, 2]": a reference mark; its length in bytes, 0 if it is none.
size_t reference_mark(std::string_view text) {
  if (text.empty() || text[0] != '[') return 0;
  size_t at = 1;
  bool digit = false;
  while (at < text.size() && at < 24 && (std::isdigit(static_cast<unsigned char>(text[at])) || text[at] == ',' || text[at] == ' ')) digit |= text[at] != ',' && text[at] != ' ', ++at;
  return digit && at < text.size() && text[at] == ']' ? at + 1 : 0;
}

class Reader {
 public:
  explicit Reader(ReadStatement& out) : out_(out), lexicon_(WordClasses::standard()) {}

  void run() {
    out_.quantities = find_quantities(out_.text);
    size_t next = 0;
    for (size_t at = 0; at < out_.text.size();) {
      while (next < out_.quantities.size() && out_.quantities[next].end <= at) ++next;
      if (next < out_.quantities.size() && at == out_.quantities[next].begin && !is_plain_word(out_.quantities[next])) {
        quantity(next);
        at = out_.quantities[next++].end;
        continue;
      }
      at = other(at);
    }
  }

 private:
  // "one of the parties": no number.
  static bool is_plain_word(const Quantity& q) { return q.in_words && q.unit.empty() && q.kind == QuantityKind::number && q.value <= Decimal::whole(1); }

  Token& add(Token::Kind kind, size_t begin, size_t end) {
    Token& token = out_.tokens.emplace_back();
    token.kind = kind;
    token.begin = static_cast<uint32_t>(begin);
    token.end = static_cast<uint32_t>(end);
    if (kind != Token::Kind::mark) {
      token.opens_sentence = opens_;
      opens_ = false;
    }
    return token;
  }

  void quantity(size_t index) {
    const Quantity& q = out_.quantities[index];
    Token& token = add(Token::Kind::quantity, q.begin, q.end);
    token.quantity = static_cast<uint32_t>(index);
    token.text = fold(std::string_view(out_.text).substr(q.begin, q.end - q.begin));
    token.stem = "#";
  }

  size_t other(size_t at) {
    size_t begin = at;
    char32_t c = next_code_point(out_.text, at);
    bool letter = c < 0x80 ? is_ascii_alpha(static_cast<char>(c)) : is_letter(c);
    if (letter || (c < 0x80 ? c >= '0' && c <= '9' : is_digit(c))) return word(begin, at, c);
    mark(begin, at, c);
    return at;
  }

  size_t word(size_t begin, size_t at, char32_t first) {
    while (at < out_.text.size()) {
      size_t here = at;
      char32_t c = next_code_point(out_.text, at);
      bool goes_on = c < 0x80 ? is_ascii_alpha(static_cast<char>(c)) || (c >= '0' && c <= '9') : is_letter(c) || is_digit(c);
      // "U.S.", "AT&T", "buyer's": inside a word.
      if (!goes_on && (c == '.' || c == '&' || c == '\'') && at < out_.text.size()) {
        bool letter_after = is_ascii_alpha(out_.text[at]);
        bool initials = c != '.' || (here - begin == 1) || (here >= 2 && out_.text[here - 2] == '.');
        goes_on = letter_after && initials;
      }
      if (!goes_on) {
        at = here;
        break;
      }
    }
    Token& token = add(Token::Kind::word, begin, at);
    token.capital = is_upper(first);
    std::string folded = fold(std::string_view(out_.text).substr(begin, at - begin));
    if (folded.ends_with("'s")) folded.resize(folded.size() - 2);
    for (char c : folded)
      if (c != '.' && c != '\'' && c != '&') token.text += c;
    token.stem = stem_of(token.text);
    // "US", "IT": names, not words.
    bool capitals = at - begin >= 2 && is_upper(first) && is_upper(static_cast<unsigned char>(out_.text[at - 1])) && token.text.size() <= 3;
    token.free = lexicon_.is_free(token.text) && !capitals && token.text.size() == folded.size();
    token.negation = lexicon_.is_negation(token.text);
    token.modality = static_cast<uint8_t>(lexicon_.modality(token.text));
    token.quantifier = static_cast<uint8_t>(lexicon_.quantity(token.text));
    return at;
  }

  void mark(size_t begin, size_t& at, char32_t c) {
    if (c == ' ') return;
    char sign = 0;
    if (c == 0x2026) sign = 'o';
    else if (c == '.' && out_.text.compare(at, 2, "..") == 0) sign = 'o', at += 2;
    else if (c == '[' && (out_.text.compare(at, 4, "...]") == 0 || out_.text.compare(at, 4, "\u2026]") == 0)) sign = 'o', at += 4;
    else if (c == '*' && out_.text.compare(at, 4, " * *") == 0) sign = 'o', at += 4;
    else if (c == 0x2013 || c == 0x2014) sign = '-';
    else if (c < 0x80) sign = static_cast<char>(c);
    else if (c == 0x3002 || c == 0x0964) sign = '.';
    Token& token = add(Token::Kind::mark, begin, at);
    token.sign = sign;
    // A point ends a sentence if white space or the end follows.
    bool space = at >= out_.text.size() || out_.text[at] == ' ' || out_.text[at] == '"';
    if (((sign == '.' || sign == '!' || sign == '?' || sign == ':') && space) || sign == '|') opens_ = true;
  }

  ReadStatement& out_;
  const WordClasses& lexicon_;
  bool opens_ = true;
};

}  // namespace

std::string tidy_text(std::string_view raw) {
  std::string text = to_nfkc(scrub_utf8(raw));
  std::string out;
  out.reserve(text.size() + 8);
  for (size_t at = 0; at < text.size();) {
    if (size_t length = reference_mark(std::string_view(text).substr(at)); length && !out.empty()) {
      at += length;
      continue;
    }
    char32_t c = next_code_point(text, at);
    if (c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF) continue;
    c = plain(c);
    if (c < 0x80 ? c <= ' ' : is_space(c)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
      continue;
    }
    append_utf8(out, c);
    bool t = c == 't' || c == 'T';
    bool word_ends = at >= text.size() || !is_ascii_alpha(text[at]);
    if (t && word_ends && out.size() >= 4 && out[out.size() - 2] == '\'' && (out[out.size() - 3] | 0x20) == 'n') expand_not(out);
    if (t && word_ends && ends_with_word(out, "cannot")) out.insert(out.size() - 3, " ");
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

ReadStatement read_statement(std::string_view text) {
  ReadStatement out;
  out.text = tidy_text(text);
  Reader(out).run();
  return out;
}

std::string_view ReadStatement::words(size_t first, size_t last) const {
  if (first > last || last >= tokens.size()) return {};
  return std::string_view(text).substr(tokens[first].begin, tokens[last].end - tokens[first].begin);
}

bool same_quantity(const ReadStatement& a, const Token& x, const ReadStatement& b, const Token& y) {
  const Quantity &p = a.quantity_of(x), &q = b.quantity_of(y);
  auto dated = [](const Quantity& v) { return v.kind == QuantityKind::date || v.kind == QuantityKind::period; };
  if (p.kind == QuantityKind::reference || q.kind == QuantityKind::reference) return p.kind == q.kind && x.text == y.text;
  if (dated(p) || dated(q)) {
    if (p.kind != q.kind) return false;
    if (p.kind == QuantityKind::date) return p.year == q.year && p.month == q.month && p.day == q.day ? true : (p.order_uncertain || q.order_uncertain) && same_date(p, q);
    return p.year == q.year && p.quarter == q.quarter && p.half == q.half;
  }
  if ((p.kind == QuantityKind::ordinal) != (q.kind == QuantityKind::ordinal) || (p.kind == QuantityKind::time) != (q.kind == QuantityKind::time)) return false;
  bool value = p.value == q.value || (p.two_readings && p.other == q.value) || (q.two_readings && q.other == p.value) ||
               (p.bracketed && p.value.absolute() == q.value) || (q.bracketed && q.value.absolute() == p.value);
  return value && (p.unit == q.unit || compatible_unit(p.unit, q.unit));
}

}  // namespace dossier::grounding
