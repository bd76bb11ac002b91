#include "ingest/reader/layout/tables.h"

#include <gtest/gtest.h>

#include <chrono>
#include <random>

#include "ingest/reader/layout/tables_sketch.h"

namespace dossier::reader {
namespace {

std::string text_of(const ContentPage& page, const FoundTable& table, int row, int column) {
  for (const FoundCell& c : table.cells) {
    if (c.row != row || c.column != column) continue;
    std::string out;
    for (uint32_t w : c.words) out += (out.empty() ? "" : " ") + page.words[w].text;
    return out;
  }
  return "";
}

const FoundCell* cell_with(const ContentPage& page, const FoundTable& table, const std::string& text) {
  for (const FoundCell& c : table.cells) {
    if (text_of(page, table, c.row, c.column) == text) return &c;
  }
  return nullptr;
}

TEST(Tables, AreNotMadeOfWhatWasReadFromAChart) {
  auto found = [](uint16_t style, int rows) {
    Sketch s;
    s.text(60, 60, "The share of those who were asked grew from year to year.");
    for (int row = 0; row < rows; ++row)
      for (int column = 0; column < 4; ++column)
        s.text(100 + 60 * static_cast<float>(column), 200 + 14 * static_cast<float>(row), std::to_string(11 + row) + "." + std::to_string(column) + "%", style);
    return find_tables(s.page()).size();
  };
  EXPECT_EQ(found(0, 2), 1u);
  EXPECT_EQ(found(style::kOcr, 2), 0u) << "percentages over two bars";
  EXPECT_EQ(found(style::kOcr, 5), 1u) << "a table in a picture is one";
}

TEST(Tables, ReadsAStatementWithoutRules) {
  Sketch s;
  s.right(400, 80, "2018").right(500, 80, "2017");
  s.text(72, 94, "Net sales").text(340, 94, "$").right(400, 94, "32,765").text(440, 94, "$").right(500, 94, "31,657");
  s.text(72, 108, "Cost of sales").right(400, 108, "16,682").right(500, 108, "16,055");
  s.text(72, 122, "Other expense").right(400, 122, "(155)").right(500, 122, "(32)");
  s.text(72, 136, "Capital spending").right(400, 136, "1,577").right(500, 136, "1,373");
  std::vector<FoundTable> tables = find_tables(s.page());
  ASSERT_EQ(tables.size(), 1u);
  const FoundTable& t = tables[0];
  EXPECT_EQ(t.rows, 5);
  EXPECT_EQ(t.columns, 3);
  EXPECT_EQ(text_of(s.page(), t, 0, 1), "2018");
  EXPECT_EQ(text_of(s.page(), t, 1, 1), "$ 32,765");
  EXPECT_EQ(text_of(s.page(), t, 1, 2), "$ 31,657");
  EXPECT_EQ(text_of(s.page(), t, 3, 1), "(155)");
  EXPECT_TRUE(cell_with(s.page(), t, "2018")->column_header);
  EXPECT_TRUE(cell_with(s.page(), t, "Net sales")->row_header);
  EXPECT_FALSE(cell_with(s.page(), t, "1,577")->row_header);
}

TEST(Tables, CloseRowsNeverMergeIntoOneNumber) {
  Sketch s;
  for (int i = 0; i < 6; ++i) {
    float y = 100 + 8.2f * static_cast<float>(i);  // tighter than the type is high
    s.text(72, y, "Item " + std::string(1, static_cast<char>('A' + i))).right(300, y, std::to_string(100 + i)).right(400, y, std::to_string(200 + i));
  }
  std::vector<FoundTable> tables = find_tables(s.page());
  ASSERT_EQ(tables.size(), 1u);
  for (int i = 0; i < 6; ++i) {
    const FoundCell* c = cell_with(s.page(), tables[0], std::to_string(100 + i));
    ASSERT_NE(c, nullptr) << i;
    EXPECT_EQ(c->words.size(), 1u);
  }
}

TEST(Tables, TwoDatesNeverShareACell) {
  Sketch s;
  s.text(72, 90, "MARLOW PUMPS LTD");
  s.text(380, 90, "INVOICE");
  s.text(72, 108, "4 Harbour Row, Bristol BS1");
  s.text(380, 112, "Invoice no.");
  s.text(480, 112, "2026-0042");
  s.text(72, 120, "VAT GB 123 4567 89");
  s.text(380, 126, "Date");
  s.text(480, 126, "3 March 2026");
  s.text(380, 140, "Due");
  s.text(480, 140, "2 April 2026");
  for (const FoundTable& table : find_tables(s.page()))
    for (const FoundCell& cell : table.cells) EXPECT_EQ(text_of(s.page(), table, cell.row, cell.column).find("2026 2 April"), std::string::npos);
}

TEST(Tables, ReadsAGridOfRulesWithASpan) {
  Sketch s;
  for (float y : {100.f, 120.f, 140.f, 160.f, 180.f}) s.rule(72, y, 372, y);
  s.rule(72, 100, 72, 180).rule(172, 100, 172, 180).rule(372, 100, 372, 180).rule(272, 120, 272, 180);
  s.centred(272, 114, "Students").text(76, 114, "Cluster");
  s.centred(222, 134, "Male").centred(322, 134, "Female");
  s.text(76, 154, "Sciences").centred(222, 154, "63").centred(322, 154, "597");
  s.text(76, 174, "Humanities").centred(222, 174, "77").centred(322, 174, "755");
  std::vector<FoundTable> tables = find_tables(s.page());
  ASSERT_EQ(tables.size(), 1u);
  const FoundTable& t = tables[0];
  EXPECT_TRUE(t.ruled);
  EXPECT_EQ(t.rows, 4);
  EXPECT_EQ(t.columns, 3);
  const FoundCell* span = cell_with(s.page(), t, "Students");
  ASSERT_NE(span, nullptr);
  EXPECT_EQ(span->column_span, 2);
  EXPECT_TRUE(span->column_header);
  EXPECT_TRUE(cell_with(s.page(), t, "Male")->column_header);
  EXPECT_FALSE(cell_with(s.page(), t, "597")->column_header);
}

TEST(Tables, JoinsAWrappedLabelWithItsRow) {
  Sketch s;
  s.right(300, 80, "2018").right(400, 80, "2017");
  s.text(72, 94, "Net income").right(300, 94, "10").right(400, 94, "20");
  s.text(72, 108, "Adjustments to reconcile net income and").text(82, 120, "cash flows").right(300, 120, "30").right(400, 120, "40");
  s.text(72, 134, "Depreciation").right(300, 134, "50").right(400, 134, "60");
  std::vector<FoundTable> tables = find_tables(s.page());
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_NE(cell_with(s.page(), tables[0], "Adjustments to reconcile net income and cash flows"), nullptr);
  EXPECT_EQ(tables[0].rows, 4);
}

TEST(Tables, HeadingsOverSeveralColumnsSpanThem) {
  Sketch s;
  s.rule(72, 70, 500, 70);
  s.centred(290, 80, "2007").centred(440, 80, "2009");
  s.rule(250, 84, 350, 84).rule(400, 84, 500, 84);
  s.text(72, 96, "Characteristic").right(280, 96, "No.").right(350, 96, "Rate").right(430, 96, "No.").right(500, 96, "Rate");
  s.rule(72, 100, 500, 100);
  for (int i = 0; i < 4; ++i) {
    float y = 112 + 12 * static_cast<float>(i);
    s.text(72, y, "Group").right(280, y, std::to_string(10 + i)).right(350, y, "1." + std::to_string(i)).right(430, y, std::to_string(50 + i)).right(500, y, "2." + std::to_string(i));
  }
  s.rule(72, 154, 500, 154);
  std::vector<FoundTable> tables = find_tables(s.page());
  ASSERT_EQ(tables.size(), 1u);
  const FoundTable& t = tables[0];
  EXPECT_EQ(t.columns, 5);
  const FoundCell* c = cell_with(s.page(), t, "2007");
  ASSERT_NE(c, nullptr);
  EXPECT_EQ(c->column, 1);
  EXPECT_EQ(c->column_span, 2);
  c = cell_with(s.page(), t, "2009");
  ASSERT_NE(c, nullptr);
  EXPECT_EQ(c->column, 3);
  EXPECT_EQ(c->column_span, 2);
  c = cell_with(s.page(), t, "Characteristic");
  ASSERT_NE(c, nullptr);
  EXPECT_TRUE(c->column_header);
}

TEST(Tables, SignsOfTheNextColumnMayTouchAFigure) {
  Sketch s;
  s.text(72, 80, "Country").right(300, 80, "2018").right(340, 80, "2017");
  for (int i = 0; i < 4; ++i) {
    float y = 94 + 12 * static_cast<float>(i);
    s.text(72, y, "Region").text(264, y, "$").right(300, y, "7,00" + std::to_string(i)).text(300.5f, y, "$").right(340, y, "8,00" + std::to_string(i));
  }
  std::vector<FoundTable> tables = find_tables(s.page());
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_EQ(tables[0].columns, 3);
  EXPECT_EQ(text_of(s.page(), tables[0], 1, 1), "$ 7,000");
  EXPECT_EQ(text_of(s.page(), tables[0], 1, 2), "$ 8,000");
}

TEST(Tables, ASecondSetOfHeadingsBeginsASecondTable) {
  Sketch s;
  for (int part = 0; part < 2; ++part) {
    float y = 80 + 60 * static_cast<float>(part);
    s.text(72, y, "(Millions)").right(300, y, part ? "2016" : "2018").right(400, y, part ? "2015" : "2017");
    for (int i = 1; i <= 3; ++i) s.text(72, y + 12 * static_cast<float>(i), "Segment").right(300, y + 12 * static_cast<float>(i), "11").right(400, y + 12 * static_cast<float>(i), "22");
  }
  std::vector<FoundTable> tables = find_tables(s.page());
  ASSERT_EQ(tables.size(), 2u);
  EXPECT_EQ(tables[0].rows, 4);
  EXPECT_EQ(text_of(s.page(), tables[1], 0, 1), "2016");
  EXPECT_TRUE(cell_with(s.page(), tables[1], "2015")->column_header);
}

TEST(Tables, RulesAroundTheHeadingsAloneDoNotCutThemOff) {
  Sketch s;
  s.rule(250, 70, 400, 70).rule(250, 84, 400, 84);
  s.right(300, 80, "Cost").right(400, 80, "Value");
  s.text(72, 94, "Short-term securities:");
  for (int i = 0; i < 4; ++i) s.text(72, 106 + 12 * static_cast<float>(i), "Bonds").right(300, 106 + 12 * static_cast<float>(i), "153").right(400, 106 + 12 * static_cast<float>(i), "154");
  std::vector<FoundTable> tables = find_tables(s.page());
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_EQ(tables[0].columns, 3);
  EXPECT_TRUE(cell_with(s.page(), tables[0], "Cost")->column_header);
  EXPECT_NE(cell_with(s.page(), tables[0], "Short-term securities:"), nullptr);
}

TEST(Tables, ShadesOverAPartOfTheColumnsDrawNoGrid) {
  Sketch s;
  for (int i = 0; i < 6; ++i) {
    float y = 100 + 12 * static_cast<float>(i);
    s.text(72, y, "Assets").right(300, y, std::to_string(100 + i)).right(400, y, std::to_string(200 + i));
    if (i % 2) s.fill({200, y - 9, 250, y + 3}).fill({250, y - 9, 310, y + 3});
  }
  std::vector<FoundTable> tables = find_tables(s.page());
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_EQ(tables[0].rows, 6);
  EXPECT_EQ(tables[0].columns, 3);
  for (const FoundCell& c : tables[0].cells) EXPECT_EQ(c.words.size(), 1u);
}

TEST(Tables, ALongLabelInTheMiddleDoesNotEndAStatement) {
  Sketch s;
  s.right(400, 80, "2018").right(500, 80, "2017");
  auto row = [&](float y, const char* label) { s.text(72, y, label).right(400, y, "5").right(500, y, "6"); };
  row(94, "Net income");
  row(106, "Depreciation");
  s.text(72, 118, "Changes in assets and liabilities, net of effects of the businesses acquired and sold:");
  row(130, "Inventories");
  row(142, "Payables");
  std::vector<FoundTable> tables = find_tables(s.page());
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_EQ(tables[0].rows, 6);
}

TEST(Tables, ProseInTwoColumnsIsNoTable) {
  Sketch s;
  for (int i = 0; i < 20; ++i) {
    float y = 100 + 12 * static_cast<float>(i);
    s.text(72, y, "The company shall deliver the goods to the buyer not later than noon");
    s.text(320, y, "and the buyer shall examine them within a month of their arrival");
  }
  EXPECT_TRUE(find_tables(s.page()).empty());
}

TEST(Tables, AListIsNoTable) {
  Sketch s;
  for (int i = 0; i < 6; ++i) {
    float y = 100 + 12 * static_cast<float>(i);
    s.text(72, y, "(" + std::string(1, static_cast<char>('a' + i)) + ")").text(100, y, "deliver the goods in time");
  }
  EXPECT_TRUE(find_tables(s.page()).empty());
}

TEST(Tables, AContentsPageIsNoTable) {
  Sketch s;
  for (int i = 0; i < 8; ++i) {
    float y = 100 + 12 * static_cast<float>(i);
    s.text(72, y, "Chapter on something").text(150, y, "..............................").right(400, y, std::to_string(3 + 7 * i));
  }
  EXPECT_TRUE(find_tables(s.page()).empty());
}

// Whatever stands on a page: no word in two cells, spans inside the table and not over each other, no crash.
TEST(Tables, HoldsItsPromisesOnRandomPages) {
  std::mt19937 random(20240611);
  auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const char* vocabulary[] = {"Total", "12", "3,456", "(7)", "$", "%", "the", "of", "Revenue", "2019", "n/a", "-", "....", "9.5%", ")", "\u2022", "Net", "a"};
  for (int round = 0; round < 400; ++round) {
    ContentPage page;
    page.width_pt = 612;
    page.height_pt = 792;
    int columns = 1 + pick(7), rows = 1 + pick(30);
    for (int r = 0; r < rows; ++r) {
      for (int c = 0; c < columns; ++c) {
        for (int k = pick(4); k > 0; --k) {
          ContentWord w;
          w.text = vocabulary[pick(18)];
          float x = 40 + 80 * static_cast<float>(c) + static_cast<float>(pick(60)), y = 60 + 11 * static_cast<float>(r) + static_cast<float>(pick(3));
          w.box = {x, y - 8, x + 4 * static_cast<float>(w.text.size()), y + 2};
          w.baseline = pick(10) ? y : 0;
          w.size_pt = pick(10) ? 10 : 0;
          page.words.push_back(w);
        }
      }
    }
    for (int k = pick(40); k > 0; --k) {
      float x = 40 + 20 * static_cast<float>(pick(28)), y = 50 + 11 * static_cast<float>(pick(30));
      if (pick(2)) page.rules.push_back({x, y, x + 20 * static_cast<float>(pick(25)), y, 0.5f});
      else page.rules.push_back({x, y, x, y + 11 * static_cast<float>(pick(25)), 0.5f});
    }
    std::vector<int> used(page.words.size(), 0);
    for (const FoundTable& t : find_tables(page)) {
      std::vector<int> grid(static_cast<size_t>(t.rows) * t.columns, 0);
      for (const FoundCell& c : t.cells) {
        ASSERT_GE(c.row_span, 1);
        ASSERT_GE(c.column_span, 1);
        ASSERT_LE(c.row + c.row_span, t.rows) << "round " << round;
        ASSERT_LE(c.column + c.column_span, t.columns) << "round " << round;
        for (int r = c.row; r < c.row + c.row_span; ++r) {
          for (int q = c.column; q < c.column + c.column_span; ++q) ASSERT_EQ(grid[static_cast<size_t>(r) * t.columns + static_cast<size_t>(q)]++, 0) << "round " << round;
        }
        for (uint32_t w : c.words) {
          ASSERT_LT(w, page.words.size());
          ASSERT_EQ(used[w]++, 0) << "round " << round;
        }
      }
    }
  }
}

TEST(Tables, AHostilePageEndsSoon) {
  std::mt19937 random(7);
  auto pick = [&](int n) { return static_cast<float>(random() % static_cast<unsigned>(n)); };
  for (int kind = 0; kind < 3; ++kind) {
    ContentPage page;
    page.width_pt = page.height_pt = 4000;
    for (int i = 0; i < 20000; ++i) {
      ContentWord w;
      w.text = i % 3 ? "12" : "of";
      float x = kind == 1 ? pick(4000) : 4 * static_cast<float>(i % 1000), y = kind == 1 ? pick(4000) : kind == 2 ? 100 + static_cast<float>(i % 2) : 20 * static_cast<float>(i / 1000);
      w.box = {x, y, x + 3, y + 8};
      w.baseline = y + 6;
      w.size_pt = kind == 2 && i % 2 ? 4 : 8;
      page.words.push_back(w);
    }
    for (int i = 0; i < 4000; ++i) {
      float inset = 0.4f * static_cast<float>(i);
      if (kind == 0) {  // frames within frames
        page.rules.push_back({inset, inset, 4000 - inset, inset, 1});
        page.rules.push_back({inset, inset, inset, 4000 - inset, 1});
      } else if (i % 2) {
        page.rules.push_back({0, inset * 2, 4000, inset * 2, 1});
      } else {
        page.rules.push_back({inset * 2, 0, inset * 2, 4000, 1});
      }
    }
    auto start = std::chrono::steady_clock::now();
    find_tables(page);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20)) << kind;
  }
}

}  // namespace
}  // namespace dossier::reader
