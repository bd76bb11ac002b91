// Cleaning a picture before it is read: gray, dark on light, evenly lit, straight, large enough. Each step gives a new picture and
// leaves alone what does not need it. What a step does to coordinates is kept in a Placement.
#pragma once

#include <cstdint>

#include "base/geometry.h"
#include "ingest/reader/ocr/ocr.h"
#include "ingest/reader/ocr/pix.h"

namespace dossier::reader {

// 8 bit gray; null if the bitmap's sizes do not fit its pixels.
PixPtr gray_from(const Bitmap& bitmap);
// Any depth Leptonica reads, alpha laid over white.
PixPtr gray_from(Pix* any);

// Turned to dark text on a light ground, the light made even where a shadow or a coloured ground makes it uneven.
PixPtr evenly_lit(PixPtr gray);

// 1 bit, black is text; `gray` is evenly lit. For measuring only: Tesseract makes its own.
PixPtr binary_from(Pix* gray);

// The ground of the picture made white all over, whatever its light: for faint print. Null without memory.
PixPtr on_white(Pix* gray);
// 1 bit, black is text, faint strokes too; `white`: on_white of a picture.
PixPtr ink_of(Pix* white);

// The usual height of letters in pixels, between that of small ones and capitals; 0 if the picture shows too few things of their size.
// Things count by the square of their height: the pieces of broken print are many, and say nothing of its size.
float letter_height(Pix* binary);

// How many specks there are for each letter: scanned dirt, film grain, noise of bad thresholds. Clean print stays below .5 (dots and
// accents count as well).
float grain(Pix* binary);

// Evened out a little, against grain and broken strokes.
PixPtr smoothed(const PixPtr& gray);

// Without the specks that stand away from all writing. `letter`: letter_height of the picture.
PixPtr without_specks(const PixPtr& gray, Pix* binary, float letter);

// How far lines fall from left to right, in degrees (positive: clockwise); 0 if unsure.
float skew_degrees(Pix* binary);

// How to bring boxes of the picture that was read back onto the picture that was given: read = turn(rotate(scale(given))).
struct Placement {
  int width = 0, height = 0;   // of the given picture
  int quarter_turns = 0;       // clockwise, done first
  float scale = 1;             // then enlarged
  float skew = 0;              // then rotated by -skew degrees about the middle
  int read_width = 0, read_height = 0;

  // Pixels of the picture that was read -> pixels of the upright picture, still straightened: for finding lines and tables.
  Box straight(const Box& read) const;
  int upright_width() const { return quarter_turns % 2 ? height : width; }
  int upright_height() const { return quarter_turns % 2 ? width : height; }
};

PixPtr turned(const PixPtr& pix, int quarter_turns);
PixPtr scaled(const PixPtr& gray, float factor);
PixPtr straightened(const PixPtr& gray, float skew);

}  // namespace dossier::reader
