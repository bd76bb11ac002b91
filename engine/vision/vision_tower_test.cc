// The vision encoder against a pass in double precision, the mistakes engines made with it, and the promise of the same bits.
#include "engine/vision/vision_tower.h"

#include <gtest/gtest.h>

#include <cstring>
#include <filesystem>

#include "engine/files/model_file.h"
#include "engine/synth/made_up_vision.h"
#include "engine/vision/float64_tower.h"
#include "engine/vision/tower_rows.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("vision_tower_test." + std::to_string(::getpid()))) { fs::create_directories(path_); }
  ~Folder() { fs::remove_all(path_); }
  std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  fs::path path_;
};

// Heads of 12 (no multiple of 8), a patch row and a width that 32 does not divide.
VisionShape small_shape() {
  VisionShape s;
  s.side = 48;
  s.patch = 6;
  s.width = 36;
  s.heads = 3;
  s.feed_forward = 52;
  s.layers = 2;
  s.merge = 2;
  s.adapter = 40;
  s.text_width = 24;
  s.epsilon = 1e-5f;
  for (int c = 0; c < 3; ++c) s.mean[c] = s.deviation[c] = 0.5f;
  return s;
}

RgbImage tile_of(std::int64_t side, std::uint32_t seed) {
  RgbImage out{side, side, {}};
  for (std::int64_t n = 0; n < side * side * 3; ++n) out.rgb.push_back(static_cast<std::uint8_t>((seed = seed * 1664525 + 1013904223) >> 24));
  return out;
}

std::string made_up(const Folder& folder, std::uint32_t type, const VisionShape& shape = small_shape()) {
  const std::string path = folder.file("vision." + std::to_string(type) + ".gguf");
  SynthOptions options;
  options.type = type;
  EXPECT_TRUE(write_made_up_vision(shape, options, path).ok());
  return path;
}

std::vector<float> rows_of(const std::string& path, const char* table, const RgbImage& tile, int threads = 1) {
  auto tower = VisionTower::load(path, *dk_find(table), {});
  EXPECT_TRUE(tower.ok()) << tower.error().describe();
  ThreadPool pool(threads);
  std::vector<float> out(static_cast<std::size_t>((*tower)->shape().rows_per_tile() * (*tower)->shape().text_width));
  EXPECT_TRUE((*tower)->encode(tile, pool, {}, out).ok());
  return out;
}

double largest_difference(const std::vector<float>& got, const std::vector<Float64Tower::Row>& want) {
  double out = 0;
  std::size_t at = 0;
  for (const Float64Tower::Row& row : want)
    for (double v : row) out = std::max(out, std::fabs(got[at++] - v));
  return out;
}

std::vector<const char*> tables() {
  std::vector<const char*> out;
  for (const char* name : {"reference", "avx2", "avx512"})
    if (dk_find(name)) out.push_back(name);
  return out;
}

constexpr double kTolerance = 2e-5;

TEST(VisionTower, GivesTheRowsOfAFloat64Pass) {
  Folder folder;
  const RgbImage tile = tile_of(48, 5);
  for (std::uint32_t type : {DK_F32, DK_F16, DK_BF16}) {
    const std::string path = made_up(folder, type);
    auto file = ModelFile::open(path);
    const VisionShape shape = *read_vision_shape(*file);
    const auto want = Float64Tower(*file, shape).encode(tile);
    for (const char* table : tables()) EXPECT_LT(largest_difference(rows_of(path, table, tile), want), kTolerance) << table << " " << type;
  }
}

// Weights of 8 bits round the activations too: close, not equal.
TEST(VisionTower, TakesQuantisedWeights) {
  Folder folder;
  VisionShape shape = small_shape();
  shape.width = 64;
  shape.heads = 4;
  shape.feed_forward = 96;
  shape.adapter = 64;
  const std::string path = made_up(folder, DK_Q8_0, shape);
  auto file = ModelFile::open(path);
  const RgbImage tile = tile_of(48, 6);
  const auto want = Float64Tower(*file, *read_vision_shape(*file)).encode(tile);
  for (const char* table : tables()) EXPECT_LT(largest_difference(rows_of(path, table, tile), want), 0.05) << table;
}

// A mistake that moves no row could be made here unseen.
TEST(VisionTower, EveryKnownMistakeIsSeen) {
  Folder folder;
  const std::string path = made_up(folder, DK_F32);
  auto file = ModelFile::open(path);
  const VisionShape shape = *read_vision_shape(*file);
  const RgbImage tile = tile_of(48, 7);
  const std::vector<float> got = rows_of(path, "reference", tile);
  for (int m = 1; m <= static_cast<int>(MistakeOfTower::causal); ++m)
    EXPECT_GT(largest_difference(got, Float64Tower(*file, shape, static_cast<MistakeOfTower>(m)).encode(tile)), 10 * kTolerance) << "mistake " << m;
}

TEST(VisionTower, ThreadsAndEarlierTilesChangeNoBit) {
  Folder folder;
  const std::string path = made_up(folder, DK_BF16);
  for (const char* table : tables()) {
    auto tower = VisionTower::load(path, *dk_find(table), {});
    ASSERT_TRUE(tower.ok());
    ThreadPool pool(3);
    std::vector<float> out(static_cast<std::size_t>((*tower)->shape().rows_per_tile() * (*tower)->shape().text_width));
    for (std::uint32_t seed : {1u, 2u, 1u}) {
      ASSERT_TRUE((*tower)->encode(tile_of(48, seed), pool, {}, out).ok());
      EXPECT_EQ(out, rows_of(path, table, tile_of(48, seed), 1)) << table << " " << seed;
    }
  }
}

TEST(VisionTower, IdentityKnowsWeightsAndTable) {
  Folder folder;
  const std::string path = made_up(folder, DK_F32), other = made_up(folder, DK_F16);
  auto a = VisionTower::load(path, *dk_find("reference"), {}), b = VisionTower::load(other, *dk_find("reference"), {}), again = VisionTower::load(path, *dk_find("reference"), {});
  EXPECT_NE((*a)->identity(), (*b)->identity());
  EXPECT_EQ((*a)->identity(), (*again)->identity());
  if (dk_find("avx2")) {
    EXPECT_NE((*a)->identity(), (*VisionTower::load(path, *dk_find("avx2"), {}))->identity());
  }
}

TEST(VisionTower, StopsWhenCancelled) {
  Folder folder;
  auto tower = VisionTower::load(made_up(folder, DK_F32), *dk_find("reference"), {});
  CancelToken cancel;
  cancel.cancel();
  ThreadPool pool(1);
  std::vector<float> out(static_cast<std::size_t>((*tower)->shape().rows_per_tile() * (*tower)->shape().text_width));
  auto status = (*tower)->encode(tile_of(48, 1), pool, cancel, out);
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().kind, ErrorKind::cancelled);
}

// ---- the steps alone

TEST(TowerRows, TheClassRowDoesNotTurnAndPlacesCountFromOne) {
  VisionShape s = small_shape();
  const HeadTurns t = head_turns(s, s.head_dim() / 2 + 2);
  auto cos = [&](std::int64_t row, std::int64_t pair) { return t.cos[static_cast<std::size_t>(row * t.pairs + pair)]; };
  auto sin = [&](std::int64_t row, std::int64_t pair) { return t.sin[static_cast<std::size_t>(row * t.pairs + pair)]; };
  for (std::int64_t i = 0; i < t.pairs; ++i) EXPECT_EQ(cos(s.patches(), i), 1.0f);
  EXPECT_FLOAT_EQ(sin(0, 0), std::sin(1.0f));
  EXPECT_FLOAT_EQ(sin(1, 0), std::sin(2.0f));              // the first half turns with the column
  EXPECT_FLOAT_EQ(sin(1, s.head_dim() / 4), std::sin(1.0f));
  EXPECT_FLOAT_EQ(sin(s.grid(), 0), std::sin(1.0f));
  EXPECT_FLOAT_EQ(sin(s.grid(), s.head_dim() / 4), std::sin(2.0f));
  EXPECT_EQ(cos(5, s.head_dim() / 2), 1.0f);               // beyond the head nothing turns
}

TEST(TowerRows, NeighboursAreMergedRowByRow) {
  VisionShape s;
  s.side = 336;
  s.patch = 14;
  s.merge = 2;
  EXPECT_EQ(merged_patches(s, 0), (std::vector<std::int64_t>{0, 1, 24, 25}));
  EXPECT_EQ(merged_patches(s, 1), (std::vector<std::int64_t>{2, 3, 26, 27}));
  EXPECT_EQ(merged_patches(s, 12), (std::vector<std::int64_t>{48, 49, 72, 73}));
  EXPECT_EQ(merged_patches(s, 143), (std::vector<std::int64_t>{550, 551, 574, 575}));
}

TEST(TowerRows, ChannelsRunFromMinusOneToOne) {
  const std::vector<float> values = channel_values(small_shape(), 0);
  EXPECT_EQ(values[0], -1.0f);
  EXPECT_EQ(values[255], 1.0f);
  EXPECT_NEAR(values[127], -0.00392156862745, 1e-7);
}

}  // namespace
}  // namespace dossier
