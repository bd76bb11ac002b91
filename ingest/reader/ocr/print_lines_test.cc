// Where lines of print stand in pictures that the test draws, and that nothing else is taken for one.
#include "ingest/reader/ocr/print_lines.h"

#include <gtest/gtest.h>

namespace dossier::reader {
namespace {

PixPtr paper(int width, int height) { return PixPtr(pixCreate(width, height, 1)); }

void ink(Pix* pix, int x, int y, int w, int h) { pixRasterop(pix, x, y, w, h, PIX_SET, nullptr, 0, 0); }

// Letters as shapes of different widths on one foot.
void word(Pix* pix, int x, int foot, int letters, int height = 10) {
  for (int i = 0; i < letters; ++i) {
    int w = 3 + i * 5 % 4, h = i % 3 == 0 ? height : height * 3 / 4;
    ink(pix, x, foot - h, w, h);
    x += w + 2;
  }
}

TEST(PrintLines, AreFoundWithTheirPlaceAndSize) {
  PixPtr pix = paper(400, 200);
  word(pix.get(), 30, 50, 12);
  word(pix.get(), 30, 90, 8);
  std::vector<PrintLine> lines = find_print_lines(pix.get());
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].letters, 12);
  EXPECT_NEAR(lines[0].box.x0, 30, 1);
  EXPECT_NEAR(lines[0].box.y1, 50, 1);
  EXPECT_EQ(lines[1].letters, 8);
}

TEST(PrintLines, GoOnOverWordSpacesAndEndAtColumns) {
  PixPtr pix = paper(600, 100);
  word(pix.get(), 30, 50, 5);   // ends at about 62
  word(pix.get(), 68, 50, 5);
  word(pix.get(), 300, 50, 6);
  EXPECT_EQ(find_print_lines(pix.get()).size(), 2u);
}

TEST(PrintLines, KeepAFigureThatStandsAloneInARow) {
  PixPtr pix = paper(400, 200);
  word(pix.get(), 30, 50, 6);
  word(pix.get(), 150, 50, 1);
  word(pix.get(), 150, 150, 1);  // in no row
  std::vector<PrintLine> lines = find_print_lines(pix.get());
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_NEAR(lines[1].box.x0, 150, 1);
  EXPECT_NEAR(lines[1].box.y1, 50, 1);
}

TEST(PrintLines, BeginBehindTheSwatchOfALegend) {
  PixPtr pix = paper(400, 200);
  for (int foot : {50, 90}) {
    ink(pix.get(), 30, foot - 9, 9, 9);
    word(pix.get(), 44, foot, 8);
  }
  pixRasterop(pix.get(), 32, 83, 5, 5, PIX_CLR, nullptr, 0, 0);  // the second one is empty
  std::vector<PrintLine> lines = find_print_lines(pix.get());
  ASSERT_EQ(lines.size(), 2u);
  for (const PrintLine& line : lines) EXPECT_NEAR(line.box.x0, 44, 1);
}

TEST(PrintLines, AreNotHatchingRulesBarsOrGrain) {
  PixPtr pix = paper(600, 400);
  for (int y = 20; y < 120; y += 12)
    for (int x = 20; x < 300; x += 8) ink(pix.get(), x, y, 4, 6);  // hatching
  ink(pix.get(), 20, 150, 500, 5);                                  // a rule
  for (int i = 0; i < 5; ++i) ink(pix.get(), 40 + i * 90, 380 - 70 - 20 * i, 40, 70 + 20 * i);  // bars
  EXPECT_TRUE(find_print_lines(pix.get()).empty());
}

}  // namespace
}  // namespace dossier::reader
