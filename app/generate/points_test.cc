#include <gtest/gtest.h>

#include "app/generate/call_points.h"
#include "app/generate/document_points.h"
#include "app/generate/relevance.h"
#include "app/generate/said_before.h"

namespace dossier {
namespace {

std::vector<SourceSentence> sentences(std::initializer_list<std::string> texts) {
  std::vector<SourceSentence> out;
  uint32_t at = 0;
  for (const std::string& text : texts) {
    SourceSentence s;
    s.page = 1;
    s.begin = at;
    s.end = at + static_cast<uint32_t>(text.size());
    at = s.end + 1;
    s.text = text;
    s.tokens = tokenize_sentence(text);
    out.push_back(s);
  }
  return out;
}

std::string kept(const SourceSentence& s, const Point& p) { return s.text.substr(p.begin - s.begin, p.end - p.begin); }

TEST(Trim, CutsOpenersAndExplanationsButKeepsFigures) {
  auto s = sentences({"Turning to the quarter, net sales for the year were $412.7 million, driven by Power Tools."})[0];
  Point p = trimmed(s, 0);
  EXPECT_EQ(kept(s, p), "net sales for the year were $412.7 million");
  EXPECT_TRUE(p.cut_before);
  EXPECT_TRUE(p.cut_after);
}

TEST(Trim, NeverCutsBeforeAFigureIsStatedNorAtACondition) {
  auto s = sentences({"We would pay the full price of the acquisition, which was $3 million.", "We expect revenue of $10 million for the quarter unless the court rules against us."});
  EXPECT_EQ(kept(s[0], trimmed(s[0], 0)), s[0].text);
  EXPECT_EQ(kept(s[1], trimmed(s[1], 1)), s[1].text);
}

TEST(Trim, NeverEndsInAWordThatLeadsOn) {
  auto s = sentences({"Net sales for the year rose to $412.7 million beginning with the second quarter."})[0];
  EXPECT_EQ(kept(s, trimmed(s, 0)), "Net sales for the year rose to $412.7 million");
}

TEST(CallPoints, PreferResultsAndGuidanceOverCourtesies) {
  auto s = sentences({"Good morning and welcome to our conference call with $5 of thanks.", "Diluted earnings per share in the quarter were $0.34, up from $0.29.",
                      "The weather in Brno was fine.", "For fiscal 2024 we expect net sales between $430 million and $440 million."});
  auto points = call_points(s, 2);
  ASSERT_EQ(points.size(), 2u);
  EXPECT_EQ(points[0].sentence, 1u);
  EXPECT_EQ(points[1].sentence, 3u);
}

TEST(DocumentPoints, SayAMatterOnceAndNothingTorn) {
  auto s = sentences({"On March 2, 2023, we announced an increase in our regular quarterly dividend from $0.88 per share to $0.92 per share.",
                      "The Supplier shall deliver each order within 21 days of its receipt.",
                      "On March 2, 2023, we announced the approval of an increase in the regular quarterly dividend to $0.92 per share.",
                      "The judgment of the district court is", "Net sales of the group rose by 5% to $210 million in the year 2022.",
                      "Net sales of the group rose by 7% to $225 million in the year 2023."});
  for (size_t i = 0; i < s.size(); ++i) s[i].heading = std::to_string(i);  // each under its own: a heading gives few points
  std::vector<size_t> chosen;
  for (const Point& point : document_points(s, 6)) chosen.push_back(point.sentence);
  EXPECT_EQ(chosen, (std::vector<size_t>{0, 1, 4, 5}));
}

TEST(Relevance, FindsWhatTheQuestionAsks) {
  auto s = sentences({"The committee met in the town hall on a rainy morning to drink coffee and talk.", "Budget for the school roof was set at two million after long debate by the members.",
                      "Everybody agreed that the next meeting takes place in the spring of next year again.", "Parking fees were not changed because nobody had prepared a proposal for them."});
  auto points = relevant_points(s, "What was decided about the school roof?", 1);
  ASSERT_EQ(points.size(), 1u);
  EXPECT_EQ(points[0].sentence, 1u);
}

TEST(Relevance, SaysWhenADocumentIsSilent) {
  auto s = sentences({"The committee met in the town hall on a rainy morning to drink coffee and talk.", "Budget for the school roof was set at two million after long debate by the members."});
  EXPECT_TRUE(speaks_of(s, "What was decided about the school roof?"));
  EXPECT_FALSE(speaks_of(s, "How high is the liability cap of the supplier?"));
  EXPECT_TRUE(speaks_of(s, "What is this about?"));
  EXPECT_FALSE(speaks_of({}, "What is this about?"));
}

TEST(Relevance, NothingFromNothing) { EXPECT_TRUE(relevant_points({}, "why?", 3).empty()); }

TEST(Labels, ATitleStatesNothing) {
  for (const SourceSentence& s : sentences({"Minutes of the quarterly review, 9 September 2024.", "No. 23-3140 Aldergate Freight, Inc. v. Norwick Tools Corp.", "Decided and filed: January 18, 2024.",
                                            "Quarterly review of 9 September 2024", "HARTE, J., delivered the opinion of the\ncourt."}))
    EXPECT_TRUE(is_label(s)) << s.text;
  for (const SourceSentence& s : sentences({"The offer is valid until 31 October 2024.", "Orders were delivered on 26 June 2024.", "Halden accepted damages of EUR 1,184.50 on 19 July 2024.",
                                            "Das Mietverhältnis beginnt am 1. Mai 2024 und endet am 30. April 2027.", "The board met on 3 May 2024."}))
    EXPECT_FALSE(is_label(s)) << s.text;
}

TEST(Labels, TheSameFigureIsToldOnce) {
  auto s = sentences({"On March 2, 2023, we announced an increase in our regular quarterly dividend from $0.88 per share to $0.92 per share.",
                      "On March 2, 2023, we announced the Board's approval of a 5% increase in the regular quarterly dividend to $0.92 per share.",
                      "In fiscal 2023 we generated $46.3 billion in revenue and our comparable sales declined 9.9%."});
  SaidBefore said;
  EXPECT_TRUE(said.is_new(s[0]));
  EXPECT_FALSE(said.is_new(s[1]));
  EXPECT_TRUE(said.is_new(s[2]));
  for (SourceSentence& one : s) one.part = FilingPart::discussion;
  EXPECT_EQ(call_points(s, 3).size(), 2u);
}

TEST(Call, TheCoverOfAReportGivesNoPoint) {
  auto s = sentences({"Common Stock, par value $.01 per share AMZN", "Net sales for the year were $280.5 billion, up 20%."});
  s[0].part = FilingPart::cover;
  s[1].part = FilingPart::discussion;
  auto points = call_points(s, 1);
  ASSERT_EQ(points.size(), 1u);
  EXPECT_EQ(points[0].sentence, 1u);
}

TEST(Tokens, NumbersKeepTheirSeparatorsButNotTheFullStop) {
  auto tokens = tokenize_sentence("It was $1,577.50.");
  ASSERT_EQ(tokens.size(), 4u);
  EXPECT_EQ(tokens[3].text, "1,577.50");
}

}  // namespace
}  // namespace dossier
