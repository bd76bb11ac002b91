#include "app/analysis/answerer.h"

#include <gtest/gtest.h>

#include "app/analysis/document_count.h"
#include "app/analysis/page_fixture.h"

namespace dossier {
namespace {

using test::PageBuilder;

SourceDocument document(const std::string& name) {
  SourceDocument d;
  d.sha256 = sha256_of(name);
  d.name = name;
  d.path = "/papers/" + name;
  d.info.type = "pdf";
  d.pages = 1;
  return d;
}

Page emissions_page() {
  return PageBuilder()
      .text("Emissions of the group by source, in thousand tonnes.")
      .line({{320, "2019"}, {400, "2018"}})
      .line({{54, "Combustion of fuel"}, {318, "410.0"}, {398, "400.0"}})
      .line({{54, "Purchased power"}, {318, "120.0"}, {398, "150.0"}})
      .line({{54, "Total emissions"}, {318, "530.0"}, {398, "550.0"}})
      .space()
      .text("Purchased power is measured at the meters of each works and read every month by the operator.")
      .page();
}

Page contract(const std::string& party, const std::string& clause) {
  return PageBuilder()
      .text("SUPPLY AGREEMENT")
      .text("This Agreement is made by and between " + party + " and Corvane Works.")
      .space()
      .text(clause)
      .page();
}

struct Archive3 {
  MemoryPages pages;
  Archive3() {
    pages.add(document("emissions.pdf"), {emissions_page()});
    pages.add(document("alder.pdf"), {contract("Alder Ltd", "Disputes are settled by arbitration in Geneva.")});
    pages.add(document("birch.pdf"), {contract("Birch Ltd", "Disputes go to the courts of Bern.")});
  }
  Answer ask(const std::string& question, const std::string& name = "") {
    PageIndex index = index_in_memory(pages).value();
    return Answerer(pages, index).answer(question, name).value();
  }
};

SourceDocument program(const std::string& name) {
  SourceDocument d = document(name);
  d.info.type = "txt";
  return d;
}

// Programs and data quote contracts: they never answer before one, and never without saying so.
TEST(Ask, ProgramsAndDataAnswerBehindDocuments) {
  const std::string clause = "The buyer pays a deposit of 900 euros within ten days of signing.";
  Archive3 a;
  a.pages.add(program("clauses.json"), {contract("Fern Ltd", clause)});
  // Nothing but data says it: then it says so.
  Answer answer = a.ask("What deposit does the buyer pay within ten days of signing?");
  ASSERT_FALSE(answer.not_found);
  EXPECT_TRUE(answer.only_source_text);
  EXPECT_NE(answer.text.find("900"), std::string::npos) << answer.text;
  // A document that says it goes before.
  a.pages.add(document("fern.pdf"), {contract("Fern Ltd", clause)});
  answer = a.ask("What deposit does the buyer pay within ten days of signing?");
  ASSERT_FALSE(answer.not_found);
  EXPECT_FALSE(answer.only_source_text);
  EXPECT_EQ(answer.evidence.front().document.name, "fern.pdf");
  // Whoever names the file asks it.
  answer = a.ask("What deposit does the buyer pay within ten days of signing?", "clauses.json");
  ASSERT_FALSE(answer.not_found);
  EXPECT_TRUE(answer.only_source_text);
}

TEST(Ask, ComputesAChangeAndHasItChecked) {
  Archive3 a;
  Answer answer = a.ask("What was the percentage change in total emissions between 2018 and 2019?", "emissions.pdf");
  EXPECT_EQ(answer.text, "-3.64%");
  ASSERT_TRUE(answer.computation);
  EXPECT_EQ(answer.computation->operation, Operation::percentage_change);
  ASSERT_EQ(answer.computation->operands.size(), 2u);
  EXPECT_EQ(answer.computation->operands[0].text, "530.0");
  ASSERT_FALSE(answer.evidence.empty());
  EXPECT_EQ(answer.evidence[0].document.name, "emissions.pdf");
  EXPECT_FALSE(answer.evidence[0].boxes.empty());
  EXPECT_TRUE(answer.checked.claim) << (answer.checked.rejected ? answer.checked.rejected->reasons[0].code : "");
}

// A primary statement answers what its lines say, and nothing else: no name and no share is the amount of a line.
TEST(Ask, ALineIsNoAnswerToAQuestionForANameOrAShare) {
  MemoryPages pages;
  SourceDocument d = document("report.pdf");
  d.pages = 4;
  Page statement = PageBuilder(3)
                       .text("CONSOLIDATED STATEMENTS OF INCOME")
                       .text("(in millions)")
                       .line({{300, "Years ended December 31,"}})
                       .line({{320, "2022"}, {400, "2021"}})
                       .line({{54, "Net sales"}, {320, "1,250"}, {400, "1,000"}})
                       .line({{54, "Cost of sales"}, {320, "750"}, {400, "650"}})
                       .line({{54, "Gross profit"}, {320, "500"}, {400, "350"}})
                       .line({{54, "Operating income"}, {320, "300"}, {400, "170"}})
                       .line({{54, "Interest expense"}, {320, "20"}, {400, "21"}})
                       .line({{54, "Income before income taxes"}, {320, "280"}, {400, "149"}})
                       .line({{54, "Provision for income taxes"}, {320, "70"}, {400, "37"}})
                       .line({{54, "Net income"}, {320, "210"}, {400, "112"}})
                       .page();
  pages.add(d, {PageBuilder(1).text("FORM 10-K").text("ANNUAL REPORT for the fiscal year ended December 31, 2022").page(),
                PageBuilder(2).text("Of net sales in fiscal 2022, cloth made up 64 percent and yarn the rest, as in the years before.").page(), statement,
                PageBuilder(4).text("The company has two works and sells to governments.").page()});
  PageIndex index = index_in_memory(pages).value();
  auto how = [&](const std::string& question) { return Answerer(pages, index).answer(question, "report.pdf").value().how; };
  EXPECT_EQ(how("What were net sales in FY2022?").rfind("the line", 0), 0u);
  EXPECT_NE(how("What percent of net sales came from cloth in FY2022?").rfind("the line", 0), 0u);
  EXPECT_NE(how("Which net sales in FY2022 came from cloth?").rfind("the line", 0), 0u);
}

// Of a filing that calls itself "the Company", asked as a person asks.
TEST(Ask, AsPeopleAskAFiling) {
  MemoryPages pages;
  SourceDocument d = document("harrow.pdf");
  d.pages = 4;
  const auto years = [](PageBuilder& b) { b.line({{320, "2022"}, {400, "2021"}}); };
  PageBuilder balance(2), cash(3);
  balance.text("CONSOLIDATED BALANCE SHEETS").text("(in millions)");
  years(balance);
  for (const auto& [label, now, before] : {std::tuple{"Cash and cash equivalents", "70", "60"}, {"Inventories", "50", "40"}, {"Total current assets", "120", "90"}, {"Total assets", "400", "380"},
                                           {"Short-term debt", "10", "12"}, {"Total current liabilities", "50", "40"}, {"Long-term debt", "90", "92"}, {"Total liabilities", "200", "190"},
                                           {"Retained earnings", "150", "140"}, {"Total shareholders' equity", "200", "190"}, {"Total liabilities and shareholders' equity", "400", "380"}})
    balance.line({{54, label}, {320, now}, {400, before}});
  cash.text("CONSOLIDATED STATEMENTS OF CASH FLOWS").text("(in millions)");
  years(cash);
  for (const auto& [label, now, before] : {std::tuple{"Net income", "21", "11"}, {"Depreciation and amortization", "5", "4"}, {"Net cash provided by operating activities", "30", "25"},
                                           {"Payments to acquire property, plant and equipment", "(9)", "(8)"}, {"Net cash used in investing activities", "(9)", "(8)"}, {"Dividends paid", "(4)", "(3)"},
                                           {"Net cash used in financing activities", "(10)", "(9)"}, {"Cash and cash equivalents at end of year", "70", "60"}})
    cash.line({{54, label}, {320, now}, {400, before}});
  pages.add(d, {PageBuilder(1).text("FORM 10-K").text("ANNUAL REPORT for the fiscal year ended December 31, 2022").text("Harrow Mills, Inc.").text("(Exact name of registrant as specified in its charter)").page(), balance.page(), cash.page(),
                PageBuilder(4)
                    .text("Harrow has known its customers, who order from Harrow, for long, and backlog at Harrow is a part of that.")
                    .space()
                    .text("The orders that make up the backlog are as follows:")
                    .space()
                    .text("The backlog of orders amounts to 31 million dollars at the end of the year.")
                    .space()
                    .text("A dividend per share of 0.40 dollars was paid in each quarter of the year.")
                    .page()});
  PageIndex index = index_in_memory(pages).value();
  const auto ask = [&](const std::string& question) { return Answerer(pages, index).answer(question, "harrow.pdf").value(); };
  const auto claim = [&](const std::string& question) {
    const Answer a = ask(question);
    return a.checked.claim ? a.checked.claim->claim().text : "no claim: " + a.text;
  };
  EXPECT_EQ(ask("What are Harrow's total assets?").text, "400");
  EXPECT_EQ(ask("What are Harrow's total assets at the end of 2022?").text, "400");
  EXPECT_EQ(ask("How much cash does Harrow have?").text, "70");
  EXPECT_EQ(ask("What were the capital expenditures in 2022?").text, "(9)");
  EXPECT_EQ(ask("What was Harrow's total debt in 2022?").text, "100") << "short and long";
  EXPECT_EQ(claim("How large is the backlog of Harrow in dollars?"), "The backlog of orders amounts to 31 million dollars at the end of the year.");
  EXPECT_NE(ask("What dividend per share did Harrow pay in 2022?").text, "(4)") << "an amount of millions is none per share";
}

// A bank has no cost of sales: its income statement is the evidence that no gross margin is reported.
TEST(Ask, AFigureThatIsNotReportedIsNotFoundAndTheStatementShowsIt) {
  MemoryPages pages;
  SourceDocument d = document("bank.pdf");
  d.pages = 5;
  PageBuilder statement(4);
  statement.text("CONSOLIDATED STATEMENTS OF INCOME").text("(in millions)").line({{300, "Years ended December 31,"}}).line({{320, "2022"}, {400, "2021"}});
  for (const char* label : {"Total revenues net of interest expense", "Provision for credit losses", "Marketing", "Interest expense", "Income before income taxes",
                            "Provision for income taxes", "Net income"})
    statement.line({{54, label}, {320, "250"}, {400, "200"}});
  auto read = [&](const char* discussion) {
    pages.add(d, {PageBuilder(1).text("FORM 10-K").text("ANNUAL REPORT for the fiscal year ended December 31, 2022").page(),
                  PageBuilder(2).text("Rates drove the change of the margin on loans.").page(), PageBuilder(3).text(discussion).page(),
                  statement.page(), PageBuilder(5).text("The bank has two branches and lends to mills.").page()});
    PageIndex index = index_in_memory(pages).value();
    return Answerer(pages, index).answer("What drove the gross margin change in FY2022?", "bank.pdf").value();
  };
  Answer none = read("Deposits grew since rates rose.");
  EXPECT_TRUE(none.not_found);
  EXPECT_EQ(none.how, "the statements have no line for gross margin, and no page names it");
  ASSERT_FALSE(none.evidence.empty());
  EXPECT_EQ(none.evidence[0].page, 4u);
  pages = {};
  Answer named = read("Gross margin rose due to higher prices of cloth.");
  EXPECT_FALSE(named.not_found) << "a page names it";
  EXPECT_NE(named.evidence[0].page, 4u);
}

TEST(Ask, FindsTheDocumentByItself) {
  Archive3 a;
  Answer answer = a.ask("How is purchased power measured?");
  ASSERT_FALSE(answer.evidence.empty());
  EXPECT_EQ(answer.evidence[0].document.name, "emissions.pdf");
  EXPECT_NE(answer.evidence[0].quote.find("at the meters"), std::string::npos);
}

TEST(Ask, SaysNotFoundWithItsReadingList) {
  Archive3 a;
  Answer answer = a.ask("Which volcano erupted near the observatory in Iceland?");
  EXPECT_TRUE(answer.not_found);
  EXPECT_EQ(answer.coverage.documents, 3u);
  EXPECT_EQ(answer.coverage.pages, 3u);
}

TEST(Ask, NamesAnUnknownDocument) {
  Archive3 a;
  PageIndex index = index_in_memory(a.pages).value();
  auto result = Answerer(a.pages, index).answer("What is it?", "nowhere.pdf");
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().kind, ErrorKind::not_found);
}

TEST(Ask, CountsOverEveryDocument) {
  Archive3 a;
  EXPECT_EQ(a.ask("How many contracts are there?").text, "2");
  Answer one = a.ask("How many contracts mention arbitration?");
  EXPECT_EQ(one.text, "1");
  EXPECT_TRUE(one.counted);
  ASSERT_EQ(one.evidence.size(), 1u);
  EXPECT_EQ(one.evidence[0].document.name, "alder.pdf");
  EXPECT_TRUE(one.checked.all_operands_hold);
  EXPECT_EQ(a.ask("List all contracts that do not mention arbitration").text, "birch.pdf");
  EXPECT_EQ(a.ask("How many invoices are there?").text, "0");
}

TEST(CountQuestion, LeavesOtherQuestionsAlone) {
  EXPECT_FALSE(read_count_question(parse_question("How many stores did the company open in 2022?")));
  EXPECT_FALSE(read_count_question(parse_question("What is the total revenue?")));
  EXPECT_FALSE(read_count_question(parse_question("Which reports were late?")));
  auto q = read_count_question(parse_question("Which letters mention \"late delivery\"?"));
  ASSERT_TRUE(q);
  EXPECT_TRUE(q->list);
  EXPECT_EQ(q->phrases, std::vector<std::string>{"late delivery"});
}

TEST(TableAnswer, SharesAndMeans) {
  Archive3 a;
  EXPECT_EQ(a.ask("What is combustion of fuel as a percentage of total emissions in 2019?", "emissions.pdf").text, "77.36%");
  EXPECT_EQ(a.ask("What is the average purchased power for 2018 and 2019?", "emissions.pdf").text, "135");
  EXPECT_EQ(a.ask("In which year was purchased power higher?", "emissions.pdf").text, "2018");
}

}  // namespace
}  // namespace dossier
