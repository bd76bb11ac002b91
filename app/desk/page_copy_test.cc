#include "app/desk/page_copy.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace dossier {
namespace {

// Words at places of their own, in the order of the text.
struct Placed {
  const char* text;
  Box box;
  uint16_t style = 0;
};

Page page_of(const std::vector<Placed>& words) {
  Page page;
  page.number = 1;
  page.width_pt = 600, page.height_pt = 800;
  for (const Placed& word : words) {
    // A line of text ends where the next word stands further left, or higher.
    if (!page.text.empty()) page.text += word.box.x0 < page.words.back().box.x0 || word.box.y0 < page.words.back().box.y0 ? '\n' : ' ';
    const auto begin = static_cast<uint32_t>(page.text.size());
    page.text += word.text;
    page.words.push_back({begin, static_cast<uint32_t>(page.text.size()), word.box, 1, 10, word.style});
  }
  return page;
}

Box at(float x, float y, float width) { return {x, y, x + width, y + 10}; }

constexpr Box kAll{0, 0, 600, 800};

TEST(PageCopy, TableIsToldFromGapsAndLines) {
  const Page page = page_of({{"Item", at(10, 10, 30)},
                             {"2024", at(200, 10, 30)},
                             {"2025", at(300, 10, 30)},
                             {"Net", at(10, 24, 20)},
                             {"sales", at(33, 24, 30)},
                             {"1,200", at(195, 24, 35)},
                             {"1,350", at(295, 25, 35)},
                             {"Costs", at(10, 38, 30)},
                             {"(90)", at(310, 38, 20)}});
  const CopiedTable table = table_in(page, kAll);
  EXPECT_FALSE(table.stored);
  ASSERT_EQ(table.columns(), 3u);
  ASSERT_EQ(table.rows.size(), 3u);
  EXPECT_EQ(as_tabs(table), "Item\t2024\t2025\nNet sales\t1,200\t1,350\nCosts\t\t(90)\n");
  EXPECT_TRUE(std::is_sorted(table.row_edges.begin(), table.row_edges.end()));
  EXPECT_TRUE(std::is_sorted(table.column_edges.begin(), table.column_edges.end()));
  // A part of it: the middle of a word says whether it is in.
  EXPECT_EQ(as_tabs(table_in(page, {0, 20, 250, 50})), "Net sales\t1,200\nCosts\t\n");
  EXPECT_TRUE(table_in(page, {400, 400, 500, 500}).empty());
}

TEST(PageCopy, TableOfThePageKeepsItsOwnCells) {
  Page page = page_of(
      {{"Party", at(10, 10, 40)}, {"Aldergate", at(10, 30, 50)}, {"Sole", at(200, 30, 20)}, {"owner", at(223, 30, 25)}, {"hidden", at(200, 50, 30)}});
  Table table;
  table.rows = 3, table.columns = 2;
  table.box = {5, 5, 400, 70};
  table.end = static_cast<uint32_t>(page.text.size());
  auto cell = [&](uint16_t row, uint16_t column, uint16_t span, uint32_t begin, uint32_t end, Box box) {
    Cell c;
    c.row = row, c.column = column, c.column_span = span, c.begin = begin, c.end = end, c.box = box;
    table.cells.push_back(c);
  };
  cell(0, 0, 2, 0, 5, {5, 5, 400, 25});
  cell(1, 0, 1, 6, 15, {5, 25, 190, 45});
  cell(1, 1, 1, 16, 26, {190, 25, 400, 45});
  cell(2, 1, 1, 27, 33, {190, 45, 400, 65});
  table.cells.back().hidden = true;
  page.tables.push_back(table);
  const CopiedTable copied = table_in(page, kAll);
  EXPECT_TRUE(copied.stored);
  EXPECT_EQ(as_tabs(copied), "Party\t\nAldergate\tSole owner\n");
  ASSERT_EQ(copied.columns(), 2u);
  EXPECT_FLOAT_EQ(copied.column_edges[1], 190);
  EXPECT_FLOAT_EQ(copied.row_edges[1], 25);
}

TEST(PageCopy, CellsNeverBreakTheirRowAndAreNoMarkup) {
  CopiedTable table;
  table.rows = {{"a\tb\nc", "<b>&\"x\"</b>"}};
  table.row_edges = {0, 1}, table.column_edges = {0, 1, 2};
  EXPECT_EQ(as_tabs(table), "a b c\t<b>&\"x\"</b>\n");
  EXPECT_EQ(as_html(table), "<table><tr><td>a\tb<br>c</td><td>&lt;b&gt;&amp;&quot;x&quot;&lt;/b&gt;</td></tr></table>");
}

TEST(PageCopy, WordsOfAnAreaKeepTheirLines) {
  // Two columns of text: an area over the second takes nothing of the first.
  const Page page = page_of({{"left", at(10, 10, 30)},
                             {"one", at(45, 10, 30)},
                             {"left", at(10, 24, 30)},
                             {"two", at(45, 24, 30)},
                             {"right", at(310, 10, 30)},
                             {"one", at(345, 10, 30)},
                             {"right", at(310, 24, 30)},
                             {"two", at(345, 24, 30)}});
  EXPECT_EQ(text_in(page, {300, 0, 600, 100}), "right one\nright two");
  EXPECT_EQ(text_in(page, {0, 20, 600, 100}), "left two\nright two");
  EXPECT_EQ(word_boxes_in(page, {300, 0, 600, 20}).size(), 2u);
  EXPECT_EQ(text_in(page, {500, 500, 600, 600}), "");
}

}  // namespace
}  // namespace dossier
