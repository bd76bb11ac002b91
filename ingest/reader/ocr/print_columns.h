// Columns of running text on a page that was read from pixels. Tesseract sees them in the picture itself, gutters included, where words
// alone tell less: their boxes are rough, and lines of two columns seldom stand level.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/reader/ocr/ocr.h"

namespace dossier::reader {

// Indices of the words column by column, in reading order; one group if the page has no columns of running text (tables have none).
std::vector<std::vector<uint32_t>> print_columns(const OcrPage& read);

}  // namespace dossier::reader
