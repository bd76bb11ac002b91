#include "ingest/reader/text/numeral.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace dossier::reader {
namespace {

std::string roman(int n) {
  static constexpr std::pair<int, const char*> kSigns[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}};
  std::string out;
  for (const auto& [value, sign] : kSigns)
    for (; n >= value && out.size() < 32; n -= value) out += sign;
  return out;
}

std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

}  // namespace

std::string numeral(int n, const std::string& format) {
  if (format == "none") return "";
  if (format == "lowerRoman") return roman(n);
  if (format == "upperRoman") return upper(roman(n));
  if ((format == "lowerLetter" || format == "upperLetter") && n > 0) {
    // a ... z, aa, bb, ...
    std::string letters(static_cast<size_t>(std::min((n - 1) / 26 + 1, 8)), static_cast<char>('a' + (n - 1) % 26));
    return format == "upperLetter" ? upper(letters) : letters;
  }
  if (format == "decimalZero" && n < 10) return "0" + std::to_string(n);
  return std::to_string(n);
}

}  // namespace dossier::reader
