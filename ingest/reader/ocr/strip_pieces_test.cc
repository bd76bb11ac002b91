#include "ingest/reader/ocr/strip_pieces.h"

#include <gtest/gtest.h>

#include "ingest/reader/ocr/read_words.h"

namespace dossier::reader {
namespace {

PieceRead piece(const std::string& text, float x0, float x1, float agreement) {
  PieceRead out;
  out.box = {x0, 0, x1, 20};
  out.said.text = text;
  out.said.agreement = agreement;
  ReadWord word;
  word.text = text, word.x0 = x0, word.x1 = x1, word.y0 = 0, word.y1 = 20, word.line_height = 20, word.confidence = .9f;
  out.said.words = {word};
  return out;
}

// "TOTAL", said after a colon was found at `x`.
std::string told(float x, float agreement, float box_end) {
  std::vector<PieceRead> kept = {piece("TOTAL", 0, 60, agreement)};
  kept[0].box.x1 = box_end;
  add_colons(kept, {{x, 4, x + 4, 18}}, 20);
  std::string out;
  for (const ReadWord& word : in_rows(std::move(kept)).words)
    if (!is_noise(word)) out += (out.empty() ? "" : "|") + word.text;
  return out;
}

// A sign without letters is taken for noise where it is not sure: the doubt about the letters beside a colon must not reach it.
TEST(StripPieces, AColonStandsWhateverTheWitnessesMakeOfTheWord) {
  EXPECT_EQ(told(80, 1, 60), "TOTAL|:");
  EXPECT_EQ(told(80, .55f, 60), "TOTAL|:");
  EXPECT_EQ(told(80, .55f, 90), "TOTAL|:") << "within the piece";
}

TEST(StripPieces, AColonMayStandInAColumnOfItsOwnButNotAnywhere) {
  EXPECT_EQ(told(190, .9f, 60), "TOTAL|:");
  EXPECT_EQ(told(260, .9f, 60), "TOTAL");
  EXPECT_EQ(told(30, .9f, 60), "TOTAL") << "where a word was read";
}

}  // namespace
}  // namespace dossier::reader
