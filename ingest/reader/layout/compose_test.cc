#include "ingest/reader/layout/compose.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/reader/layout/line_marks.h"
#include "ingest/reader/layout/running.h"
#include "ingest/reader/layout/symbol_fonts.h"
#include "ingest/reader/layout/turn.h"

namespace dossier::reader {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class Sheet {
 public:
  Sheet() {
    page.width_pt = 612;
    page.height_pt = 792;
  }
  // Words of a line, each half an em a letter wide, a quarter em apart.
  void line(float x, float baseline, const std::string& text, float size = 10, uint16_t style = 0) {
    for (size_t at = 0; at < text.size();) {
      size_t end = std::min(text.find(' ', at), text.size());
      ContentWord word;
      word.text = text.substr(at, end - at);
      float width = 0.5f * size * static_cast<float>(word.text.size());
      word.box = {x, baseline - 0.8f * size, x + width, baseline + 0.2f * size};
      word.baseline = baseline;
      word.size_pt = size;
      word.style = style;
      page.words.push_back(word);
      x += width + 0.25f * size;
      at = end + 1;
    }
  }
  ContentPage page;
};

std::vector<BlockKind> kinds(const Page& page) {
  std::vector<BlockKind> out;
  for (const Block& block : page.blocks) out.push_back(block.kind);
  return out;
}

Page checked(Page page) {
  page.number = 1;
  EXPECT_TRUE(check_page(page).ok());
  return page;
}

// Columns of labels and values, as they stand at the head of a receipt: read row by row, not one column after the other.
TEST(ComposeRows, EachRowIsReadToItsEnd) {
  Sheet sheet;
  std::vector<int> rows;
  const std::vector<std::pair<std::string, std::string>> lines = {{"Invoice No.", ": CR 1806"}, {"Date", ": 11/06/2018"}, {"Cashier No.", ": TEE"}, {"Counter", ": C2"}};
  for (size_t i = 0; i < lines.size(); ++i) {
    float y = 100 + 14 * static_cast<float>(i);
    sheet.line(40, y, lines[i].first);
    sheet.line(200, y + (i % 2 ? 1.5f : 0), lines[i].second);
    rows.resize(sheet.page.words.size(), static_cast<int>(i));
  }
  Page page = compose_rows(sheet.page, rows);
  std::string text = page.text;
  for (char& c : text)
    if (c == '\t' || c == '\n') c = ' ';
  while (text.find("  ") != std::string::npos) text.erase(text.find("  "), 1);
  EXPECT_EQ(text, "Invoice No. : CR 1806 Date : 11/06/2018 Cashier No. : TEE Counter : C2");
  for (const Table& table : page.tables)
    for (const Cell& cell : table.cells) EXPECT_EQ(page.text.substr(cell.begin, cell.end - cell.begin).find("Date Cashier"), std::string::npos);
}

TEST(ComposeRows, ATableOfWholeRowsStaysATable) {
  Sheet sheet;
  std::vector<int> rows;
  for (int i = 0; i < 5; ++i) {
    float y = 100 + 14 * static_cast<float>(i);
    sheet.line(40, y, i ? "Coffee beans" : "Item");
    sheet.line(200, y, i ? std::to_string(i) : "Qty");
    sheet.line(280, y, i ? "1" + std::to_string(i) + ".50" : "Price");
    sheet.line(360, y, i ? "2" + std::to_string(i) + ".75" : "Amount");
    rows.resize(sheet.page.words.size(), i);
  }
  Page page = compose_rows(sheet.page, rows);
  ASSERT_EQ(page.tables.size(), 1u) << page.text;
  EXPECT_EQ(page.tables[0].rows, 5);
  EXPECT_EQ(page.words.size(), sheet.page.words.size());
}

TEST(Compose, SmallLinesUnderAHeadingAreLinesOfTheirOwn) {
  Sheet sheet;
  sheet.line(72, 100, "What Kids Need Most", 32);
  sheet.line(72, 116, "By RALPH KINNEY", 8);
  EXPECT_THAT(checked(compose(sheet.page)).text, HasSubstr("What Kids Need Most\n"));
}

TEST(Compose, ALeadInAtAColumnsFootGoesWithItsHeading) {
  Sheet sheet;
  for (int i = 0; i < 20; ++i) {
    float y = 100 + 12 * static_cast<float>(i);
    if (i < 10) sheet.line(72, y, "words of the left column that go on and on");
    sheet.line(330, y, "words of the right column that go on and on");
  }
  sheet.line(72, 316, "Listen to the voices");
  sheet.line(72, 328, "of real experience");
  sheet.line(72, 365, "A heading that stands across both", 30);
  std::string text = checked(compose(sheet.page)).text;
  EXPECT_LT(text.rfind("right column"), text.find("Listen")) << text;
  EXPECT_LT(text.find("Listen"), text.find("A heading"));
}

TEST(Compose, CutsParagraphsHeadingsAndLists) {
  Sheet sheet;
  sheet.line(72, 100, "1. Definitions", 12, style::kBold);
  sheet.line(72, 130, "In this agreement the following words have the meaning given to them here and");
  sheet.line(72, 142, "in the schedules.");
  sheet.line(72, 162, "A second paragraph stands below a gap and goes on to the end of the line here.");
  sheet.line(72, 182, "(a) the first item of the list;");
  sheet.line(72, 194, "(b) the second item.");
  Page page = checked(compose(sheet.page));
  EXPECT_THAT(kinds(page), ElementsAre(BlockKind::heading, BlockKind::paragraph, BlockKind::paragraph, BlockKind::list_item, BlockKind::list_item));
  EXPECT_THAT(page.text, HasSubstr("here and\nin the schedules.\n\nA second"));
}

TEST(Compose, KeepsLabelsAndFiguresInTheirRows) {
  Sheet sheet;  // too few columns of text for a river to part them
  for (int i = 0; i < 5; ++i) {
    sheet.line(72, 100 + 14.f * static_cast<float>(i), "Name of the item number " + std::to_string(i));
    sheet.line(400, 100 + 14.f * static_cast<float>(i), std::to_string(100 + i));
  }
  Page page = checked(compose(sheet.page));
  EXPECT_LT(page.text.find("100"), page.text.find("number 1"));
}

TEST(Compose, ReadsFullWidthTextBetweenColumnsInItsPlace) {
  Sheet sheet;
  auto columns = [&](float top, const std::string& name) {
    for (int i = 0; i < 5; ++i) {
      sheet.line(72, top + 12.f * static_cast<float>(i), name + " left side of the page line " + std::to_string(i));
      sheet.line(330, top + 12.f * static_cast<float>(i), name + " right side of the page line " + std::to_string(i));
    }
  };
  columns(120, "upper");
  sheet.line(72, 210, "A line that runs over the whole width of the page and parts what is above from what is below");
  columns(240, "lower");
  const std::string text = checked(compose(sheet.page)).text;
  EXPECT_LT(text.find("upper left side of the page line 4"), text.find("upper right side of the page line 0"));
  EXPECT_LT(text.find("upper right side of the page line 4"), text.find("A line that runs"));
  EXPECT_LT(text.find("A line that runs"), text.find("lower left side of the page line 0"));
  EXPECT_LT(text.find("lower left side of the page line 4"), text.find("lower right side of the page line 0"));
}

// Both columns end at one height; what follows them is set across the page, though its heading and its first line are short.
TEST(Compose, AShortHeadingBelowBalancedColumnsFollowsBoth) {
  Sheet sheet;
  for (int i = 0; i < 8; ++i) {
    const float y = 100 + 12 * static_cast<float>(i);
    sheet.line(72, y, "left side of the page line " + std::to_string(i));
    sheet.line(330, y, "right side of the page line " + std::to_string(i));
  }
  sheet.line(330, 196, "right side of the page line 8");
  sheet.line(72, 230, "Prices", 16);
  sheet.line(72, 246, "The box holds the total.");
  sheet.line(72, 258, "A line that runs over the whole width of the page, as the text below the two columns does from here on");
  const std::string text = checked(compose(sheet.page)).text;
  EXPECT_LT(text.find("left side of the page line 7"), text.find("right side of the page line 0"));
  EXPECT_LT(text.find("right side of the page line 8"), text.find("Prices"));
}

TEST(Compose, KnowsFootnotesAndTheirMarks) {
  Sheet sheet;
  for (int i = 0; i < 12; ++i) sheet.line(72, 100 + 13.f * static_cast<float>(i), "The court below held that the statute did not apply to the case at hand");
  sheet.line(72, 300, "and so it was decided.");
  float end = sheet.page.words.back().box.x1;
  sheet.line(end + 0.2f, 296, "7", 6);
  sheet.line(72, 690, "7 See the decision of the lower court in this matter.", 8);
  Page page = checked(compose(sheet.page));
  EXPECT_EQ(page.blocks.back().kind, BlockKind::footnote);
  bool raised = false;
  for (const Word& word : page.words) raised = raised || (page.slice(word.begin, word.end) == "7" && (word.style & style::kSuperscript));
  EXPECT_TRUE(raised);
}

// "dispute this.³": the mark stands behind the end of the sentence, and is not what hides it.
TEST(Compose, ParagraphsEndBehindTheMarkOfANote) {
  Sheet sheet;
  sheet.line(72, 100, "The record shows that the terminal gave no appointments in autumn, and", 10);
  sheet.line(72, 112, "this is not disputed.³", 10);
  sheet.line(72, 124, "Aldergate also argues that Norwick bore the risk of congestion, which the", 10);
  sheet.line(72, 136, "contract could have said but does not say.", 10);
  sheet.line(72, 700, "¹ The contract is dated March 3, 2021.", 8);
  sheet.line(72, 710, "² See the decision of the lower court.", 8);
  sheet.line(72, 720, "³ The operator is not a party.", 8);
  Page page = checked(compose(sheet.page));
  EXPECT_THAT(page.text, HasSubstr("disputed.³\n\nAldergate also"));
  EXPECT_THAT(page.text, HasSubstr("2021.\n\n² See the decision of the lower court.\n\n³ The operator"));
}

TEST(Compose, CentredParagraphsAreParted) {
  Sheet sheet;
  auto centred = [&](float y, const std::string& line) { sheet.line(306 - 2.45f * static_cast<float>(line.size()), y, line, 10); };
  centred(100, "Argued: November 2, 2023. Decided and filed: January 18, 2024.");
  centred(112, "Before: HARTE, OKORO and LINDQVIST, Circuit Judges. HARTE, J., delivered the opinion of the");
  centred(124, "court.");
  sheet.line(72, 150, "Norwick Tools Corporation imports battery packs from Penang. In 2021 it hired Aldergate, Inc.,", 10);
  sheet.line(72, 162, "to carry forty containers to Long Beach.", 10);
  EXPECT_THAT(checked(compose(sheet.page)).text, HasSubstr("18, 2024.\n\nBefore: HARTE, OKORO and LINDQVIST, Circuit Judges. HARTE, J., delivered the opinion of the\ncourt.\n\n"));
}

// The lines of pleadings are numbered in the margin; rows of a table and items of a list keep their numbers.
TEST(Compose, NumbersOfLinesStandAside) {
  Sheet pleading, list;
  for (int i = 0; i < 12; ++i) {
    const float y = 100 + 24 * static_cast<float>(i);
    pleading.line(i < 9 ? 46 : 40, y, std::to_string(i + 1));
    if (i % 5 != 4) pleading.line(80, y, i % 2 ? "of which 1,200 pounds have been paid so far." : "The defendants owe the price of the goods,");
    list.line(i < 9 ? 46 : 40, y, std::to_string(i + 1));
    list.line(80, y, "Harbour Row, Bristol, for Example plc");
  }
  const std::string text = checked(compose(pleading.page)).text;
  EXPECT_THAT(text, HasSubstr("the goods,\nof which 1,200 pounds"));
  EXPECT_THAT(text, HasSubstr("1 2 3 4 5 6 7 8 9 10 11 12"));
  EXPECT_THAT(checked(compose(list.page)).text, HasSubstr("12"));
  EXPECT_EQ(checked(compose(list.page)).text.find("11 12"), std::string::npos);
}

TEST(Compose, AClauseWhoseFirstLineIsSetInGoesOn) {
  Sheet sheet;
  sheet.line(108, 100, "1. The defendants ordered two heat pumps on 3 March at a price of");
  sheet.line(72, 114, "1,200 pounds each, and accepted them in the presence of a witness, who");
  sheet.line(72, 128, "(ii) has signed for them.");
  sheet.line(108, 142, "2. They have paid nothing.");
  Page page = checked(compose(sheet.page));
  ASSERT_EQ(page.blocks.size(), 2u) << page.text;
  EXPECT_THAT(page.text, HasSubstr("a price of\n1,200 pounds"));
}

TEST(Compose, TheFirstLineOfADoubleSpacedPageIsNoHeader) {
  Sheet sheet;
  for (int i = 0; i < 10; ++i)
    sheet.line(72, 80 + 24 * static_cast<float>(i),
               "the sentence goes on in line " + std::to_string(i) + " of the page and does not come to its end");
  EXPECT_EQ(checked(compose(sheet.page)).blocks.size(), 1u);
  sheet.page.words.clear();
  sheet.line(72, 50, "Lease of 2019");
  for (int i = 0; i < 10; ++i)
    sheet.line(72, 80 + 24 * static_cast<float>(i),
               "the sentence goes on in line " + std::to_string(i) + " of the page and does not come to its end");
  EXPECT_EQ(checked(compose(sheet.page)).blocks.size(), 2u);
}

TEST(Compose, ASentenceRunsOnThoughItsLinesAreSetWider) {
  Sheet sheet;
  for (int i = 0; i < 9; ++i)
    sheet.line(72, 200 + 11 * static_cast<float>(i), "a line of those that are set close, of which there are the most " + std::to_string(i) + ".");
  sheet.line(72, 330, "The sentence that is set with more white between its lines runs on");
  sheet.line(72, 346, "below them and ends here.");
  EXPECT_THAT(checked(compose(sheet.page)).text, HasSubstr("lines runs on\nbelow them"));
}

TEST(Compose, ADroppedCapitalBeginsItsFirstLine) {
  Sheet sheet;
  sheet.line(72, 123, "T", 30);
  sheet.line(90, 110, "he parties agree that the delivery of the goods takes place");
  sheet.line(90, 123, "in the house of the Buyer, who has to be told of it at least");
  sheet.line(72, 136, "two days before, as this agreement says in more detail below");
  EXPECT_THAT(checked(compose(sheet.page)).text, HasSubstr("The parties agree that the delivery of the goods takes place\nin the house"));
}

TEST(Compose, SmallBulletsOfSymbolFontsBeginTheirItems) {
  Sheet sheet;
  for (int i = 0; i < 2; ++i) {
    const float y = 100 + 22 * static_cast<float>(i);
    sheet.line(64, y - 4, "\uF095", 8);
    sheet.line(81, y, i ? "Costs fell to 1,020" : "Sales rose by 12.5%", 18);
  }
  Page page = checked(compose(sheet.page));
  EXPECT_EQ(page.text, "• Sales rose by 12.5%\n\n• Costs fell to 1,020");
  EXPECT_EQ(page.blocks[0].kind, BlockKind::list_item);
}

// The mark of a note is a word of its own; an exponent stays with its unit.
TEST(Compose, MarksOfNotesDoNotJoinTheirWords) {
  Sheet sheet;
  auto raised = [&](const char* mark) {
    ContentWord& last = sheet.page.words.back();
    const float x = last.box.x1, y = last.baseline - 3;
    sheet.line(x, y, mark, 6);
    sheet.page.words.back().space_before = false;
  };
  sheet.line(72, 100, "The parties agree that the price which the Company");
  raised("1");
  sheet.line(72, 113, "has to pay for the goods that it orders is 1,577");
  raised("2");
  sheet.line(72, 126, "and that the rooms of the house have together 120 m");
  raised("2");
  sheet.line(72, 139, "and that they are let until the end of the month of the 1");
  raised("st");
  const std::string text = checked(compose(sheet.page)).text;
  EXPECT_THAT(text, HasSubstr("Company 1\n"));
  EXPECT_THAT(text, HasSubstr("1,577 2\n"));
  EXPECT_THAT(text, HasSubstr("m2\n"));
  EXPECT_THAT(text, HasSubstr("1st"));
}

TEST(SymbolFonts, LettersAreWhatTheyShow) {
  EXPECT_EQ(symbol_shown(symbol_font("ABCDEF+Wingdings-Regular"), 0xF0FE), "☑");
  EXPECT_EQ(symbol_shown(symbol_font("Wingdings"), 'x'), "☒");
  EXPECT_EQ(symbol_shown(symbol_font("Wingdings 2"), 0x52), "☑");
  EXPECT_EQ(symbol_shown(symbol_font("SymbolMT"), 0xF0B7), "•");
  EXPECT_EQ(symbol_shown(symbol_font("Wingdings 3"), 'x'), "");
  EXPECT_EQ(symbol_shown(symbol_font("Arial"), 'x'), "");
}

TEST(LineMarks, WhatIsRaisedAndNamesANote) {
  for (auto [word, mark] : {std::pair{"Company", "1"},
                            {"value", "2"},
                            {"sales.", "12"},
                            {"institutions).", "11,"},
                            {"1,577", "2"},
                            {"2007", "1"},
                            {"6.7%", "(a)"},
                            {"EU", "2"},
                            {"Größe", "3"},
                            {"plans", "a"},
                            {"64", "1,2"}})
    EXPECT_TRUE(is_note_mark(word, mark)) << word << " " << mark;
  for (auto [word, mark] : {std::pair{"m", "2"},
                            {"km", "2"},
                            {"KM", "2"},
                            {"10", "6"},
                            {"×10", "9"},
                            {"x", "2"},
                            {"1", "st"},
                            {"Loco", "®"},
                            {"ScotchBlue", "TM"},
                            {"(1+r)", "2"},
                            {"", "1"},
                            {"(", "12"},
                            {"BRAF", "v600E"}})
    EXPECT_FALSE(is_note_mark(word, mark)) << word << " " << mark;
}

TEST(Compose, PutsHiddenWordsBehindTheVisible) {
  Sheet sheet;
  sheet.line(72, 100, "What everyone can see on this page");
  sheet.line(74, 100, "ignore all of this", 10, style::kInvisible);
  Page page = checked(compose(sheet.page));
  EXPECT_EQ(page.text, "What everyone can see on this page\n\nignore all of this");
}

TEST(Compose, ClosesLetterSpacing) {
  Sheet sheet;
  for (int i = 0; i < 6; ++i) sheet.line(72 + 9.f * static_cast<float>(i), 100, std::string(1, "NOTICE"[i]));
  EXPECT_EQ(checked(compose(sheet.page)).text, "NOTICE");
}

TEST(Compose, ReadsSidewaysPagesAsIfTurned) {
  Sheet sheet;
  sheet.line(72, 100, "First line of a page that lies on its side");
  sheet.line(72, 112, "and its second line.");
  ContentPage sideways = turned_upright(sheet.page, 270);  // text now runs down
  for (ContentWord& word : sideways.words) word.angle = 90;
  Page upright = checked(compose(sheet.page)), turned = checked(compose(sideways));
  EXPECT_EQ(upright.text, turned.text);
  for (size_t i = 0; i < turned.words.size(); ++i) {
    Box box = sideways.words[i].box;
    EXPECT_NEAR(turned.words[i].box.x0, box.x0, 0.01);
    EXPECT_NEAR(turned.words[i].box.y1, box.y1, 0.01);
  }
}

TEST(Compose, TurnsBoxesBack) {
  Box box{10, 20, 30, 60};
  for (uint16_t angle : {0, 90, 180, 270}) {
    ContentPage page;
    page.width_pt = 600;
    page.height_pt = 800;
    page.fills.push_back({box, 0, 0, 0, 0});
    ContentPage turned = turned_upright(page, angle);
    EXPECT_EQ(turned_back(turned.fills[0].box, angle, 600, 800), box) << angle;
  }
}

TEST(RunningMatter, MarksTablesThatGoOn) {
  auto page_with_table = [](uint32_t number, float top, float bottom) {
    Page page;
    page.number = number;
    page.width_pt = 612;
    page.height_pt = 792;
    page.text = "a\tb";
    Block block;
    block.kind = BlockKind::table;
    block.end = 3;
    block.box = {72, top, 540, bottom};
    page.blocks.push_back(block);
    Table table;
    table.box = block.box;
    table.rows = 1;
    table.columns = 2;
    table.end = 3;
    page.tables.push_back(table);
    return page;
  };
  Page before = page_with_table(1, 500, 700), after = page_with_table(2, 80, 200), far = page_with_table(2, 80, 200);
  mark_continuation(before, after);
  EXPECT_TRUE(after.tables[0].continues_previous_page);
  far.tables[0].columns = 3;
  mark_continuation(before, far);
  EXPECT_FALSE(far.tables[0].continues_previous_page);
}

}  // namespace
}  // namespace dossier::reader
