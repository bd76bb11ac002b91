#include "engine/grammar/grammar_texts.h"

#include <cstdio>
#include <set>

#include "base/utf8.h"

namespace dossier {
namespace {

constexpr std::string_view kJson = R"(
root    ::= value
value   ::= object | array | string | number | "true" | "false" | "null"
object  ::= "{" ws ( member ( "," ws member )* )? "}" ws
member  ::= string ":" ws value
array   ::= "[" ws ( value ( "," ws value )* )? "]" ws
string  ::= "\"" ( [^"\\\x00-\x1f] | "\\" ( ["\\/bfnrt] | "u" hex hex hex hex ) )* "\"" ws
hex     ::= [0-9a-fA-F]
number  ::= "-"? ( "0" | [1-9] [0-9]{0,17} ) ( "." [0-9]{1,17} )? ( [eE] [+\-]? [0-9]{1,2} )? ws
ws      ::= ( " " | "\n" [ \t]{0,40} )?
)";

std::string escaped(char32_t c) {
  char out[16];
  std::snprintf(out, sizeof out, "\\U%08x", static_cast<unsigned>(c));
  return out;
}

}  // namespace

std::string_view json_grammar() { return kJson; }

std::string grammar_literal(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    if (c == U'"' || c == U'\\' || c < 0x20) out += escaped(c);
    else append_utf8(out, c);
  }
  return out + "\"";
}

std::string marker_grammar(std::string_view open, std::span<const std::string> names, std::string_view close) {
  std::size_t at = 0;
  const char32_t first_open = next_code_point(open, at);
  at = 0;
  const char32_t first_close = next_code_point(close, at);
  std::string out = "root ::= ( [^" + escaped(first_open) + escaped(first_close) + "]";
  if (names.empty()) return out + " )*\n";
  out += " | marker )*\nmarker ::= " + grammar_literal(open) + " ( ";
  bool is_first = true;
  for (const std::string& name : std::set<std::string>(names.begin(), names.end())) {
    out += (is_first ? "" : " | ") + grammar_literal(name);
    is_first = false;
  }
  return out + " ) " + grammar_literal(close) + "\n";
}

}  // namespace dossier
