// Who, when, where, how many: an answer has the kind of thing that is asked for, and is about whom the question names.
#include "app/analysis/asked_kind.h"

#include <gtest/gtest.h>

#include "app/analysis/answerer.h"
#include "app/analysis/page_fixture.h"
#include "app/analysis/people.h"

namespace dossier {
namespace {

using test::PageBuilder;

std::vector<std::string> names_of(const std::string& text) {
  std::vector<std::string> out;
  for (const NameSeen& n : names_seen(text)) out.push_back(text.substr(n.begin, n.end - n.begin));
  return out;
}

TEST(People, NamesAreRunsOfCapitalsWithoutTitles) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(names_of("/s/ Nicholas C. Alder, Senior Vice President and Chief Financial Officer"), Names{"Nicholas C. Alder"});
  EXPECT_EQ(names_of("Audited by Birch & Linden LLP, Dublin."), Names{"Birch & Linden LLP"});
  EXPECT_EQ(names_of("The Annual Report of the Board of Directors is signed by Mr. Jo Ek"), Names{"Jo Ek"});
  EXPECT_EQ(names_of("Dora A. Zapol\t54\tSecretary"), Names{"Dora A. Zapol"});
  EXPECT_EQ(names_of(""), Names{});
  EXPECT_EQ(name_key("Nicholas C. Alder"), name_key("Nicholas Alder"));
}

bool has(const std::string& question, const std::string& passage) {
  const Question q = parse_question(question);
  return offers(what_is_asked(q), q, passage);
}

TEST(AskedKind, ANumberCountsTheThings) {
  EXPECT_TRUE(has("How many employees does the group have?", "The total workforce was approximately 156,000 at the year's end."));
  EXPECT_FALSE(has("How many employees does the group have?", "The plan of 2019 is open to all employees under Rule 1-02."));
  EXPECT_FALSE(has("How many employees does the group have?", "Sales rose to 156,000 tonnes."));
  EXPECT_TRUE(has("How many copies are delivered?", "Two copies of each report are delivered."));
}

TEST(AskedKind, ATimeIsADateOrACondition) {
  EXPECT_TRUE(has("When was the works closed?", "The works were closed on 3 May 2021."));
  EXPECT_TRUE(has("When is revenue recognized?", "Revenue is recognized when control passes to the customer."));
  EXPECT_FALSE(has("When was the works closed?", "The works were closed for good."));
}

TEST(AskedKind, ANumberOfANameOrADateCountsNothing) {
  EXPECT_FALSE(has("How many aircraft were delivered?", "The 737 MAX aircraft was delivered late."));
  EXPECT_FALSE(has("How many employees does the group have?",
                   "ASU No. 2016-09 concerns employees; 3% of the employees are members; $65 million went to employees."));
  EXPECT_FALSE(has("How many employees does the group have?", "Employees hired by 1 January are members."));
  EXPECT_TRUE(has("How many stores carry the new line?", "The new line reached 4,200 stores."));
  EXPECT_TRUE(has("Within how many days shall the Supplier deliver?", "The Supplier shall deliver within twenty-one (21) days after the order."));
  EXPECT_FALSE(has("How many aircraft were delivered?", "Forty-seat aircraft were delivered."));
  const Question spelled = parse_question("Within how many days shall it be delivered?");
  const std::string days = "It shall be delivered within twenty-one (21) days.";
  const auto both = counted_number(what_is_asked(spelled), days);
  ASSERT_TRUE(both.has_value());
  EXPECT_EQ(days.substr(both->begin, both->end - both->begin), "twenty-one");
  const Question q = parse_question("How many days late was order 4489?");
  const std::string passage = "Order 4489 came sixteen days after the agreed date.";
  const auto number = counted_number(what_is_asked(q), passage);
  ASSERT_TRUE(number.has_value());
  EXPECT_EQ(passage.substr(number->begin, number->end - number->begin), "sixteen");
}

TEST(AskedKind, AnExchangeAndAPlaceAreNamed) {
  EXPECT_TRUE(has("What exchange is the stock listed on?", "Our stock is traded on the New York Stock Exchange."));
  EXPECT_FALSE(has("What exchange is the stock listed on?", "Name of each exchange on which the stock is listed"));
  EXPECT_TRUE(has("Where is the company headquartered?", "Its headquarters are in Geneva."));
  EXPECT_FALSE(has("Where is the company headquartered?", "Its headquarters are leased."));
}

// Seven pages: longer than a paper that speaks throughout of whom it names.
struct Report {
  MemoryPages pages;
  Report() {
    SourceDocument d;
    d.sha256 = sha256_of("report");
    d.name = "report.pdf";
    d.path = "/papers/report.pdf";
    d.info.type = "pdf";
    d.pages = 7;
    std::vector<Page> all;
    all.push_back(PageBuilder(1)
                      .text("Annual report of Corvane Works on its business and on its people in the year 2022.")
                      .text("for the fiscal year ended June 30, 2022")
                      .space()
                      .line({{54, "Delaware"}, {300, "91-0425694"}})
                      .text("(State or other jurisdiction of incorporation or organization)")
                      .space()
                      .text("12 Long Bridge Drive")
                      .text("Arden, Vermont 05001")
                      .space()
                      .text("(Address of principal executive offices)")
                      .space()
                      .text("As of July 20, 2022, there were 9,451,225 shares outstanding held by nonaffiliates of a market value of $81 million.")
                      .text("As of August 2, 2022, there were 14,192,702 common shares of the registrant outstanding.")
                      .page());
    all.push_back(PageBuilder(2)
                      .text("Jane Q. Alder, our Chief Executive Officer, joined Corvane in 2015 from a bank.")
                      .space()
                      .text("Bruno Hasel, the former Chief Executive Officer, left the group in 2014 after ten years.")
                      .page());
    all.push_back(PageBuilder(3).text("Corvane repurchased shares of its own for $12 million under the programme of 2021.").page());
    all.push_back(PageBuilder(4).text("The peers are Norwick, Tellmann and Ostrava, whose shares are compared with those of Corvane.").page());
    all.push_back(PageBuilder(5).text("At the year's end the group employed 4,310 people in nine countries, as many as before.").page());
    all.push_back(PageBuilder(6).text("The employees of the group may buy shares at a discount under the plan of the group.").page());
    all.push_back(PageBuilder(7).line({{54, "Jane Alder"}}).line({{54, "Chief Executive Officer"}}).page());
    all.back() = PageBuilder(7)
                     .line({{54, "Jane Alder"}})
                     .line({{54, "Chief Executive Officer"}})
                     .space()
                     .line({{54, "Jo A. Wilkins"}, {200, "51"}, {240, "Head of Sales"}})
                     .line({{54, "Dora A. Zapol"}, {200, "54"}, {240, "Senior Vice President, General Counsel, and Secretary"}})
                     .page();
    pages.add(d, all);
  }
  Answer ask(const std::string& question) {
    PageIndex index = index_in_memory(pages).value();
    return Answerer(pages, index).answer(question).value();
  }
};

TEST(Ask, TheHolderOfAnOfficeIsTheOneWhoStandsBesideIt) {
  Report r;
  Answer answer = r.ask("Who is the CEO of Corvane?");
  ASSERT_FALSE(answer.not_found);
  EXPECT_NE(answer.text.find("Alder"), std::string::npos) << answer.text;
  ASSERT_TRUE(answer.checked.claim);
  ASSERT_FALSE(answer.evidence.empty());
  Answer counsel = r.ask("Who is the general counsel of Corvane?");
  EXPECT_NE(counsel.text.find("Zapol"), std::string::npos) << counsel.text << " " << counsel.how;
  EXPECT_TRUE(r.ask("Who is the CFO of Corvane?").not_found);
  EXPECT_TRUE(r.ask("Who audits Corvane?").not_found);
}

TEST(Ask, WhatIsSaidOfAnotherIsNoAnswer) {
  Report r;
  EXPECT_FALSE(r.ask("Did Corvane repurchase shares?").not_found);
  // Norwick is named among peers only, QXR nowhere.
  EXPECT_TRUE(r.ask("Did Norwick repurchase shares?").not_found);
  Answer unknown = r.ask("How many shares did QXR repurchase?");
  EXPECT_TRUE(unknown.not_found);
  EXPECT_NE(unknown.why_not.find("QXR"), std::string::npos) << unknown.why_not;
  EXPECT_FALSE(unknown.evidence.empty());  // the reading list stays
}

TEST(Ask, TheCoverSaysWhereWhenAndHowMany) {
  Report r;
  EXPECT_EQ(r.ask("Where is Corvane headquartered?").text, "12 Long Bridge Drive Arden, Vermont 05001 (Address of principal executive offices)");
  EXPECT_EQ(r.ask("Which state is Corvane incorporated in?").text, "Delaware 91-0425694 (State or other jurisdiction of incorporation or organization)");
  EXPECT_EQ(r.ask("How many shares of Corvane are outstanding?").text, "As of August 2, 2022, there were 14,192,702 common shares of the registrant outstanding.");
  EXPECT_NE(r.ask("When does Corvane's fiscal year end?").text.find("June 30, 2022"), std::string::npos);
  EXPECT_TRUE(r.ask("Where is QXR headquartered?").not_found);
}

TEST(Ask, APassageWithTheNumberGoesBeforeOneWithTheWords) {
  Report r;
  Answer answer = r.ask("How many employees does the group have?");
  ASSERT_FALSE(answer.not_found);
  EXPECT_NE(answer.text.find("4,310"), std::string::npos) << answer.text;
  ASSERT_FALSE(answer.evidence.empty());
  EXPECT_TRUE(std::any_of(answer.evidence.begin(), answer.evidence.end(), [](const Evidence& e) { return e.page == 5; }));
}

}  // namespace
}  // namespace dossier
