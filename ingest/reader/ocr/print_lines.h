// Where lines of print stand in a picture, by the shapes alone: cheap evidence before any model is asked, and the places to read
// where a picture is more drawing than print.
#pragma once

#include <vector>

#include "base/geometry.h"
#include "ingest/reader/ocr/pix.h"

namespace dossier::reader {

struct PrintLine {
  Box box;             // pixels, tight around its letters
  int letters = 0;     // shapes of the size of letters, level and close to each other
  float letter_px = 0; // the usual height of them
};

// Level lines of three and more letters, from the top. Marks of charts, logos and grain mostly stand alone and make no lines; patterns of
// equal marks are left out. Upright print only. `binary`: 1 bit, black is print.
std::vector<PrintLine> find_print_lines(Pix* binary);

}  // namespace dossier::reader
