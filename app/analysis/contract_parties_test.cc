#include "app/analysis/contract_parties.h"

#include <gtest/gtest.h>

#include "app/analysis/document_profile.h"
#include "app/analysis/page_fixture.h"

namespace dossier {
namespace {

using Names = std::vector<std::string>;

Names names_of(const std::string& text) {
  Names out;
  for (TextRange r : parties_in(text)) out.push_back(text.substr(r.begin, r.end - r.begin));
  return out;
}

TEST(ContractParties, StandInThePreamble) {
  EXPECT_EQ(names_of("This Agreement is made by and between Corvane Works, Inc., a Delaware corporation with its seat in Dover, Delaware (the "
                     "\u201CBuyer\u201D), and Halden Ltd (the \u201CSupplier\u201D)."),
            (Names{"Corvane Works, Inc.", "Halden Ltd"}));
  EXPECT_EQ(names_of("is by and among Alder Corporation, a Nevada corporation (\u201CAlder\u201D), Birch Holdings plc, an English company, and i5 "
                     "Media, LLC.\n\nWHEREAS Oak Ltd and Elm Ltd"),
            (Names{"Alder Corporation", "Birch Holdings plc", "i5 Media, LLC."}));
  EXPECT_EQ(names_of("BETWEEN:\n\nBIRCH HEALTH, INC., a company having its office at 7 Mill Street\n(\u201CBirch\u201D)\nAND:\n\nDR. JO EK, having "
                     "an office at 2 Dale\n"),
            (Names{"BIRCH HEALTH, INC.", "DR. JO EK"}));
  EXPECT_EQ(names_of("The undersigned, Alder Securities Ltd. (the \u201CLead Agent\u201D) and Birch Capital Inc., understand"),
            (Names{"Alder Securities Ltd.", "Birch Capital Inc."}));
}

TEST(ContractParties, StandOnLinesOfTheirOwn) {
  EXPECT_EQ(names_of("made between the parties below\n\nParty A: Alder Technology Co., Ltd.\nAddress: 2 Mill Street\nParty B: Birch Online Ltd.\n"),
            (Names{"Alder Technology Co., Ltd.", "Birch Online Ltd."}));
}

TEST(ContractParties, RolesAndClausesAreNone) {
  EXPECT_EQ(names_of("a dispute between Developer and Client is settled"), Names{});
  EXPECT_EQ(names_of("This lease is short."), Names{});
  EXPECT_EQ(party_names("between Alder Ltd and Birch Ltd", 60), "Alder Ltd and Birch Ltd");
  EXPECT_EQ(party_names("between Alder Ltd and Birch Ltd", 12), "");
}

// "Company develops or delivers" is a clause, no company that delivers something; and a contract that speaks of courts is no judgment.
TEST(Profile, AContractIsAboutItsParties) {
  SourceDocument document;
  document.name = "reseller.pdf";
  auto page = std::make_shared<const Page>(
      test::PageBuilder()
          .text("RESELLER AGREEMENT")
          .text("This Agreement is made by and between Alder Works, LLC and Birch Ltd.")
          .space()
          .text("2. General Scope. Company develops or delivers software. Law means any law, order or ruling of a court.")
          .page());
  const DocumentProfile profile = profile_of(document, {page});
  EXPECT_EQ(profile.kind, "contract");
  EXPECT_EQ(profile.subject.text, "Alder Works, LLC");
  ASSERT_EQ(profile.parties.size(), 2u);
  EXPECT_EQ(profile.parties[1].text, "Birch Ltd.");
}

}  // namespace
}  // namespace dossier
