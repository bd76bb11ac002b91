// Lists by date: the ends of contracts' terms, and what is due.
#include "app/analysis/dated_list.h"

#include <gtest/gtest.h>

#include "app/analysis/answerer.h"
#include "app/analysis/page_fixture.h"

namespace dossier {
namespace {

using test::PageBuilder;

SourceDocument paper(const std::string& name, const std::string& type = "pdf") {
  SourceDocument d;
  d.sha256 = sha256_of(name);
  d.name = name;
  d.path = "/papers/" + name;
  d.info.type = type;
  d.pages = 1;
  return d;
}

Page contract(const std::string& party, const std::string& made, const std::string& clause) {
  return PageBuilder()
      .text("SUPPLY AGREEMENT")
      .text("This Agreement is made " + made + " by and between " + party + ", Inc. and Corvane Works, Inc.")
      .space()
      .text(clause)
      .space()
      .text("Disputes go to the courts of Bern.")
      .page();
}

struct Folder {
  MemoryPages pages;
  Folder() {
    pages.add(paper("alder.pdf"),
              {contract("Alder", "on 3 May 2020", "The term of this Agreement begins on 1 June 2020 and continues for a period of five (5) years.")});
    pages.add(paper("birch.pdf"),
              {contract("Birch", "on 1 March 2022", "The term of this Agreement is three (3) years from the date of this Agreement.")});
    pages.add(paper("cedar.pdf"),
              {contract("Cedar", "on 1 March 2021", "This Agreement shall continue in force until 31 December 2025 unless terminated earlier.")});
    pages.add(paper("dorn.pdf"), {contract("Dorn", "on 1 March 2021", "The term of this Agreement is two (2) years from the first delivery.")});
    pages.add(paper("quoted.py", "txt"), {contract("Elm", "on 1 March 2021", "This Agreement shall continue in force until 30 June 2025.")});
    pages.add(paper("bill.pdf"),
              {PageBuilder().text("INVOICE 4471 of Oak Paper").text("Total due EUR 900.00").text("Payment due by 14 April 2024.").page()});
    pages.add(paper("letter.pdf"), {PageBuilder()
                                        .text("Dear Ms Alder,")
                                        .text("Please let us have your reply by 2 April 2024.")
                                        .text("We met on 3 April 2024 in Bern.")
                                        .text("Yours sincerely")
                                        .page()});
  }
  Answer ask(const std::string& question) {
    PageIndex index = index_in_memory(pages).value();
    return Answerer(pages, index).answer(question).value();
  }
};

TEST(DatedList, TermsThatEndInAYear) {
  Folder f;
  Answer a = f.ask("Which contracts expire in 2025?");
  ASSERT_FALSE(a.not_found) << a.why_not;
  EXPECT_TRUE(a.counted);
  EXPECT_EQ(a.text,
            "28 February 2025: birch.pdf (three (3) years from 1 March 2022); 31 May 2025: alder.pdf (five (5) years from 1 June 2020); 31 December "
            "2025: cedar.pdf");
  EXPECT_TRUE(a.checked.all_operands_hold);
  EXPECT_NE(a.remark.find("dorn.pdf"), std::string::npos) << a.remark;  // it counts from a day that it leaves open
  EXPECT_EQ(f.ask("How many contracts expire before June 2025?").text, "2");
  Answer none = f.ask("Which contracts end in 2031?");
  EXPECT_TRUE(none.not_found);
  EXPECT_NE(none.why_not.find("dorn.pdf"), std::string::npos) << none.why_not;
}

TEST(DatedList, WhatIsDueWhen) {
  Folder f;
  EXPECT_EQ(f.ask("What is due when?").text, "2 April 2024: letter.pdf; 14 April 2024: bill.pdf");
  EXPECT_EQ(f.ask("Which invoices are due in April?").text, "14 April 2024: bill.pdf");
  EXPECT_EQ(f.ask("List the deadlines before 10 April 2024").text, "2 April 2024: letter.pdf");
  EXPECT_TRUE(f.ask("Which invoices are due in May 2024?").not_found);
}

TEST(DatedList, OtherQuestionsAskForNoList) {
  auto is_one = [](const char* question) { return read_dated_list_question(parse_question(question)).has_value(); };
  EXPECT_FALSE(is_one("Which contracts can be terminated for convenience?"));
  EXPECT_FALSE(is_one("When does the contract expire?"));
  EXPECT_FALSE(is_one("What amounts are due to related parties in 2019?"));
  EXPECT_FALSE(is_one("What is due under clause 5?"));
  EXPECT_FALSE(is_one("Which contracts expire this year?"));  // of what day is not told
  EXPECT_TRUE(is_one("Which leases end before 1 June 2026?"));
}

}  // namespace
}  // namespace dossier
