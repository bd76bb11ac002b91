#include "engine/kv/made_up_pages.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>

#include "base/file.h"
#include "engine/kv/kv_prune.h"
#include "engine/kv/kv_test_rows.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

class MadeUpPagesTest : public ::testing::Test {
 protected:
  void SetUp() override { fs::create_directories(folder_); }
  void TearDown() override { fs::remove_all(folder_); }
  std::string path(const char* name) const { return (folder_ / name).string(); }
  Status write(const char* name, std::int64_t tokens) {
    MadeUpPages pages;
    pages.tokens = tokens;
    pages.vocabulary = 50;
    pages.seed = 3;
    return write_made_up_pages(kv_test::shape(DK_KV_F32), identity_, path(name), pages, kv_test::table());
  }
  fs::path folder_ = fs::temp_directory_path() / ("made_up_pages_test." + std::to_string(::getpid()));
  KvIdentity identity_{"weights", "constants", "test 1", ""};
};

TEST_F(MadeUpPagesTest, AStoreFindsThemAsIfAModelHadComputedThem) {
  ASSERT_TRUE(write("kv", 3 * 128).ok());
  EXPECT_TRUE(check_kv(path("kv"), {}, {})->faults.empty());
  KvLimits limits;
  limits.folder = path("kv");
  auto store = KvStore::open(kv_test::shape(DK_KV_F32), identity_, limits, kv_test::table());
  ASSERT_TRUE(store.ok());
  std::vector<std::int32_t> tokens;
  for (std::int64_t p = 0; p < 3 * 128; ++p) tokens.push_back(made_up_token(3, p, 50));
  auto sequence = store->restore({tokens, {}, {}, -1});
  ASSERT_TRUE(sequence.ok()) << sequence.error().describe();
  EXPECT_EQ(sequence->tokens(), 3 * 128);
  // The mean of V tells pages apart.
  std::vector<double> means;
  for (std::int64_t page = 0; page < 3; ++page) {
    auto pin = sequence->pin(2, page);
    ASSERT_TRUE(pin.ok());
    const float* v = static_cast<const float*>(pin->v(1).values);
    double sum = 0;
    for (int r = 0; r < 128; ++r) sum += static_cast<double>(v[r * 32 + 5]);
    means.push_back(sum / 128);
  }
  EXPECT_GT(std::fabs(means[0] - means[1]), 0.1);
  EXPECT_GT(std::fabs(means[1] - means[2]), 0.1);
}

TEST_F(MadeUpPagesTest, TheBytesAreTheSameAndWhatIsThereStays) {
  ASSERT_TRUE(write("one", 2 * 128).ok());
  ASSERT_TRUE(write("two", 128).ok());
  ASSERT_TRUE(write("two", 2 * 128).ok());
  int files = 0;
  for (const auto& entry : fs::directory_iterator(path("one"))) {
    if (entry.path().extension() != ".node") continue;
    ++files;
    EXPECT_EQ(read_file(entry.path().string()).value(), read_file(path("two") + "/" + entry.path().filename().string()).value());
  }
  EXPECT_EQ(files, 2);
}

TEST_F(MadeUpPagesTest, PagesAreWhole) {
  EXPECT_EQ(write("kv", 100).error().kind, ErrorKind::usage);
  EXPECT_EQ(write("kv", 0).error().kind, ErrorKind::usage);
}

}  // namespace
}  // namespace dossier
