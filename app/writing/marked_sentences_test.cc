#include "app/writing/marked_sentences.h"

#include <gtest/gtest.h>

namespace dossier {
namespace {

std::vector<MarkedSentence> parse(const std::string& text, size_t piece = 1'000'000) {
  MarkedSentences parser;
  std::vector<MarkedSentence> out;
  for (size_t at = 0; at < text.size(); at += piece)
    for (MarkedSentence& s : parser.add(std::string_view(text).substr(at, piece))) out.push_back(std::move(s));
  for (MarkedSentence& s : parser.finish()) out.push_back(std::move(s));
  return out;
}

MarkedSentence sentence(std::string text, std::vector<CitationMark> marks = {}, bool cut = false) { return {std::move(text), std::move(marks), cut}; }

TEST(MarkedSentences, MarksStandBeforeOrBehindTheFullStop) {
  std::vector<MarkedSentence> expected = {sentence("The term is three years.", {{2, ""}}), sentence("The Buyer may leave.", {{4, ""}, {5, ""}}), sentence("Nobody pays", {{7, ""}})};
  EXPECT_EQ(parse("The term is three years [2]. The Buyer may leave. [4, 5]\nNobody pays [7]"), expected);
}

TEST(MarkedSentences, TheCutOfThePiecesMakesNoDifference) {
  std::string text = "- **Price:** EUR 1.577,0 in \u201eMai\u201c [1: \"EUR 1.577,0, payable in \u201cMay\u201d\"], and no more. [2] Done.\n\n3. Last one [3].";
  std::vector<MarkedSentence> whole = parse(text);
  ASSERT_EQ(whole.size(), 3u);
  EXPECT_EQ(whole[0], sentence("Price: EUR 1.577,0 in \u201eMai\u201c, and no more.", {{1, "EUR 1.577,0, payable in \u201cMay\u201d"}, {2, ""}}));
  EXPECT_EQ(whole[2], sentence("Last one.", {{3, ""}}));
  for (size_t piece = 1; piece < 9; ++piece) EXPECT_EQ(parse(text, piece), whole) << piece;
}

TEST(MarkedSentences, ASentenceIsReadyAsSoonAsTheNextBegins) {
  MarkedSentences parser;
  EXPECT_TRUE(parser.add("One fact [1]. ").empty());
  std::vector<MarkedSentence> first = parser.add("A");
  ASSERT_EQ(first.size(), 1u);
  EXPECT_EQ(first[0], sentence("One fact.", {{1, ""}}));
}

TEST(MarkedSentences, ASentenceWithoutAMarkTakesNoneFromItsNeighbour) {
  std::vector<MarkedSentence> out = parse("This was invented. This was read [1].");
  ASSERT_EQ(out.size(), 2u);
  EXPECT_TRUE(out[0].marks.empty());
  EXPECT_EQ(out[1].marks.size(), 1u);
}

TEST(MarkedSentences, BracketsThatAreNoMarksStayText) {
  std::vector<MarkedSentence> out = parse("The [Buyer] pays [99999999999999999999] [1: unquoted] [2");
  ASSERT_EQ(out.size(), 1u);
  EXPECT_EQ(out[0].text, "The [Buyer] pays [1: unquoted] [2");
  EXPECT_EQ(out[0].marks, (std::vector<CitationMark>{{0, ""}}));
}

TEST(MarkedSentences, WhatNeverEndsIsCut) {
  for (std::string text : {std::string(50'000, 'a'), std::string("[1: \"") + std::string(50'000, 'b'), [] {
         std::string marks = "Word";
         for (int i = 0; i < 20'000; ++i) marks += " [1]";
         return marks;
       }()}) {
    MarkedSentences parser;
    size_t longest = 0;
    for (size_t at = 0; at < text.size(); at += 11)
      for (const MarkedSentence& s : parser.add(std::string_view(text).substr(at, 11))) longest = std::max(longest, s.text.size());
    for (const MarkedSentence& s : parser.finish()) longest = std::max(longest, s.text.size());
    EXPECT_LE(longest, MarkedSentences::kMostSentenceBytes + 4);
  }
}

TEST(MarkedSentences, BrokenUtf8BecomesReplacementCharacters) {
  std::vector<MarkedSentence> out = parse("Caf\xC3 costs \xFF\xFE 5 [1: \"\xE2\x82\"].", 3);
  ASSERT_EQ(out.size(), 1u);
  EXPECT_EQ(out[0].text, "Caf\uFFFD costs \uFFFD\uFFFD 5.");
}

}  // namespace
}  // namespace dossier
