// Where the words of a text stand when it is set in lines of so many characters.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace dossier::reader {

// A word, or the part of it that stands on one line.
struct SetPiece {
  size_t begin = 0, end = 0;      // bytes of the text
  unsigned line = 0, column = 0;  // of its first character, from 0
  unsigned characters = 0;        // code points
  bool continues = false;         // the word began on the line before
  bool operator==(const SetPiece&) const = default;
};

struct SetText {
  std::vector<SetPiece> pieces;  // in the order of the text; none is empty
  unsigned lines = 1;
};

// `text`: well-formed UTF-8; "\n" ends a line, a tab is four characters wide. Words are what white space
// separates. A word that no longer fits goes to the next line whole; one longer than a line is broken: in
// scripts without spaces (Thai, Chinese, ...) where a line may break, else where the line ends. REQUIRES:
// columns > 0.
SetText set_in_lines(std::string_view text, unsigned columns);

}  // namespace dossier::reader
