#include "storage/cut_words.h"

#include <gtest/gtest.h>

namespace dossier {
namespace {

std::string words(std::string_view text) {
  std::string line = cut_words(text).text.line;
  if (!line.empty()) line.pop_back();
  return line;
}
std::string also(std::string_view text) {
  std::string line = cut_words(text).joined.line;
  if (!line.empty()) line.pop_back();
  return line;
}

TEST(CutWords, FoldsCaseAccentsAndLigatures) {
  EXPECT_EQ(words("Total REVENUE, naïve Straße — Éclair ﬁnal"), "total revenue naive strasse eclair final");
  EXPECT_EQ(words("l'avenir don\u2019t"), "l avenir don t");
}

TEST(CutWords, NumbersInAnyNotationAreOneWord) {
  for (const char* text : {"1577", "1,577", "1,577.0", "1,577.00", "1.577,00", "1'577", "1\u2019577", "1\u00A0577", "1\u202F577", "\u0661\u0665\u0667\u0667",
                           "\u0661\u066C\u0665\u0667\u0667", "\uFF11\uFF15\uFF17\uFF17"})
    EXPECT_EQ(words(text), "1577") << text;
  EXPECT_EQ(words("$1,234,567.50"), "1234567.5");
  EXPECT_EQ(words("12,34,567"), "1234567");
  EXPECT_EQ(words("0.50 0,5 1,5"), "0.5 0.5 1.5");
  EXPECT_EQ(words("0.577"), "0.577");
  EXPECT_EQ(words("007"), "007");
}

TEST(CutWords, WhatIsNoNumberIsSplit) {
  EXPECT_EQ(words("24.11.2024 1.2.3 1,2,3 2024-11-24"), "24 11 2024 1 2 3 1 2 3 2024 11 24");
  EXPECT_EQ(words("500mg 10-K Q3 FY2023"), "500 mg 10 k q3 fy2023");
}

TEST(CutWords, TheOtherReadingStandsBesides) {
  EXPECT_EQ(words("1.577"), "1.577");
  EXPECT_EQ(also("1.577"), "1577");
  EXPECT_EQ(also("1 577 000"), "1577000");
  EXPECT_EQ(also("FY2023"), "2023");
  EXPECT_EQ(also("U.S. law"), "us");
  EXPECT_EQ(also("third-party"), "thirdparty");
  EXPECT_EQ(also("inter-\nnational"), "international");
  EXPECT_EQ(also("plain words 12 13"), "");
}

TEST(CutWords, ScriptsWithoutSpacesAreCut) {
  EXPECT_EQ(words("合同法"), "合 同 法");
  CutText thai = cut_words("สัญญาซื้อขาย");
  EXPECT_GT(thai.text.words.size(), 1u);
  EXPECT_EQ(thai.text.folded(0), "สัญญา");
}

TEST(CutWords, PlacesAreThoseOfTheText) {
  std::string text = "Ünder the “café”, 1,577.0 units";
  CutText cut = cut_words(text);
  ASSERT_EQ(cut.text.words.size(), 5u);
  EXPECT_EQ(text.substr(cut.text.words[2].begin, cut.text.words[2].end - cut.text.words[2].begin), "café");
  EXPECT_EQ(text.substr(cut.text.words[3].begin, cut.text.words[3].end - cut.text.words[3].begin), "1,577.0");
}

TEST(CutWords, SoftHyphensAndJoinersVanish) { EXPECT_EQ(words("agree\u00ADment می\u200Cخواهم"), "agreement میخواهم"); }

TEST(CutWords, LongRunsEnd) {
  std::string text(10'000, 'x');
  EXPECT_EQ(words(text).size(), kMaxWordBytes);
  EXPECT_EQ(words("\xFF\xFE broken").substr(0, 6), "broken");
}

}  // namespace
}  // namespace dossier
