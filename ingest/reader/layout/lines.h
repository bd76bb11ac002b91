// Words -> rows: words on one baseline, cut into pieces where the gap between two words is wider than a space can be.
// First step of compose(); coordinates are upright (the caller turns sideways pages).
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/reader/layout/content.h"

namespace dossier::reader {

// Part of a row without a wide gap.
struct LinePiece {
  std::vector<uint32_t> words;  // from left to right
  Box box;
};

struct Row {
  std::vector<LinePiece> pieces;  // from left to right
  float baseline = 0;
  float size_pt = 0;  // of most letters
  float y0 = 0, y1 = 0;
};

// Rows from the top down of the words listed in `chosen`. Marks raised small words as superscript and drops the spaces inside
// l e t t e r - s p a c e d words, hence the page is changed.
std::vector<Row> make_rows(ContentPage& page, const std::vector<uint32_t>& chosen);

// Marks small raised words behind larger ones, in the order of reading: for cells of tables, whose words make_rows does not see.
void mark_raised(ContentPage& page, const std::vector<uint32_t>& words);

// Most letters of the line are of right-to-left scripts.
bool runs_right_to_left(const ContentPage& page, const std::vector<uint32_t>& words);
// In a right-to-left line, a sign that stands left of a number ends it: ".2023" is "2023." there.
void turn_signs_behind_numbers(ContentPage& page, const std::vector<uint32_t>& words);
// From left-to-right to reading order.
void put_in_reading_order(const ContentPage& page, std::vector<uint32_t>& words, bool right_to_left);

}  // namespace dossier::reader
