#include "app/report/region_pictures.h"

#include <gtest/gtest.h>

#include "app/report/report_fixture.h"

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

// A picture for notes with an odd number, a hostile reason for the others.
class OddPictures : public RegionPictures {
 public:
  Result<RegionPicture> picture(const ShownNote& note) override {
    if (note.number % 2) return RegionPicture{"\x89PNG" + std::string(1, static_cast<char>(note.number)), 10, 20};
    return Error{ErrorKind::not_found, "<img src=x onerror=alert(1)>", "", ""};
  }
};

size_t count(const std::string& text, const std::string& part) {
  size_t n = 0;
  for (size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++n;
  return n;
}

TEST(Html, HoldsEachPictureOnceAndSaysWhereThereIsNone) {
  ReportDocument report = fixture::brief();
  ReportView view = view_of(report, sha256_of("x"), {});
  OddPictures pictures;
  std::string html = html_of(view, &pictures);
  EXPECT_EQ(count(html, "<img "), (view.notes.size() + 1) / 2);
  EXPECT_EQ(count(html, "src=\"data:image/png;base64,"), (view.notes.size() + 1) / 2);
  EXPECT_EQ(count(html, "No picture of the page: &lt;img src=x onerror=alert(1)&gt;."), view.notes.size() / 2);
  EXPECT_EQ(html, html_of(view, &pictures));
}

TEST(Html, Base64) {
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("M"), "TQ==");
  EXPECT_EQ(base64("Ma"), "TWE=");
  EXPECT_EQ(base64("Man"), "TWFu");
  EXPECT_EQ(base64(std::string("\xFF\xFE\x00", 3)), "//4A");
}

}  // namespace
}  // namespace dossier
