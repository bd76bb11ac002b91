#include "base/file.h"

#include <gtest/gtest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

namespace dossier {
namespace {

namespace fs = std::filesystem;

class FileTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "dossier-file-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string at(const std::string& name) const { return (folder_ / name).string(); }
  fs::path folder_;
};

TEST_F(FileTest, WritingReplacesWholeAndLeavesNothingBeside) {
  ASSERT_TRUE(write_file(at("a"), "one").ok());
  ASSERT_TRUE(write_file(at("a"), "two").ok());
  EXPECT_EQ(*read_file(at("a")), "two");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()), 1);
}

TEST_F(FileTest, WritingFollowsALink) {
  ASSERT_TRUE(write_file(at("a"), "one").ok());
  fs::create_symlink("a", at("link"));
  ASSERT_TRUE(write_file(at("link"), "two").ok());
  EXPECT_TRUE(fs::is_symlink(at("link")));
  EXPECT_EQ(*read_file(at("a")), "two");
}

// A rename over /dev/null would take it from the whole system.
TEST_F(FileTest, APipeIsWrittenToAndStays) {
  ASSERT_EQ(mkfifo(at("pipe").c_str(), 0600), 0);
  Fd reader(::open(at("pipe").c_str(), O_RDONLY | O_NONBLOCK));
  ASSERT_TRUE(write_file(at("pipe"), "words").ok());
  char got[8] = {};
  EXPECT_EQ(::read(reader.get(), got, sizeof got), 5);
  EXPECT_STREQ(got, "words");
  EXPECT_TRUE(fs::is_fifo(at("pipe")));
}

TEST_F(FileTest, ErrorsNameThePathAndTheCause) {
  Status folder = write_file(folder_.string(), "x");
  ASSERT_FALSE(folder.ok());
  EXPECT_EQ(folder.error().kind, ErrorKind::usage);
  EXPECT_EQ(folder.error().where, folder_.string());
  Status nowhere = write_file(at("no/such/a"), "x");
  ASSERT_FALSE(nowhere.ok());
  EXPECT_EQ(nowhere.error().kind, ErrorKind::not_found);
  Status full = write_file("/dev/full", "x");
  ASSERT_FALSE(full.ok());
  EXPECT_EQ(full.error().kind, ErrorKind::no_space);
  struct stat info {};
  ASSERT_EQ(::stat("/dev/full", &info), 0);
  EXPECT_TRUE(S_ISCHR(info.st_mode));
}

}  // namespace
}  // namespace dossier
