#include "engine/vision/rgb_image.h"

#include <gtest/gtest.h>

namespace dossier {
namespace {

TEST(Ppm, ReadsPixelsAndComments) {
  auto image = parse_ppm("P6 # made by hand\n2\t1 255\nabcdef", "x.ppm");
  ASSERT_TRUE(image.ok()) << image.error().describe();
  EXPECT_EQ(image->width, 2);
  EXPECT_EQ(image->height, 1);
  EXPECT_EQ(std::string(image->rgb.begin(), image->rgb.end()), "abcdef");
}

TEST(Ppm, NamesWhatIsWrong) {
  struct {
    const char* bytes;
    ErrorKind kind;
  } broken[] = {{"", ErrorKind::unsupported},
                {"P5 1 1 255\na", ErrorKind::unsupported},
                {"P6", ErrorKind::damaged},
                {"P6 #", ErrorKind::damaged},
                {"P6 1 1 255", ErrorKind::damaged},
                {"P6 1 1 255 ab", ErrorKind::damaged},
                {"P6 1 1 255 abcd", ErrorKind::damaged},
                {"P6 -1 1 255 abc", ErrorKind::damaged},
                {"P6 0 1 255 ", ErrorKind::damaged},
                {"P6 1 1 65535 abcdef", ErrorKind::unsupported},
                {"P6 99999 99999 255 ", ErrorKind::too_large},
                {"P6 32768 32768 255 ", ErrorKind::too_large},
                {"P6 9999999999999999999 1 255 ", ErrorKind::damaged}};
  for (const auto& b : broken) {
    auto image = parse_ppm(b.bytes, "x.ppm");
    ASSERT_FALSE(image.ok()) << b.bytes;
    EXPECT_EQ(image.error().kind, b.kind) << b.bytes;
    EXPECT_EQ(image.error().where, "x.ppm");
  }
}

TEST(RgbImage, TheHashKnowsSizeAndPixels) {
  const RgbImage wide{2, 1, {1, 2, 3, 4, 5, 6}}, tall{1, 2, {1, 2, 3, 4, 5, 6}}, other{2, 1, {1, 2, 3, 4, 5, 7}};
  EXPECT_NE(wide.hash(), tall.hash());
  EXPECT_NE(wide.hash(), other.hash());
  EXPECT_EQ(wide.hash(), (RgbImage{2, 1, {1, 2, 3, 4, 5, 6}}.hash()));
}

}  // namespace
}  // namespace dossier
