// Grammars that the program itself needs.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace dossier {

// One JSON value (RFC 8259) with little white space (at most a line break and 40 blanks at a time, so that an answer gets on) and numbers
// that a double holds.
std::string_view json_grammar();

// Free text in which what begins with OPEN is one of the NAMES and ends with CLOSE: "[", {"1", "2"}, "]" allows "so it is [2]." and never
// "[3]" or a bracket left open. Neither OPEN's first character nor CLOSE can stand alone. The text may end anywhere outside a marker. Where
// NAMES is empty there is no marker at all. REQUIRES: OPEN and CLOSE are not empty and UTF-8, and so are the names.
std::string marker_grammar(std::string_view open, std::span<const std::string> names, std::string_view close);

// A text of a grammar that means exactly these bytes: quoted and escaped. REQUIRES: UTF-8.
std::string grammar_literal(std::string_view text);

}  // namespace dossier
