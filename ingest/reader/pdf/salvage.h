// A PDF whose trailer, cross-reference table or catalogue is lost: objects are found by scanning, and a new end is written.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dossier::reader {

// The bytes with a catalogue (the file's own, or a new one over all pages found) and a trailer appended; nothing if no page is
// found. Poppler then rebuilds its table from it.
std::optional<std::string> salvaged_pdf(std::string_view bytes);

}  // namespace dossier::reader
