#include "base/page.h"

#include <gtest/gtest.h>

#include "base/page_codec.h"
#include "base/utf8.h"

namespace dossier {
namespace {

Page sample() {
  Page page;
  page.number = 3;
  page.label = "iii";
  page.width_pt = 612;
  page.height_pt = 792;
  page.source = TextSource::both;
  page.text = "Total 1,577\n\nnaïve";
  page.words = {{0, 5, {10, 20, 40, 30}, 1, 10, style::kBold}, {6, 11, {50, 20, 80, 30}, 0.5f, 10, style::kDoubtful},
                {13, 19, {10, 40, 44.44f, 50}, 1, 9.5f, 0}};
  page.blocks = {{BlockKind::table, 0, 0, 11, {10, 20, 80, 30}}, {BlockKind::paragraph, 0, 13, 19, {10, 40, 44, 50}}};
  Table table;
  table.rows = 1;
  table.columns = 2;
  table.end = 11;
  table.box = {10, 20, 80, 30};
  table.cells = {{0, 0, 1, 1, false, true, false, 0, 5, {10, 20, 40, 30}, ""}, {0, 1, 1, 1, false, false, false, 6, 11, {50, 20, 80, 30}, "=A1"}};
  page.tables = {table};
  page.images = {{{1, 2, 3, 4}, ImageKind::stamp, sha256_of("x")}};
  page.findings = {{FindingKind::comment, "see § 4", {}}};
  return page;
}

TEST(PageCodec, KeepsWhatItRounds) {
  Page page = rounded(sample());
  auto back = decode_page(encode_page(page));
  ASSERT_TRUE(back.ok()) << back.error().describe();
  EXPECT_EQ(*back, page);
  EXPECT_EQ(page_hash(*back), page_hash(page));
}

TEST(PageCodec, EveryTruncationIsAnError) {
  std::string bytes = encode_page(rounded(sample()));
  for (size_t n = 0; n < bytes.size(); ++n) EXPECT_FALSE(decode_page(std::string_view(bytes).substr(0, n)).ok()) << n;
}

TEST(PageCodec, EveryFlippedByteIsAPageOrAnError) {
  const std::string bytes = encode_page(rounded(sample()));
  int decoded = 0;
  for (size_t i = 0; i < bytes.size(); ++i)
    for (int bit = 0; bit < 8; ++bit) {
      std::string flipped = bytes;
      flipped[i] = static_cast<char>(flipped[i] ^ (1 << bit));
      auto page = decode_page(flipped);
      if (page.ok()) {
        ++decoded;
        EXPECT_TRUE(check_page(*page).ok());
      }
    }
  EXPECT_GT(decoded, 0);
}

TEST(PageCheck, RefusesOffsetsInsideACharacter) {
  Page page = sample();
  ASSERT_TRUE(check_page(page).ok());
  page.words.back().begin = 16;  // between the two bytes of ï
  EXPECT_FALSE(check_page(page).ok());
}

TEST(PageHash, ChangesWithABoxAndWithACell) {
  Page page = rounded(sample());
  Page moved = page;
  moved.words[0].box.x0 += 1;
  EXPECT_NE(page_hash(moved), page_hash(page));
  Page other = page;
  other.tables[0].cells[1].column_header = true;
  EXPECT_NE(page_hash(other), page_hash(page));
}

TEST(Boxes, OneALine) {
  Page page = sample();
  auto boxes = boxes_of(page, 0, 19);
  ASSERT_EQ(boxes.size(), 2u);
  EXPECT_EQ(boxes[0], (Box{10, 20, 80, 30}));
  EXPECT_EQ(boxes_of(page, 6, 8).size(), 1u);
}

TEST(Fold, DropsAccentsButKeepsThaiVowels) {
  EXPECT_EQ(fold("ÀÉÎõü ẞ"), "aeiou ss");
  EXPECT_EQ(fold("ที่"), "ที่");
}

TEST(Visible, ShowsWhatWouldHide) {
  EXPECT_EQ(visible("a\u202Eb\x1b[31m\nc"), "a\u25A1b\u25A1[31m c");
}

}  // namespace
}  // namespace dossier
