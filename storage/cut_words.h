// Text -> the words that are indexed and searched (docs/formats/archive.md, "Words of the index").
//
// A word is a run of letters, marks and digits, folded (base/utf8.h). Han and Kana count sign by sign, so that a query matches
// wherever a dictionary would cut; Thai, Lao, Khmer and Burmese are cut by ICU's dictionaries. A number is one word, whatever its
// notation: 1,577.0 and 1.577,00 and 1'577 are 1577. What can be read in a second way stands in `joined` as well: a hyphenated
// compound as one word, U.S. as us, 1.577 also as 1577, 1 577 also as 1577, the year in FY2023.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

struct CutWord {
  uint32_t begin = 0, end = 0;    // bytes of the text it was cut from
  uint32_t at = 0, length = 0;    // its folded form, bytes of the line it stands in
};

// The folded words of a column, each followed by a space: exactly what FTS5 is given. The n-th word is FTS5's n-th token.
struct CutLine {
  std::string line;
  std::vector<CutWord> words;
  std::string_view folded(size_t n) const { return std::string_view(line).substr(words[n].at, words[n].length); }
};

struct CutText {
  CutLine text;
  CutLine joined;
};

// Words longer than this many folded bytes are cut off there, in the index and in queries alike.
inline constexpr size_t kMaxWordBytes = 96;
// Raise it whenever cut_words gives other words for some text: archives then rebuild their index.
inline constexpr int kCutVersion = 1;

CutText cut_words(std::string_view text);

}  // namespace dossier
