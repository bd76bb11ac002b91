#include "app/report/region_pictures.h"

#include <gtest/gtest.h>

namespace dossier {
namespace {

Picture white(uint32_t width, uint32_t height) { return {width, height, std::string(size_t{width} * height * 3, '\xFF')}; }

TEST(MarkRegion, ShowsTheWordsWithAParagraphAround) {
  auto made = mark_region(white(612, 792), 72, {{100, 300, 200, 312}});
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(made->width, 612u);
  EXPECT_GE(made->height, 12u + 2 * 50);
  EXPECT_LE(made->height, 200u);
  EXPECT_EQ(made->png.substr(1, 3), "PNG");
  EXPECT_EQ(made->png, mark_region(white(612, 792), 72, {{100, 300, 200, 312}})->png);
  EXPECT_NE(made->png, mark_region(white(612, 792), 72, {{100, 300, 210, 312}})->png);  // the mark is in it
}

TEST(MarkRegion, RefusesPicturesThatLieAboutTheirSize) {
  Picture lie = white(10, 10);
  lie.width = 4000;
  EXPECT_FALSE(mark_region(lie, 72, {}).ok());
  EXPECT_FALSE(mark_region(Picture{}, 72, {}).ok());
}

TEST(MarkRegion, BoxesOutsideThePageDoNoHarm) {
  EXPECT_FALSE(mark_region(white(100, 100), 72, {{0, 5000, 10, 5010}}).ok());
  EXPECT_TRUE(mark_region(white(100, 100), 72, {{-1000, -1000, 100000, 100000}}).ok());
  EXPECT_TRUE(mark_region(white(100, 100), 72, {{90, 90, 1e6f, 1e6f}}).ok());
}

}  // namespace
}  // namespace dossier
