// Unicode's general categories and White_Space for every code point at once, for scanners that look at each character once.
#pragma once

#include <cstdint>
#include <vector>

namespace dossier {

enum CharCategory : std::uint8_t {
  kUpperOrTitle = 1,  // Lu, Lt
  kLower = 2,         // Ll
  kOtherLetter = 4,   // Lm, Lo
  kMark = 8,          // Mn, Mc, Me
  kNumber = 16,       // Nd, Nl, No
  kWhiteSpace = 32,   // the property White_Space
  kLineBreak = 64     // CR and LF; also White_Space
};

// 0x110000 entries, sets of CharCategory; 0: punctuation, symbols, controls, unassigned.
std::vector<std::uint8_t> char_categories();

}  // namespace dossier
