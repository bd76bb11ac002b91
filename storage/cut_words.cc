#include "storage/cut_words.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

#include <memory>

#include "base/utf8.h"
#include "storage/cut_numbers.h"

namespace dossier {
namespace {

enum class Sign : uint8_t { other, letter, digit, ideograph, dictionary, inner };  // inner: belongs to a word but is not kept

bool is_ascii_letter(unsigned char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }
bool is_ascii_digit(unsigned char c) { return c >= '0' && c <= '9'; }

Sign sign_of(char32_t c) {
  if (c < 0x80) return is_ascii_letter(static_cast<unsigned char>(c)) ? Sign::letter : is_ascii_digit(static_cast<unsigned char>(c)) ? Sign::digit : Sign::other;
  if (c == 0xAD || c == 0x200C || c == 0x200D) return Sign::inner;
  if (is_digit(c)) return Sign::digit;
  if (!is_letter(c)) return Sign::other;
  if (c < 0xE00) return Sign::letter;
  if (c < 0x0F00 || (c >= 0x1000 && c < 0x10A0) || (c >= 0x1780 && c < 0x1800)) return Sign::dictionary;
  if (c < 0x2E80) return Sign::letter;
  if (c >= 0xAC00 && c < 0xD7B0) return Sign::letter;
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
  bool ideographic = script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA || script == USCRIPT_BOPOMOFO || c == 0x30FC;
  return ideographic ? Sign::ideograph : Sign::letter;
}

class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) {
    out_.text.words.reserve(text.size() / 6);
    out_.text.line.reserve(text.size() + 16);
  }

  CutText run() {
    for (size_t at = 0; at < text_.size();) {
      size_t next = at;
      switch (sign_at(next)) {
        case Sign::letter: at = word(at); break;
        case Sign::digit: at = number(at); break;
        case Sign::ideograph:
          add(out_.text, at, next, text_.substr(at, next - at));
          at = next;
          break;
        case Sign::dictionary: at = dictionary_run(at); break;
        default: at = next;
      }
    }
    join_hyphens();
    join_initials();
    join_spaced_numbers();
    return std::move(out_);
  }

 private:
  Sign sign_at(size_t& at) const {
    auto c = static_cast<unsigned char>(text_[at]);
    if (c < 0x80) {
      ++at;
      return is_ascii_letter(c) ? Sign::letter : is_ascii_digit(c) ? Sign::digit : Sign::other;
    }
    return sign_of(next_code_point(text_, at));
  }

  // Appends the folded form of `raw`, which stands at [begin, end) of the text.
  static void add(CutLine& line, size_t begin, size_t end, std::string_view raw) {
    size_t at = line.line.size();
    bool ascii = true;
    for (char c : raw) {
      auto byte = static_cast<unsigned char>(c);
      if (byte >= 0x80) {
        ascii = false;
        break;
      }
      if (byte >= 'A' && byte <= 'Z') byte |= 32;
      line.line += static_cast<char>(byte);
    }
    if (!ascii) {
      line.line.resize(at);
      for (char c : fold(raw)) {
        auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || is_ascii_letter(byte) || is_ascii_digit(byte) || byte == '.') line.line += c;
      }
    }
    close(line, begin, end, at);
  }
  static void close(CutLine& line, size_t begin, size_t end, size_t at) {
    size_t length = line.line.size() - at;
    if (length > kMaxWordBytes) {
      length = kMaxWordBytes;
      while (length > 0 && (static_cast<unsigned char>(line.line[at + length]) & 0xC0) == 0x80) --length;
      line.line.resize(at + length);
    }
    if (length == 0) return;
    line.line += ' ';
    line.words.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(end), static_cast<uint32_t>(at), static_cast<uint32_t>(length)});
  }

  size_t word(size_t begin) {
    size_t at = begin, digits = 0;  // digits: how many stand at the end
    bool inner = false;
    while (at < text_.size()) {
      size_t next = at;
      Sign sign = sign_at(next);
      if (sign == Sign::inner)
        inner = true;
      else if (sign == Sign::digit)
        ++digits;
      else if (sign == Sign::letter)
        digits = 0;
      else
        break;
      at = next;
    }
    std::string_view raw = text_.substr(begin, at - begin);
    if (inner)
      add(out_.text, begin, at, without_inner(raw));
    else
      add(out_.text, begin, at, raw);
    // FY2023 is found by 2023 too.
    if (digits >= 2 && digits < raw.size() && is_ascii_digit(static_cast<unsigned char>(raw.back()))) {
      std::string_view tail = raw.substr(raw.size() - digits);
      if (is_ascii_digit(static_cast<unsigned char>(tail.front()))) add(out_.joined, at - digits, at, tail);
    }
    return at;
  }

  static std::string without_inner(std::string_view raw) {
    std::string out;
    for (size_t at = 0; at < raw.size();) {
      size_t begin = at;
      char32_t c = next_code_point(raw, at);
      if (sign_of(c) != Sign::inner) out += raw.substr(begin, at - begin);
    }
    return out;
  }

  size_t number(size_t begin) {
    CutNumber n = cut_number(text_, begin);
    for (const CutNumber::Group& group : n.groups) add(out_.text, group.begin, group.end, group.digits);
    if (n.groups.empty()) add(out_.text, begin, n.end, n.folded);
    if (!n.also.empty()) add(out_.joined, begin, n.end, n.also);
    return n.end;
  }

  size_t dictionary_run(size_t begin) {
    size_t end = begin;
    while (end < text_.size()) {
      size_t next = end;
      Sign sign = sign_at(next);
      if (sign != Sign::dictionary && sign != Sign::inner) break;
      end = next;
    }
    std::string_view run = text_.substr(begin, end - begin);
    size_t from = 0;
    for (size_t to : dictionary_breaks(run)) {
      if (to > from && to <= run.size()) add(out_.text, begin + from, begin + to, run.substr(from, to - from));
      from = to;
    }
    if (from < run.size()) add(out_.text, begin + from, end, run.substr(from));
    return end;
  }

  // Ends of ICU's words in `run`, in bytes. Without ICU's data the run stays whole.
  static std::vector<size_t> dictionary_breaks(std::string_view run) {
    struct Close {
      void operator()(UBreakIterator* i) const { ubrk_close(i); }
    };
    thread_local std::unique_ptr<UBreakIterator, Close> breaks = [] {
      UErrorCode status = U_ZERO_ERROR;
      return std::unique_ptr<UBreakIterator, Close>(ubrk_open(UBRK_WORD, "th", nullptr, 0, &status));
    }();
    std::vector<size_t> out;
    if (!breaks) return out;
    UErrorCode status = U_ZERO_ERROR;
    UText* view = utext_openUTF8(nullptr, run.data(), static_cast<int64_t>(run.size()), &status);
    ubrk_setUText(breaks.get(), view, &status);
    if (U_SUCCESS(status))
      for (int32_t at = ubrk_first(breaks.get()); (at = ubrk_next(breaks.get())) != UBRK_DONE;) out.push_back(static_cast<size_t>(at));
    utext_close(view);
    return out;
  }

  std::string_view between(size_t n) const {
    const auto& words = out_.text.words;
    return text_.substr(words[n].end, words[n + 1].begin - words[n].end);
  }
  bool is_word(size_t n) const { return !is_ascii_digit(static_cast<unsigned char>(out_.text.line[out_.text.words[n].at])); }

  void add_joined(size_t first, size_t last) {
    std::string whole;
    for (size_t n = first; n <= last; ++n) whole += out_.text.folded(n);
    add(out_.joined, out_.text.words[first].begin, out_.text.words[last].end, whole);
  }

  // third-party also as thirdparty; inter-<line end>national also as international.
  void join_hyphens() {
    const auto& words = out_.text.words;
    for (size_t n = 0; n + 1 < words.size();) {
      size_t last = n;
      bool over_line = false;
      while (last + 1 < words.size() && is_word(last) && is_word(last + 1) && hyphen_only(between(last), over_line)) ++last;
      if (last > n && last - n <= 4) add_joined(n, last);
      if (over_line && last - n > 1)
        for (size_t k = n; k < last; ++k) add_joined(k, k + 1);
      n = last + 1;
    }
  }
  static bool hyphen_only(std::string_view gap, bool& over_line) {
    size_t hyphen = gap.substr(0, 1) == "-" ? 1 : gap.substr(0, 3) == "\u2010" || gap.substr(0, 3) == "\u2011" ? 3 : 0;
    if (hyphen == 0) return false;
    gap.remove_prefix(hyphen);
    if (gap.empty()) return true;
    if (gap != "\n") return false;
    over_line = true;
    return true;
  }

  // U.S. also as us.
  void join_initials() {
    const auto& words = out_.text.words;
    auto initial = [&](size_t n) { return words[n].end - words[n].begin == 1 && is_word(n); };
    for (size_t n = 0; n + 1 < words.size();) {
      size_t last = n;
      while (last + 1 < words.size() && initial(last) && initial(last + 1) && between(last) == ".") ++last;
      if (last > n && last - n <= 7) add_joined(n, last);
      n = last + 1;
    }
  }

  // 1 577 000 also as 1577000: a group of one to three digits, then groups of three, one space apart, at most four in all.
  void join_spaced_numbers() {
    const auto& words = out_.text.words;
    auto digits = [&](size_t n) {
      std::string_view folded = out_.text.folded(n);
      bool plain = folded.size() == words[n].end - words[n].begin && folded.size() <= 3 && folded.find('.') == std::string_view::npos;
      return plain && !is_word(n) ? folded.size() : 0;
    };
    for (size_t n = 0; n + 1 < words.size();) {
      size_t last = n;
      if (digits(n) > 0)
        while (last + 1 < words.size() && digits(last + 1) == 3 && between(last) == " ") ++last;
      if (last > n && last - n <= 3 && out_.text.folded(n)[0] != '0') add_joined(n, last);
      n = last + 1;
    }
  }

  std::string_view text_;
  CutText out_;
};

}  // namespace

CutText cut_words(std::string_view text) { return Cutter(text).run(); }

}  // namespace dossier
