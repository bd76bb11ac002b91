// What the reader is built from and which languages it can read from pixels.
#pragma once

#include <string>

namespace dossier::reader {

// One a line: "library: libtesseract 5.3.0", then "languages: ara deu eng".
std::string versions();

}  // namespace dossier::reader
