#include "ui/reader/word_picture.h"

#include <gtest/gtest.h>

namespace dossier::ui {
namespace {

// A page as mail and sheets are laid out: every letter 6 pt wide, lines of 10 pt.
Page grid_page(const std::string& text) {
  Page page;
  page.number = 1;
  page.width_pt = 400, page.height_pt = 120;
  page.text = text;
  float x = 36, y = 36;
  for (uint32_t at = 0; at < text.size();) {
    if (text[at] == '\n' || text[at] == ' ') {
      if (text[at] == '\n') x = 36, y += 10;
      else x += 6;
      ++at;
      continue;
    }
    const auto end = static_cast<uint32_t>(std::min(text.find_first_of(" \n", at), text.size()));
    page.words.push_back({at, end, {x, y, x + 6 * static_cast<float>(end - at), y + 10}, 1, 10, 0});
    x += 6 * static_cast<float>(end - at);
    at = end;
  }
  page.blocks = {{BlockKind::paragraph, 0, 0, static_cast<uint32_t>(text.size()), {36, 36, x, y + 10}}};
  return page;
}

int ink_in(const QImage& image, const Box& box, qreal scale) {
  int out = 0;
  for (int y = static_cast<int>(box.y0 * scale); y < static_cast<int>(box.y1 * scale); ++y)
    for (int x = static_cast<int>(box.x0 * scale); x < static_cast<int>(box.x1 * scale); ++x) out += image.pixelColor(x, y).lightness() < 140;
  return out;
}

TEST(WordPicture, LettersOfAGridStandWhereTheirMarksStand) {
  const Page page = grid_page("iiii mmmm illm\nWell, the list is attached.");
  const QImage picture = draw_words(page, 144);
  for (const Word& word : page.words) EXPECT_GT(ink_in(picture, word.box, 2), 8) << page.slice(word.begin, word.end);
  // Narrow letters and wide ones take the same room: the ink of both reaches the last quarter of their boxes.
  for (size_t i : {0u, 1u}) {
    Box last = page.words[i].box;
    last.x0 = last.x1 - last.width() / 4;
    EXPECT_GT(ink_in(picture, last, 2), 2) << i;
  }
  // No ink between two words.
  const Box gap{page.words[0].box.x1 + 1, 36, page.words[1].box.x0 - 1, 46};
  EXPECT_EQ(ink_in(picture, gap, 2), 0);
}

TEST(WordPicture, AMailsHeadIsToldFromItsText) {
  const Page page = grid_page("From: Anna Vogel\nTo: Rob Thwaite\nSubject: Orders");
  const QImage picture = draw_words(page, 144);
  // Below the head stands a rule, over the width of the text.
  int longest = 0, run = 0;
  const int y = static_cast<int>(std::round((page.blocks[0].box.y1 + 3) * 2));
  for (int x = 0; x < picture.width(); ++x) {
    run = picture.pixelColor(x, y) == QColor(0xD0, 0xD5, 0xDA) ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  EXPECT_GT(longest, 500);
}

TEST(WordPicture, ASheetHasALineUnderEachRowAndAGroundBehindItsHeads) {
  Page page = grid_page("Order Pieces\n4471 12\n4489 7");
  Table table{{36, 36, 200, 66}, 3, 2, 0, static_cast<uint32_t>(page.text.size()), 0, 0, false, false, {}};
  uint16_t n = 0;
  for (const Word& word : page.words) {
    Cell cell;
    cell.row = n / 2, cell.column = n % 2;
    cell.column_header = n < 2;
    cell.begin = word.begin, cell.end = word.end;
    cell.box = word.box;
    table.cells.push_back(cell);
    ++n;
  }
  page.tables = {table};
  const QImage picture = draw_words(page, 144);
  EXPECT_EQ(picture.pixelColor(2 * 150, 2 * 41), QColor(0xF1, 0xF2, 0xF4));
  EXPECT_EQ(picture.pixelColor(2 * 150, 2 * 56), QColor(0xD0, 0xD5, 0xDA));
  EXPECT_EQ(picture.pixelColor(2 * 150, 2 * 51), QColor(Qt::white));
}

TEST(WordPicture, ALongWordGoesOnBelow) {
  Page page = grid_page("see https://example.test/a/very/long/address");
  Word& word = page.words[1];
  word.box = {36, 36, 36 + 6 * 24, 56};  // over the line's end: it begins behind "see"
  const QImage picture = draw_words(page, 144);
  EXPECT_GT(ink_in(picture, {60, 36, 36 + 6 * 24, 46}, 2), 60);
  EXPECT_GT(ink_in(picture, {36, 46, 36 + 6 * 12, 56}, 2), 40);
}

}  // namespace
}  // namespace dossier::ui
