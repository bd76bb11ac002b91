// One piece of bad print read several times in different ways; the reading that the others bear out most is taken. A model that misreads
// a blurred letter misreads it otherwise when the line is larger, softer, or when another language's model reads it: a price that four
// readings agree on is right far more often than one that a single reading is sure of (docs/quality/ocr.md).
#pragma once

#include <string>
#include <vector>

#include "base/geometry.h"
#include "ingest/reader/ocr/session.h"

namespace dossier::reader {

struct Testimony {
  std::vector<ReadWord> words;  // pixels of the picture; block, paragraph and line are 0
  std::string text;
  float confidence = 0;         // of the chosen reading, 0..1
  float agreement = 0;          // how much of its text the readings share on average, its own among them, 0..1
};

// `piece`: pixels of `gray`, tight around one line's letters. `sisters`: languages of the same script whose models read too; none is needed.
Result<Testimony> read_piece(TesseractSession& session, Pix* gray, const Box& piece, const std::string& language, const std::vector<std::string>& sisters);

// Which of `texts` the others bear out most, each weighing by its confidence. There must be one.
size_t most_borne_out(const std::vector<std::string>& texts, const std::vector<float>& confidences, float& agreement);

// The words of the chosen reading, each as the readings of its place bear out most: whole lines are chosen first, since they hold together,
// but a word of the chosen one may be the only one that errs. Boxes stay. Fewer than three voices for a place change nothing.
std::vector<ReadWord> word_by_word(const std::vector<std::vector<ReadWord>>& readings, size_t chosen);

}  // namespace dossier::reader
