// Questions to an archive of small papers: letters, mails, invoices, receipts, an opinion, a call.
#include <gtest/gtest.h>

#include "app/analysis/answerer.h"
#include "app/analysis/asked_paper.h"
#include "app/analysis/asked_time.h"
#include "app/analysis/paper_text.h"
#include "app/analysis/said_answer.h"
#include "app/retrieval/terms.h"

namespace dossier {
namespace {

Page page_of(const std::string& text) {
  Page p;
  p.number = 1;
  p.width_pt = 595;
  p.height_pt = 842;
  p.source = TextSource::text;
  p.text = text;
  return p;
}

struct Papers {
  MemoryPages pages;
  Papers() {
    add("letter.txt", "txt",
        "Alder Tools Ltd\n\n19 July 2024\n\nDear Ms Ek,\n\nWe regret that orders 4471 and 4489 reached you late. Order 4489 was\ndelivered on 3 July "
        "2024, sixteen days after the agreed date.\n\n"
        "The cause was a failure of our test bench.\n\nYours sincerely,\n\nR. Thorne\nDirector\n");
    add("mail.eml", "eml",
        "From: Jo Ek <ek@birch.example>\nTo: R. Thorne <thorne@alder.example>\nDate: Fri, 05 Jul 2024 09:12:00 +0200\nSubject: Late "
        "deliveries\n\nPlease tell us what you will do.\n");
    add("invoice1.txt", "txt",
        "Oak Paper GmbH\nMill Street 12\n\nInvoice No. R-2024-031\nInvoice date: 4 March 2024\nTo: Birch Ltd\n\nCopier paper      40      21.50      "
        "860.00\n\nNet total      860.00\nTotal due      EUR 1,023.40\n\nPayment is due by 3 April 2024.\n");
    add("invoice2.txt", "txt",
        "Oak Paper GmbH\nMill Street 12\n\nInvoice No. R-2024-058\nInvoice date: 17 June 2024\nTo: Birch Ltd\n\nOffice chairs      8      312.00     "
        " 2,496.00\n\nTotal due      EUR 2,970.24\n\nDue date: 17 July 2024\n");
    add("rechnung.txt", "txt",
        "Stadtwerke Hain\n\nRechnung Nr. 88120\nRechnungsdatum: 12.02.2024\nKunde: Maria Kern\n\nVerbrauch Gas: 14.220 kWh\nRechnungsbetrag: "
        "1.706,40 EUR\nZahlbar bis 26.02.2024\n");
    add("receipt.txt", "txt",
        "GASTHAUS LINDE\nReceipt No. 20417\n12.06.2024 13:42\n2 x Lunch menu\t29,80\n1 x Trout\t18,50\nTotal EUR\t48,30\nPaid by card\n");
    add("opinion.txt", "txt",
        "UNITED STATES COURT OF APPEALS\n\nASPEN FREIGHT, INC., Plaintiff-Appellant, v. ROWAN CORP., Defendant-Appellee.\n\nDecided and filed: "
        "January 18, 2024. Before: HART, OKORO and LIND, Circuit Judges. HART, J., "
        "delivered the opinion of the court.\n\nThe contract set a free time of seven days, after which demurrage of $185 a day was due.\n\nAspen "
        "argues that demurrage runs from discharge.\n\nBecause free time had not begun to run, we hold that "
        "no demurrage was due.\n\nThe judgment of the district court is\n\nAFFIRMED.\n");
    add("call.txt", "txt",
        "Rowan Corp Fourth Quarter 2023 Earnings Call\n\nOperator\n\nGood morning, and welcome to the conference call.\n\nTom Beck, Chief Executive "
        "Officer\n\nThe margin is what we are proud of.\n\nElla Ruiz, Chief Financial Officer\n\n"
        "Gross margin in the quarter was 36.5%, up 120 basis points.\n\nDana Osei, Fairhaven Research\n\nIs anything left of the litigation with "
        "Aspen?\n\nTom Beck, Chief Executive Officer\n\nThe court ruled for us and we expect no cost.\n");
    add("supply.txt", "txt",
        "SUPPLY AGREEMENT\n\nThis Agreement is made by and between Alder Tools Ltd and Birch Ltd.\n\n3.1 The Supplier shall deliver within "
        "twenty-one days after each order.\n\n3.2 If a delivery is late, the Supplier shall pay damages of 0.5% a "
        "week.\n\n4.3 The Buyer shall pay each invoice within thirty days after receipt.\n");
  }
  void add(const std::string& name, const std::string& type, const std::string& text) {
    SourceDocument d;
    d.sha256 = sha256_of(name);
    d.name = name;
    d.path = "/papers/" + name;
    d.info.type = type;
    d.pages = 1;
    pages.add(d, {page_of(text)});
  }
  std::string ask(const std::string& question) {
    PageIndex index = index_in_memory(pages).value();
    const Answer answer = Answerer(pages, index).answer(question, "").value();
    return answer.not_found ? "not found" : answer.text;
  }
};

TEST(ShortPapers, WhoWroteThemAndWhen) {
  Papers p;
  EXPECT_EQ(p.ask("Who sent the letter about the late orders?"), "R. Thorne Director");
  EXPECT_EQ(p.ask("When was the letter about the late orders written?"), "19 July 2024");
  EXPECT_EQ(p.ask("Who wrote the mail about late deliveries?"), "From: Jo Ek <ek@birch.example>");
  EXPECT_EQ(p.ask("Who sent the letter about the merger?"), "not found");
  EXPECT_EQ(p.ask("What was the cause of the late orders?"), "The cause was a failure of our test bench.");
}

TEST(ShortPapers, WhatTheyComeToAndWhenItIsDue) {
  Papers p;
  EXPECT_EQ(p.ask("What did I pay at Gasthaus Linde?"), "Total EUR 48,30");
  EXPECT_EQ(p.ask("How much was the trout?"), "1 x Trout 18,50");
  EXPECT_EQ(p.ask("When is the payment of invoice R-2024-031 due?"), "Payment is due by 3 April 2024.");
  EXPECT_EQ(p.ask("What did the office chairs cost?"), "Office chairs 8 312.00 2,496.00");
  EXPECT_EQ(p.ask("Bis wann ist die Rechnung der Stadtwerke zu zahlen?"), "Zahlbar bis 26.02.2024");
  EXPECT_EQ(p.ask("Wie hoch ist der Rechnungsbetrag der Stadtwerke?"), "Rechnungsbetrag: 1.706,40 EUR");
  EXPECT_EQ(p.ask("When is the payment of invoice R-2024-999 due?"), "not found");
}

TEST(ShortPapers, TheirTotalsAreAddedUp) {
  Papers p;
  PageIndex index = index_in_memory(p.pages).value();
  Answerer answerer(p.pages, index);
  const Answer sum = answerer.answer("How many invoices from Oak Paper, and what is their sum?", "").value();
  EXPECT_EQ(sum.text, "2; \u20AC3,993.64 in all");
  ASSERT_TRUE(sum.checked.claim.has_value());
  EXPECT_EQ(sum.checked.claim->check(), ClaimClass::computed);
  ASSERT_TRUE(sum.computation.has_value());
  EXPECT_EQ(sum.computation->operands.size(), 2u);
}

// A contract's clause on late deliveries or invoices answers for no letter and no invoice; nor the other way round.
TEST(ShortPapers, AndContractsAnswerForThemselves) {
  Papers p;
  EXPECT_EQ(p.ask("When was order 4489 delivered?").substr(0, 11), "3 July 2024");
  EXPECT_EQ(p.ask("When must an invoice be paid under the supply agreement?"),
            "4.3 The Buyer shall pay each invoice within thirty days after receipt.");
}

TEST(Opinions, SayWhatWasHeldByWhomAndWhen) {
  Papers p;
  EXPECT_EQ(p.ask("What did the court hold on demurrage?"), "Because free time had not begun to run, we hold that no demurrage was due.");
  EXPECT_EQ(p.ask("What did the court decide?"), "AFFIRMED.");
  EXPECT_EQ(p.ask("Who wrote the opinion of the court?"), "HART, J., delivered the opinion of the court.");
  EXPECT_EQ(p.ask("Which judges heard the case?"), "Before: HART, OKORO and LIND, Circuit Judges.");
}

TEST(Sayings, AreOfTheSpeakerThatIsAskedAbout) {
  Papers p;
  EXPECT_EQ(p.ask("What did the CFO say about the margin?"), "Gross margin in the quarter was 36.5%, up 120 basis points.");
  EXPECT_EQ(p.ask("What did the CEO say about the litigation?"), "The court ruled for us and we expect no cost.");
}

// A paper without a sentence has no passage at all.
TEST(ShortPapers, ThatSayNothingAreNotFound) {
  MemoryPages empty;
  SourceDocument d;
  d.sha256 = sha256_of("blank");
  d.name = "blank.txt";
  d.info.type = "txt";
  d.pages = 1;
  empty.add(d, {page_of("x")});
  PageIndex index = index_in_memory(empty).value();
  EXPECT_TRUE(Answerer(empty, index).answer("How many employees are there?", "blank.txt").value().not_found);
  EXPECT_TRUE(Answerer(empty, index).answer("When was the report filed?", "blank.txt").value().not_found);
}

TEST(AskedPaper, NamesKindsNumbersAndTopic) {
  const auto asked = [](const char* text) { return asked_paper(parse_question(text)); };
  EXPECT_EQ(asked("When is invoice HP-7731 due?").numbers, std::vector<std::string>{"hp-7731"});
  EXPECT_EQ(asked("What was order 4489?").numbers, std::vector<std::string>{"4489"});
  EXPECT_TRUE(asked("What was revenue in 2022, FY2023 and 2023Q4 by the 10-K?").numbers.empty());
  EXPECT_TRUE(asked("Was $4,500 or 5000 euros paid for COVID-19?").numbers.empty());
  EXPECT_EQ(asked("Who sent the letter about the merger?").kinds, std::vector<std::string>{"letter"});
  EXPECT_EQ(asked("Who sent the letter about the merger?").topic, terms_of("merger"));
  EXPECT_TRUE(holds_number("order 4471 was late", "4471"));
  EXPECT_FALSE(holds_number("order 44712 was late", "4471"));
}

TEST(AskedTime, BelongsToTheEvent) {
  const auto says = [](const char* question, const char* passage) { return when_said(asked_time(parse_question(question)), passage) > 0; };
  EXPECT_TRUE(says("When was the report filed?", "The report was filed with the registry on 3 May 2021."));
  EXPECT_FALSE(says("When was the report filed?", "The report speaks of sales since July 2021."));
  EXPECT_FALSE(says("When was the report filed?", "The report is filed upon completion."));
  EXPECT_TRUE(says("When is the report filed?", "The report is filed within 30 days."));
  EXPECT_TRUE(says("When did Alder acquire Birch?", "In May 2020 Alder completed its purchase of Birch."));
  EXPECT_FALSE(says("When did Alder acquire Birch?", "Alder acquired Birch; sales rose in May 2020."));
  EXPECT_FALSE(says("When did Alder acquire Birch?", "In the year ended June 30, 2022, the acquired operations grew."));
  EXPECT_FALSE(says("When was Alder incorporated?", "The by-laws are incorporated by reference to the report of June 16, 2017."));
  EXPECT_TRUE(says("When was Alder delisted?", "Alder was delisted on 2 May 2019."));
  EXPECT_FALSE(says("When was Alder delisted?", "Alder was sold on 2 May 2019."));
}

TEST(PaperText, ListsAreLinesAndProseIsSentences) {
  const auto units = paper_units(page_of(
      "GASTHAUS LINDE\nReceipt No. 7\nTotal EUR\t48,30\n\nWe thank you for the visit and hope that you liked the\ntrout and the wine of the house."));
  ASSERT_EQ(units.size(), 4u);
  EXPECT_EQ(units[2].text, "Total EUR 48,30");
  EXPECT_TRUE(units[2].line);
  EXPECT_FALSE(units[3].line);
}

}  // namespace
}  // namespace dossier
