#include <gtest/gtest.h>

#include "app/analysis/clause_question.h"
#include "app/analysis/document_model.h"
#include "app/analysis/key_figures.h"
#include "app/analysis/page_fixture.h"
#include "app/analysis/page_ranking.h"
#include "app/analysis/statement_answer.h"

namespace dossier {
namespace {

using test::PageBuilder;

Page income_statement(uint32_t number) {
  return PageBuilder(number)
      .text("Harrow Mills, Inc.")
      .text("CONSOLIDATED STATEMENTS OF INCOME")
      .text("(in millions, except per share data)")
      .line({{300, "Years ended December 31,"}})
      .line({{320, "2022"}, {400, "2021"}, {480, "2020"}})
      .line({{54, "Net sales"}, {310, "$ 1,250.5"}, {390, "$ 1,000.4"}, {470, "$ 900.0"}})
      .line({{54, "Cost of sales"}, {316, "(750.3)"}, {396, "(650.1)"}, {476, "(600.0)"}})
      .line({{54, "Gross profit"}, {320, "500.2"}, {400, "350.3"}, {480, "300.0"}})
      .line({{54, "Selling, general and"}})
      .line({{54, "administrative expenses"}, {320, "200.0"}, {400, "180.0"}, {480, "170.0"}})
      .line({{54, "Operating income"}, {320, "300.2"}, {400, "170.3"}, {480, "130.0"}})
      .line({{54, "Interest expense"}, {325, "20.0"}, {405, "21.0"}, {485, "22.0"}})
      .line({{54, "Income before income taxes"}, {320, "280.2"}, {400, "149.3"}, {480, "108.0"}})
      .line({{54, "Provision for income taxes"}, {325, "70.0"}, {405, "37.0"}, {485, "27.0"}})
      .line({{54, "Net income"}, {310, "$ 210.2"}, {390, "$ 112.3"}, {475, "$ 81.0"}})
      .line({{54, "Basic"}, {320, "$ 2.10"}, {400, "$ 1.12"}, {480, "$ .81"}})
      .line({{54, "Diluted"}, {320, "$ 2.05"}, {400, "$ 1.10"}, {480, "$ .80"}})
      .page();
}

struct Fixture {
  MemoryPages pages;
  SourceDocument document;
  std::unique_ptr<DocumentModel> model;

  Fixture() {
    document.sha256 = sha256_of("harrow");
    document.name = "harrow.pdf";
    document.info.type = "pdf";
    document.pages = 3;
    std::vector<Page> list;
    list.push_back(PageBuilder(1)
                       .text("FORM 10-K")
                       .text("ANNUAL REPORT for the fiscal year ended December 31, 2022")
                       .text("HARROW MILLS, INC.")
                       .text("(Exact name of registrant as specified in its charter)")
                       .page());
    list.push_back(PageBuilder(2).text("Item 1. Business").text("Harrow Mills makes woollen cloth for uniforms and sells to governments.").page());
    list.push_back(income_statement(3));
    pages.add(document, std::move(list));
    document = pages.documents().value().front();
    model = DocumentModel::build(pages, document, document.page_numbers).value();
  }
};

TEST(Profile, ReadsTheCover) {
  Fixture f;
  const DocumentProfile& p = f.model->profile();
  EXPECT_EQ(p.kind, "annual report");
  EXPECT_EQ(p.form, "10-K");
  EXPECT_EQ(p.subject.text, "HARROW MILLS, INC.");
  ASSERT_TRUE(p.subject.place);
  EXPECT_EQ(f.model->page(0).slice(p.subject.place->begin, p.subject.place->end), "HARROW MILLS, INC.");
  EXPECT_EQ(p.period_end, "2022-12-31");
  EXPECT_EQ(p.fiscal_year, 2022);
}

TEST(Rows, KeepLabelsHeadingsAndCells) {
  std::vector<TableRow> rows = rows_of(income_statement(1));
  ASSERT_EQ(rows.size(), 11u);
  EXPECT_EQ(rows[0].norm, "net sales");
  ASSERT_EQ(rows[0].cells.size(), 3u);
  EXPECT_EQ(rows[0].cells[1].number->digits, "1000.4");
  EXPECT_EQ(rows[0].cells[1].years, std::vector<int>{2021});
  EXPECT_LT(rows[1].cells[0].number->value, 0);
  EXPECT_EQ(rows[3].norm, "selling, general and administrative expenses");
}

TEST(Rows, AYearAtTheLeftIsWhatARowIsAbout) {
  std::vector<TableRow> rows = rows_of(PageBuilder(1)
                                           .text("Future minimum payments are due as follows in millions:")
                                           .line({{54, "Year"}, {300, "Leases"}, {400, "Debt"}})
                                           .line({{54, "2024"}, {310, "120.5"}, {410, "500.0"}})
                                           .line({{54, "2025"}, {310, "110.0"}, {410, "12.0"}})
                                           .line({{54, "Thereafter"}, {310, "2030"}, {410, "1,200.0"}})
                                           .page());
  ASSERT_GE(rows.size(), 3u);
  const TableRow& first = rows[rows.size() - 3];
  EXPECT_EQ(first.label, "2024");
  ASSERT_EQ(first.cells.size(), 2u);
  EXPECT_EQ(first.cells[0].number->digits, "120.5");
  EXPECT_EQ(rows.back().label, "Thereafter");
  EXPECT_EQ(rows.back().cells.size(), 2u);
  // Years alone head columns.
  std::vector<TableRow> headed = rows_of(income_statement(1));
  EXPECT_EQ(headed[0].cells[0].years, std::vector<int>{2022});
}

TEST(Profile, AReleaseIsKnownByItsHeadline) {
  SourceDocument document;
  document.sha256 = sha256_of("release");
  document.name = "release.pdf";
  document.info.type = "pdf";
  auto page = std::make_shared<const Page>(PageBuilder(1)
                                               .text("Harrow reports fiscal 2023 results and provides outlook for fiscal 2024")
                                               .text("Net sales rose. The agreement with our banks was renewed; this contract between Harrow and its lenders runs on.")
                                               .page());
  EXPECT_EQ(profile_of(document, {page}).kind, "press release");
  page = std::make_shared<const Page>(PageBuilder(1)
                                          .text("Harrow Announces Fourth Quarter Fiscal 2022 Results")
                                          .text("results for the fifty-two-week period (\u201Cfiscal year\u201D) ended January 28, 2023 compared to the same period ended January 29, 2022.")
                                          .page());
  EXPECT_EQ(profile_of(document, {page}).period_end, "2023-01-28");
  EXPECT_EQ(profile_of(document, {page}).fiscal_year, 2022);
}

// What a program prints about a contract or a filing is neither.
TEST(Profile, AProgramIsNoContractAndNoFiling) {
  SourceDocument document;
  document.sha256 = sha256_of("program");
  document.name = "make.py";
  document.info.type = "txt";
  const auto page = std::make_shared<const Page>(PageBuilder(1)
                                                     .text("AGREEMENT, printed by this program")
                                                     .text("FORM 10-K ANNUAL REPORT for the fiscal year ended December 31, 2022")
                                                     .text("This Agreement is made by and between Alder Ltd and Birch Ltd.")
                                                     .page());
  const DocumentProfile program = profile_of(document, {page});
  EXPECT_EQ(program.kind, "source text");
  EXPECT_EQ(program.form, "");
  EXPECT_FALSE(is_contract(program));
  document.name = "make.txt";
  EXPECT_EQ(profile_of(document, {page}).form, "10-K");
}

// A fiscal year is called after the calendar year it ends in; the balance sheet says when the last one ended.
TEST(Profile, AQuarterBelongsToItsFiscalYear) {
  SourceDocument document;
  document.sha256 = sha256_of("quarter");
  document.name = "quarter.pdf";
  document.info.type = "pdf";
  auto profile = [&](const std::string& ended, const std::string& balance) {
    std::vector<std::shared_ptr<const Page>> pages = {
        std::make_shared<const Page>(PageBuilder(1).text("FORM 10-Q").text("QUARTERLY REPORT").text("For the quarterly period ended " + ended).page()),
        std::make_shared<const Page>(PageBuilder(2).text("Condensed Consolidated Balance Sheets").text(balance).page())};
    return profile_of(document, pages);
  };
  DocumentProfile p = profile("July 29, 2023", "July 29, 2023 January 28, 2023 July 30, 2022");
  EXPECT_EQ(p.fiscal_year, 2024);
  EXPECT_EQ(p.quarter, 2);
  EXPECT_EQ(p.last_year_end, "2023-01-28");
  p = profile("March 31, 2023", "March 31, 2023 December 31, 2022");
  EXPECT_EQ(p.fiscal_year, 2023);
  EXPECT_EQ(p.quarter, 1);
  p = profile("December 31, 2022", "December 31, 2022 June 30, 2022");
  EXPECT_EQ(p.fiscal_year, 2023);
  EXPECT_EQ(p.quarter, 2);
  p = profile("September 30, 2022", "nothing else");  // only the period is known: the calendar's
  EXPECT_EQ(p.fiscal_year, 2022);
  EXPECT_EQ(p.quarter, 3);
}

Page balance_sheet(uint32_t number, const std::string& title, const std::string& times) {
  auto amount = [&](const char* digits) { return std::string(digits) + times; };
  return PageBuilder(number)
      .text("Harrow Mills, Inc.")
      .text(title)
      .text("(in millions)")
      .line({{320, "2022"}, {400, "2021"}})
      .line({{54, "Current assets:"}})
      .line({{54, "Cash and cash equivalents"}, {320, amount("7")}, {400, amount("6")}})
      .line({{54, "Inventories, net"}})
      .line({{64, "Raw materials"}, {320, amount("2")}, {400, amount("1")}})
      .line({{64, "Finished goods"}, {320, amount("3")}, {400, amount("2")}})
      .line({{54, "Total current assets"}, {320, amount("12")}, {400, amount("9")}})
      .line({{54, "Total assets"}, {320, amount("40")}, {400, amount("38")}})
      .line({{54, "Total current liabilities"}, {320, amount("5")}, {400, amount("4")}})
      .line({{54, "Long-term debt"}, {320, amount("9")}, {400, amount("9")}})
      .line({{54, "Total liabilities"}, {320, amount("20")}, {400, amount("19")}})
      .line({{54, "Retained earnings"}, {320, amount("15")}, {400, amount("14")}})
      .line({{54, "Total shareholders' equity"}, {320, amount("20")}, {400, amount("19")}})
      .line({{54, "Total liabilities and shareholders' equity"}, {320, amount("40")}, {400, amount("38")}})
      .page();
}

Page cash_flows(uint32_t number) {
  return PageBuilder(number)
      .text("CONSOLIDATED STATEMENTS OF CASH FLOWS")
      .text("(in millions)")
      .line({{300, "Years ended December 31,"}})
      .line({{320, "2022"}, {400, "2021"}})
      .line({{54, "Net income"}, {320, "210"}, {400, "112"}})
      .line({{54, "Depreciation and amortization"}, {320, "50"}, {400, "48"}})
      .line({{54, "Inventories"}, {320, "(248)"}, {400, "626"}})
      .line({{54, "Net cash provided by operating activities"}, {320, "300"}, {400, "250"}})
      .line({{54, "Capital expenditures"}, {320, "(90)"}, {400, "(80)"}})
      .line({{54, "Net cash used in investing activities"}, {320, "(95)"}, {400, "(85)"}})
      .line({{54, "Net cash used in financing activities"}, {320, "(100)"}, {400, "(90)"}})
      .line({{54, "Cash and cash equivalents at end of year"}, {320, "700"}, {400, "600"}})
      .page();
}

// The ratio is read from one statement: the consolidated one, its inventories summed up from their parts and never taken from the
// cash flows, which follow it.
TEST(StatementAnswer, ARatioRestsOnTheConsolidatedBalanceSheet) {
  SourceDocument document;
  document.sha256 = sha256_of("balance");
  document.name = "balance.pdf";
  document.info.type = "pdf";
  document.pages = 4;
  MemoryPages pages;
  pages.add(document, {PageBuilder(1).text("FORM 10-K").text("ANNUAL REPORT for the fiscal year ended December 31, 2022").page(), balance_sheet(2, "CONSOLIDATED BALANCE SHEETS", "00"),
                       cash_flows(3), balance_sheet(4, "BALANCE SHEETS", "0")});
  document = pages.documents().value().front();
  auto model = DocumentModel::build(pages, document, document.page_numbers).value();
  EXPECT_GT(model->statement_scores(StatementKind::balance)[1], model->statement_scores(StatementKind::balance)[3]);
  auto ratio = answer_from_statements(*model, parse_question("What is the quick ratio of Harrow in FY2022?"), {});
  ASSERT_TRUE(ratio);
  EXPECT_EQ(ratio->numbers[0].value, "1.4");  // (1200 - 500) / 500
  auto change = answer_from_statements(*model, parse_question("Has the quick ratio improved between FY2021 and FY2022?"), {});
  ASSERT_TRUE(change);
  ASSERT_EQ(change->numbers.size(), 4u);
  EXPECT_EQ(change->numbers[1].value, "1.5");  // (900 - 300) / 400
  EXPECT_EQ(change->numbers[3].unit, "%");
  EXPECT_EQ(change->numbers[3].value, "-6.67");
}

TEST(PrintedNumber, TakesWhatTablesPrint) {
  EXPECT_EQ(printed_number("$ 1,577.0")->digits, "1577.0");
  EXPECT_EQ(printed_number("(12.5)%")->value, -12.5);
  EXPECT_TRUE(printed_number("(12.5)%")->percent);
  EXPECT_TRUE(printed_number("\u2014")->dash);
  EXPECT_EQ(printed_number("\u2212" "7")->value, -7);
  EXPECT_FALSE(printed_number("1,57"));
  EXPECT_FALSE(printed_number("10-K"));
  EXPECT_FALSE(printed_number(""));
  EXPECT_FALSE(printed_number("Total"));
}

TEST(Ranking, PutsTheNamedStatementFirst) {
  Fixture f;
  auto order = rank_pages(*f.model, parse_question("What was Harrow's FY2022 net income according to the income statement?"));
  EXPECT_EQ(f.model->page(order[0].index).number, 3u);
  EXPECT_GT(order[0].statement, 1);
}

TEST(StatementAnswer, ReadsALineAndWorksOutAMetric) {
  Fixture f;
  auto line = answer_from_statements(*f.model, parse_question("What is the FY2021 operating income?"), {});
  ASSERT_TRUE(line);
  EXPECT_EQ(line->numbers[0].value, "170.3");
  EXPECT_EQ(line->numbers[0].scale, 1e6);
  auto margin = answer_from_statements(*f.model, parse_question("What is the gross margin in FY2022?"), {});
  ASSERT_TRUE(margin);
  EXPECT_EQ(margin->numbers[0].value, "40");
  EXPECT_EQ(margin->numbers[0].unit, "%");
  ASSERT_TRUE(margin->computation);
  EXPECT_EQ(margin->computation->operands.size(), 2u);
  auto growth = answer_from_statements(*f.model, parse_question("What is the revenue growth rate from FY2021 to FY2022?"), {});
  ASSERT_TRUE(growth);
  EXPECT_EQ(growth->numbers[0].value, "25");
  auto missing = answer_from_statements(*f.model, parse_question("What is the quick ratio in FY2022?"), {});
  EXPECT_FALSE(missing);
}

TEST(KeyFigures, AreTypedWithPeriodAndScale) {
  Fixture f;
  auto figures = key_figures(*f.model);
  ASSERT_GE(figures.size(), 4u);
  EXPECT_EQ(figures[0].item, "revenue");
  FigureValue v = typed(figures[0].figure);
  EXPECT_EQ(v, (FigureValue{"1250.5", "USD", "1000000", "2022"}));
  ASSERT_TRUE(figures[0].before);
  EXPECT_EQ(figures[0].before->digits, "1000.4");
}

TEST(SentenceFigures, HaveUnitScaleAndPeriod) {
  auto f = figures_in("In 2022 revenue rose 12.5% to $1.2 billion.");
  ASSERT_EQ(f.size(), 2u);
  EXPECT_EQ(f[0].figure, (FigureValue{"12.5", "%", "1", "2022"}));
  EXPECT_EQ(f[1].figure.value, "1.2");
  EXPECT_EQ(f[1].figure.unit, "USD");
  EXPECT_EQ(f[1].figure.scale, "1000000000");
}

}  // namespace
}  // namespace dossier
