// Lists by provision: which contracts have a clause, which have none, and in what language documents are.
#include "app/analysis/provision_list.h"

#include <gtest/gtest.h>

#include "app/analysis/answerer.h"
#include "app/analysis/document_language.h"
#include "app/analysis/page_fixture.h"

namespace dossier {
namespace {

using test::PageBuilder;

SourceDocument paper(const std::string& name) {
  SourceDocument d;
  d.sha256 = sha256_of(name);
  d.name = name;
  d.path = "/papers/" + name;
  d.info.type = "pdf";
  d.pages = 1;
  return d;
}

Page contract(const std::string& title, const std::string& party, const std::vector<std::string>& clauses) {
  PageBuilder out;
  out.text(title).text("This Agreement is made on 3 May 2020 by and between " + party + ", Inc. and Corvane Works, Inc.").space();
  for (const std::string& clause : clauses) out.text(clause).space();
  return out.page();
}

struct Folder {
  MemoryPages pages;
  Folder() {
    pages.add(paper("alder.pdf"), {contract("SUPPLY AGREEMENT", "Alder",
                                            {"The term shall automatically renew for successive periods of one (1) year.", "This Agreement is governed by the laws of the State of New York.",
                                             "Either party may terminate this Agreement at any time on thirty (30) days' written notice.",
                                             "Alder appoints Corvane as its exclusive distributor in Canada."})});
    pages.add(paper("birch.pdf"), {contract("SUPPLY AGREEMENT", "Birch",
                                            {"The term ends on 3 May 2025 and shall not automatically renew.", "This Agreement is governed by the laws of England. The courts of New York have no part in it.",
                                             "Either party may terminate this Agreement if the other party is in breach and does not cure it within thirty (30) days' written notice.",
                                             "The rights granted are non-exclusive.", "Birch shall maintain insurance of at least EUR 2,000,000."})});
    pages.add(paper("cedar.pdf"), {contract("LICENSE AGREEMENT", "Cedar",
                                            {"Cedar grants Corvane a perpetual licence to use the Software.", "In no event shall the liability of a party exceed EUR 100,000.",
                                             "Es gilt deutsches Recht."})});
    SourceDocument torn = paper("dorn.pdf");
    torn.pages = 2;
    torn.unread.push_back({2, "damaged"});
    pages.add(std::move(torn), {contract("SERVICE AGREEMENT", "Dorn", {"Dorn renders the services with care and skill."})});
    SourceDocument locked = paper("locked.pdf");
    locked.state = "failed";
    locked.error = "password: the file asks for one";
    pages.add(std::move(locked), {});
    pages.add(paper("amendment.pdf"), {contract("FIRST AMENDMENT TO THE SUPPLY AGREEMENT", "Alder", {"Section 4 of the Agreement is amended: the prices rise by 2 % from 1 June 2021."})});
    pages.add(paper("letter.pdf"), {PageBuilder().text("Dear Ms Alder,").text("The liability of the carrier shall not exceed EUR 500 a parcel, as you know.").text("Yours sincerely").page()});
    pages.add(paper("brief.pdf"), {PageBuilder().text("Sehr geehrte Frau Alder,").text("wir haben die Ware nicht erhalten und bitten Sie um eine Antwort auf dem Weg der Post.").text("Mit freundlichen Grüßen").page()});
  }
  Answer ask(const std::string& question) {
    PageIndex index = index_in_memory(pages).value();
    return Answerer(pages, index).answer(question).value();
  }
};

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

TEST(ProvisionList, EachContractWithTheClauseThatProvesIt) {
  Folder f;
  Answer a = f.ask("Which contracts renew automatically?");
  ASSERT_FALSE(a.not_found) << a.why_not;
  EXPECT_TRUE(a.counted);
  EXPECT_EQ(a.text, "alder.pdf");
  ASSERT_EQ(a.evidence.size(), 1u);
  EXPECT_EQ(a.evidence[0].quote, "The term shall automatically renew for successive periods of one (1) year.");
  EXPECT_TRUE(a.checked.all_operands_hold);
  EXPECT_EQ(a.others.size(), 4u);  // birch, cedar, dorn, the amendment
  EXPECT_TRUE(says(a.remark, "3 were looked through, no such clause found in the pages read: birch.pdf, cedar.pdf, dorn.pdf")) << a.remark;
  EXPECT_TRUE(says(a.remark, "1 amendment has none of its own: amendment.pdf")) << a.remark;
  EXPECT_TRUE(says(a.remark, "1 was not read whole: dorn.pdf")) << a.remark;
  EXPECT_TRUE(says(a.remark, "1 file could not be read: locked.pdf")) << a.remark;
  EXPECT_EQ(f.ask("How many agreements have an exclusivity clause?").text, "1");  // "non-exclusive" is none
  EXPECT_EQ(f.ask("Which contracts are exclusive in Canada?").text, "alder.pdf");
  EXPECT_TRUE(f.ask("Which contracts are exclusive in Norway?").not_found);
  EXPECT_EQ(f.ask("Which contracts can be terminated for convenience?").text, "alder.pdf");  // a breach is a cause
}

TEST(ProvisionList, TheLawIsTheOneThatTheClauseNames) {
  Folder f;
  EXPECT_EQ(f.ask("Which contracts are governed by New York law?").text, "alder.pdf");
  EXPECT_EQ(f.ask("Which contracts are governed by the laws of England?").text, "birch.pdf");
  EXPECT_EQ(f.ask("Which contracts are governed by English law?").text, "birch.pdf");
  EXPECT_EQ(f.ask("Which agreements are under German law?").text, "cedar.pdf");
  Answer a = f.ask("Which contracts are not governed by New York law?");
  EXPECT_EQ(a.text, "birch.pdf; cedar.pdf; dorn.pdf");
  EXPECT_EQ(a.evidence[0].quote, "This Agreement is governed by the laws of England.");
  EXPECT_EQ(a.evidence[0].why, "names another law");
  EXPECT_EQ(a.evidence[2].why, "no such clause was found");
}

TEST(ProvisionList, WithoutListsTheOthersAndClaimsNoMoreThanWasRead) {
  Folder f;
  Answer a = f.ask("Which contracts have no insurance clause?");
  EXPECT_EQ(a.text, "alder.pdf; cedar.pdf; dorn.pdf");  // the amendment is none to have one
  EXPECT_TRUE(says(a.remark, "no such clause was found in the pages read of these")) << a.remark;
  EXPECT_TRUE(says(a.remark, "1 has such a clause: birch.pdf")) << a.remark;
  EXPECT_EQ(f.ask("How many contracts do not limit liability?").text, "3");
}

TEST(ProvisionList, OnlyThePapersAskedFor) {
  Folder f;
  EXPECT_EQ(f.ask("Which contracts limit liability?").text, "cedar.pdf");
  EXPECT_EQ(f.ask("Which documents limit liability?").text, "cedar.pdf; letter.pdf");
  EXPECT_EQ(f.ask("Which supply agreements have an insurance clause?").text, "birch.pdf");
  EXPECT_EQ(f.ask("Which contracts with Birch have an insurance clause?").text, "birch.pdf");
  Answer none = f.ask("Which franchise agreements limit liability?");
  EXPECT_TRUE(none.not_found);
  EXPECT_TRUE(says(none.why_not, "the archive has no such documents")) << none.why_not;
  Answer longer = f.ask("Which contracts can be terminated on more than 60 days' notice?");
  EXPECT_TRUE(says(longer.remark, "more than 60 days")) << longer.remark;  // not compared, and said
}

TEST(ProvisionList, OtherQuestionsAskForNoList) {
  auto is_one = [](const char* question) { return read_provision_question(parse_question(question)).has_value(); };
  EXPECT_FALSE(is_one("Which contracts mention insurance?"));  // words are counted
  EXPECT_FALSE(is_one("Which parties to the agreements are liable?"));
  EXPECT_FALSE(is_one("Does the contract renew automatically?"));
  EXPECT_FALSE(is_one("Which contract has a term of five years?"));
  EXPECT_FALSE(is_one("How many contracts are there?"));
  EXPECT_TRUE(is_one("Do any agreements have an arbitration clause?"));
}

TEST(ProvisionList, DocumentsByLanguage) {
  Folder f;
  EXPECT_EQ(f.ask("Which documents are in German?").text, "brief.pdf");
  EXPECT_EQ(f.ask("Which German letters are there?").text, "brief.pdf");
  EXPECT_EQ(f.ask("Which documents are not written in English?").text, "brief.pdf");
  EXPECT_EQ(language_of("The price of the goods is paid by the buyer and not by the seller."), "English");
  EXPECT_EQ(language_of("Le prix des biens est payé par l'acheteur et non pas par le vendeur."), "French");
  EXPECT_EQ(language_of("El precio de los bienes se paga por el comprador y no por el vendedor."), "Spanish");
  EXPECT_EQ(language_of("Договор вступает в силу первого января."), "Russian");
  EXPECT_EQ(language_of("4471 EUR"), "");
}

}  // namespace
}  // namespace dossier
