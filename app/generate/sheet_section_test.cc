#include "app/generate/sheet_section.h"

#include <gtest/gtest.h>

#include "app/grounding/page_fixture.h"

namespace dossier {
namespace {

std::string shown(Page page) {
  MemoryPages pages;
  SourceDocument document = document_of("receipt.jpg");
  document.page_numbers = {1};
  pages.add(document, {std::move(page)});
  ClaimVerifier verifier(pages);
  auto tables = sheet_tables(pages, document, verifier, {});
  EXPECT_TRUE(tables.ok());
  std::string out;
  for (const FigureTable& table : *tables) {
    out += "[" + table.unit_line + "]";
    for (const std::string& column : table.columns) out += " " + column + ";";
    for (const FigureTable::Row& row : table.rows) {
      out += "\n" + row.label;
      for (const FigureCell& cell : row.cells) out += " | " + cell.text + (cell.claim ? "" : " (unproven)");
    }
  }
  return out;
}

const std::vector<std::vector<std::string>> kReceipt = {{"|", "GASTHAUS", "", "["}, {"", "2 x Lunch", "29,80", ""}, {"q", "1 x Trout", "18,50", "I"}, {"", "Total EUR", "48,30", ""}};

TEST(SheetSection, PricesInAColumnThatTheFirstRowLacks) {
  Page page = page_of_text(1, "");
  add_table(page, "", kReceipt, 0);
  page.source = TextSource::ocr;
  EXPECT_EQ(shown(page), "[all rows] ;\n2 x Lunch | 29,80\n1 x Trout | 18,50\nTotal EUR | 48,30");
}

TEST(SheetSection, SingleMarksOfATextLayerStay) {
  Page page = page_of_text(1, "");
  add_table(page, "", {{"Test", "Grade"}, {"Reading", "A"}, {"Writing", "B"}});
  EXPECT_EQ(shown(page), "[all rows] Grade;\nReading | A\nWriting | B");
}

}  // namespace
}  // namespace dossier
