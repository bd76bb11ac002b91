#include "ingest/reader/layout/symbol_fonts.h"

#include <string>

namespace dossier::reader {
namespace {

struct Sign {
  char32_t code;
  std::string_view text;
};

constexpr Sign kWingdings[] = {{0x6C, "●"}, {0x6E, "■"}, {0x6F, "☐"}, {0x71, "☐"}, {0x72, "☐"}, {0x75, "◆"}, {0x76, "❖"},
                               {0x77, "◆"}, {0x78, "☒"}, {0x9F, "•"}, {0xA7, "▪"}, {0xA8, "☐"}, {0xD8, "➢"}, {0xDF, "←"},
                               {0xE0, "→"}, {0xE8, "➔"}, {0xF0, "⇨"}, {0xFB, "✗"}, {0xFC, "✓"}, {0xFD, "☒"}, {0xFE, "☑"}};
constexpr Sign kWingdings2[] = {{0x4F, "✗"}, {0x50, "✓"}, {0x51, "☒"}, {0x52, "☑"}, {0x53, "☒"}, {0x54, "☒"}, {0xA3, "☐"}};
constexpr Sign kSymbol[] = {{0xA3, "≤"}, {0xB0, "°"}, {0xB1, "±"}, {0xB3, "≥"}, {0xB4, "×"}, {0xB7, "•"}, {0xB9, "≠"},
                            {0xD2, "®"}, {0xD3, "©"}, {0xD4, "™"}, {0xE2, "®"}, {0xE3, "©"}, {0xE4, "™"}};

template <size_t N>
std::string_view find(const Sign (&signs)[N], char32_t code) {
  for (const Sign& sign : signs)
    if (sign.code == code) return sign.text;
  return {};
}

}  // namespace

SymbolFont symbol_font(std::string_view name) {
  if (size_t plus = name.find('+'); plus == 6) name.remove_prefix(7);
  std::string plain;
  for (char c : name)
    if (c != ' ' && c != '-') plain += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  if (plain.starts_with("wingdings2")) return SymbolFont::wingdings2;
  if (plain.starts_with("wingdings3")) return SymbolFont::none;
  if (plain.starts_with("wingdings")) return SymbolFont::wingdings;
  return plain == "symbol" || plain == "symbolmt" ? SymbolFont::symbol : SymbolFont::none;
}

std::string_view symbol_shown(SymbolFont font, char32_t code) {
  if (code >= 0xF020 && code <= 0xF0FF) code -= 0xF000;
  switch (font) {
    case SymbolFont::wingdings: return find(kWingdings, code);
    case SymbolFont::wingdings2: return find(kWingdings2, code);
    case SymbolFont::symbol: return find(kSymbol, code);
    case SymbolFont::none: break;
  }
  return {};
}

}  // namespace dossier::reader
