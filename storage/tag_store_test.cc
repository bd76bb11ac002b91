#include "storage/tag_store.h"

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>

#include "storage/document_store.h"

namespace dossier {
namespace {

class Tags : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("tag_store_test." + std::to_string(getpid()));
    std::filesystem::create_directories(folder_);
    path_ = folder_ / "case.dossier";
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  Archive open(OpenMode mode, const std::string& path) {
    auto opened = Archive::open(path, mode);
    EXPECT_TRUE(opened.ok()) << (opened.ok() ? "" : opened.error().describe());
    return std::move(*opened);
  }
  Archive made(const std::string& path) {
    Archive archive = open(OpenMode::create, path);
    DocumentStore store(archive);
    for (const Sha256& d : {first_, second_}) {
      EXPECT_TRUE(store.begin(d, "a.pdf", 1, {}, 1, "").ok());
      EXPECT_TRUE(store.finish(d, DocumentState::read, std::nullopt, {}).ok());
      EXPECT_TRUE(store.set_location({"/in/" + d.hex(), d, 1, 0, 0, 0, false}).ok());
    }
    return archive;
  }

  std::filesystem::path folder_;
  std::string path_;
  const Sha256 first_ = sha256_of("first"), second_ = sha256_of("second");
};

TEST_F(Tags, AreKeptCountedAndTakenAway) {
  {
    Archive archive = made(path_);
    TagStore tags(archive);
    ASSERT_TRUE(tags.add({first_, second_, sha256_of("nobody")}, " to be\nread, soon ").ok());
    ASSERT_TRUE(tags.add({first_}, "privileged").ok());
    EXPECT_FALSE(tags.add({first_}, " ,\n").ok());
  }
  Archive archive = open(OpenMode::read_write, path_);
  TagStore tags(archive);
  EXPECT_EQ(*tags.of(first_), (std::vector<std::string>{"privileged", "to be read soon"}));
  EXPECT_EQ(*tags.all(), (std::vector<StoredTag>{{"privileged", 1}, {"to be read soon", 2}}));
  ASSERT_TRUE(tags.remove({first_}, "privileged").ok());
  EXPECT_EQ(tags.all()->size(), 1u);
  ASSERT_TRUE(DocumentStore(archive).remove({first_}).ok());
  EXPECT_EQ(*tags.all(), (std::vector<StoredTag>{{"to be read soon", 1}}));
}

TEST_F(Tags, SearchesAreSavedUnderAName) {
  Archive archive = made(path_);
  TagStore tags(archive);
  ASSERT_TRUE(tags.save_search("failed ones", "state:failed").ok());
  ASSERT_TRUE(tags.save_search("failed ones", "state:failed type:pdf").ok());
  EXPECT_EQ(*tags.searches(), (std::vector<SavedSearch>{{"failed ones", "state:failed type:pdf"}}));
  ASSERT_TRUE(tags.forget_search("failed ones").ok());
  EXPECT_TRUE(tags.searches()->empty());
}

TEST_F(Tags, ComeAlongWithAMerge) {
  const std::string other = folder_ / "other.dossier";
  {
    Archive theirs = made(other);
    ASSERT_TRUE(TagStore(theirs).add({second_}, "theirs").ok());
  }
  Archive archive = made(path_);
  ASSERT_TRUE(archive.merge(other, {}, {}).ok());
  EXPECT_EQ(*TagStore(archive).of(second_), (std::vector<std::string>{"theirs"}));
}

// An archive of the first schema: read as it is, and brought up to date by who may write.
TEST_F(Tags, AnArchiveOfTheFirstSchemaIsBroughtUpToDate) {
  { Archive archive = made(path_); }
  sqlite3* raw = nullptr;
  ASSERT_EQ(sqlite3_open(path_.c_str(), &raw), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(raw, "DROP TABLE tag; DROP TABLE saved_search; DROP TABLE correction; DROP TABLE bookmark; DROP TABLE claim_tag; PRAGMA user_version=1", nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(raw);
  {
    Archive archive = open(OpenMode::read_only, path_);
    EXPECT_TRUE(TagStore(archive).all()->empty());
    EXPECT_EQ(DocumentStore(archive).list()->size(), 2u);
  }
  Archive archive = open(OpenMode::read_write, path_);
  ASSERT_TRUE(TagStore(archive).add({first_}, "now").ok());
  EXPECT_EQ(*TagStore(archive).of(first_), (std::vector<std::string>{"now"}));
}

TEST_F(Tags, ANameIsCutBetweenCharacters) {
  std::string name;
  for (int i = 0; i < 40; ++i) name += "ü";
  EXPECT_EQ(tag_name(name).size(), 64u);
  EXPECT_EQ(tag_name("a" + name).size(), 63u);
}

}  // namespace
}  // namespace dossier
