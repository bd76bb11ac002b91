// A word that OCR misread, from the field in the reader to a report that is checked against the page as it is read.
#include "app/desk/correcting.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "app/desk/bookmarks.h"
#include "app/desk/desk_search.h"
#include "app/desk/made_documents.h"
#include "app/desk/review.h"
#include "app/report/report_json.h"
#include "app/report/verify_report.h"

namespace dossier {
namespace {

const char kRead[] = "The Tenant shall pay a rent of 1O0O euros on the first day of each month. The Tenant shall pay a deposit of 500 euros when this lease is signed.";

class Correcting : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("desk_correcting_test." + std::to_string(getpid()));
    std::filesystem::create_directories(folder_);
    auto opened = DeskArchive::create(folder_ / "case.dossier");
    ASSERT_TRUE(opened.ok()) << opened.error().describe();
    archive_ = *opened;
    Status made = add_made_page(*archive_, document_, "Lease.pdf", kRead, TextSource::ocr);
    ASSERT_TRUE(made.ok()) << made.error().describe();
  }
  void TearDown() override {
    archive_.reset();
    std::filesystem::remove_all(folder_);
  }
  // Where words stand on the page that is shown.
  std::pair<uint32_t, uint32_t> place(const std::string& words) {
    const std::string& text = (*archive_->page(document_, 1))->text;
    const size_t at = text.find(words);
    EXPECT_NE(at, std::string::npos) << words << " in " << text;
    return {static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())};
  }
  Status correct(const std::string& words, const std::string& text) {
    const auto [begin, end] = place(words);
    return correct_words(*archive_, document_, 1, begin, end, text, "R.T.");
  }
  std::shared_ptr<const DeskBrief> brief() {
    auto made = DeskBrief::make(*archive_, "Case", {}, {});
    EXPECT_TRUE(made.ok()) << (made.ok() ? "" : made.error().describe());
    return made.ok() ? *made : nullptr;
  }
  const ReportClaim* claim_with(const ReportDocument& report, const char* words) {
    for (const ReportClaim& c : report.claims)
      if (c.text.find(words) != std::string::npos) return &c;
    return nullptr;
  }

  std::filesystem::path folder_;
  Sha256 document_ = sha256_of("lease");
  std::shared_ptr<DeskArchive> archive_;
};

TEST_F(Correcting, AWordReadsOtherwiseAndItsHistoryStays) {
  ASSERT_TRUE(correct("1O0O", " 1,000 ").ok());
  EXPECT_NE((*archive_->page(document_, 1))->text.find("rent of 1,000 euros"), std::string::npos);
  EXPECT_EQ((*archive_->pages_as_read().page(document_, 1))->text, kRead);
  auto [begin, end] = place("1,000");
  auto words = words_at(*archive_, document_, 1, begin + 1, begin + 2);
  ASSERT_TRUE(words.ok());
  EXPECT_EQ(words->shown, "1,000");
  EXPECT_EQ(words->read, "1O0O");
  EXPECT_EQ(std::pair(words->begin, words->end), std::pair(begin, end));
  EXPECT_TRUE(words->corrected && words->from_picture);
  EXPECT_EQ(search_archive(*archive_, "1000", 10)->total, 1u);
  ASSERT_TRUE(correct("1,000", "1,100").ok());
  auto history = correction_history(*archive_, document_);
  ASSERT_EQ(history->size(), 2u);
  EXPECT_EQ((*history)[0].correction.text, "1,100");
  EXPECT_TRUE((*history)[0].in_force);
  EXPECT_FALSE((*history)[1].in_force);
  EXPECT_EQ((*history)[1].correction.was, "1O0O");
  EXPECT_EQ((*history)[1].correction.by, "R.T.");
  ASSERT_TRUE(take_back(*archive_, document_, (*history)[0].correction, "M.K.").ok());
  EXPECT_EQ((*archive_->page(document_, 1))->text, kRead);
  EXPECT_EQ(correction_history(*archive_, document_)->size(), 3u);
  EXPECT_NE(corrections_csv(*archive_)->find("\"Lease.pdf\",1,"), std::string::npos);
}

// These two have not been seen to pass since the store keeps briefs that rest on corrections.
TEST_F(Correcting, ABriefQuotesTheCorrectedWordAndSaysSo) {
  ASSERT_TRUE(correct("1O0O", "1,000").ok());
  auto made = brief();
  ASSERT_TRUE(made);
  const ReportDocument& report = made->document();
  const ReportClaim* claim = claim_with(report, "1,000 euros");
  ASSERT_TRUE(claim);
  EXPECT_TRUE(claim->citations[0].corrected);
  EXPECT_TRUE(std::any_of(claim->reasons.begin(), claim->reasons.end(), [](const Reason& r) { return r.code == "corrected_by_hand"; }));
  ASSERT_EQ(report.coverage.documents.size(), 1u);
  EXPECT_EQ(report.coverage.documents[0].corrections.size(), 1u);
  EXPECT_TRUE(std::any_of(made->view().notes.begin(), made->view().notes.end(), [](const ShownNote& n) { return n.remark.find("corrected by hand") != std::string::npos; }));
  // Held against the page as it is read: the claim holds, and rests on a person's word.
  const ReportCheck check = verify_report(report, archive_->pages_as_read());
  EXPECT_TRUE(check.holds()) << (check.faults.empty() ? "" : check.faults[0].code + ": " + check.faults[0].detail);
  ASSERT_TRUE(std::any_of(check.remarks.begin(), check.remarks.end(), [](const ReportFault& f) { return f.code == "rests_on_correction" && f.detail.find("1O0O") != std::string::npos && f.detail.find("R.T.") != std::string::npos; }));
  // Its written form brings all of it back.
  auto again = parse_report(report_json(report));
  ASSERT_TRUE(again.ok()) << again.error().describe();
  EXPECT_EQ(again->claims, report.claims);
  EXPECT_EQ(again->coverage.documents[0].corrections, report.coverage.documents[0].corrections);
}

TEST_F(Correcting, AReportCannotHideOrInventACorrection) {
  ASSERT_TRUE(correct("1O0O", "1,000").ok());
  ReportDocument report = brief()->document();
  ReportDocument hidden = report;
  hidden.coverage.documents[0].corrections.clear();
  EXPECT_FALSE(verify_report(hidden, archive_->pages_as_read()).holds());
  ReportDocument silent = report;
  for (ReportClaim& c : silent.claims)
    for (ReportCitation& citation : c.citations) citation.corrected = false;
  const ReportCheck check = verify_report(silent, archive_->pages_as_read());
  EXPECT_TRUE(std::any_of(check.faults.begin(), check.faults.end(), [](const ReportFault& f) { return f.code == "corrected_differs"; }));
  // Words of a text layer are what the file says: nobody's correction is laid over them.
  class TextLayer : public PageSource {
   public:
    explicit TextLayer(PageSource& pages) : pages_(pages) {}
    Result<std::vector<SourceDocument>> documents() override { return pages_.documents(); }
    Result<std::shared_ptr<const Page>> page(const Sha256& document, uint32_t number) override {
      DOSSIER_ASSIGN(std::shared_ptr<const Page> page, pages_.page(document, number));
      Page out = *page;
      for (Word& word : out.words) word.style = 0;
      return std::make_shared<const Page>(out);
    }

   private:
    PageSource& pages_;
  } layer(archive_->pages_as_read());
  EXPECT_FALSE(verify_report(report, layer).holds());
}

TEST_F(Correcting, AnEditIsHeldAgainstThePageThatItsBriefSaw) {
  auto before = brief();
  const ReportClaim* claim = claim_with(before->document(), "deposit");
  ASSERT_TRUE(claim);
  // The page moves under the brief: what it says of other words still holds.
  ASSERT_TRUE(correct("1O0O", "one thousand").ok());
  auto reviews = DeskReviews::open(archive_, before);
  ASSERT_TRUE(reviews.ok());
  const size_t index = static_cast<size_t>(claim - before->document().claims.data());
  auto line = (*reviews)->add(index, ReviewAction::edit, "The Tenant shall pay a deposit of 500 euros", "R.T.");
  ASSERT_TRUE(line.ok());
  EXPECT_TRUE(line->held) << (line->reasons.empty() ? "" : line->reasons[0].detail);
}

TEST_F(Correcting, RefusesWhatIsNoWordOfThePicture) {
  EXPECT_EQ(correct("1O0O", "  ").error().kind, ErrorKind::usage);
  EXPECT_FALSE(words_at(*archive_, document_, 2, 0, 1).ok());
  EXPECT_FALSE(words_at(*archive_, document_, 1, 5000, 5001).ok());
}

TEST_F(Correcting, ABookmarkIsCalledByThePagesFirstWords) {
  EXPECT_EQ(first_words(*archive_, document_, 1).substr(0, 10), "The Tenant");
  ASSERT_TRUE(set_bookmark(*archive_, document_, 1, "the rent", "R.T.").ok());
  ASSERT_EQ(bookmarks(*archive_)->size(), 1u);
  EXPECT_EQ((*bookmarks(*archive_))[0].note, "the rent");
  ASSERT_TRUE(remove_bookmark(*archive_, document_, 1).ok());
  EXPECT_TRUE(bookmarks(*archive_)->empty());
}

}  // namespace
}  // namespace dossier
