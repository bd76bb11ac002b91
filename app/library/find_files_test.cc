#include "app/library/find_files.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>

namespace dossier {
namespace {

namespace fs = std::filesystem;

class FindFiles : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "find.XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    root_ = fs::canonical(name);
  }
  void TearDown() override { fs::remove_all(root_); }
  void put(const std::string& path, const std::string& content = "x") {
    fs::create_directories((root_ / path).parent_path());
    std::ofstream(root_ / path) << content;
  }
  std::vector<std::string> below(const FindOptions& options = {}) {
    Result<FoundFiles> found = find_files({root_.string()}, options, CancelToken());
    EXPECT_TRUE(found.ok());
    last_ = *found;
    std::vector<std::string> out;
    for (const FoundFile& file : found->files) out.push_back(file.below);
    return out;
  }
  fs::path root_;
  FoundFiles last_;
};

TEST_F(FindFiles, WalksByNameAndLinksEnd) {
  put("b.txt");
  put("a/z.txt");
  put("a/y.txt");
  put(".hidden/secret.txt");
  fs::create_directory_symlink("..", root_ / "a" / "up");
  fs::create_directory_symlink(root_, root_ / "self");
  EXPECT_EQ(below(), (std::vector<std::string>{"a/y.txt", "a/z.txt", "b.txt"}));
  EXPECT_EQ(last_.left_out, 1u);
  FindOptions hidden;
  hidden.hidden = true;
  EXPECT_EQ(below(hidden).size(), 4u);
}

TEST_F(FindFiles, PatternsMeanNamesAndPaths) {
  put("a.pdf");
  put("a.txt");
  put("drafts/b.pdf");
  FindOptions options;
  options.include = {"*.pdf"};
  EXPECT_EQ(below(options), (std::vector<std::string>{"a.pdf", "drafts/b.pdf"}));
  options.exclude = {"drafts"};
  EXPECT_EQ(below(options), (std::vector<std::string>{"a.pdf"}));
  options.exclude = {"drafts/*"};
  EXPECT_EQ(below(options), (std::vector<std::string>{"a.pdf"}));
}

TEST_F(FindFiles, SharesAreDisjointAndWhole) {
  for (int i = 0; i < 50; ++i) put("f" + std::to_string(i));
  std::multiset<std::string> all;
  for (unsigned shard = 1; shard <= 3; ++shard) {
    FindOptions options;
    options.shard = shard, options.shards = 3;
    std::vector<std::string> share = below(options);
    EXPECT_GT(share.size(), 5u);
    all.insert(share.begin(), share.end());
  }
  EXPECT_EQ(all.size(), 50u);
  EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), 50u);
}

TEST_F(FindFiles, PipesAreLeftOutAndMissingRootsNamed) {
  put("a.txt");
  ASSERT_EQ(mkfifo((root_ / "pipe").c_str(), 0600), 0);
  EXPECT_EQ(below(), (std::vector<std::string>{"a.txt"}));
  EXPECT_EQ(last_.left_out, 1u);
  Result<FoundFiles> found = find_files({(root_ / "gone").string(), (root_ / "pipe").string()}, {}, CancelToken());
  ASSERT_TRUE(found.ok());
  ASSERT_EQ(found->unreachable.size(), 2u);
  EXPECT_EQ(found->unreachable[0].second.kind, ErrorKind::not_found);
  EXPECT_EQ(found->unreachable[1].second.kind, ErrorKind::unsupported);
}

TEST_F(FindFiles, NeverTheArchiveItself) {
  put("a.txt");
  put("my.dossier");
  FindOptions options;
  options.never = {(root_ / "my.dossier").string()};
  EXPECT_EQ(below(options), (std::vector<std::string>{"a.txt"}));
}

}  // namespace
}  // namespace dossier
