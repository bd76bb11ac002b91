#include "base/correction.h"

#include <gtest/gtest.h>

namespace dossier {
namespace {

// "Rent 1O0 EUR due\nlO May": words of 5 pt a sign, two lines, all read from pixels.
Page scanned() {
  Page page;
  page.number = 3;
  page.width_pt = page.height_pt = 300;
  page.source = TextSource::ocr;
  page.text = "Rent 1O0 EUR due\nlO May";
  auto word = [&](uint32_t begin, uint32_t end, float y) { page.words.push_back({begin, end, {static_cast<float>(begin) * 5, y, static_cast<float>(end) * 5, y + 10}, 0.5f, 10, style::kOcr | style::kDoubtful}); };
  word(0, 4, 20), word(5, 8, 20), word(9, 12, 20), word(13, 16, 20), word(17, 19, 40), word(20, 23, 40);
  page.blocks = {{BlockKind::paragraph, 0, 0, 23, {0, 20, 115, 50}}};
  Table table{{0, 20, 115, 50}, 1, 2, 5, 12, 0, 0, false, false, {}};
  table.cells = {{0, 0, 1, 1, false, false, false, 5, 8, {25, 20, 40, 30}, ""}, {0, 1, 1, 1, false, false, false, 9, 12, {45, 20, 60, 30}, ""}};
  page.tables = {table};
  return page;
}

Correction correction(uint32_t begin, uint32_t end, std::string was, std::string text) { return {3, begin, end, std::move(was), std::move(text), "2026-01-01T00:00:00Z", "R.T."}; }

TEST(Correction, IsLaidOverAPageAndEverythingMovesWithIt) {
  const Page page = scanned();
  const auto in_force = corrections_in_force(page, {correction(17, 19, "lO", "10th"), correction(5, 8, "1O0", "1,000")});
  ASSERT_EQ(in_force.size(), 2u);
  const Page now = corrected_page(page, in_force);
  EXPECT_TRUE(check_page(now).ok());
  EXPECT_EQ(now.text, "Rent 1,000 EUR due\n10th May");
  ASSERT_EQ(now.words.size(), page.words.size());
  EXPECT_EQ(now.slice(now.words[1].begin, now.words[1].end), "1,000");
  EXPECT_EQ(now.words[1].box, page.words[1].box);
  EXPECT_TRUE(now.words[1].style & style::kCorrected);
  EXPECT_FALSE(now.words[1].style & style::kDoubtful);
  EXPECT_FALSE(now.words[2].style & style::kCorrected);
  EXPECT_EQ(now.slice(now.words[5].begin, now.words[5].end), "May");
  EXPECT_EQ(now.blocks[0].end, now.text.size());
  EXPECT_EQ(now.slice(now.tables[0].cells[0].begin, now.tables[0].cells[0].end), "1,000");
  EXPECT_EQ(now.slice(now.tables[0].cells[1].begin, now.tables[0].cells[1].end), "EUR");
  EXPECT_NE(page_hash(now), page_hash(page));
}

TEST(Correction, SeveralWordsBecomeOneAndOneBecomesSeveral) {
  const Page page = scanned();
  const Page one = corrected_page(page, corrections_in_force(page, {correction(5, 12, "1O0 EUR", "1,000-EUR")}));
  EXPECT_EQ(one.text, "Rent 1,000-EUR due\nlO May");
  ASSERT_EQ(one.words.size(), page.words.size() - 1);
  EXPECT_EQ(one.words[1].box, united(page.words[1].box, page.words[2].box));
  const Page two = corrected_page(page, corrections_in_force(page, {correction(0, 4, "Rent", "The rent")}));
  EXPECT_EQ(two.text, "The rent 1O0 EUR due\nlO May");
  EXPECT_TRUE(check_page(two).ok());
}

TEST(Correction, TheLastWordOnAPlaceHolds) {
  const Page page = scanned();
  auto text = [&](std::vector<Correction> history) { return corrected_page(page, corrections_in_force(page, history)).text; };
  EXPECT_EQ(text({correction(5, 8, "1O0", "100"), correction(5, 8, "1O0", "700")}), "Rent 700 EUR due\nlO May");
  EXPECT_EQ(text({correction(5, 8, "1O0", "100"), correction(5, 8, "1O0", "1O0")}), page.text);
  EXPECT_EQ(text({correction(5, 8, "1O0", "100"), correction(5, 12, "1O0 EUR", "100 USD")}), "Rent 100 USD due\nlO May");
}

TEST(Correction, RefusesWhatDoesNotFit) {
  Page page = scanned();
  auto kind = [&](const Correction& c) {
    const Status status = check_correction(page, c);
    return status.ok() ? std::string_view("ok") : name_of(status.error().kind);
  };
  EXPECT_EQ(kind(correction(5, 8, "1O0", "100")), "ok");
  EXPECT_EQ(kind(correction(5, 8, "100", "200")), "conflict");
  EXPECT_EQ(kind(correction(5, 7, "1O", "10")), "not_found");
  EXPECT_EQ(kind(correction(13, 19, "due\nlO", "due 10")), "conflict");
  EXPECT_EQ(kind(correction(20, 99, "May", "March")), "not_found");
  for (const char* bad : {"", " 100", "1\n00", "1\xE2\x80\xAE" "00", "\xFF"}) EXPECT_EQ(kind(correction(5, 8, "1O0", bad)), "usage") << bad;
  page.words[1].style = 0;
  EXPECT_EQ(kind(correction(5, 8, "1O0", "100")), "conflict") << "what the file itself says is not changed";
  EXPECT_TRUE(corrections_in_force(page, {correction(5, 8, "1O0", "100")}).empty());
}

TEST(Correction, PlacesAreFoundAgainOnThePageAsItWasRead) {
  const Page page = scanned();
  const auto in_force = corrections_in_force(page, {correction(5, 8, "1O0", "1,000"), correction(17, 19, "lO", "1")});
  const Page now = corrected_page(page, in_force);
  for (size_t i = 0; i < now.words.size(); ++i) {
    EXPECT_EQ(place_as_read(in_force, now.words[i].begin, false), page.words[i].begin) << i;
    EXPECT_EQ(place_as_read(in_force, now.words[i].end, true), page.words[i].end) << i;
  }
}

}  // namespace
}  // namespace dossier
