// What images cost by the plan, against what happens.
#include "engine/plan/vision_plan.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "engine/shape/vision_file.h"
#include "engine/synth/made_up_vision.h"
#include "engine/vision/vision_tower.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

class VisionPlanTest : public testing::Test {
 protected:
  void SetUp() override {
    path_ = (fs::temp_directory_path() / ("vision_plan_test." + std::to_string(::getpid()) + ".gguf")).string();
    shape_ = *parse_vision_shape(R"({"image_size":336,"patch_size":14,"embedding_length":256,"feed_forward_length":1024,"block_count":2,"attention.head_count":4,"adapter_length":512,"text_width":320})", "shape");
    SynthOptions options;
    options.type = DK_F16;
    ASSERT_TRUE(write_made_up_vision(shape_, options, path_).ok());
  }
  void TearDown() override { fs::remove(path_); }
  std::string path_;
  VisionShape shape_;
};

TEST_F(VisionPlanTest, MemoryIsWhatIsTaken) {
  const dk_table& table = *dk_find("auto");
  auto file = ModelFile::open(path_);
  auto plan = plan_vision(*file, shape_, {{2200, 1700}, {300, 300}}, 2048, 2, table);
  ASSERT_TRUE(plan.ok());
  EXPECT_EQ(plan->tiles, 18);
  EXPECT_EQ(plan->tokens, 2467 + 147);
  auto tower = VisionTower::load(path_, table, {});
  ASSERT_TRUE(tower.ok());
  ThreadPool pool(2);
  std::vector<float> rows(static_cast<std::size_t>(shape_.rows_per_tile() * shape_.text_width));
  ASSERT_TRUE((*tower)->encode(RgbImage{336, 336, std::vector<std::uint8_t>(336 * 336 * 3)}, pool, {}, rows).ok());
  EXPECT_NEAR(static_cast<double>(plan->step_bytes), static_cast<double>((*tower)->bytes()), 0.05 * static_cast<double>((*tower)->bytes()));
  EXPECT_GE(plan->weight_bytes, (*tower)->weight_bytes());
  EXPECT_LE(static_cast<double>(plan->weight_bytes), 1.3 * static_cast<double>((*tower)->weight_bytes()));
  EXPECT_EQ(plan->row_bytes, 18u * 144 * 320 * 4);
}

TEST_F(VisionPlanTest, RefusesTooMany) {
  auto file = ModelFile::open(path_);
  EXPECT_FALSE(plan_vision(*file, shape_, std::vector<ImageSize>(49, {10, 10}), 1, 1, *dk_find("reference")).ok());
  EXPECT_FALSE(plan_vision(*file, shape_, {{0, 10}}, 1, 1, *dk_find("reference")).ok());
  EXPECT_GT(*measure_tile(*file, shape_, *std::make_unique<ThreadPool>(1), *dk_find("auto"), {}), 0);
}

}  // namespace
}  // namespace dossier
