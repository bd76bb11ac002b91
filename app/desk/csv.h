// A field of a CSV file, quoted; what a sheet program would take for a formula begins with an apostrophe.
#pragma once

#include <string>
#include <string_view>

namespace dossier {

inline std::string csv_field(std::string_view text) {
  std::string out = "\"";
  if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos) out += '\'';
  for (char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

}  // namespace dossier
