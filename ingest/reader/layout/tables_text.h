// Words of a page as lines and phrases: what the table finder looks at instead of single words.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/reader/layout/content.h"

namespace dossier::reader {

// What one word looks like, for telling figures from prose.
enum class TokenKind : uint8_t {
  word,      // has letters and is no figure
  number,    // a figure: digits with separators, signs, brackets, percent; also a dash or "n/a" that stands for one
  currency,  // only a currency sign, perhaps with an opening bracket: belongs to the figure after it
  suffix,    // only ")", "%", "%)": belongs to the figure before it
  leader     // only dots that lead the eye
};
TokenKind kind_of(std::string_view word);

// A year, date or period word: a figure that may be a heading.
bool is_period(std::string_view word);

// A run of words of one line with no gap that could part two columns.
struct Phrase {
  Box box;
  Box core;                     // without a currency sign in front, which stands where the column begins, not the figure
  std::vector<uint32_t> words;  // indices into ContentPage::words, left to right
  bool figure = false;          // its words are figures and signs only
};

struct TextLine {
  float top = 0, bottom = 0, baseline = 0, size_pt = 0;
  std::vector<Phrase> phrases;  // left to right
  Box box() const;
};

// Groups upright words into lines (a superscript joins the line it hangs on), top to bottom. Phrases end where the gap is wider
// than the line's own word spacing allows, or where one of `separators` (vertical rules) stands between two words; a currency
// sign is kept with its figure and ")" or "%" with the figure before it, however far.
std::vector<TextLine> make_lines(const ContentPage& page, const std::vector<uint32_t>& words, const std::vector<Rule>& separators);

// Size of a word's type, from its box where the font's is not known.
float type_size(const ContentWord& word);

}  // namespace dossier::reader
