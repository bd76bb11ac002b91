// A window's brief that a model writes: told what it takes, stopped, and gone on with.
#include "app/desk/desk_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "app/desk/made_documents.h"

namespace dossier {
namespace {

using testing::Contains;
using testing::HasSubstr;

class DeskWriting : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("desk_writer_test." + std::to_string(getpid()));
    std::filesystem::create_directories(folder_);
    auto made = DeskArchive::create(folder_ / "case.dossier");
    ASSERT_TRUE(made.ok()) << made.error().describe();
    archive_ = *made;
    ASSERT_TRUE(add_made_page(*archive_, sha256_of("one"), "one.pdf", "The rent is 1,200 euros a month.", TextSource::text).ok());
    ASSERT_TRUE(add_made_page(*archive_, sha256_of("two"), "two.pdf", "The deposit is 2,400 euros.", TextSource::text).ok());
  }
  void TearDown() override {
    archive_.reset();
    std::filesystem::remove_all(folder_);
  }

  // A brief of both documents in the words of a script.
  Result<Report> brief(const std::string& script, bool keeps) {
    std::ofstream(folder_ / "script.json") << script;
    WriterChoice choice;
    choice.file = "script:" + (folder_ / "script.json").string();
    if (keeps) choice.kv_folder = folder_ / "kv";
    BriefRequest request;
    DOSSIER_ASSIGN(request.documents, archive_->pages().documents());
    request.points = 1;
    request.folder_picture = false;
    told_.clear();
    return DeskWriter(choice).brief(*archive_, request, [this](const std::string& what) { told_.push_back(what); }, {}, {});
  }

  std::filesystem::path folder_;
  std::shared_ptr<DeskArchive> archive_;
  std::vector<std::string> told_;
};

const char kStopsAtTheSecond[] =
    R"({"answers":[{"text":"The rent is 1,200 euros a month [1].\n","expects":"one.pdf"},{"text":"","error":{"kind":"cancelled","message":"stopped"}}]})";
const char kOnlyTheSecond[] = R"({"answers":[{"text":"The deposit is 2,400 euros [1].\n","expects":"two.pdf"}]})";

TEST_F(DeskWriting, ABriefThatWasStoppedGoesOnWhereItWas) {
  auto stopped = brief(kStopsAtTheSecond, true);
  ASSERT_FALSE(stopped.ok());
  EXPECT_EQ(stopped.error().kind, ErrorKind::cancelled);
  EXPECT_THAT(told_, Contains(HasSubstr("Plan: 2 documents: 2 read whole; ")));
  auto whole = brief(kOnlyTheSecond, true);
  ASSERT_TRUE(whole.ok()) << whole.error().describe();
  EXPECT_THAT(told_, Contains(HasSubstr("1 is written already, 1 remains")));
  ASSERT_EQ(whole->sections.size(), 2u);
  for (const ReportSection& section : whole->sections) {
    ASSERT_EQ(section.claims.size(), 1u);
    EXPECT_EQ(section.claims[0].claim().origin.kind, Origin::Kind::written);
  }
}

TEST_F(DeskWriting, NothingIsKeptWhereNoFolderIsNamed) {
  EXPECT_FALSE(brief(kStopsAtTheSecond, false).ok());
  EXPECT_FALSE(brief(kStopsAtTheSecond, false).ok());  // it asks for the first document again, and is stopped at the second again
  EXPECT_THAT(told_, Contains(HasSubstr("Plan: 2 documents: 2 read whole; ")));
  EXPECT_THAT(told_, testing::Not(Contains(HasSubstr("written already"))));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "kv"));
}

}  // namespace
}  // namespace dossier
