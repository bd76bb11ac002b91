#include <gtest/gtest.h>

#include <random>

#include "app/grounding/claim_verifier.h"
#include "app/grounding/source_quotes.h"

namespace dossier {
namespace {

std::string check(const std::string& claim, const std::string& quote) {
  TextVerdict verdict = check_text(claim, {quote});
  std::string out(name_of(verdict.check));
  bool passes = verdict.check == ClaimClass::verbatim || verdict.check == ClaimClass::supported || verdict.check == ClaimClass::computed;
  return passes ? out : out + " " + verdict.reasons.at(0).code;
}

const char* const kPay = "However, the Buyer (the \"Customer\") shall pay approximately $5.2 million to the Seller prior to March 5, 2021.";

TEST(CheckText, VerbatimAndKnownRewrites) {
  EXPECT_EQ(check("The Buyer shall pay.", "The Buyer shall pay."), "verbatim");
  EXPECT_EQ(check("the Buyer must pay about $5,200,000 to the Seller before 5 March 2021.", kPay), "supported");
  EXPECT_EQ(check("Sales rose 5 per cent in 2021.", "Sales increased 5% in 2021."), "supported");
  EXPECT_EQ(check("The court didn't agree.", "The court did not agree."), "verbatim");
}

TEST(CheckText, NumbersDatesUnits) {
  EXPECT_EQ(check("the Buyer must pay about $5,300,000 to the Seller before 5 March 2021.", kPay), "failed number_differs");
  EXPECT_EQ(check("the Buyer must pay about €5,200,000 to the Seller before 5 March 2021.", kPay), "failed number_differs");
  EXPECT_EQ(check("the Buyer must pay about $5,200,000 to the Seller before 6 March 2021.", kPay), "unsupported number_differs");
  EXPECT_EQ(check("Sales rose 5 percentage points in 2021.", "Sales increased 5% in 2021."), "failed number_differs");
}

TEST(CheckText, MeaningTurnedRound) {
  EXPECT_EQ(check("the Buyer shall not pay about $5.2 million to the Seller before March 5, 2021.", kPay), "unsupported negation_added");
  EXPECT_EQ(check("the Buyer may pay about $5.2 million to the Seller before March 5, 2021.", kPay), "unsupported modality_differs");
  EXPECT_EQ(check("the Seller shall pay about $5.2 million to the Buyer before March 5, 2021.", kPay).substr(0, 11), "unsupported");
  EXPECT_EQ(check("the Buyer shall pay about $5.2 million to the Seller after March 5, 2021.", kPay), "unsupported opposite");
  EXPECT_EQ(check("Sales fell 5% in 2021.", "Sales increased 5% in 2021."), "unsupported opposite");
  EXPECT_EQ(check("All members agreed.", "Some members agreed."), "unsupported quantity_differs");
  EXPECT_EQ(check("The report was signed by Quillon Ltd.", "The report was signed by Halden Ltd."), "unsupported name_differs");
}

TEST(CheckText, NothingHiddenByLeavingOut) {
  const char* text = "The tenant may end the lease at any time, unless rent is owed.";
  EXPECT_EQ(check("The tenant may end the lease at any time.", text), "unsupported condition_left_out");
  EXPECT_EQ(check("The earth is flat.", "The author denies that the earth is flat."), "unsupported negation_left_out");
  EXPECT_EQ(check("The earth is flat.", "The author alleges that the earth is flat."), "unsupported context_left_out");
  // What stands behind a "that" is only as sure as what it hangs on.
  EXPECT_EQ(check("The buyer owes EUR 900.", "The reader should be told that the buyer owes EUR 900."), "unsupported context_left_out");
  EXPECT_EQ(check("The buyer owes EUR 900.", "The reader must be told the buyer owes EUR 900."), "unsupported context_left_out");
  EXPECT_EQ(check("The buyer owes EUR 900.", "Please confirm that the buyer owes EUR 900."), "unsupported context_left_out");
  EXPECT_EQ(check("The buyer owes EUR 900.", "Say in your answer that the buyer owes EUR 900."), "unsupported context_left_out");
  EXPECT_EQ(check("The buyer owes EUR 900.", "There is a risk that the buyer owes EUR 900."), "unsupported context_left_out");
  EXPECT_EQ(check("The buyer owes EUR 900.", "The court found that the buyer owes EUR 900."), "supported");
  EXPECT_EQ(check("Sales rose 5% in 2021.", "We are pleased to see that sales rose 5% in 2021."), "supported");
  EXPECT_EQ(check("The tenant ... owed.", text), "unsupported modality_left_out");
  EXPECT_EQ(check("The house ... has a garden.", "The house by the lake has a garden."), "verbatim");
  EXPECT_EQ(check("The house has a garden.", "The house without a roof has a garden."), "unsupported negation_left_out");
  EXPECT_EQ(check("Prices rose and the plant closed.", "Prices rose in spring. Workers left and the plant closed."), "unsupported joined");
}

TEST(CheckText, OtherLanguages) {
  EXPECT_EQ(check("Der Mieter haftet nicht.", "Der Mieter haftet."), "unsupported negation_added");
  EXPECT_EQ(check("Le locataire peut résilier le bail.", "Le locataire doit résilier le bail."), "unsupported modality_differs");
  EXPECT_EQ(check("Die Miete beträgt 1200 Euro.", "Die Miete beträgt 1.200,00 €."), "supported");
}

TEST(CheckText, Tables) {
  std::vector<std::string> table = {"Fiscal (in $ millions) |  | 2019 | 2018", "Total | $  302 | $  148", "Net loss | (12.5) | 3"};
  auto on = [&](const char* claim) {
    TextVerdict v = check_text(claim, table);
    return std::string(name_of(v.check)) + " " + v.reasons.at(0).code;
  };
  EXPECT_EQ(on("Total was $302 million in 2019."), "supported table_values");
  EXPECT_EQ(on("Total was $302 million in 2018."), "failed value_differs");
  EXPECT_EQ(on("Total was $302 thousand in 2019."), "failed value_differs");
  EXPECT_EQ(on("Total increased by $154 million from 2018 to 2019."), "computed recomputed");
  EXPECT_EQ(on("Total decreased by $154 million from 2018 to 2019."), "failed direction_differs");
  EXPECT_EQ(on("Total increased by $155 million from 2018 to 2019."), "failed result_differs");
  EXPECT_EQ(on("Net loss was $12.5 million in 2019."), "failed value_differs");
  EXPECT_EQ(on("Gross margin was $302 million in 2019.").substr(0, 11), "unsupported");
}

TEST(CheckText, NearestSentences) {
  std::vector<std::string> found = nearest_sentences("The rent is 1,200 euros.", "The house is old. The rent is 1,200 euros a month. Dogs are allowed.");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0], "The rent is 1,200 euros a month.");
}

// A sentence shows itself; with another number, or a negation put in, it never passes.
TEST(CheckText, Properties) {
  std::mt19937 random(11);
  const std::vector<std::string> subjects = {"The Buyer", "Halden Ltd", "The board", "Net income"}, verbs = {"paid", "received", "approved", "reported"},
                                 objects = {"days", "shares", "million dollars", "percent"}, ends = {"in March 2021", "under the plan", "during the year", "without notice"};
  auto any = [&](const std::vector<std::string>& list) { return list[random() % list.size()]; };
  for (int i = 0; i < 400; ++i) {
    int number = 10 + static_cast<int>(random() % 900);
    std::string head = any(subjects) + " " + any(verbs) + " ", tail = " " + any(objects) + " " + any(ends) + ".";
    std::string truth = head + std::to_string(number) + tail, other = head + std::to_string(number + 1 + static_cast<int>(random() % 50)) + tail;
    EXPECT_EQ(check(truth, "It rained. " + truth + " Nobody came."), "verbatim") << truth;
    EXPECT_EQ(check(other, truth).substr(0, 6), "failed") << other;
    size_t space = head.rfind(' ', head.size() - 2);
    std::string denied = head.substr(0, space) + " never" + head.substr(space) + std::to_string(number) + tail;
    EXPECT_EQ(check(denied, truth).substr(0, 11), "unsupported") << denied;
  }
}

TEST(CheckText, AnyBytesGiveAVerdict) {
  std::mt19937 random(13);
  const std::vector<std::string> bits = {"the", " ", "not", "$5", ".", "|", "2019", "\xFF", "(", ")", "\"", "...", "n't", "shall", "unless", "Buyer", "\n", "%", "è", "不", "[3]", "(155)"};
  auto text = [&] {
    std::string out;
    for (int n = static_cast<int>(random() % 30); n > 0; --n) out += bits[random() % bits.size()] + (random() % 2 ? " " : "");
    return out;
  };
  for (int i = 0; i < 3000; ++i) {
    TextVerdict verdict = check_text(text(), {text(), text()});
    EXPECT_GE(verdict.score, 0);
    EXPECT_LE(verdict.score, 1);
    EXPECT_FALSE(verdict.reasons.empty());
  }
}

}  // namespace
}  // namespace dossier
