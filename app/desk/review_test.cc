// Reviews over an archive made of pages, without a reader.
#include "app/desk/review.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "app/desk/made_documents.h"
#include "app/report/report_json.h"

namespace dossier {
namespace {

const char kText[] = "The Supplier shall deliver each Order within twenty-one (21) days of its receipt. Prices are fixed for the first year.";

class Reviews : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("desk_review_test." + std::to_string(getpid()));
    std::filesystem::create_directories(folder_);
    auto opened = DeskArchive::create(folder_ / "case.dossier");
    ASSERT_TRUE(opened.ok()) << opened.error().describe();
    archive_ = *opened;
    Status made = add_made_page(*archive_, document_, "Supply agreement.pdf", kText, TextSource::text);
    ASSERT_TRUE(made.ok()) << made.error().describe();
    auto brief = DeskBrief::make(*archive_, "Case", {}, {});
    ASSERT_TRUE(brief.ok()) << brief.error().describe();
    brief_ = *brief;
    for (size_t i = 0; i < brief_->document().claims.size(); ++i)
      if (brief_->document().claims[i].text.find("twenty-one") != std::string::npos) claim_ = i;
    ASSERT_LT(claim_, brief_->document().claims.size());
  }
  void TearDown() override {
    archive_.reset();
    std::filesystem::remove_all(folder_);
  }
  std::shared_ptr<DeskReviews> open() {
    auto out = DeskReviews::open(archive_, brief_);
    EXPECT_TRUE(out.ok()) << (out.ok() ? "" : out.error().describe());
    return out.ok() ? *out : nullptr;
  }

  std::filesystem::path folder_;
  Sha256 document_ = sha256_of("supply");
  std::shared_ptr<DeskArchive> archive_;
  std::shared_ptr<const DeskBrief> brief_;
  size_t claim_ = SIZE_MAX;
};

TEST_F(Reviews, StatesAreKeptAndComeBack) {
  auto reviews = open();
  ASSERT_TRUE(reviews);
  ASSERT_TRUE(reviews->add(claim_, ReviewAction::accept, "", "R.T.").ok());
  EXPECT_EQ(reviews->brief()->document().claims[claim_].review.state, Review::State::accepted);
  ASSERT_TRUE(reviews->add(claim_, ReviewAction::reject, "Out of date.", "R.T.").ok());
  ASSERT_TRUE(reviews->add(claim_, ReviewAction::comment, "See clause 3.", "M.K.").ok());
  auto again = open();
  ASSERT_TRUE(again);
  EXPECT_EQ(again->claim(claim_).state, Review::State::rejected);
  EXPECT_EQ(again->claim(claim_).lines.size(), 3u);
  EXPECT_EQ(again->brief()->document().claims[claim_].review.comment, "See clause 3.");
  // What was rejected reappears in no export unasked.
  ReportView exported = view_of(again->brief()->document(), Sha256{}, ViewOptions{});
  for (const ShownSection& section : exported.sections)
    for (const ShownClaim& claim : section.claims) EXPECT_EQ(claim.text.find("twenty-one"), std::string::npos);
}

TEST_F(Reviews, AnEditIsVerifiedAtOnce) {
  auto reviews = open();
  ASSERT_TRUE(reviews);
  auto wrong = reviews->add(claim_, ReviewAction::edit, "The Supplier shall deliver each Order within ten (10) days of its receipt.", "R.T.");
  ASSERT_TRUE(wrong.ok()) << wrong.error().describe();
  EXPECT_FALSE(wrong->held);
  EXPECT_FALSE(wrong->reasons.empty());
  // The draft is in the history and nowhere else.
  EXPECT_EQ(reviews->brief()->document().claims[claim_].text, brief_->document().claims[claim_].text);
  auto right = reviews->add(claim_, ReviewAction::edit, "The Supplier shall deliver each Order within 21 days of its receipt.", "R.T.");
  ASSERT_TRUE(right.ok()) << right.error().describe();
  EXPECT_TRUE(right->held) << (right->reasons.empty() ? "" : right->reasons[0].detail);
  EXPECT_EQ(reviews->claim(claim_).state, Review::State::edited);
  EXPECT_EQ(reviews->brief()->document().claims[claim_].text, "The Supplier shall deliver each Order within 21 days of its receipt.");
  // The old wording puts everything back.
  ASSERT_TRUE(reviews->add(claim_, ReviewAction::edit, brief_->document().claims[claim_].text, "R.T.").ok());
  EXPECT_EQ(reviews->claim(claim_).state, Review::State::open);
  EXPECT_EQ(reviews->brief()->document().claims[claim_].check, brief_->document().claims[claim_].check);
}

TEST_F(Reviews, GoWithTheClaimIntoABriefWrittenAnew) {
  auto reviews = open();
  ASSERT_TRUE(reviews);
  ASSERT_TRUE(reviews->add(claim_, ReviewAction::comment, "Old orders keep 21 days.", "R.T.").ok());
  ASSERT_TRUE(reviews->add(claim_, ReviewAction::accept, "", "R.T.").ok());
  ReportDocument document = brief_->document();
  document.title = "Another brief of the same pages";
  auto anew = DeskBrief::parse(report_json(document));
  ASSERT_TRUE(anew.ok());
  auto again = DeskReviews::open(archive_, *anew);
  ASSERT_TRUE(again.ok()) << again.error().describe();
  EXPECT_EQ((*again)->claim(claim_).state, Review::State::accepted);
  ASSERT_EQ((*again)->claim(claim_).lines.size(), 2u);
  EXPECT_EQ((*again)->claim(claim_).lines[0].reviewer, "R.T.");
}

TEST_F(Reviews, TagsAreKeptTakenAwayAndGoIntoTheReport) {
  auto reviews = open();
  ASSERT_TRUE(reviews);
  ASSERT_TRUE(reviews->add(claim_, ReviewAction::tag, "urgent", "R.T.").ok());
  ASSERT_TRUE(reviews->add(claim_, ReviewAction::tag, " to  be asked,", "R.T.").ok());
  ASSERT_TRUE(reviews->add(claim_, ReviewAction::tag, "urgent", "M.K.").ok());
  EXPECT_EQ(reviews->add(claim_, ReviewAction::tag, " , ", "R.T.").error().kind, ErrorKind::usage);
  EXPECT_EQ(reviews->claim(claim_).tags, (std::vector<std::string>{"to be asked", "urgent"}));
  EXPECT_EQ(reviews->claim(claim_).state, Review::State::open) << "a tag is no decision";
  ASSERT_TRUE(reviews->add(claim_, ReviewAction::edit, "The Supplier shall deliver each Order within 21 days of its receipt.", "R.T.").ok());
  ASSERT_TRUE(reviews->add(claim_, ReviewAction::untag, "urgent", "R.T.").ok());
  auto again = open();
  ASSERT_TRUE(again);
  EXPECT_EQ(again->claim(claim_).tags, (std::vector<std::string>{"to be asked"}));
  EXPECT_EQ(again->claim(claim_).lines.size(), 5u);
  EXPECT_EQ(again->tags(), (std::vector<std::string>{"to be asked"}));
  auto parsed = DeskBrief::parse(again->brief()->bytes());
  ASSERT_TRUE(parsed.ok()) << parsed.error().describe();
  EXPECT_EQ((*parsed)->document().claims[claim_].review.tags, (std::vector<std::string>{"to be asked"}));
  EXPECT_EQ(brief_->bytes().find("\"tags\""), std::string::npos) << "a report without tags does not speak of them";
  const std::string csv = again->trail_csv();
  EXPECT_NE(csv.find("untag,\"urgent\""), std::string::npos) << csv;
}

TEST_F(Reviews, TheTrailIsWrittenAsData) {
  auto reviews = open();
  ASSERT_TRUE(reviews);
  ASSERT_TRUE(reviews->add(claim_, ReviewAction::comment, "=HYPERLINK(\"x\")", "R.T.").ok());
  std::string csv = reviews->trail_csv();
  EXPECT_NE(csv.find("comment,\"'=HYPERLINK(\"\"x\"\")\""), std::string::npos) << csv;
  EXPECT_EQ(reviews->add(10'000, ReviewAction::accept, "", "R.T.").error().kind, ErrorKind::not_found);
}

}  // namespace
}  // namespace dossier
