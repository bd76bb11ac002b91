// Ranges of characters as sequences of byte ranges. Private to engine/grammar.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace dossier {

struct ByteRanges {
  int count = 0;  // 1 to 4
  std::array<std::uint8_t, 4> low{}, high{};
};

// The UTF-8 forms of all characters in [first, last], surrogates left out: each of the results stands for all combinations of its ranges,
// and no two overlap. After R. Cox, Regular Expression Matching in the Wild (2010).
void append_utf8_ranges(char32_t first, char32_t last, std::vector<ByteRanges>& out);

}  // namespace dossier
