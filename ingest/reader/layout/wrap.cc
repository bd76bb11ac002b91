#include "ingest/reader/layout/wrap.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <memory>

#include "base/utf8.h"

namespace dossier::reader {
namespace {

// Thai is the first of the scripts that put no space between words; what comes before it in Unicode does.
constexpr char32_t kFirstWithoutSpaces = 0x0E00;

struct CloseBreaks {
  void operator()(UBreakIterator* i) const { ubrk_close(i); }
};
struct CloseText {
  void operator()(UText* t) const { utext_close(t); }
};

// Byte offsets at which a line may end within the word, the word's end last; only the end if it is not known
// better.
std::vector<size_t> places_to_break(std::string_view word) {
  thread_local const std::unique_ptr<UBreakIterator, CloseBreaks> breaks = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<UBreakIterator, CloseBreaks>(ubrk_open(UBRK_LINE, "th", nullptr, 0, &status));
  }();
  std::vector<size_t> places;
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<UText, CloseText> view(
      utext_openUTF8(nullptr, word.data(), static_cast<int64_t>(word.size()), &status));
  if (breaks && view && U_SUCCESS(status)) {
    ubrk_setUText(breaks.get(), view.get(), &status);
    if (U_SUCCESS(status))
      for (int32_t at = ubrk_first(breaks.get()); (at = ubrk_next(breaks.get())) != UBRK_DONE;)
        places.push_back(static_cast<size_t>(at));
  }
  if (places.empty() || places.back() != word.size()) places = {word.size()};
  return places;
}

class Setter {
 public:
  Setter(std::string_view text, unsigned columns) : text_(text), columns_(columns) {}

  SetText set() {
    for (size_t at = 0; at < text_.size();) {
      size_t here = at;
      char32_t c = next_code_point(text_, at);
      if (c == '\n')
        next_line();
      else if (is_space(c))
        column_ += c == '\t' ? 4 : 1;
      else
        at = word(here);
    }
    out_.lines = line_ + 1;
    return std::move(out_);
  }

 private:
  // Sets the word that begins at `begin`; returns its end.
  size_t word(size_t begin) {
    unsigned characters = 0;
    bool spaceless = false;
    size_t end = begin;
    for (size_t at = begin; at < text_.size(); end = at) {
      char32_t c = next_code_point(text_, at);
      if (is_space(c)) break;
      spaceless |= c >= kFirstWithoutSpaces;
      ++characters;
    }
    if (column_ + characters > columns_ && characters > columns_) {
      long_word(begin, end, spaceless);
    } else {
      if (column_ + characters > columns_) next_line();
      put(begin, end, characters, false);
    }
    return end;
  }

  void long_word(size_t begin, size_t end, bool spaceless) {
    std::string_view word = text_.substr(begin, end - begin);
    size_t piece = begin, from = begin;
    unsigned in_piece = 0;
    // What is to stand on this line ends at `at`.
    auto close = [&](size_t at) {
      if (at > piece) put(piece, at, in_piece, piece != begin);
      piece = at, in_piece = 0;
    };
    for (size_t place : spaceless ? places_to_break(word) : std::vector<size_t>{word.size()}) {
      const size_t to = begin + place;
      unsigned characters = 0;
      for (size_t at = from; at < to; ++characters) next_code_point(text_, at);
      if (column_ + in_piece + characters > columns_ && column_ + in_piece > 0) {
        close(from);
        next_line();
      }
      for (size_t at = from; at < to; ++in_piece) {
        if (in_piece == columns_) {
          close(at);
          next_line();
        }
        next_code_point(text_, at);
      }
      from = to;
    }
    close(end);
  }

  void put(size_t begin, size_t end, unsigned characters, bool continues) {
    out_.pieces.push_back({begin, end, line_, column_, characters, continues});
    column_ += characters;
  }

  void next_line() {
    ++line_;
    column_ = 0;
  }

  std::string_view text_;
  unsigned columns_;
  SetText out_;
  unsigned line_ = 0, column_ = 0;
};

}  // namespace

SetText set_in_lines(std::string_view text, unsigned columns) { return Setter(text, columns).set(); }

}  // namespace dossier::reader
