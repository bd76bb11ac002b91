#include "app/analysis/question_names.h"

#include <gtest/gtest.h>

namespace dossier {
namespace {

using Names = std::vector<AskedName>;

TEST(QuestionNames, CapitalisedWordsInsideSentences) {
  EXPECT_EQ(names_in("What was Corvane's revenue in May 2023?"), (Names{{"corvane", "Corvane", false}}));
  EXPECT_EQ(names_in("What is the capital of France?"), (Names{{"france", "France", false}}));
  EXPECT_EQ(names_in("Does Norwick pay dividends? Who decided that?"), (Names{{"norwick", "Norwick", false}}));
}

TEST(QuestionNames, CapitalsThatAccountingDoesNotKnowAreNames) {
  EXPECT_EQ(names_in("How many employees does QXR have?"), (Names{{"qxr", "QXR", true}}));
  EXPECT_EQ(names_in("Who audits QXR's statements?"), (Names{{"qxr", "QXR", true}}));
  EXPECT_EQ(names_in("WHO AUDITS THE QXR STATEMENTS?"), Names{});
}

TEST(QuestionNames, GermanNounsAreNoNames) {
  EXPECT_EQ(names_in("Welche Frist gilt für den Vermieter?"), Names{});
  EXPECT_EQ(names_in("Wie hoch ist die Miete bei QXR?"), (Names{{"qxr", "QXR", true}}));
}

TEST(QuestionNames, ANameOfThreeWordsHasInitials) {
  const std::vector<AskedName> names = names_in("When does Alder Financial Group sell its works?");
  ASSERT_EQ(names.size(), 3u);
  EXPECT_EQ(names[0].initials, "afg");
  EXPECT_EQ(names[2].initials, "afg");
}

TEST(QuestionNames, AbbreviationsAndHeadlinesNameNobody) {
  EXPECT_EQ(names_in("What is the FY2018 EBITDA in USD millions?"), Names{});
  EXPECT_EQ(names_in("Net Income And Total Assets Of The Year"), Names{});
  EXPECT_EQ(names_in(""), Names{});
}

}  // namespace
}  // namespace dossier
