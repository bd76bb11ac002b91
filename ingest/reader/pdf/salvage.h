// Damaged PDFs that Poppler alone cannot open.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::reader {

// A second opinion: qpdf's parser reads the file and writes it anew, streams as they are. Nothing if it cannot, or no given password
// opens it.
std::optional<std::string> rewritten_pdf(std::string_view bytes, const std::vector<std::string>& passwords);

// A file whose trailer, cross-reference table or catalogue is lost: objects are found by scanning, and a new end is written.
// The bytes with a catalogue (the file's own, or a new one over all pages found) and a trailer appended; nothing if no page is
// found. Poppler then rebuilds its table from it.
std::optional<std::string> salvaged_pdf(std::string_view bytes);

}  // namespace dossier::reader
