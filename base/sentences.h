// Cuts text into sentences.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dossier {

struct TextRange {
  uint32_t begin = 0, end = 0;  // bytes, half open
  bool operator==(const TextRange&) const = default;
};

// Sentences of a page's text in order, without white space around them. A blank line always ends one; a single line break does
// not. Not cut after abbreviations, initials, list numbers and section signs, nor before a small letter. Scripts without full
// stops (Thai) give their lines. Total on any bytes.
std::vector<TextRange> split_sentences(std::string_view text);

}  // namespace dossier
