#include "base/table_path.h"

#include <gtest/gtest.h>

namespace dossier {
namespace {

// Writes cells into a page: text, row, column, span, header flags, left edge.
class Maker {
 public:
  Maker& cell(const std::string& text, int row, int column, float x, bool column_header = false, bool row_header = false, int span = 1) {
    Cell c;
    c.row = static_cast<uint16_t>(row);
    c.column = static_cast<uint16_t>(column);
    c.column_span = static_cast<uint16_t>(span);
    c.column_header = column_header;
    c.row_header = row_header;
    c.begin = static_cast<uint32_t>(page.text.size());
    page.text += text;
    c.end = static_cast<uint32_t>(page.text.size());
    page.text += '\t';
    c.box = {x, 10.f * static_cast<float>(row), x + 50, 10.f * static_cast<float>(row) + 8};
    table.cells.push_back(c);
    table.rows = std::max<uint16_t>(table.rows, static_cast<uint16_t>(row + 1));
    table.columns = std::max<uint16_t>(table.columns, static_cast<uint16_t>(column + span));
    return *this;
  }
  Page page;
  Table table;
};

TEST(HeaderPath, NamesSectionLabelAndStackedHeadings) {
  Maker m;
  m.cell("Year ended December 31", 0, 1, 200, true, false, 2);
  m.cell("2018", 1, 1, 200, true).cell("2017", 1, 2, 300, true);
  m.cell("Investing activities", 2, 0, 50, false, true);
  m.cell("Purchases of\nplant", 3, 0, 60, false, true).cell("(1,577)", 3, 1, 200).cell("(1,373)", 3, 2, 300);
  m.cell("Financing activities", 4, 0, 50, false, true);
  m.cell("Dividends paid", 5, 0, 60, false, true).cell("(3,193)", 5, 1, 200);
  HeaderPath path = header_path(m.page, m.table, m.table.cells[6]);
  EXPECT_EQ(path.columns, (std::vector<std::string>{"Year ended December 31", "2017"}));
  EXPECT_EQ(path.rows, (std::vector<std::string>{"Investing activities", "Purchases of plant"}));
  path = header_path(m.page, m.table, m.table.cells.back());
  EXPECT_EQ(path.rows, (std::vector<std::string>{"Financing activities", "Dividends paid"}));
}

TEST(HeaderPath, ASectionEndsWhereALabelIsSetOutAgain) {
  Maker m;
  m.cell("Costs:", 0, 0, 50, false, true);
  m.cell("Research", 1, 0, 60, false, true).cell("5", 1, 1, 200);
  m.cell("Net income", 2, 0, 40, false, true).cell("7", 2, 1, 200);
  EXPECT_EQ(header_path(m.page, m.table, m.table.cells[2]).rows, (std::vector<std::string>{"Costs:", "Research"}));
  EXPECT_EQ(header_path(m.page, m.table, m.table.cells[4]).rows, (std::vector<std::string>{"Net income"}));
}

TEST(HeaderPath, TakesHeadingsFromThePageBefore) {
  Maker before, here;
  before.cell("2018", 0, 1, 200, true).cell("Sales", 1, 0, 50, false, true).cell("1", 1, 1, 200);
  before.page.tables.push_back(before.table);
  here.cell("Costs", 0, 0, 50, false, true).cell("2", 0, 1, 200);
  here.table.continues_previous_page = true;
  EXPECT_EQ(header_path(here.page, here.table, here.table.cells[1], &before.page).columns, (std::vector<std::string>{"2018"}));
  EXPECT_TRUE(header_path(here.page, here.table, here.table.cells[1]).columns.empty());
}

TEST(HeaderPath, AHeadingHasNone) {
  Maker m;
  m.cell("2018", 0, 1, 200, true).cell("Sales", 1, 0, 50, false, true).cell("1", 1, 1, 200);
  EXPECT_EQ(header_path(m.page, m.table, m.table.cells[0]), HeaderPath{});
}

}  // namespace
}  // namespace dossier
