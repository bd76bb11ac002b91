// The plan of tiles, the resizing and the tokens of an image: by hand, and against the reference data where they are.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/file.h"
#include "engine/vision/image_layout.h"
#include "engine/vision/image_resize.h"
#include "engine/vision/image_tiles.h"
#include "tests/golden.h"

namespace dossier {
namespace {

using nlohmann::json;

json data(const std::filesystem::path& golden, const char* name) { return json::parse(*read_file((golden / "vision/data" / name).string())); }

TEST(TilePlan, ExamplesOfTheSpecification) {
  struct {
    std::int64_t height, width, rows, cols, tokens;
  } examples[] = {{300, 300, 1, 1, 147}, {337, 300, 2, 1, 437}, {792, 612, 3, 2, 1017}, {2200, 1700, 4, 4, 2467}, {100, 2000, 1, 6, 1017}, {1, 5000, 1, 15, 2322}};
  for (const auto& e : examples) {
    const TilePlan p = plan_tiles(e.height, e.width);
    EXPECT_EQ(std::pair(p.rows, p.cols), std::pair(e.rows, e.cols)) << e.height << " x " << e.width;
    EXPECT_EQ(image_tokens(p.rows, p.cols, 144), e.tokens);
  }
  EXPECT_EQ(plan_tiles(2200, 1700).resized_width, 1038);
}

// height * box / width gives one pixel more: the quotient is rounded first.
TEST(TilePlan, TheQuotientIsRoundedBeforeTheProduct) {
  EXPECT_EQ(plan_tiles(2290, 2290).resized_width, 1343);
  EXPECT_EQ(plan_tiles(330, 330).resized_width, 335);
}

// Every size up to a limit: the image keeps within its canvas, is never enlarged beyond a tile, and the grid within its limit.
TEST(TilePlan, HoldsForEverySmallSize) {
  for (std::int64_t h = 1; h < 1500; h += 7)
    for (std::int64_t w = 1; w < 1500; w += 5) {
      const TilePlan p = plan_tiles(h, w);
      ASSERT_TRUE(p.rows >= 1 && p.cols >= 1 && p.grid_tiles() <= kMostTiles) << h << " x " << w;
      ASSERT_TRUE(p.resized_height >= 1 && p.resized_width >= 1 && p.pad_bottom() >= 0 && p.pad_right() >= 0) << h << " x " << w;
      ASSERT_TRUE(p.resized_height <= std::max(h, kTileSide) && p.resized_width <= std::max(w, kTileSide)) << h << " x " << w;
    }
}

TEST(TilePlan, IsThatOfTheReferenceData) {
  DOSSIER_NEED_GOLDEN(golden);
  const json file = data(golden, "plans.json");
  for (const json& want : file["plans"]) {
    const TilePlan p = plan_tiles(want["height"], want["width"]);
    const json got = {{"height", p.height}, {"width", p.width}, {"rows", p.rows}, {"cols", p.cols}, {"resized_height", p.resized_height}, {"resized_width", p.resized_width},
                      {"pad_bottom", p.pad_bottom()}, {"pad_right", p.pad_right()}, {"tiles", p.tiles()}, {"tokens", image_tokens(p.rows, p.cols, 144)}};
    EXPECT_EQ(got, want);
  }
}

TEST(ImageLayout, OneTileAndSeveral) {
  const ImageTokenIds ids{1, 2, 3, 4, 5, 6};
  EXPECT_EQ(image_layout(ids, 1, 1, 2), (std::vector<TokenId>{1, 5, 6, 6, 2}));
  EXPECT_EQ(image_layout(ids, 2, 2, 1), (std::vector<TokenId>{1, 6, 3, 6, 4, 6, 3, 6, 4, 5, 6, 2}));
  EXPECT_EQ(image_layout(ids, 1, 2, 1), (std::vector<TokenId>{1, 6, 3, 6, 4, 5, 6, 2}));
  for (std::int64_t rows = 1; rows <= 4; ++rows)
    for (std::int64_t cols = 1; cols <= 4; ++cols) EXPECT_EQ(static_cast<std::int64_t>(image_layout(ids, rows, cols, 144).size()), image_tokens(rows, cols, 144));
}

TEST(ImageLayout, IsThatOfTheReferenceData) {
  DOSSIER_NEED_GOLDEN(golden);
  const json file = data(golden, "layouts.json");
  const json& names = file["ids"];
  const ImageTokenIds ids{names["image_start"], names["image_end"], names["tile_x_separator"], names["tile_y_separator"], names["image"], names["patch"]};
  for (const json& want : file["layouts"]) {
    std::vector<TokenId> tokens;
    for (const json& run : want["runs_of_id_and_count"]) tokens.insert(tokens.end(), run[1].get<std::size_t>(), run[0].get<TokenId>());
    EXPECT_EQ(image_layout(ids, want["grid_rows_cols"][0], want["grid_rows_cols"][1], 144), tokens);
  }
}

TEST(ImageResize, WeightsAreThoseOfTheReferenceData) {
  DOSSIER_NEED_GOLDEN(golden);
  const json file = data(golden, "resample.json");
  for (const json& want : file["filters"]) {
    const FilterWeights filter = filter_weights(want["length_in"], want["length_out"]);
    for (const json& position : want["positions"]) {
      const auto list = position.get<std::vector<std::int64_t>>();
      const FilterWeights::Position& p = filter.positions.at(static_cast<std::size_t>(list[0]));
      EXPECT_EQ(p.first, list[1]);
      EXPECT_EQ(std::vector<std::int64_t>(filter.values.begin() + static_cast<std::ptrdiff_t>(p.offset), filter.values.begin() + static_cast<std::ptrdiff_t>(p.offset) + p.weights),
                std::vector<std::int64_t>(list.begin() + 2, list.end()));
    }
  }
}

RgbImage ramp(std::int64_t width, std::int64_t height) {
  RgbImage out{width, height, {}};
  for (std::int64_t y = 0; y < height; ++y)
    for (std::int64_t x = 0; x < width; ++x)
      for (std::int64_t v : {x * 255 / width, y * 255 / height, (x + 2 * y) % 256}) out.rgb.push_back(static_cast<std::uint8_t>(v));
  return out;
}

TEST(ImageResize, AFlatColourStaysAndThreadsChangeNothing) {
  ThreadPool one(1), three(3);
  RgbImage flat{40, 30, std::vector<std::uint8_t>(40 * 30 * 3, 201)};
  for (auto [h, w] : {std::pair{7, 9}, {300, 500}, {30, 11}, {1, 1}})
    for (std::uint8_t v : resize_image(flat, h, w, one).rgb) ASSERT_EQ(v, 201);
  const RgbImage image = ramp(731, 512);
  EXPECT_EQ(resize_image(image, 100, 336, one).rgb, resize_image(image, 100, 336, three).rgb);
  EXPECT_EQ(resize_image(image, 512, 731, one).rgb, image.rgb);
}

TEST(ImageTiles, TheGridRowByRowThenTheWhole) {
  ThreadPool pool(2);
  const RgbImage image = ramp(700, 400);
  const TilePlan plan = plan_tiles(image.height, image.width);
  ASSERT_EQ(plan.tiles(), plan.grid_tiles() + 1);
  const std::vector<RgbImage> tiles = cut_tiles(image, plan, pool);
  ASSERT_EQ(static_cast<std::int64_t>(tiles.size()), plan.tiles());
  const RgbImage resized = resize_image(image, plan.resized_height, plan.resized_width, pool);
  for (std::int64_t n = 0; n < plan.grid_tiles(); ++n) {
    const std::int64_t top = n / plan.cols * 336, left = n % plan.cols * 336;
    for (std::int64_t y = 0; y < 336; y += 5)
      for (std::int64_t x = 0; x < 336; x += 3) {
        const bool inside = top + y < resized.height && left + x < resized.width;
        ASSERT_EQ(tiles[static_cast<std::size_t>(n)].row(y)[x * 3], inside ? resized.row(top + y)[(left + x) * 3] : 0) << n << " " << y << " " << x;
      }
  }
  EXPECT_EQ(tiles.back().rgb, resize_image(image, 336, 336, pool).rgb);
}

}  // namespace
}  // namespace dossier
