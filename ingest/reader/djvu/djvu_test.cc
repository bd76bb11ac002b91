#include <gtest/gtest.h>

#include "base/file.h"
#include "ingest/reader/djvu/djvu_file.h"
#include "ingest/reader/djvu/djvu_reader.h"
#include "ingest/reader/testing/recorded_reading.h"
#include "tests/places.h"

namespace dossier::reader {
namespace {

// What tests/fuzz/make_djvu_seeds.py made; it says there what they show.
std::string seed(const std::string& name) {
  auto bytes = read_file(source_dir() + "/tests/fuzz/corpus/djvu_fuzz/" + name, 1 << 20);
  EXPECT_TRUE(bytes.ok()) << name;
  return bytes.ok() ? std::string(*bytes) : "";
}

ReadRequest without_ocr() {
  ReadRequest request;
  request.ocr = OcrMode::never;
  return request;
}

TEST(Djvu, ReadsTheTextLayerTheOutlineAndTheMetadata) {
  RecordedReading got = record(read_djvu, seed("two"), "two.djvu", "djvu", without_ocr());
  ASSERT_TRUE(got.status.ok()) << got.status.error().describe();
  EXPECT_TRUE(got.failures.empty());
  ASSERT_EQ(got.pages.size(), 2u);
  EXPECT_EQ(got.pages[0].text.substr(0, 13), "Total 1,577.0");
  EXPECT_FLOAT_EQ(got.pages[0].width_pt, 144);
  EXPECT_FLOAT_EQ(got.pages[0].height_pt, 72);
  EXPECT_NEAR(got.pages[0].words[0].box.x0, 14.4, .2);
  EXPECT_NEAR(got.pages[0].words[0].box.y0, 14.4, .2);
  EXPECT_NEAR(got.pages[0].words[0].box.x1, 57.6, .2);
  EXPECT_NEAR(got.pages[0].words[0].box.y1, 28.8, .2);
  EXPECT_EQ(got.info.title, "Made page");
  EXPECT_EQ(got.info.author, "Nobody");
  ASSERT_EQ(got.info.outline.size(), 3u);
  EXPECT_EQ(got.info.outline[2].title, "Within");
  EXPECT_EQ(got.info.outline[2].level, 2);
  EXPECT_EQ(got.info.outline[2].page, 2u);
}

// The black box lies under the first word of each page, also where the page is turned.
TEST(Djvu, DrawsWhatTheWordsStandOn) {
  std::string bytes = seed("two");
  Result<DjvuFile> file = DjvuFile::open(bytes);
  ASSERT_TRUE(file.ok());
  for (uint32_t page = 1; page <= 2; ++page) {
    Result<ContentPage> content = file->content(page);
    ASSERT_TRUE(content.ok());
    ASSERT_EQ(content->words.size(), 2u);
    Result<Bitmap> drawn = file->draw(page, 100, {}, false, 1 << 20);
    ASSERT_TRUE(drawn.ok()) << drawn.error().describe();
    EXPECT_EQ(drawn->width, page == 1 ? 200u : 100u);
    auto gray = [&](const Box& box) {
      auto x = static_cast<size_t>((box.x0 + box.x1) / 2 * 100 / 72), y = static_cast<size_t>((box.y0 + box.y1) / 2 * 100 / 72);
      return static_cast<unsigned char>(drawn->pixels.at(y * drawn->width + x));
    };
    EXPECT_LT(gray(content->words[0].box), 40) << page;
    EXPECT_GT(gray(content->words[1].box), 215) << page;
    Result<Bitmap> part = file->draw(page, 200, content->words[0].box, false, 1 << 20);
    ASSERT_TRUE(part.ok());
    EXPECT_LT(static_cast<unsigned char>(part->pixels.at(part->pixels.size() / 2 + part->width / 2)), 40) << page;
  }
  EXPECT_EQ(file->draw(1, 100, {}, false, 5'000).error().kind, ErrorKind::too_large);
}

TEST(Djvu, DoesNotBelieveALayerThatThePixelsCouldNotBearOut) {
  RecordedReading got = record(read_djvu, seed("two"), "two.djvu", "djvu");  // an OCR that fails
  ASSERT_EQ(got.pages.size(), 2u);
  EXPECT_TRUE(got.has_finding(FindingKind::limit_reached));
  EXPECT_TRUE(got.pages[0].words[0].style & style::kInvisible);
}

TEST(Djvu, ReadsPagesInWaveletsAndPagesWithNotes) {
  for (const char* name : {"photo", "gray"}) {
    RecordedReading got = record(read_djvu, seed(name), "page.djvu", "djvu", without_ocr());
    ASSERT_EQ(got.pages.size(), 1u) << name;
    EXPECT_NEAR(got.pages[0].width_pt, 46.08, .01) << name;
    const std::string bytes = seed(name);
    Result<DjvuFile> file = DjvuFile::open(bytes);
    ASSERT_TRUE(file.ok()) << name;
    Result<Bitmap> drawn = file->draw(1, 100, {}, true, 1 << 20);
    ASSERT_TRUE(drawn.ok()) << name;
    EXPECT_LT(static_cast<unsigned char>(drawn->pixels.front()), 80) << name;  // dark on the left, light on the right
    EXPECT_GT(static_cast<unsigned char>(drawn->pixels.at(size_t{3} * (drawn->width - 2))), 170) << name;
  }
  RecordedReading got = record(read_djvu, seed("notes"), "notes.djvu", "djvu", without_ocr());
  ASSERT_EQ(got.pages.size(), 1u);
  EXPECT_EQ(got.pages[0].text, "Total 1,577.0");  // what is linked and marked is no text of the page
}

TEST(Djvu, NamesAnIndexWhosePagesLieInOtherFiles) {
  RecordedReading got = record(read_djvu, seed("index"), "index.djvu", "djvu", without_ocr());
  ASSERT_FALSE(got.status.ok());
  EXPECT_EQ(got.status.error().kind, ErrorKind::unsupported);
}

TEST(Djvu, EndsOnFilesThatAreCutOff) {
  const std::string bytes = seed("two");
  for (size_t size = 0; size < bytes.size(); size += 7) {
    RecordedReading got = record(read_djvu, bytes.substr(0, size), "cut.djvu", "djvu", without_ocr());
    for (const PageFailure& failure : got.failures) EXPECT_NE(failure.page, 0u) << size;
    if (Result<DjvuFile> file = DjvuFile::open(std::string_view(bytes).substr(0, size)); file.ok()) (void)file->draw(1, 50, {}, false, 1 << 20);
  }
}

}  // namespace
}  // namespace dossier::reader
