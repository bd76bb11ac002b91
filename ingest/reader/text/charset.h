// Bytes of a text file -> UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace dossier::reader {

struct DecodedText {
  std::string text;     // well-formed UTF-8, without byte order mark
  std::string charset;  // "UTF-8", "UTF-16LE", "windows-1252", ...
  bool guessed = false; // by statistics, not by a mark or because it is well-formed UTF-8
};

// By byte order mark, then UTF-8 if well formed, then UTF-16 by its zeros, then statistics over the first MiB, else windows-1252.
DecodedText decode_text(std::string_view bytes);
// By name ("iso-8859-2"); a name that nobody knows is read as decode_text does.
DecodedText decode_text_as(std::string_view bytes, const std::string& charset);

}  // namespace dossier::reader
