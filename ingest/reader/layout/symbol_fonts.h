// Fonts of symbols: their letters are boxes, ticks and arrows, which files often name by codes that say nothing elsewhere.
#pragma once

#include <cstdint>
#include <string_view>

namespace dossier::reader {

enum class SymbolFont : uint8_t { none, wingdings, wingdings2, symbol };

// "Wingdings", "Wingdings-Regular", "ABCDEF+Wingdings2", "Symbol", "SymbolMT".
SymbolFont symbol_font(std::string_view name);

// What the font shows for a code (0x20 to 0xFF, or the same in the private area from U+F020); empty if it is not known.
std::string_view symbol_shown(SymbolFont font, char32_t code);

}  // namespace dossier::reader
