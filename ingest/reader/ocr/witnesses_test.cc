// What several readings of one piece agree on is taken, and how far they agree is told.
#include "ingest/reader/ocr/witnesses.h"

#include <gtest/gtest.h>

#include "ingest/reader/ocr/picture.h"

namespace dossier::reader {
namespace {

TEST(Witnesses, TheReadingThatOthersBearOutWins) {
  float agreement = 0;
  EXPECT_EQ(most_borne_out({"RM 3.65", "RH 3,65", "RM 3.65", "RM 8.65"}, {.8f, .9f, .8f, .7f}, agreement), 0u);
  EXPECT_GT(agreement, .8f);
  EXPECT_LT(agreement, 1.f);
}

TEST(Witnesses, ASureReadingOutweighsUnsureOnes) {
  float agreement = 0;
  EXPECT_EQ(most_borne_out({"TOTAL", "T07A1", "T07A1"}, {.95f, .3f, .3f}, agreement), 0u);
}

TEST(Witnesses, NoiseFindsNoAgreement) {
  float agreement = 1;
  most_borne_out({"~ ee", "|v", "KS 7", ""}, {.3f, .3f, .3f, 0}, agreement);
  EXPECT_LT(agreement, .5f);
}

ReadWord word_at(const char* text, float x, float confidence, bool known = false) {
  ReadWord word;
  word.text = text, word.x0 = x, word.x1 = x + 50, word.confidence = confidence, word.in_dictionary = known;
  return word;
}

TEST(Witnesses, AWordThatTheOthersReadOtherwiseIsMended) {
  std::vector<std::vector<ReadWord>> readings = {{word_at("GRAND", 0, .9f), word_at("ROTAL", 60, .6f), word_at("41.90", 120, .9f)},
                                                 {word_at("GRANO", 2, .7f), word_at("TOTAL", 61, .7f, true), word_at("41.90", 121, .8f)},
                                                 {word_at("GRAND", 1, .8f), word_at("TOTAL", 58, .6f, true)}};
  std::vector<ReadWord> words = word_by_word(readings, 0);
  ASSERT_EQ(words.size(), 3u);
  EXPECT_EQ(words[0].text, "GRAND");
  EXPECT_EQ(words[1].text, "TOTAL");
  EXPECT_EQ(words[1].x0, 60);  // its own place
  EXPECT_EQ(words[1].confidence, .7f);
  EXPECT_EQ(words[2].text, "41.90");
}

TEST(Witnesses, TwoVoicesChangeNothing) {
  std::vector<std::vector<ReadWord>> readings = {
      {word_at("ROTAL", 60, .3f)}, {word_at("TOTAL", 60, .9f, true)}, {word_at("TOTAL", 90, .9f, true)}};  // the third stands elsewhere
  EXPECT_EQ(word_by_word(readings, 0)[0].text, "ROTAL");
}

TEST(Witnesses, APieceIsReadWhereItStands) {
  PixPtr page(pixCreate(900, 300, 8));
  pixSetAll(page.get());
  L_BMF* font = bmfCreate(nullptr, 20);
  int width = 0;
  pixSetTextline(page.get(), font, "Total amount 41.90", 0, 200, 150, &width, nullptr);
  bmfDestroy(&font);
  Box piece{200, 100, 200.f + static_cast<float>(width), 152};
  TesseractSession session("");
  for (const std::vector<std::string>& sisters : {std::vector<std::string>{}, {"spa"}}) {
    Result<Testimony> said = read_piece(session, page.get(), piece, "eng", sisters);
    ASSERT_TRUE(said.ok()) << said.error().describe();
    EXPECT_EQ(said->text, "Total amount 41.90");
    EXPECT_GT(said->agreement, .9f);
    ASSERT_EQ(said->words.size(), 3u);
    EXPECT_NEAR(said->words[0].x0, 200, 12);
    EXPECT_NEAR(said->words[2].x1, 200 + width, 12);
    EXPECT_GT(said->words[0].y0, 90);
    EXPECT_LT(said->words[0].y1, 165);
  }
}

}  // namespace
}  // namespace dossier::reader
