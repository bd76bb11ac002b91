#include "ingest/reader/layout/tables_continue.h"

#include <gtest/gtest.h>

namespace dossier::reader {
namespace {

struct Sheet {
  Page page;
  Table table;
  Sheet() {
    page.width_pt = 612;
    page.height_pt = 792;
    table.box = {50, 100, 550, 200};
  }
  Sheet& cell(const std::string& text, int row, int column, float x, bool header = false) {
    Cell c;
    c.row = static_cast<uint16_t>(row);
    c.column = static_cast<uint16_t>(column);
    c.column_header = header;
    c.begin = static_cast<uint32_t>(page.text.size());
    page.text += text;
    c.end = static_cast<uint32_t>(page.text.size());
    page.text += '\t';
    c.box = {x, 0, x + 40, 10};
    table.cells.push_back(c);
    table.rows = std::max<uint16_t>(table.rows, static_cast<uint16_t>(row + 1));
    table.columns = std::max<uint16_t>(table.columns, static_cast<uint16_t>(column + 1));
    return *this;
  }
};

TEST(TableContinues, WithoutHeadingsInTheSameColumns) {
  Sheet a, b;
  a.cell("2018", 0, 1, 300, true).cell("Sales", 1, 0, 50).cell("5", 1, 1, 300);
  b.cell("Costs", 0, 0, 50).cell("7", 0, 1, 305);
  EXPECT_TRUE(continues(a.table, a.page, b.table, b.page));
}

TEST(TableContinues, WithItsHeadingsRepeated) {
  Sheet a, b;
  a.cell("Year Ended", 0, 1, 300, true).cell("Sales", 1, 0, 50).cell("5", 1, 1, 300);
  b.cell("Year\nended", 0, 1, 300, true).cell("Costs", 1, 0, 50).cell("7", 1, 1, 300);
  EXPECT_TRUE(continues(a.table, a.page, b.table, b.page));
}

TEST(TableContinues, NotWithOtherHeadings) {
  Sheet a, b;
  a.cell("2018", 0, 1, 300, true).cell("Sales", 1, 0, 50).cell("5", 1, 1, 300);
  b.cell("Share price", 0, 1, 300, true).cell("High", 1, 0, 50).cell("7", 1, 1, 300);
  EXPECT_FALSE(continues(a.table, a.page, b.table, b.page));
}

TEST(TableContinues, NotInOtherColumns) {
  Sheet a, b;
  a.cell("Sales", 0, 0, 50).cell("5", 0, 1, 300);
  b.cell("Costs", 0, 0, 50).cell("7", 0, 1, 420);
  EXPECT_FALSE(continues(a.table, a.page, b.table, b.page));
  b.cell("8", 0, 2, 500);
  EXPECT_FALSE(continues(a.table, a.page, b.table, b.page));
}

}  // namespace
}  // namespace dossier::reader
