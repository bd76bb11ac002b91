// UTF-8: checking, walking, NFC, folding.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dossier {

// Well formed: no overlong forms, no surrogates, nothing above U+10FFFF.
bool is_utf8(std::string_view text);
// Each broken byte becomes U+FFFD. The result is well formed.
std::string scrub_utf8(std::string_view bytes);
// The code point at `offset`, which moves behind it. At a broken byte: U+FFFD and one byte on. REQUIRES: offset < text.size().
char32_t next_code_point(std::string_view text, size_t& offset);
void append_utf8(std::string& out, char32_t code_point);
std::string to_nfc(std::string_view text);
std::string to_nfkc(std::string_view text);
// Case folded, accents and other marks of Latin, Greek, Cyrillic removed; marks that spell vowels (Thai, Devanagari, Arabic
// letters) are kept, Arabic harakat and tatweel removed. For comparing and searching, not for showing.
std::string fold(std::string_view text);
// Control characters, bidi overrides and isolates, and zero-width characters as visible marks, so that text of a document can
// imitate nothing in a terminal or report. Newlines and tabs become spaces if `one_line`.
std::string visible(std::string_view text, bool one_line = true);

bool is_space(char32_t c);   // White_Space, and no-break spaces
bool is_letter(char32_t c);  // categories L and M
bool is_digit(char32_t c);   // category Nd
int digit_value(char32_t c); // 0..9 for Nd of any script, else -1
bool is_upper(char32_t c);

}  // namespace dossier
