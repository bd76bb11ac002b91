// A grammar as written: rules as trees. Private to engine/grammar.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace dossier {

struct GrammarTerm {
  enum class Kind { bytes, characters, rule, either, sequence, repeat };
  Kind kind = Kind::sequence;
  std::string text;                                       // bytes; a rule's name
  std::vector<std::pair<char32_t, char32_t>> characters;  // inclusive, rising, apart
  std::vector<GrammarTerm> parts;                         // either, sequence; the one that repeats
  std::int32_t least = 0, most = 0;                       // repeat; most -1: no end
  int line = 0;
};

struct GrammarRule {
  std::string name;
  GrammarTerm body;
  int line = 0;
};

// Errors: usage with the line.
Result<std::vector<GrammarRule>> read_grammar(std::string_view text);

}  // namespace dossier
