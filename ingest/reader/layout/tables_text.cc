#include "ingest/reader/layout/tables_text.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"

namespace dossier::reader {
namespace {

constexpr float kSameBaseline = 0.38f;   // of the type size
constexpr float kWordSpaceLimit = 0.5f;  // a justified line's spaces are taken at their word up to this, in em
constexpr size_t kMostPairs = 1'000'000;
constexpr float kPhraseGap = 0.62f;      // em: at least this much parts two phrases

bool is_dash(char32_t c) { return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }
bool is_currency(char32_t c) { return c == U'$' || c == 0xA3 || c == 0xA5 || (c >= 0x20A0 && c <= 0x20CF); }
bool is_mark(char32_t c) { return c == U'*' || c == 0x2020 || c == 0x2021 || c == 0xA7 || c == 0xB6; }
bool is_figure_sign(char32_t c) {
  return is_dash(c) || is_currency(c) || is_mark(c) || c == U'(' || c == U')' || c == U'%' || c == U',' || c == U'.' || c == U'+' ||
         c == U'/' || c == U':' || c == U'<' || c == U'>' || c == U'\'' || c == U'~' || c == 0xB1 || c == 0x2264 || c == 0x2265 || c == 0x2030 ||
         c == 0xB7 || c == U'[' || c == U']' || c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x2079);
}

bool is_absent_value(std::string_view w) {
  return w == "NA" || w == "na" || w == "N/A" || w == "n/a" || w == "n.a." || w == "NM" || w == "nm" || w == "N/M" || w == "n/m";
}

struct Shape {
  int digits = 0, letters = 0, signs = 0, dashes = 0, currency = 0, dots = 0, suffixes = 0, other = 0;
};

Shape shape_of(std::string_view word) {
  Shape s;
  for (size_t at = 0; at < word.size();) {
    const char ascii = word[at];
    if ((ascii >= 'a' && ascii <= 'z') || (ascii >= 'A' && ascii <= 'Z')) {
      ++s.letters;
      ++at;
      continue;
    }
    if (ascii >= '0' && ascii <= '9') {
      ++s.digits;
      ++at;
      continue;
    }
    char32_t c = next_code_point(word, at);
    if (is_digit(c)) ++s.digits;
    else if (is_letter(c)) ++s.letters;
    else if (is_currency(c)) ++s.currency;
    else if (c == U'.' || c == 0x2026 || c == 0xB7) ++s.dots;
    else if (c == U')' || c == U'%' || c == U']') ++s.suffixes;
    else if (is_dash(c)) ++s.dashes;
    else if (is_figure_sign(c)) ++s.signs;
    else ++s.other;
  }
  return s;
}

}  // namespace

TokenKind kind_of(std::string_view word) {
  Shape s = shape_of(word);
  size_t start = 0;
  if (s.digits) return s.letters <= 2 && s.letters <= s.digits + 1 && s.other == 0 ? TokenKind::number : TokenKind::word;
  if (is_absent_value(word)) return TokenKind::number;
  if (s.letters || s.other) {
    // "US$", "C$": the sign with its country; but "$m" and "€m" are units of a heading.
    bool sign_first = !word.empty() && !is_letter(next_code_point(word, start));
    return s.currency && s.letters <= 3 && !s.other && !sign_first ? TokenKind::currency : TokenKind::word;
  }
  if (s.currency) return TokenKind::currency;
  if (s.suffixes && !s.dashes && !s.signs && !s.dots) return TokenKind::suffix;
  if (s.dots >= 2 && !s.dashes && !s.signs) return TokenKind::leader;
  return s.dashes || s.signs || s.dots ? TokenKind::number : TokenKind::word;
}

bool is_period(std::string_view word) {
  int digits = 0, slashes = 0;
  for (char c : word) {
    if (c >= '0' && c <= '9') ++digits;
    else if (c == '/' || c == '-') ++slashes;
    else if (c != '(' && c != ')' && c != ',' && c != '*' && c != '.' && c != ':') {
      if (static_cast<unsigned char>(c) < 0x80) return false;
    }
  }
  std::string_view bare = word;
  while (!bare.empty() && !(bare.front() >= '0' && bare.front() <= '9')) bare.remove_prefix(1);
  bool century = bare.starts_with("19") || bare.starts_with("20");
  if (slashes == 2 && digits >= 5 && digits <= 8) return true;
  if (slashes <= 1 && century && (digits == 4 || (slashes == 1 && (digits == 6 || digits == 8)))) return word.find('.') == word.npos || word.back() == '.';
  return false;
}

float type_size(const ContentWord& word) { return word.size_pt > 0 ? word.size_pt : std::max(1.f, word.box.height() * 0.8f); }

Box TextLine::box() const {
  Box b;
  for (const Phrase& p : phrases) b = united(b, p.box);
  return b;
}

namespace {

struct Draft {
  float baseline = 0, size = 0;
  double weight = 0;
  std::vector<uint32_t> words;
  bool dissolved = false;
};

float baseline_of(const ContentWord& w) { return w.baseline > 0 ? w.baseline : w.box.y1 - 0.22f * w.box.height(); }

std::vector<Draft> group_by_baseline(const ContentPage& page, std::vector<uint32_t> words) {
  std::stable_sort(words.begin(), words.end(), [&](uint32_t a, uint32_t b) { return baseline_of(page.words[a]) < baseline_of(page.words[b]); });
  std::vector<Draft> drafts;
  for (uint32_t w : words) {
    const ContentWord& word = page.words[w];
    float size = type_size(word), base = baseline_of(word);
    if (drafts.empty() || base - drafts.back().baseline > 0.4f + kSameBaseline * std::min(size, drafts.back().size)) {
      drafts.push_back({base, size, 0, {}, false});
    }
    Draft& d = drafts.back();
    double weight = std::max(0.5f, word.box.width());
    d.baseline = static_cast<float>((d.baseline * d.weight + base * weight) / (d.weight + weight));
    d.size = static_cast<float>((d.size * d.weight + size * weight) / (d.weight + weight));
    d.weight += weight;
    d.words.push_back(w);
  }
  return drafts;
}

// A word noticeably smaller than a neighbour that it touches hangs on the neighbour's line, not on one of its own.
void attach_superscripts(const ContentPage& page, std::vector<Draft>& drafts) {
  for (size_t i = 0; i < drafts.size(); ++i) {
    std::vector<uint32_t> stay;
    for (uint32_t w : drafts[i].words) {
      const ContentWord& mark = page.words[w];
      float size = type_size(mark);
      size_t host = drafts.size();
      for (size_t step = 1; step <= 2 && host == drafts.size(); ++step) {
        for (size_t j : {i + step, i - step}) {
          if (j >= drafts.size() || drafts[j].size < size * 1.2f || std::fabs(drafts[j].baseline - drafts[i].baseline) > drafts[j].size * 0.75f) continue;
          if (drafts[i].words.size() * drafts[j].words.size() > kMostPairs) continue;
          for (uint32_t o : drafts[j].words) {
            const Box& b = page.words[o].box;
            bool touches = mark.box.x0 - b.x1 < 0.25f * size && b.x0 - mark.box.x1 < 0.25f * size;
            if (touches && intersection(b, mark.box).height() > 0.2f * mark.box.height()) host = j;
          }
          if (host != drafts.size()) break;
        }
      }
      if (host == drafts.size()) stay.push_back(w);
      else drafts[host].words.push_back(w);
    }
    drafts[i].words = std::move(stay);
  }
  std::erase_if(drafts, [](const Draft& d) { return d.words.empty(); });
}

// The width of an ordinary word space in this line, in points, as far as the line shows it.
float word_space(const ContentPage& page, const std::vector<uint32_t>& words, float size) {
  std::vector<float> gaps;
  for (size_t i = 1; i < words.size(); ++i) {
    float gap = page.words[words[i]].box.x0 - page.words[words[i - 1]].box.x1;
    if (gap > 0.05f * size) gaps.push_back(gap);
  }
  if (gaps.size() < 3) return 0.25f * size;
  auto third = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 3);
  std::nth_element(gaps.begin(), third, gaps.end());
  return std::clamp(*third, 0.2f * size, kWordSpaceLimit * size);
}

// Digits with separators only, at least one of them; "31," of a date is none.
bool plain_number(std::string_view w) {
  if (w.empty() || w.back() == ',' || w.back() == '.' || w.back() == ':') return false;
  bool digit = false;
  for (char c : w) {
    if (c >= '0' && c <= '9') digit = true;
    else if (c != ',' && c != '.' && c != '%') return false;
  }
  return digit;
}

// "12 345": groups of three digits set apart by spaces.
bool thousands(std::string_view left, std::string_view right) {
  auto digits = [](std::string_view w) { return std::all_of(w.begin(), w.end(), [](char c) { return c >= '0' && c <= '9'; }); };
  return digits(left) && left.size() <= 3 && right.size() >= 3 && digits(right.substr(0, 3)) && (right.size() == 3 || right[3] == '.' || right[3] == ',');
}

// True if currency signs stand before their figures in this line, as in English; false for "12 €".
bool currency_leads(const ContentPage& page, const std::vector<uint32_t>& words) {
  for (uint32_t w : words) {
    TokenKind kind = kind_of(page.words[w].text);
    if (kind == TokenKind::currency) return true;
    if (kind == TokenKind::number && !is_period(page.words[w].text)) {
      // The first figure may be one of a row that shows no sign; a sign at the very end has nothing to lead.
      return kind_of(page.words[words.back()].text) != TokenKind::currency;
    }
  }
  return true;
}

// "% Change": the sign begins a phrase of words, it ends no figure.
bool leads(const ContentPage& page, const Draft& line, size_t i) {
  if (i + 1 >= line.words.size()) return false;
  const ContentWord &sign = page.words[line.words[i]], &next = page.words[line.words[i + 1]];
  return kind_of(next.text) == TokenKind::word && next.box.x0 - sign.box.x1 < 0.5f * line.size;
}

// Edges of shaded cells have no thickness; they do not part a sign from its figure.
bool separated(const std::vector<Rule>& separators, float left, float right, float y, bool drawn_only) {
  for (const Rule& r : separators) {
    if (drawn_only && r.thickness_pt <= 0) continue;
    float x = (r.x0 + r.x1) / 2;
    if (x > left - 1.5f && x < right + 1.5f && r.y0 < y && r.y1 > y) return true;
  }
  return false;
}

}  // namespace

std::vector<TextLine> make_lines(const ContentPage& page, const std::vector<uint32_t>& words, const std::vector<Rule>& separators) {
  std::vector<Draft> drafts = group_by_baseline(page, words);
  attach_superscripts(page, drafts);
  std::vector<TextLine> lines;
  lines.reserve(drafts.size());
  for (Draft& d : drafts) {
    std::stable_sort(d.words.begin(), d.words.end(), [&](uint32_t a, uint32_t b) { return page.words[a].box.x0 < page.words[b].box.x0; });
    TextLine line;
    line.baseline = d.baseline;
    line.size_pt = d.size;
    float limit = std::max(kPhraseGap * d.size, 2.0f * word_space(page, d.words, d.size));
    TokenKind before = TokenKind::word;
    const bool signs_lead = currency_leads(page, d.words);
    for (size_t i = 0; i < d.words.size(); ++i) {
      const uint32_t w = d.words[i];
      const ContentWord& word = page.words[w];
      TokenKind kind = kind_of(word.text);
      bool fresh = line.phrases.empty();
      if (!fresh) {
        Phrase& last = line.phrases.back();
        float left = page.words[last.words.back()].box.x1, gap = word.box.x0 - left;
        bool one_figure = (before == TokenKind::currency && kind == TokenKind::number && signs_lead) ||
                          (kind == TokenKind::suffix && before == TokenKind::number && gap < 1.2f * d.size && !leads(page, d, i));
        fresh = separated(separators, left, word.box.x0, word.box.center_y(), one_figure) || (gap > limit && !one_figure);
        // Two whole numbers side by side are two cells even with little space, but not "1 234" or the day and year of a date.
        if (!fresh && gap > 0.22f * d.size && plain_number(word.text) && plain_number(page.words[last.words.back()].text) &&
            !thousands(page.words[last.words.back()].text, word.text)) fresh = true;
        // A figure with its sign ends there: "$ 12" and "$ 13" are two, however near.
        if (!fresh && kind == TokenKind::currency && before != TokenKind::word && before != TokenKind::currency && signs_lead) fresh = true;
      }
      if (fresh) line.phrases.emplace_back();
      Phrase& phrase = line.phrases.back();
      phrase.box = phrase.words.empty() ? word.box : united(phrase.box, word.box);
      phrase.figure = kind != TokenKind::word && (phrase.words.empty() || phrase.figure);
      if (kind != TokenKind::currency) phrase.core = phrase.core.empty() ? word.box : united(phrase.core, word.box);
      phrase.words.push_back(w);
      before = kind;
    }
    line.top = page.words[d.words.front()].box.y0;
    line.bottom = page.words[d.words.front()].box.y1;
    for (Phrase& phrase : line.phrases) {
      if (phrase.core.empty()) phrase.core = phrase.box;
      line.top = std::min(line.top, phrase.box.y0);
      line.bottom = std::max(line.bottom, phrase.box.y1);
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace dossier::reader
