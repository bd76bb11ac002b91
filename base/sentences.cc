#include "base/sentences.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "base/utf8.h"

namespace dossier {
namespace {

// Words that a full stop follows without ending a sentence. English, German, French, Spanish; legal and financial usage. Folded.
constexpr std::array kAbbreviations = {
    "mr", "mrs", "ms", "dr", "prof", "sr", "jr", "st", "hon", "rev", "gen", "gov", "sen", "rep", "messrs", "esq",
    "inc", "corp", "co", "ltd", "llc", "lp", "plc", "bros", "dept", "assn", "gmbh", "ag", "sa", "nv", "bv",
    "no", "nos", "nr", "art", "arts", "sec", "secs", "cl", "para", "paras", "pp", "p", "vol", "ch", "fig", "figs", "tab", "ex", "exh", "app", "abs", "ziff", "bzw", "vgl",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    "vs", "v", "etc", "al", "cf", "e.g", "i.e", "eg", "ie", "viz", "approx", "est", "ca", "resp", "incl", "excl", "z.b", "d.h", "u.a", "usw",
    "u.s", "u.k", "u.s.c", "c.f.r", "cir", "supp", "f", "fed", "stat", "ct", "op", "cit", "id", "ibid", "ed", "eds", "rs", "tel", "attn",
    "mme", "mlle", "sra", "srta", "ud", "uds", "av", "avda"};

constexpr std::array kMonths = {"januar", "februar", "marz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember", "janner",
                                "marts", "maj", "desember", "december", "januari", "februari", "mars", "augusti"};

bool is_closing(char32_t c) { return c == U')' || c == U']' || c == U'"' || c == U'\'' || c == U'\u201D' || c == U'\u2019' || c == U'\u00BB' || c == U'\u201C'; }
bool is_stop(char32_t c) { return c == U'.' || c == U'!' || c == U'?'; }
// Full stops that need no white space after them.
bool is_wide_stop(char32_t c) { return c == U'\u3002' || c == U'\uFF01' || c == U'\uFF1F' || c == U'\u061F' || c == U'\u0964' || c == U'\u06D4'; }

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  std::vector<TextRange> run() {
    size_t at = 0;
    while (at < text_.size()) {
      size_t here = at;
      char32_t c = next_code_point(text_, at);
      if (c == U'\n' && blank_line_at(here)) {
        close(here);
      } else if (is_wide_stop(c)) {
        at = past_closing(at);
        close(at);
      } else if (is_stop(c)) {
        size_t after = past_closing(at);
        while (after < text_.size() && is_stop(static_cast<unsigned char>(text_[after]))) after = past_closing(after + 1);
        if (ends_at(here, after, c)) close(after);
        at = after;
      }
    }
    close(text_.size());
    return std::move(out_);
  }

 private:
  bool blank_line_at(size_t newline) const {
    size_t next = newline + 1;
    while (next < text_.size() && (text_[next] == ' ' || text_[next] == '\t' || text_[next] == '\r')) ++next;
    return next < text_.size() && text_[next] == '\n';
  }

  size_t past_closing(size_t at) const {
    while (at < text_.size()) {
      size_t next = at;
      if (!is_closing(next_code_point(text_, next))) break;
      at = next;
    }
    return at;
  }

  // Whether the stop at `stop`, with closing marks up to `after`, ends a sentence.
  bool ends_at(size_t stop, size_t after, char32_t mark) const {
    if (after >= text_.size()) return true;
    size_t next = after;
    char32_t c = next_code_point(text_, next);
    if (!is_space(c)) return false;
    while (next < text_.size() && is_space(c)) c = next_code_point(text_, next);
    if (is_letter(c) && !is_upper(c) && c < 0x250) return false;  // a small Latin letter goes on
    if (mark != U'.') return true;
    return !abbreviation_before(stop) && !day_before_month(stop, after);
  }

  // "30. April 2027": an ordinal day, as German and Scandinavian languages write it.
  bool day_before_month(size_t stop, size_t after) const {
    size_t digits = stop;
    while (digits > begin_ && std::isdigit(static_cast<unsigned char>(text_[digits - 1]))) --digits;
    if (digits == stop || stop - digits > 2) return false;
    size_t begin = text_.find_first_not_of(" \n", after);
    if (begin == std::string_view::npos) return false;
    size_t end = begin;
    while (end < text_.size() && static_cast<unsigned char>(text_[end]) > '@') ++end;
    std::string word = fold(text_.substr(begin, end - begin));
    return std::find(kMonths.begin(), kMonths.end(), word) != kMonths.end();
  }

  bool abbreviation_before(size_t stop) const {
    size_t begin = stop;
    while (begin > begin_ && static_cast<unsigned char>(text_[begin - 1]) > ' ' && text_[begin - 1] != '(') --begin;
    std::string word = fold(text_.substr(begin, stop - begin));
    if (word.empty()) return false;
    if (word.size() == 1 && std::isalpha(static_cast<unsigned char>(word[0]))) return true;  // an initial
    if (std::all_of(word.begin(), word.end(), [](unsigned char c) { return std::isdigit(c) || c == '.'; }))
      return word.size() <= 3 && starts_line(begin);  // "1." or "2.1." at the start of a line is a number of a clause
    return std::find(kAbbreviations.begin(), kAbbreviations.end(), word) != kAbbreviations.end();
  }

  bool starts_line(size_t begin) const {
    while (begin > 0 && (text_[begin - 1] == ' ' || text_[begin - 1] == '\t')) --begin;
    return begin == 0 || text_[begin - 1] == '\n' || begin <= begin_;
  }

  void close(size_t end) {
    size_t begin = begin_;
    begin_ = end;
    while (begin < end) {
      size_t next = begin;
      if (!is_space(next_code_point(text_, next))) break;
      begin = next;
    }
    while (end > begin && static_cast<unsigned char>(text_[end - 1]) <= ' ') --end;
    if (end > begin) out_.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
  }

  std::string_view text_;
  size_t begin_ = 0;
  std::vector<TextRange> out_;
};

}  // namespace

std::vector<TextRange> split_sentences(std::string_view text) { return Splitter(text).run(); }

}  // namespace dossier
