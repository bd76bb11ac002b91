#include "ingest/reader/text/lined_tables.h"

#include <gtest/gtest.h>

#include <string>

#include "ingest/reader/testing/recorded_reading.h"
#include "ingest/reader/text/text_reader.h"

namespace dossier::reader {
namespace {

// One line a row, cells parted by bars; "#" before a heading, "+" and a number behind a cell over several columns.
std::string shown(std::string_view text) {
  std::string out;
  for (const LinedTable& found : find_lined_tables(text)) {
    int row = -1;
    if (!out.empty()) out += "==";
    for (const FoundCell& cell : found.table.cells) {
      out += cell.row != row ? "\n" : " | ";
      row = cell.row;
      if (cell.column_header) out += '#';
      for (size_t i = 0; i < cell.words.size(); ++i) out += (i ? " " : "") + found.words.at(cell.words[i]).text;
      if (cell.column_span > 1) out += "+" + std::to_string(cell.column_span);
    }
    out += '\n';
  }
  return out;
}

constexpr const char* kInvoice =
    "please find the items of your order 4711, delivered on\n"
    "3 March 2026 to Hull.\n"
    "\n"
    "Pos  Description              Qty   Unit price      Amount\n"
    "----------------------------------------------------------\n"
    "1    Pressure sensor PS-20     12        41.60      499.20\n"
    "2    Cable, 2 m                24         3.95       94.80\n"
    "3    Calibration               12        15.00      180.00\n"
    "     (per unit)\n"
    "----------------------------------------------------------\n"
    "                             Total               774.00\n"
    "\n"
    "Please pay within thirty days.\n";

TEST(LinedTables, FiguresInTheSameColumnsMakeOne) {
  EXPECT_EQ(shown(kInvoice),
            "\n#Pos | #Description | #Qty | #Unit price | #Amount\n1 | Pressure sensor PS-20 | 12 | 41.60 | 499.20\n2 | Cable, 2 m | 24 | 3.95 | 94.80\n"
            "3 | Calibration (per unit) | 12 | 15.00 | 180.00\nTotal | 774.00\n");
}

TEST(LinedTables, AStatementWithHeadingsOverColumnsAndLabelsBetweenRows) {
  EXPECT_EQ(shown("                            Years ended December 31,\n"
                  "                            ------------------------\n"
                  "                              2023     2022     2021\n"
                  "                            ------   ------   ------\n"
                  "Net sales                   $1,577   $1,490   $1,401\n"
                  "\n"
                  "Operating expenses:\n"
                  "  Selling, general and\n"
                  "    administrative             301      288      270\n"
                  "  Restructuring                  -       12       (3)\n"
                  "                            ------   ------   ------\n"
                  "Income before taxes         $  217   $  181   $  172\n"
                  "                            ======   ======   ======\n"),
            "\n#Years ended December 31,+3\n#2023 | #2022 | #2021\nNet sales | $1,577 | $1,490 | $1,401\nOperating expenses:\n"
            "Selling, general and administrative | 301 | 288 | 270\nRestructuring | - | 12 | (3)\nIncome before taxes | $ 217 | $ 181 | $ 172\n");
}

TEST(LinedTables, DecimalCommasQuotedMailTabsAndBars) {
  EXPECT_EQ(shown("> Artikel           Menge     Preis\n> Schrauben M8        200      0,12\n> Muttern M8        1.000      0,08\n> Scheiben             50      0,02\n"),
            "\n#Artikel | #Menge | #Preis\nSchrauben M8 | 200 | 0,12\nMuttern M8 | 1.000 | 0,08\nScheiben | 50 | 0,02\n");
  EXPECT_EQ(shown("Region\tSales 2023\tSales 2022\nNorth\t1,200\t1,100\nSouth and overseas territories\t900\t870\nWest\t75\t1,002\n"),
            "\n#Region | #Sales 2023 | #Sales 2022\nNorth | 1,200 | 1,100\nSouth and overseas territories | 900 | 870\nWest | 75 | 1,002\n");
  EXPECT_EQ(shown("+-----------+-----------+\n| Office    | Holder    |\n+-----------+-----------+\n| Chair     | Ada Lowe  |\n| Secretary | Tom Berg  |\n+-----------+-----------+\n"),
            "\n#Office | #Holder\nChair | Ada Lowe\nSecretary | Tom Berg\n");
  EXPECT_EQ(shown("+-----------+-----------+\n| Office    | Holder    |\n+===========+===========+\n| Chair     | Ada Lowe, |\n|           | of Hull   |\n+-----------+-----------+\n"
                  "| Secretary | Tom Berg  |\n+-----------+-----------+\n"),
            "\n#Office | #Holder\nChair | Ada Lowe, of Hull\nSecretary | Tom Berg\n");
}

TEST(LinedTables, ProseIsNone) {
  EXPECT_EQ(shown("The Seller   delivers 1,200 tonnes of wheat on 3 March\n2024 to the  port  of Hull.  The Buyer pays 41,600 euros\n"
                  "within 30    days of delivery, and 4 % interest from the\n31st day  on, unless  the  index of 2023  falls below 97.\n"),
            "");
  EXPECT_EQ(shown("   1.   The Seller delivers the goods.\n   2.   The Buyer pays within 30 days.\n   3.   Interest is 4 % a year.\n"), "");
  EXPECT_EQ(shown("1.  Premises ................................ 3\n2.  Rent .................................... 5\n3.  Repairs ................................. 8\n"), "");
  EXPECT_EQ(shown("Halden Precision Limited                Corvane Instruments GmbH\n14 Mill Lane                            Goethestrasse 3\n"
                  "Leeds LS1 4AB                           07743 Jena\nEngland                                 Germany\n"),
            "");
  EXPECT_EQ(shown("ALDERGATE FREIGHT, INC.,        )\n            Plaintiff,          )     No. 23-1204\n      v.                        )     Judge Warren\n"
                  "NORWICK TOOLS CORP.,            )     Filed 3 March 2024\n            Defendant.          )\n"),
            "");
}

TEST(LinedTables, PoemsAndCodeAreNone) {
  EXPECT_EQ(shown("Restore us, and regain the blissful Seat,        5\nSing Heav'nly Muse, that on the secret top\nOf Oreb, or of Sinai, didst inspire\n"
                  "That Shepherd, who first taught the chosen Seed,\nIn the Beginning how the Heav'ns and Earth\nRose out of Chaos: Or if Sion Hill              10\n"
                  "Delight thee more, and Siloa's Brook that flow'd\nFast by the Oracle of God; I thence\nInvoke thy aid to my adventrous Song,\n"
                  "That with no middle flight intends to soar\nAbove th' Aonian Mount, while it pursues        15\n"),
            "");
  EXPECT_EQ(shown("static const struct entry table[] = {\n    { \"alpha\",   1,   10 },\n    { \"beta\",    2,   20 },\n    { \"gamma\",   3,   30 },\n};\n"
                  "int   a   = 1;\nint   bb  = 22;\nint   ccc = 333;\n"),
            "");
  EXPECT_EQ(shown("10   PRINT \"HELLO\"\n20   LET X = 5\n30   GOTO 10\n40   END\n"), "");
}

TEST(LinedTables, ADrawingOfBoxesIsNone) {
  EXPECT_EQ(shown("+-------+              |       |\n| one   |  CTRL-U -->  | 123   |\n| two   |              +-------+\n| three |\n+-------+              +-------+\n"
                  "| four  |  CTRL-D -->  | 7890  |\n+-------+              +-------+\n"),
            "");
}

TEST(LinedTables, CellsStandOnThePageWhereTheirLinesPutThem) {
  auto got = record(read_text, std::string("Dear Ms. Lowe,\n\n") + kInvoice, "a.txt", "txt");
  ASSERT_EQ(got.pages.size(), 1u);
  const Page& page = got.pages[0];
  EXPECT_TRUE(check_page(page).ok());
  ASSERT_EQ(page.tables.size(), 1u);
  const Table& table = page.tables[0];
  EXPECT_EQ(page.slice(table.begin, table.end).substr(0, 45), "Pos\tDescription\tQty\tUnit price\tAmount\n1\tPress");
  const Cell& amount = table.cells.at(9);
  EXPECT_EQ(page.slice(amount.begin, amount.end), "499.20");
  EXPECT_EQ(amount.row, 1);
  EXPECT_FLOAT_EQ(amount.box.x0, 36 + 52 * 6);
  EXPECT_FLOAT_EQ(amount.box.x1, 36 + 58 * 6);
  EXPECT_FLOAT_EQ(amount.box.y0 - table.cells.at(0).box.y0, 20);
  EXPECT_NE(page.text.find("order 4711, delivered on\n3 March 2026 to Hull.\n\nPos"), std::string::npos);
  EXPECT_EQ(page.text.substr(page.text.size() - 30), "Please pay within thirty days.");
}

}  // namespace
}  // namespace dossier::reader
