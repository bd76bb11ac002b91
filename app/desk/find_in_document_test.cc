#include "app/desk/find_in_document.h"

#include <gtest/gtest.h>

namespace dossier {
namespace {

Page page_of(const std::string& text) {
  Page page;
  page.number = 3;
  page.width_pt = 600, page.height_pt = 800;
  page.text = text;
  float x = 10, y = 10;
  for (size_t at = 0; at < text.size();) {
    size_t end = std::min(text.find_first_of(" \n", at), text.size());
    page.words.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(end), {x, y, x + 20, y + 10}, 1, 10, 0});
    x += 25;
    if (end < text.size() && text[end] == '\n') x = 10, y += 12;
    at = end + 1;
  }
  return page;
}

TEST(FindOnPage, MindsNeitherCaseNorAccentsNorLineEnds) {
  Page page = page_of("The Café shall\nDELIVER each order");
  auto hits = find_on_page(page, "shall  deliver");
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_EQ(page.slice(hits[0].begin, hits[0].end), "shall\nDELIVER");
  EXPECT_EQ(hits[0].boxes.size(), 2u);
  EXPECT_EQ(hits[0].page, 3u);
  EXPECT_EQ(hits[0].before, "The Café");
  EXPECT_EQ(hits[0].after, "each order");
  EXPECT_EQ(find_on_page(page, "cafe").size(), 1u);
}

TEST(FindOnPage, FindsPartsOfWordsEachOnce) {
  Page page = page_of("delivery of deliveries");
  EXPECT_EQ(find_on_page(page, "deliver").size(), 2u);
  EXPECT_EQ(find_on_page(page, "e").size(), 5u);
  EXPECT_TRUE(find_on_page(page, "").empty());
  EXPECT_TRUE(find_on_page(page, "absent").empty());
  EXPECT_TRUE(find_on_page(page_of(""), "x").empty());
}

TEST(FindOnPage, AWordBrokenOverLinesIsOneWord) {
  Page page;
  page.number = 1;
  page.text = "agreement";
  page.words = {{0, 5, {10, 10, 40, 20}, 1, 10, 0}, {5, 9, {10, 22, 30, 32}, 1, 10, style::kContinues}};
  auto hits = find_on_page(page, "agreement");
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_EQ(hits[0].boxes.size(), 2u);
}

}  // namespace
}  // namespace dossier
