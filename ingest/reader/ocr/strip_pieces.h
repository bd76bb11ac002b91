// Pieces of a strip of paper, read: what their shapes add to what was recognized, and their order.
#pragma once

#include <vector>

#include "base/geometry.h"
#include "ingest/reader/ocr/session.h"
#include "ingest/reader/ocr/witnesses.h"

namespace dossier::reader {

struct PieceRead {
  Box box;
  Testimony said;
  float worth = 0;
};

// Recognizers drop a colon that stands by itself between a label and its value, or read a quote. Its shape tells it (`colons`: find_colons):
// where no word was read and print stands in the same row. `letter`: letter_height.
void add_colons(std::vector<PieceRead>& kept, const std::vector<Box>& colons, float letter);

// The words row by row. Where witnesses differ, words are doubtful: their confidence falls by the agreement.
ReadResult in_rows(std::vector<PieceRead> kept);

}  // namespace dossier::reader
