// The printable characters that stand for bytes in byte-level vocabularies: bytes 33..126, 161..172 and 174..255 for themselves, the
// other 68 in rising order as U+0100, U+0101, ...
#pragma once

#include <string>
#include <string_view>

namespace dossier {

// False where TEXT has a character outside the alphabet; OUT is then what was read before it.
bool bytes_of_symbols(std::string_view text, std::string& out);
std::string symbols_of_bytes(std::string_view bytes);

}  // namespace dossier
