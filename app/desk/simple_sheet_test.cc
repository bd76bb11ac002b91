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

TEST_F(SimpleSheet, AMailTakesWhatItsLinesTake) {
  auto sheets = archive_->sheets(add("1.eml", "eml", {flow_page(1, 70, 30)}), 1, 10);
  ASSERT_TRUE(sheets.ok() && sheets->size() == 1);
  EXPECT_FLOAT_EQ((*sheets)[0].width_pt, 36 + 70 * 6 + 36);
  EXPECT_FLOAT_EQ((*sheets)[0].height_pt, (36 + 30 * 10 + 36) * kSimpleStretch);
  EXPECT_FLOAT_EQ((*sheets)[0].stretch, kSimpleStretch);
}

TEST_F(SimpleSheet, LettersDoNotGrowWithoutBound) {
  auto sheets = archive_->sheets(add("short.txt", "txt", {flow_page(1, 3, 1)}), 1, 10);
  ASSERT_TRUE(sheets.ok());
  EXPECT_FLOAT_EQ((*sheets)[0].width_pt, 432);
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
  EXPECT_FLOAT_EQ((*sheets)[0].width_pt, 36 + 80 * 6 + 36);
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
  const Page page = flow_page(1, 70, 30), shown = shown_page(page);
  EXPECT_FLOAT_EQ(shown.height_pt, simple_sheet(page).height_pt);
  EXPECT_FLOAT_EQ(shown.words[29].box.y1, page.words[29].box.y1 * kSimpleStretch);
  EXPECT_FLOAT_EQ(shown.words[29].box.x1, page.words[29].box.x1);
}

}  // namespace
}  // namespace dossier
