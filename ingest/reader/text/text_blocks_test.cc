#include "ingest/reader/text/text_blocks.h"

#include <gtest/gtest.h>

#include <string>

#include "ingest/reader/testing/recorded_reading.h"
#include "ingest/reader/text/text_reader.h"

namespace dossier::reader {
namespace {

// One line a block: "p", "h2", "l1" and the block's text, its line breaks as "/".
std::string shown(std::string_view text, LineHabit habit) {
  std::string out;
  size_t last = 0;
  for (const TextBlock& block : text_blocks(text, habit)) {
    EXPECT_GE(block.begin, last);
    EXPECT_GT(block.end, block.begin);
    last = block.end;
    out += block.kind == BlockKind::heading ? "h" : block.kind == BlockKind::list_item ? "l" : "p";
    if (block.level > 0) out += std::to_string(block.level);
    out += ' ';
    for (char c : text.substr(block.begin, block.end - block.begin)) out += c == '\n' ? '/' : c;
    out += '\n';
  }
  return out;
}
std::string shown(std::string_view text) { return shown(text, line_habit(text)); }

TEST(TextBlocks, BlankLinesEndParagraphsAndBrokenLinesDoNot) {
  EXPECT_EQ(shown("The Seller delivers the goods to the\nport of Hull.  The Buyer pays within\nthirty days.\n\n\nThe risk passes on\ndelivery.\n"),
            "p The Seller delivers the goods to the/port of Hull.  The Buyer pays within/thirty days.\np The risk passes on/delivery.\n");
}

TEST(TextBlocks, IndentedFirstLinesBeginParagraphs) {
  EXPECT_EQ(shown("   The Seller delivers the goods to the port\nof Hull on the first day of each month.\n   The Buyer pays within thirty days, as "
                  "the\nparties have agreed, in pounds.\n   It is\nall.\n"),
            "p    The Seller delivers the goods to the port/of Hull on the first day of each month.\np    The Buyer pays within thirty days, as "
            "the/parties have agreed, in pounds.\np    It is/all.\n");
}

TEST(TextBlocks, AnEndedLineWithRoomEndsAParagraph) {
  EXPECT_EQ(shown("The Seller delivers the goods to the port of\nHull.\nThe Buyer pays within thirty days, as the two\nparties have agreed, in "
                  "pounds and by no other\nmeans than a bank's.\n"),
            "p The Seller delivers the goods to the port of/Hull.\np The Buyer pays within thirty days, as the two/parties have agreed, in pounds "
            "and by no other/means than a bank's.\n");
}

TEST(TextBlocks, WhereLinesAreNotBrokenEachIsAParagraph) {
  const std::string first = "Sales rose by 9% " + std::string(60, 'x') + " and " + std::string(60, 'y') + ".",
                    second = "Margins were flat, and " + std::string(120, 'z') + " too.";
  EXPECT_EQ(shown(first + "\n" + second + "\nOperator: Thank you\nAda Lowe: We begin"),
            "p " + first + "\np " + second + "\np Operator: Thank you\np Ada Lowe: We begin\n");
}

TEST(TextBlocks, HeadingsInCapitalsNumberedAndUnderlined) {
  EXPECT_EQ(shown("            LEASE OF BUSINESS\n                PREMISES\n\n1. Rent\nThe rent is GBP 2,150 a month.\n\n1.1 Late "
                  "payment\n\nInterest is due at 4%.\n\nARTICLE IV. TERM\n\nFive years.\n\n"
                  "Section 5  Law\nEnglish law applies.\n\nNotices\n=======\nIn writing.\n"),
            "h2             LEASE OF BUSINESS/                PREMISES\nh2 1. Rent\np The rent is GBP 2,150 a month.\nh3 1.1 Late payment\np "
            "Interest is due at 4%.\nh1 ARTICLE IV. TERM\np Five years.\n"
            "h2 Section 5  Law\np English law applies.\nh1 Notices\np In writing.\n");
}

TEST(TextBlocks, NumbersOfListsAndDatesAreNoHeadings) {
  EXPECT_EQ(shown("1. Apples\n2. Pears\n3. Plums\n\n17 January 2025\n\nDear Ms. Lowe,\n"),
            "l1 1. Apples\nl1 2. Pears\nl1 3. Plums\np 17 January 2025\np Dear Ms. Lowe,\n");
  EXPECT_EQ(shown("THE GOODS ARE SOLD AS THEY ARE, WITHOUT\nANY WARRANTY.\n\nRead it.\n"),
            "p THE GOODS ARE SOLD AS THEY ARE, WITHOUT/ANY WARRANTY.\np Read it.\n");
}

TEST(TextBlocks, ItemsBeginWithTheirMarksAndHang) {
  EXPECT_EQ(
      shown("A party may end it if:\n(a) the other fails to pay what is due\n    within ten days; or\n(b) the other is insolvent.\n    - sub item\n"),
      "p A party may end it if:\nl1 (a) the other fails to pay what is due/    within ten days; or\nl1 (b) the other is insolvent.\nl2     - sub "
      "item\n");
  // A number that a broken line happens to begin with marks no item.
  EXPECT_EQ(
      shown("The terms that the parties have agreed on are those of clause\n5. of the general terms, and not those of the special terms of\nthe "
            "Seller.\n"),
      "p The terms that the parties have agreed on are those of clause/5. of the general terms, and not those of the special terms of/the Seller.\n");
}

TEST(TextBlocks, ColumnsAreKeptAsLines) {
  EXPECT_EQ(shown("The figures are:\nItem          2020     2021\n---------------------------\nSales          120      131\nof which new\n  goods    "
                  "     10       12\nThey were audited.\n"),
            "p The figures are:\np Item          2020     2021/---------------------------/Sales          120      131/of which new/  goods         "
            "10       12\np They were audited.\n");
}

TEST(TextBlocks, CodeIsKeptAsItIs) {
  const std::string code = "int main() {\n  int a = 1;\n  return a;\n}\n\n// Ends.\nvoid end();\nint b = 2;\n";
  EXPECT_TRUE(line_habit(code).code);
  EXPECT_EQ(shown(code), "p int main() {/  int a = 1;/  return a;/}\np // Ends./void end();/int b = 2;\n");
}

TEST(TextBlocks, SettingsAreKeptAsTheyAre) {
  EXPECT_TRUE(line_habit("name: example\nversion: 2\nitems:\n  - one\n  - two\nnested:\n  key: value\n").code);
  EXPECT_TRUE(line_habit("BEGIN:VCARD\nVERSION:3.0\nFN:Ada Lowe\nTEL;TYPE=work:+44 20\nEND:VCARD\n").code);
  EXPECT_FALSE(line_habit("Date: 1 May\nFrom: Ada\nTo: Bob\nSubject: Rent\n\nDear Bob,\nthe rent is due.\n").code);
}

TEST(TextBlocks, DoubleSpacedLinesAreParagraphs) {
  EXPECT_EQ(shown("This agreement is made between the two parties and will be binding\n\non their successors and assigns from the first day of "
                  "January of the\n\nyear 2026 until it is terminated by either of them in writing, for\n\n"
                  "which a notice of three months is needed.\n\nThe price of the goods is 1,200 euros, and it has to be paid within\n\nthirty days "
                  "after each of the deliveries that are agreed upon in the\n\nannex.\n"),
            "p This agreement is made between the two parties and will be binding//on their successors and assigns from the first day of January of "
            "the//year 2026 until it is terminated by either of them in writing, for//"
            "which a notice of three months is needed.\np The price of the goods is 1,200 euros, and it has to be paid within//thirty days after "
            "each of the deliveries that are agreed upon in the//annex.\n");
}

TEST(TextBlocks, OlderMailAndSignaturesStandApart) {
  EXPECT_EQ(shown("We agree.\n> Do you agree?\n> Please say so.\n-- \nAda\n"), "p We agree.\np > Do you agree?\np > Please say so.\np -- /Ada\n");
}

TEST(PlainText, PagesEndWhereParagraphsDo) {
  std::string text;
  for (int i = 0; i < 40; ++i)
    text += "   Paragraph " + std::to_string(i) +
            " begins here and goes on until its line is full of words,\nand it ends on the next line, behind a few more of them that say little, "
            "with\nits number, " +
            std::to_string(i) + ".\n";
  auto got = record(read_text, text, "a.txt", "txt");
  EXPECT_TRUE(got.failures.empty());
  ASSERT_GE(got.pages.size(), 2u);
  std::string all;
  for (const Page& page : got.pages) {
    EXPECT_GT(page.blocks.size(), 5u);
    EXPECT_LT(page.text.size(), 6000u);
    EXPECT_EQ(page.text.find("   Paragraph"), 0u);
    EXPECT_EQ(page.text.back(), '.');
    all += page.text;
  }
  for (int i = 0; i < 40; ++i) EXPECT_NE(all.find("its number, " + std::to_string(i) + "."), std::string::npos);
}

TEST(PlainText, AFormFeedFarAwayMakesNoPageOfAllBeforeIt) {
  std::string text = "First printed page.\f";
  for (int i = 0; i < 3000; ++i) text += "Line " + std::to_string(i) + " of a log that has no pages.\n";
  auto got = record(read_text, text + "\fLast.", "a.txt", "txt");
  ASSERT_GT(got.pages.size(), 10u);
  EXPECT_EQ(got.pages[0].text, "First printed page.");
  for (const Page& page : got.pages) EXPECT_LT(page.text.size(), 20'100u);
  EXPECT_EQ(got.pages.back().text, "Last.");
}

TEST(PlainText, WordsAreWholeAndInOrder) {
  auto got = record(read_text, "TERMS\r\n\r\nThe rent is 1,200 euros\r\na month.\r\n\r\n(a) It is due.\r\n", "a.txt", "txt");
  ASSERT_EQ(got.pages.size(), 1u);
  const Page& page = got.pages[0];
  EXPECT_EQ(page.text, "TERMS\n\nThe rent is 1,200 euros\na month.\n\n(a) It is due.");
  ASSERT_EQ(page.blocks.size(), 3u);
  EXPECT_EQ(page.blocks[0].kind, BlockKind::heading);
  EXPECT_EQ(page.blocks[2].kind, BlockKind::list_item);
  EXPECT_EQ(page.words.size(), 12u);
  // Lines of old Macintoshes.
  EXPECT_EQ(record(read_text, "One.\r\rTwo.", "a.txt", "txt").pages.at(0).text, "One.\n\nTwo.");
}

}  // namespace
}  // namespace dossier::reader
