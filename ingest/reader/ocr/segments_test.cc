// Pieces of writing on strips that the test draws: labels and prices apart, rows in order, grain and rules left out.
#include "ingest/reader/ocr/segments.h"

#include <gtest/gtest.h>

namespace dossier::reader {
namespace {

PixPtr strip(int width, int height) { return PixPtr(pixCreate(width, height, 1)); }

void ink(Pix* pix, int x, int y, int w, int h) { pixRasterop(pix, x, y, w, h, PIX_SET, nullptr, 0, 0); }

// Letters 16 pixels high on one foot.
void word(Pix* pix, int x, int foot, int letters) {
  for (int i = 0; i < letters; ++i) ink(pix, x + 12 * i, foot - 16, 9, 16);
}

TEST(Segments, LabelAndPriceOfARowAreTwoPieces) {
  PixPtr pix = strip(400, 300);
  word(pix.get(), 20, 60, 5);
  word(pix.get(), 300, 60, 4);
  ink(pix.get(), 349, 57, 3, 3);  // the point after the price
  std::vector<Box> pieces = find_segments(pix.get(), 16);
  ASSERT_EQ(pieces.size(), 2u);
  EXPECT_EQ(pieces[0], (Box{20, 44, 77, 60}));
  EXPECT_EQ(pieces[1], (Box{300, 44, 352, 60}));
}

TEST(Segments, WordsOfALineStayTogetherAndLinesApart) {
  PixPtr pix = strip(400, 300);
  word(pix.get(), 20, 60, 5);
  word(pix.get(), 90, 60, 6);
  word(pix.get(), 20, 84, 5);
  EXPECT_EQ(find_segments(pix.get(), 16).size(), 2u);
}

TEST(Segments, RulesAreNoPieces) {
  PixPtr pix = strip(400, 300);
  ink(pix.get(), 10, 100, 380, 2);
  word(pix.get(), 20, 60, 5);
  EXPECT_EQ(find_segments(pix.get(), 16).size(), 1u);
}

TEST(Segments, NothingIsFoundInNothing) {
  PixPtr pix = strip(60, 60);
  EXPECT_TRUE(find_segments(pix.get(), 16).empty());
  EXPECT_TRUE(find_segments(pix.get(), 0).empty());
  EXPECT_TRUE(segments_of_row(pix.get(), {0, 0, 60, 60}).empty());
  EXPECT_TRUE(segments_of_row(pix.get(), {90, 90, 120, 120}).empty());
}

TEST(Segments, RowsAreDividedWhereNothingStands) {
  PixPtr pix = strip(400, 300);
  word(pix.get(), 20, 60, 5);
  word(pix.get(), 300, 60, 4);
  std::vector<Box> pieces = segments_of_row(pix.get(), {18, 40, 350, 64});
  ASSERT_EQ(pieces.size(), 2u);
  EXPECT_EQ(pieces[0], (Box{20, 44, 77, 60}));
  EXPECT_EQ(pieces[1], (Box{300, 44, 345, 60}));
}

TEST(Segments, TwoDotsOfASizeAreAColon) {
  PixPtr pix = strip(600, 300);
  word(pix.get(), 20, 60, 5);
  ink(pix.get(), 200, 46, 3, 3);
  ink(pix.get(), 200, 57, 3, 3);
  ink(pix.get(), 500, 57, 3, 3);  // a full stop
  ink(pix.get(), 300, 46, 3, 3);  // a speck and a blot
  ink(pix.get(), 300, 54, 6, 6);
  EXPECT_EQ(find_colons(pix.get(), 16), (std::vector<Box>{{200, 46, 203, 60}}));
}

TEST(Segments, RowsAreInOrder) {
  std::vector<Box> pieces = {{300, 42, 340, 60}, {20, 80, 90, 96}, {20, 44, 80, 60}, {300, 79, 340, 96}};
  std::vector<std::vector<size_t>> rows = rows_of_segments(pieces);
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0], (std::vector<size_t>{2, 0}));
  EXPECT_EQ(rows[1], (std::vector<size_t>{1, 3}));
}

}  // namespace
}  // namespace dossier::reader
