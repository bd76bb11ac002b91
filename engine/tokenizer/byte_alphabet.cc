#include "engine/tokenizer/byte_alphabet.h"

#include <array>
#include <cstdint>

#include "base/utf8.h"

namespace dossier {
namespace {

struct Alphabet {
  std::array<std::uint16_t, 256> symbol{};
  std::array<std::int16_t, 324> byte{};  // by code point; -1: not in the alphabet

  constexpr Alphabet() {
    for (auto& b : byte) b = -1;
    std::uint16_t next = 256;
    for (int b = 0; b < 256; ++b) {
      bool plain = (b >= 33 && b <= 126) || (b >= 161 && b <= 172) || b >= 174;
      symbol[static_cast<std::size_t>(b)] = plain ? static_cast<std::uint16_t>(b) : next++;
      byte[symbol[static_cast<std::size_t>(b)]] = static_cast<std::int16_t>(b);
    }
  }
};
constexpr Alphabet kAlphabet;

}  // namespace

bool bytes_of_symbols(std::string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = static_cast<unsigned char>(text[at]);
    if (c < 0x80) ++at;
    else c = next_code_point(text, at);
    if (c >= kAlphabet.byte.size() || kAlphabet.byte[c] < 0) return false;
    out.push_back(static_cast<char>(kAlphabet.byte[c]));
  }
  return true;
}

std::string symbols_of_bytes(std::string_view bytes) {
  std::string out;
  for (char c : bytes) append_utf8(out, kAlphabet.symbol[static_cast<unsigned char>(c)]);
  return out;
}

}  // namespace dossier
