// Sheets of documents without page pictures: as large as what stands on them.
#include "app/desk/simple_sheet.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "app/desk/desk_archive.h"
#include "storage/document_store.h"

namespace dossier {
namespace {

// A flow page as the readers make them: `letters` on each of `lines`.
Page flow_page(uint32_t number, uint32_t letters, int lines) {
  Page page;
  page.number = number;
  page.width_pt = 612, page.height_pt = 792;
  for (int line = 0; line < lines; ++line) {
    const auto begin = static_cast<uint32_t>(page.text.size());
    page.text += std::string(letters, 'x') + "\n";
    const float y = 36 + 10 * static_cast<float>(line);
    page.words.push_back({begin, begin + letters, {36, y, 36 + 6 * static_cast<float>(letters), y + 10}, 1, 10, style::kMonospaced});
  }
  return page;
}

TEST(PagePictures, StandForWhatIsLaidOutInPages) {
  for (const char* type : {"pdf", "djvu", "tiff", "png"}) EXPECT_TRUE(has_page_pictures(type)) << type;
  for (const char* type : {"docx", "eml", "csv", ""}) EXPECT_FALSE(has_page_pictures(type)) << type;
}

class SimpleSheet : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("simple_sheet_test." + std::to_string(getpid()));
    std::filesystem::create_directories(folder_);
    auto made = DeskArchive::create((folder_ / "case.dossier").string());
    ASSERT_TRUE(made.ok()) << made.error().describe();
    archive_ = *made;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  Sha256 add(const std::string& name, const std::string& type, const std::vector<Page>& pages) {
    const Sha256 hash = sha256_of(name);
    DocumentInfo info;
    info.type = type;
    info.pages = static_cast<uint32_t>(pages.size());
    DocumentStore store(archive_->archive());
    EXPECT_TRUE(store.begin(hash, name, 100, info, 1, "").ok());
    for (const Page& page : pages) EXPECT_TRUE(store.add_page(hash, page).ok());
    EXPECT_TRUE(store.finish(hash, DocumentState::read, std::nullopt, info).ok());
    EXPECT_TRUE(archive_->refresh().ok());
    return hash;
  }

  std::filesystem::path folder_;
  std::shared_ptr<DeskArchive> archive_;
};

// A paragraph as the readers store it: words of four letters, 18 of them on each line of 90.
Page paragraph_page(int words) {
  Page page;
  page.number = 1;
  page.width_pt = 612, page.height_pt = 792;
  for (int i = 0; i < words; ++i) {
    const auto begin = static_cast<uint32_t>(page.text.size());
    page.text += "word ";
    const float x = 36 + 6 * 5 * static_cast<float>(i % 18), y = 36 + 10 * static_cast<float>(i / 18);
    page.words.push_back({begin, begin + 4, {x, y, x + 24, y + 10}, 1, 10, style::kMonospaced});
  }
  page.blocks.push_back(
      {BlockKind::paragraph, 0, 0, static_cast<uint32_t>(page.text.size()), {36, 36, 576, 36 + 10 * static_cast<float>((words + 17) / 18)}});
  return page;
}

TEST_F(SimpleSheet, AMailTakesWhatItsLinesTake) {
  auto sheets = archive_->sheets(add("1.eml", "eml", {flow_page(1, 70, 30)}), 1, 10);
  ASSERT_TRUE(sheets.ok() && sheets->size() == 1);
  EXPECT_FLOAT_EQ((*sheets)[0].width_pt, 18 + 70 * 6 + 24);
  EXPECT_FLOAT_EQ((*sheets)[0].height_pt, (36 + 30 * 10 + 36) * kSimpleStretch);
  EXPECT_FLOAT_EQ((*sheets)[0].stretch, kSimpleStretch);
}

TEST_F(SimpleSheet, LettersDoNotGrowWithoutBound) {
  auto sheets = archive_->sheets(add("short.txt", "txt", {flow_page(1, 3, 1)}), 1, 10);
  ASSERT_TRUE(sheets.ok());
  EXPECT_FLOAT_EQ((*sheets)[0].width_pt, 402);
  EXPECT_FLOAT_EQ((*sheets)[0].height_pt, 150 * kSimpleStretch);
  Page empty;
  empty.number = 1;
  empty.width_pt = 612, empty.height_pt = 792;
  sheets = archive_->sheets(add("empty.txt", "txt", {empty}), 1, 10);
  ASSERT_TRUE(sheets.ok());
  EXPECT_FLOAT_EQ((*sheets)[0].width_pt, 612);
}

TEST_F(SimpleSheet, PagesOfADocumentHaveOneWidth) {
  const Sha256 document = add("long.docx", "docx", {flow_page(1, 80, 70), flow_page(2, 20, 12)});
  auto sheets = archive_->sheets(document, 1, 10);
  ASSERT_TRUE(sheets.ok() && sheets->size() == 2);
  EXPECT_FLOAT_EQ((*sheets)[0].width_pt, 18 + 80 * 6 + 24);
  EXPECT_FLOAT_EQ((*sheets)[1].width_pt, (*sheets)[0].width_pt);
  auto second = archive_->sheets(document, 2, 1);  // whichever is asked for first
  ASSERT_TRUE(second.ok());
  EXPECT_FLOAT_EQ((*second)[0].width_pt, (*sheets)[0].width_pt);
  EXPECT_FLOAT_EQ((*second)[0].height_pt, (36 + 12 * 10 + 36) * kSimpleStretch);
}

TEST_F(SimpleSheet, PagesWithPicturesAreAsTheyAre) {
  auto sheets = archive_->sheets(add("scan.pdf", "pdf", {flow_page(1, 10, 3)}), 1, 10);
  ASSERT_TRUE(sheets.ok());
  EXPECT_FLOAT_EQ((*sheets)[0].width_pt, 612);
  EXPECT_FLOAT_EQ((*sheets)[0].height_pt, 792);
  EXPECT_FLOAT_EQ((*sheets)[0].stretch, 1);
}

// What is drawn lies where the marks of its places lie.
TEST_F(SimpleSheet, AShownPageIsStretchedAlike) {
  const Page page = flow_page(1, 70, 30);
  const SimplePage set = simple_page(page);
  EXPECT_FLOAT_EQ(set.shown.height_pt, (36 + 30 * 10 + 36) * kSimpleStretch);
  ASSERT_EQ(set.shown.words.size(), page.words.size());
  for (size_t i = 0; i < page.words.size(); ++i)
    EXPECT_EQ(shown_boxes(set.parts, {page.words[i].box}), std::vector<Box>{set.shown.words[i].box}) << i;
  EXPECT_FLOAT_EQ(set.shown.words[29].box.y1, page.words[29].box.y1 * kSimpleStretch);
  EXPECT_FLOAT_EQ(set.shown.words[29].box.x1, page.words[29].box.x1 - 18);
}

// 40 words stand on three stored lines (18, 18, 4) and on three shown ones of 14, 14 and 12.
TEST_F(SimpleSheet, AParagraphIsShownInLinesThatCanBeRead) {
  const Page page = paragraph_page(40);
  const SimplePage set = simple_page(page);
  EXPECT_FLOAT_EQ(set.shown.width_pt, 18 + (14 * 5 - 1) * 6 + 24);
  ASSERT_EQ(set.shown.words.size(), 40u);
  for (size_t i = 0; i < 40; ++i) {
    EXPECT_FLOAT_EQ(set.shown.words[i].box.x0, 18 + 30 * static_cast<float>(i % 14)) << i;
    EXPECT_FLOAT_EQ(set.shown.words[i].box.y0, kSimpleStretch * (36 + 10 * static_cast<float>(i / 14))) << i;
    EXPECT_EQ(set.shown.words[i].begin, page.words[i].begin);
  }
  // A mark of the first stored line goes on in the second shown one.
  const std::vector<Box> marks = shown_boxes(set.parts, {Box{36, 36, 570, 46}});
  ASSERT_EQ(marks.size(), 2u);
  EXPECT_FLOAT_EQ(marks[0].x0, 18);
  EXPECT_FLOAT_EQ(marks[0].x1, 18 + (14 * 5 - 1) * 6);
  EXPECT_FLOAT_EQ(marks[1].x0, 18);
  EXPECT_FLOAT_EQ(marks[1].x1, 18 + (4 * 5 - 1) * 6);
  EXPECT_FLOAT_EQ(marks[1].y0, kSimpleStretch * 46);
  // And of the whole: one mark a line, without gaps where stored lines met.
  EXPECT_EQ(shown_boxes(set.parts, {Box{36, 36, 570, 46}, Box{36, 46, 570, 56}, Box{36, 56, 150, 66}}).size(), 3u);
  // Back: a point on a shown word lies on the same stored word.
  for (size_t i : {0, 13, 14, 20, 39}) {
    const Box& there = set.shown.words[i].box;
    const auto point = stored_point(set.parts, {there.center_x(), there.center_y()});
    ASSERT_TRUE(point);
    EXPECT_TRUE(page.words[i].box.contains(point->x, point->y)) << i;
  }
  EXPECT_FLOAT_EQ(set.shown.blocks[0].box.y1, kSimpleStretch * 66);
}

TEST_F(SimpleSheet, LinesBrokenByTheirAuthorStay) {
  Page page = flow_page(1, 78, 4);
  const SimplePage set = simple_page(page);
  EXPECT_FLOAT_EQ(set.shown.width_pt, 18 + 78 * 6 + 24);
  for (size_t i = 0; i < 4; ++i) EXPECT_FLOAT_EQ(set.shown.words[i].box.y0, kSimpleStretch * page.words[i].box.y0);
  EXPECT_EQ(set.shown.words.size(), 4u);
}

// A word longer than a line is broken, and every byte of it is shown once; what stands below moves down.
TEST_F(SimpleSheet, ALongWordIsBrokenAndWhatFollowsMovesDown) {
  Page page = flow_page(1, 88, 1);
  const auto begin = static_cast<uint32_t>(page.text.size());
  page.text += "end";
  page.words.push_back({begin, begin + 3, {36, 56, 54, 66}, 1, 10, style::kMonospaced});
  page.images.push_back({});
  page.images.back().box = {36, 100, 136, 200};
  const SimplePage set = simple_page(page);
  ASSERT_EQ(set.shown.words.size(), 3u);
  EXPECT_EQ(set.shown.words[0].end, set.shown.words[1].begin);
  EXPECT_EQ(set.shown.words[1].end, 88u);
  EXPECT_TRUE(set.shown.words[1].style & style::kContinues);
  EXPECT_FLOAT_EQ(set.shown.words[0].box.width(), 72 * 6);
  EXPECT_FLOAT_EQ(set.shown.words[2].box.y0, kSimpleStretch * 66);
  EXPECT_FLOAT_EQ(set.shown.images[0].box.y0, kSimpleStretch * 110);
  EXPECT_EQ(shown_boxes(set.parts, {page.images[0].box}).size(), 1u);
}

// A page that no reader of ours laid out (its letters are of many widths, its margin its own) is only stretched.
TEST_F(SimpleSheet, AnotherLayoutIsLeftAlone) {
  Page page = paragraph_page(40);
  page.words[3].box.x1 += 4;
  for (Word& word : page.words) word.box.x0 -= 20, word.box.x1 -= 20;
  const SimplePage set = simple_page(page);
  for (size_t i = 0; i < 40; ++i) {
    EXPECT_FLOAT_EQ(set.shown.words[i].box.x0, page.words[i].box.x0);
    EXPECT_FLOAT_EQ(set.shown.words[i].box.y0, kSimpleStretch * page.words[i].box.y0);
  }
}

}  // namespace
}  // namespace dossier
