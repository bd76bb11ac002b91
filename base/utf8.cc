#include "base/utf8.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <utf8proc.h>

#include <cstdlib>

namespace dossier {

char32_t next_code_point(std::string_view text, size_t& offset) {
  utf8proc_int32_t code = -1;
  auto n = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + offset,
                            static_cast<utf8proc_ssize_t>(text.size() - offset), &code);
  if (n <= 0) {
    ++offset;
    return U'\uFFFD';
  }
  offset += static_cast<size_t>(n);
  return static_cast<char32_t>(code);
}

bool is_utf8(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    utf8proc_int32_t code;
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    auto n = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                              static_cast<utf8proc_ssize_t>(text.size() - at), &code);
    if (n <= 0) return false;
    at += static_cast<size_t>(n);
  }
  return true;
}

void append_utf8(std::string& out, char32_t code_point) {
  utf8proc_uint8_t buffer[4];
  auto n = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), buffer);
  out.append(reinterpret_cast<char*>(buffer), static_cast<size_t>(n));
}

std::string scrub_utf8(std::string_view bytes) {
  if (is_utf8(bytes)) return std::string(bytes);
  std::string out;
  for (size_t at = 0; at < bytes.size();) append_utf8(out, next_code_point(bytes, at));
  return out;
}

namespace {
std::string mapped(std::string_view text, int options) {
  utf8proc_uint8_t* result = nullptr;
  auto n = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                        static_cast<utf8proc_ssize_t>(text.size()), &result,
                        static_cast<utf8proc_option_t>(options));
  if (n < 0) return scrub_utf8(text);
  std::string out(reinterpret_cast<char*>(result), static_cast<size_t>(n));
  std::free(result);
  return out;
}

bool is_ascii(std::string_view text) {
  for (char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}
}  // namespace

std::string to_nfc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string to_nfkc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
}

std::string fold(std::string_view text) {
  if (is_ascii(text)) {
    std::string out(text);
    for (char& c : out)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
  }
  std::string decomposed = mapped(text, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
  std::string out;
  for (size_t at = 0; at < decomposed.size();) {
    char32_t c = next_code_point(decomposed, at);
    bool combining_diacritic = (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1AFF);
    bool harakat = (c >= 0x64B && c <= 0x65F) || c == 0x670 || c == 0x640;
    if (!combining_diacritic && !harakat) append_utf8(out, c);
  }
  return mapped(out, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string visible(std::string_view text, bool one_line) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    bool breaks = c == '\n' || c == '\t';
    if (breaks && one_line) {
      out += ' ';
    } else if (!breaks && (c < 0x20 || (c >= 0x7F && c < 0xA0))) {
      out += "\u25A1";
    } else if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x061C ||
               c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0x2028 || c == 0x2029) {
      out += "\u25A1";
    } else {
      append_utf8(out, c);
    }
  }
  return out;
}

bool is_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)); }
bool is_letter(char32_t c) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}
bool is_digit(char32_t c) { return u_charType(static_cast<UChar32>(c)) == U_DECIMAL_DIGIT_NUMBER; }
int digit_value(char32_t c) { return is_digit(c) ? u_charDigitValue(static_cast<UChar32>(c)) : -1; }
bool is_upper(char32_t c) { return u_isUUppercase(static_cast<UChar32>(c)); }

}  // namespace dossier
