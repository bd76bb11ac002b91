// Finding lines of writing without reading them: enough to tell which way they run and to cut out a few as a sample.
#pragma once

#include <vector>

#include "ingest/reader/ocr/pix.h"

namespace dossier::reader {

// Positive: lines of writing run from left to right; negative: from top to bottom. 0: no telling. The size says how sure.
// Letters in lines give a profile across the lines that jumps, and one along them that does not. Works on strips of the page, so
// that a slight skew does no harm.
float line_direction(Pix* binary);

// A small picture of up to `most` lines of writing cut out of `gray`, one below the other on white, those with the most writing
// first by their place on the page; null if there are no lines. `binary` is the same picture in 1 bit, `letter` its letter height.
PixPtr sample_of_lines(Pix* gray, Pix* binary, float letter, int most);

}  // namespace dossier::reader
