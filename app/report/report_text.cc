// How single things are worded: figures, dates, quotes, classes.
#include <array>
#include <cctype>

#include "app/report/report_view.h"
#include "base/utf8.h"

namespace dossier {
namespace {

bool combining(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x483 && c <= 0x489) || (c >= 0x591 && c <= 0x5BD) || (c >= 0x610 && c <= 0x61A) ||
         (c >= 0x64B && c <= 0x65F) || c == 0xE31 || (c >= 0xE34 && c <= 0xE3A) || (c >= 0xE47 && c <= 0xE4E) || (c >= 0x1AB0 && c <= 0x1AFF) ||
         (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE20 && c <= 0xFE2F);
}
bool unseen(char32_t c) {
  return (c >= 0xE0000 && c <= 0xE0FFF) || (c >= 0xFFF9 && c <= 0xFFFB) || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF) || c == 0x180E ||
         c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x034F || (c >= 0x2061 && c <= 0x206F);
}

// Words that a quote may not be cut in front of: what follows changes what stands before.
bool binds_back(std::string_view word) {
  constexpr std::array<std::string_view, 34> list = {
      "not", "no", "never", "nor", "neither", "without", "unless", "except", "excluding", "save", "if", "provided", "but", "however", "only", "until", "subject", "other",
      "than", "nicht", "kein", "keine", "sofern", "wenn", "aber", "jedoch", "sauf", "sinon", "pas", "si", "salvo", "non", "sin", "mais"};
  std::string folded = fold(word);
  while (!folded.empty() && !std::isalnum(static_cast<unsigned char>(folded.back())) && !(folded.back() & 0x80)) folded.pop_back();
  for (std::string_view w : list)
    if (folded == w) return true;
  return false;
}

// May the quote end at `at`, a byte behind a clause's end?
bool may_cut(const std::string& quote, size_t at) {
  size_t begin = quote.find_first_not_of(' ', at);
  if (begin == std::string::npos) return false;
  for (size_t i = begin, seen = 0; i < quote.size() && seen < 3; ++seen) {  // "or otherwise not", "(if ...": a few words ahead
    size_t end = std::min(quote.find(' ', i), quote.size());
    size_t from = i;
    while (from < end && std::ispunct(static_cast<unsigned char>(quote[from]))) ++from;
    std::string_view word(quote.data() + from, end - from);
    if (binds_back(word)) return false;
    if (seen == 0)
      for (size_t k = 0; k < word.size();)
        if (is_digit(next_code_point(word, k))) return false;
    i = std::min(quote.find_first_not_of(' ', end), quote.size());
  }
  return true;
}

}  // namespace

std::string shown(std::string_view text) {
  std::string clean = visible(text), out;
  int marks = 0;
  for (size_t at = 0; at < clean.size();) {
    char32_t c = next_code_point(clean, at);
    marks = combining(c) ? marks + 1 : 0;
    if (unseen(c)) out += "\u25A1";
    else if (marks <= 4) append_utf8(out, c);
    else if (marks == 5) out += "\u25A1";
  }
  return out;
}

bool right_to_left(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    if ((c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC)) return true;
    if (is_letter(c)) return false;
  }
  return false;
}

std::string isolated(std::string_view text) {
  std::string clean = shown(text);
  for (size_t at = 0; at < clean.size();) {
    char32_t c = next_code_point(clean, at);
    if ((c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC)) return "\u2068" + clean + "\u2069";
  }
  return clean;
}

std::string_view meaning_of(ClaimClass c) {
  switch (c) {
    case ClaimClass::verbatim: return "the document’s words";
    case ClaimClass::computed: return "arithmetic shown";
    case ClaimClass::supported: return "checked by code";
    case ClaimClass::judged: return "by a model";
    case ClaimClass::unsupported: return "not shown from its quotes";
    case ClaimClass::failed: return "a quote, hash or number does not hold";
  }
  return "";
}

std::string figure_text(const std::string& decimal) {
  size_t begin = decimal.size() > 0 && (decimal[0] == '-' || decimal[0] == '+') ? 1 : 0;
  size_t point = std::min(decimal.find('.'), decimal.size());
  bool plain = point > begin;
  for (size_t i = begin; i < decimal.size(); ++i) plain = plain && (i == point || std::isdigit(static_cast<unsigned char>(decimal[i])));
  if (!plain || point + 1 == decimal.size()) return shown(decimal);
  std::string out = decimal[0] == '-' ? "\u2212" : "";
  for (size_t i = begin; i < point; ++i) {
    out += decimal[i];
    size_t left = point - i - 1;
    if (left && left % 3 == 0) out += ',';
  }
  return out + decimal.substr(point);
}

std::string date_text(const std::string& iso) {
  constexpr std::array<const char*, 12> months = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};
  auto digits = [&](size_t from, size_t n) {
    int v = 0;
    for (size_t i = from; i < from + n; ++i) {
      if (i >= iso.size() || !std::isdigit(static_cast<unsigned char>(iso[i]))) return -1;
      v = v * 10 + (iso[i] - '0');
    }
    return v;
  };
  int year = digits(0, 4), month = digits(5, 2), day = digits(8, 2);
  if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31 || iso[4] != '-' || iso[7] != '-') return shown(iso);
  return std::to_string(day) + " " + months[static_cast<size_t>(month - 1)] + " " + std::to_string(year);
}

std::string cut_quote(const std::string& quote, size_t words) {
  // Scripts without spaces are measured by letters: six count as a word.
  size_t seen_words = 1, letters = 0, best = 0;
  for (size_t at = 0; at < quote.size();) {
    char32_t c = next_code_point(quote, at);
    ++letters;
    if (c == ' ') ++seen_words;
    size_t measure = std::max(seen_words, letters / 8);
    bool ascii_end = (c == ',' || c == ';' || c == ':' || c == '.' || c == ')') && at < quote.size() && quote[at] == ' ';
    bool other_end = c == 0x3002 || c == 0xFF0C || c == 0xFF1B || c == 0x3001 || c == 0x060C || c == 0x061B || c == 0x0964;
    bool thai_end = c == ' ' && at < quote.size() && static_cast<unsigned char>(quote[at]) == 0xE0;
    bool clause = ascii_end || other_end || thai_end;
    if (measure > words && best) break;
    if (clause && measure >= words / 3 && may_cut(quote, at)) best = at;
  }
  size_t all = std::max<size_t>(seen_words, letters / 8);
  if (all <= words || !best || best >= quote.size()) return quote;
  std::string out = quote.substr(0, best);
  while (!out.empty() && (out.back() == ' ' || out.back() == ',' || out.back() == ';' || out.back() == ':')) out.pop_back();
  return out + " …";
}

}  // namespace dossier
