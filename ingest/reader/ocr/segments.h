// Where pieces of writing stand on a strip of paper (a receipt), by the shapes alone: rows divided at their wide gaps. A piece is what
// stands together in one row: a label, a price. Upright, level print.
#pragma once

#include <vector>

#include "base/geometry.h"
#include "ingest/reader/ocr/pix.h"

namespace dossier::reader {

// Pieces from chains of shapes that stand beside each other like letters, dots and commas with them. `binary`: 1 bit, black is print;
// `letter`: letter_height of it. Pixels, tight, in no order. Nothing where the picture is grain.
std::vector<Box> find_segments(Pix* binary, float letter);

// Two dots of a size, one over the other: colons, wherever they stand. Pixels, from the left.
std::vector<Box> find_colons(Pix* binary, float letter);

// The pieces of a row that is known (of Tesseract's, say), divided where nothing stands for longer than the row is high; tight.
std::vector<Box> segments_of_row(Pix* binary, const Box& row);

// Indices of `segments` row by row from the top, each from left to right.
std::vector<std::vector<size_t>> rows_of_segments(const std::vector<Box>& segments);

}  // namespace dossier::reader
