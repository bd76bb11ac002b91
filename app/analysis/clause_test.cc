#include <gtest/gtest.h>

#include "app/analysis/clause_question.h"
#include "app/analysis/contract_facts.h"

namespace dossier {
namespace {

Page page_of(const std::string& text, uint32_t number = 1) {
  Page p;
  p.number = number;
  p.text = text;
  return p;
}

std::vector<Clause> clauses(const std::string& text) {
  Page p = page_of(text);
  return clauses_of({&p});
}

TEST(Clauses, StandUnderTheirHeadingsAndNumbers) {
  auto c = clauses(
      "2. TERM\n\n2.1 This Agreement starts on 1 May 2024 and runs for two years.\n\n2.2 Renewal. It is "
      "renewed by one year. Either party may object.\n\n"
      "Governing law\n\nOhio law applies.\n");
  ASSERT_EQ(c.size(), 4u);
  EXPECT_EQ(c[0].heading, "term");
  EXPECT_EQ(c[0].number, "2.1");
  EXPECT_TRUE(c[0].first);
  EXPECT_EQ(c[1].text, "It is renewed by one year.");
  EXPECT_EQ(c[1].heading, "renewal");
  EXPECT_EQ(c[1].chapter, "term");
  EXPECT_EQ(c[2].heading, "renewal");
  EXPECT_EQ(c[3].text, "Ohio law applies.");
  EXPECT_EQ(c[3].heading, "governing law");
}

TEST(Clauses, TakeTheItemsBelowThem) {
  auto c = clauses(
      "Either party may terminate at once:\n\n(a) if the other is insolvent; or\n\n(b) if it breaks a duty "
      "of weight.\n\nNotices are given in writing.\n");
  ASSERT_EQ(c.size(), 2u);
  EXPECT_EQ(c[0].text,
            "Either party may terminate at once: (a) if the other is insolvent; or (b) if it breaks a duty "
            "of weight.");
}

TEST(Clauses, TornByAPageAreMarked) {
  Page a = page_of("The Buyer may end this Agreement on six months'"),
       b = page_of("notice to the Supplier.", 2);
  auto c = clauses_of({&a, &b});
  ASSERT_EQ(c.size(), 2u);
  EXPECT_TRUE(c[0].torn);
  EXPECT_FALSE(c[1].torn);
}

TEST(ClauseQuestions, NameProvisionsValuesAndPapers) {
  auto q =
      read_clause_question(parse_question("How much notice is needed to terminate the franchise agreement?"));
  ASSERT_FALSE(q.kinds.empty());
  EXPECT_EQ(q.kinds[0].kind->name, "termination for convenience");
  EXPECT_EQ(q.wants, ValueKind::duration);
  EXPECT_EQ(q.described, "franchise");
  EXPECT_TRUE(q.names_contract);
  q = read_clause_question(parse_question("Did the amendment change the price?"));
  EXPECT_TRUE(q.asks_of_change);
  ASSERT_FALSE(q.kinds.empty());
  EXPECT_EQ(q.kinds[0].kind->name, "price");
  EXPECT_EQ(
      read_clause_question(parse_question("What is the minimum order in each contract year?")).described, "");
  EXPECT_TRUE(read_clause_question(parse_question("What was the company's revenue in 2022?")).kinds.empty());
}

TEST(Clauses, AreRankedByWhatTheySay) {
  Page p = page_of(
      "LEASE\n\nThe Landlord lets the shop to the Tenant.\n\nTerm. The lease runs until 31 August "
      "2027.\n\nRent. The rent is EUR 900 a month.\n\n"
      "Law. This lease is governed by the law of Ireland.\n");
  ContractText contract;
  DocumentProfile profile;
  contract.profile = &profile;
  contract.name = "lease.txt";
  contract.pages = {&p};
  contract.clauses = clauses_of(contract.pages);
  auto best = [&](const char* question) {
    auto ranked = rank_clauses({contract}, read_clause_question(parse_question(question)), 3);
    return ranked.empty() || !ranked[0].fits ? std::string() : contract.clauses[ranked[0].clause].text;
  };
  EXPECT_EQ(best("When does the lease end?"), "The lease runs until 31 August 2027.");
  EXPECT_EQ(best("What is the rent?"), "The rent is EUR 900 a month.");
  EXPECT_EQ(best("Which law governs the lease?"), "This lease is governed by the law of Ireland.");
  EXPECT_EQ(best("Is there an arbitration clause?"), "");
}

// Something near is no answer: words of the provision that meet in a long sentence by chance, a warranty without a time, a lone word.
TEST(Clauses, ThatOnlyComeNearDoNotFit) {
  std::string list = "\"Claims\" means each liability for retirement, bonus, stock purchase, profit sharing, deferred pay and severance, ";
  for (int i = 0; i < 12; ++i) list += "medical, hospital, dental and vision care, sick leave and salary continuation of each group of staff, ";
  Page p = page_of("AGREEMENT\n\nThe Consultant represents and warrants to the Company as follows.\n\n" + list +
                   "that does not exceed the budget.\n\nThe word or is not exclusive.\n\nThe Consultant warrants the works for six months against defects.\n");
  ContractText contract;
  DocumentProfile profile;
  contract.profile = &profile;
  contract.name = "agreement.txt";
  contract.pages = {&p};
  contract.clauses = clauses_of(contract.pages);
  auto fitting = [&](const char* question) {
    for (const RankedClause& r : rank_clauses({contract}, read_clause_question(parse_question(question)), 10))
      if (r.fits) return contract.clauses[r.clause].text;
    return std::string();
  };
  EXPECT_EQ(fitting("What is the limitation of liability?"), "");
  EXPECT_EQ(fitting("Is the agreement exclusive?"), "");
  EXPECT_EQ(fitting("How long is the warranty?"), "The Consultant warrants the works for six months against defects.");
}

// What limits liability is a cap or what is not owed; who owns is not whose rights are infringed; a court may be exclusive.
TEST(Clauses, SayWhatIsAskedOfThem) {
  Page p = page_of(
      "AGREEMENT\n\nNeither party shall be liable to the other for any incidental or consequential damages.\n\nThe Supplier shall indemnify the "
      "Buyer against claims that the goods "
      "infringe intellectual property rights owned by others.\n\nDisputes are resolved exclusively in the courts of Bern.\n\nFor a period of six "
      "months after the termination of this "
      "Agreement the Buyer may sell off its stock.\n\nThe net receipts of the fair are divided equally between the parties.\n");
  ContractText contract;
  DocumentProfile profile;
  contract.profile = &profile;
  contract.name = "agreement.txt";
  contract.pages = {&p};
  contract.clauses = clauses_of(contract.pages);
  auto fitting = [&](const char* question) {
    for (const RankedClause& r : rank_clauses({contract}, read_clause_question(parse_question(question)), 10))
      if (r.fits) return contract.clauses[r.clause].text.substr(0, 22);
    return std::string();
  };
  EXPECT_EQ(fitting("What is the limitation of liability?"), "Neither party shall be");
  EXPECT_EQ(fitting("Who owns the intellectual property?"), "");
  EXPECT_EQ(fitting("Is the agreement exclusive?"), "");
  EXPECT_EQ(fitting("What happens after termination?"), "For a period of six mo");
  EXPECT_EQ(fitting("What revenue share is paid?"), "The net receipts of th");
}

TEST(ContractFacts, AreValuesWithTheirClauses) {
  Page p = page_of(
      "SUPPLY AGREEMENT\n\nThis Agreement is made on 12 March 2024 between Halden Precision Limited (the "
      "\"Supplier\") and Corvane Instruments GmbH (the \"Buyer\").\n\n"
      "Term. This Agreement takes effect on 1 April 2024 and continues for three (3) years.\n\nNotice. "
      "Either party may terminate this Agreement at any time on six (6) months' written notice.\n\n"
      "Liability. The liability of each party shall not exceed EUR 1,200,000 in any year.\n\nLaw. This "
      "Agreement is governed by the laws of the State of New York.\n");
  ContractText contract;
  const DocumentProfile profile = profile_of(SourceDocument(), {std::make_shared<const Page>(p)});
  contract.profile = &profile;
  contract.pages = {&p};
  contract.clauses = clauses_of(contract.pages);
  std::string all;
  for (const ContractFact& f : contract_facts(contract)) {
    all += f.label + " = " + f.value + "; ";
    EXPECT_FALSE(f.begin >= f.end);
    if (f.label == "Liability cap") {
      ASSERT_EQ(f.figures.size(), 1u);
      EXPECT_EQ(f.figures[0].value, "1200000");
      EXPECT_EQ(f.figures[0].unit, "EUR");
    }
  }
  EXPECT_EQ(all,
            "Parties = Halden Precision Limited and Corvane Instruments GmbH; Effective date = 1 April 2024; "
            "Term = three (3) years; Termination notice = six (6) months; "
            "Liability cap = EUR 1,200,000; Governing law = the State of New York; ");
}

}  // namespace
}  // namespace dossier
