#include "app/analysis/contract_cover.h"

#include <gtest/gtest.h>

#include "app/analysis/document_profile.h"
#include "app/analysis/page_fixture.h"
#include "app/analysis/party_names.h"

namespace dossier {
namespace {

std::string name_in(std::string_view text) {
  auto name = read_name(text, 0);
  return name ? std::string(text.substr(name->begin, name->end - name->begin)) : "-";
}

TEST(PartyNames, EndWhereTheirDescriptionBegins) {
  EXPECT_EQ(name_in("Harrow Mills, Inc., a Delaware corporation"), "Harrow Mills, Inc.");
  EXPECT_EQ(name_in("HARROW & SONS LIMITED (the \u201CSeller\u201D)"), "HARROW & SONS LIMITED");
  EXPECT_EQ(name_in("Veltrane (Pty) Limited, whose office is"), "Veltrane (Pty) Limited");
  EXPECT_EQ(name_in("Brandt Chemie GmbH & Co KG, Hafenstr. 3"), "Brandt Chemie GmbH & Co KG");
  EXPECT_EQ(name_in("Northern Life and Annuity Company (\u201CInsurer\u201D)"), "Northern Life and Annuity Company");
  EXPECT_EQ(name_in("Moss & Company Holdings LP, acting"), "Moss & Company Holdings LP");
  EXPECT_EQ(name_in("Laval S.A. Avenue du Port 4"), "Laval S.A.");
  EXPECT_EQ(name_in("Dr. Anna Corvane, residing in"), "Dr. Anna Corvane");
  EXPECT_EQ(name_in("Harrow Ltd. and Veltrane Corp."), "Harrow Ltd.");
  EXPECT_EQ(name_in("The Tarn Network, Inc. (the"), "The Tarn Network, Inc.");
  EXPECT_EQ(name_in("eMoss Solutions, LLC, a"), "eMoss Solutions, LLC");
}

TEST(PartyNames, AreNotTakenFromRunningText) {
  EXPECT_EQ(name_in("the company set forth below"), "-");
  EXPECT_EQ(name_in("This Agreement sets forth"), "-");
  EXPECT_EQ(name_in("________ (\u201CLicensee\u201D)"), "-");
  EXPECT_EQ(name_in("\u201CAgreement\u201D"), "-");
  EXPECT_EQ(name_in(""), "-");
}

ContractCover cover_of(const std::string& text) {
  auto page = std::make_shared<Page>();
  page->number = 1;
  page->text = text;
  return contract_cover({page});
}

std::string told(const std::string& text) {
  ContractCover cover = cover_of(text);
  std::string out;
  for (const CoverWords& w : cover.parties) out += w.text + "; ";
  return out + (cover.date ? cover.date->text : "-");
}

TEST(ContractCover, NamesThePartiesOfAPreamble) {
  EXPECT_EQ(told("RESELLER AGREEMENT\nThis Agreement is made and entered into as of the 7th day of April, 2017, by and between Harrow\nMills, LLC "
                 "(\"Harrow\"), a Virginia limited "
                 "liability company with offices at 12 Loom and Weft Street, Springfield, and Veltrane Polymers, Inc. (\"Reseller\"). 2. General "
                 "Scope. Company develops or sells and Reseller, Inc. buys."),
            "Harrow Mills, LLC; Veltrane Polymers, Inc.; 7th day of April, 2017");
  EXPECT_EQ(told("THIS AGREEMENT is made on 26 September 2019\nBETWEEN:\n(1) HARROW LIMITED a company incorporated under the laws of England and "
                 "Wales (Company Number 11) whose registered "
                 "office is at 9 Quay (the \u201CCompany\u201D); and\n(2) ANNA MOSS of 4 Hill Road (the \u201CEmployee\u201D).\nIT IS AGREED"),
            "HARROW LIMITED; ANNA MOSS; 26 September 2019");
  EXPECT_EQ(told("INTELLECTUAL PROPERTY AGREEMENT by and among HARROW CORPORATION, MOSS WORLDWIDE CORPORATION and TARN GLOBAL CORPORATION Dated as "
                 "of April 2, 2020 TABLE OF CONTENTS"),
            "HARROW CORPORATION; MOSS WORLDWIDE CORPORATION; TARN GLOBAL CORPORATION; April 2, 2020");
  EXPECT_EQ(told("Cooperation Agreement\nParty A: Harrow (Leeds) Technology Co., Ltd.\nAddress: 3 Mill Lane\nParty B: Moss Online Co., "
                 "Ltd.\nAddress: 4 Mill Lane\nWhereas"),
            "Harrow (Leeds) Technology Co., Ltd.; Moss Online Co., Ltd.; -");
  EXPECT_EQ(told("Mietvertrag\nzwischen der Brandt Logistik GmbH, Jena (Vermieterin), und der Harrow\nChemie GmbH, Jena (Mieterin)."),
            "Brandt Logistik GmbH; Harrow Chemie GmbH; -");
}

TEST(ContractCover, TakesNoNameFromWhatIsSaidLater) {
  // The second party is left to be filled in, the date too; the sentence is over before "Support Services".
  EXPECT_EQ(told("DRAFT 1/12/00 MAINTENANCE AGREEMENT This Agreement (\"Agreement\") is effective as of ____ 2000 by and between Harrow "
                 "Technologies, Inc. (\"Harrow\") and ______, a ____ corporation "
                 "(\"Licensee\") at ____. This Agreement sets forth the terms of Maintenance and Support Services (as defined below)."),
            "Harrow Technologies, Inc.; -");
  // What the parties are called, and the same name again.
  EXPECT_EQ(told("THIS AGREEMENT is made between TARN, INC., a Utah corporation (\"Tarn\"), and HARROW, INC. (\"Harrow\"). Each of Harrow and Tarn "
                 "may also be referred to as a \"Party\"."),
            "TARN, INC.; HARROW, INC.; -");
  EXPECT_EQ(told("This Contract is the entire agreement between the parties and shall supersede any terms."), "-");
  EXPECT_EQ(told("an agency agreement between the Corporation and the agents named therein"), "-");
  EXPECT_EQ(told(""), "-");
}

TEST(ContractCover, PlacesAreThoseOfThePage) {
  const std::string text = "This Lease is made between\nHarrow  Mills\nLtd. (\"Landlord\") and Moss AG (\"Tenant\").";
  ContractCover cover = cover_of(text);
  ASSERT_EQ(cover.parties.size(), 2u);
  EXPECT_EQ(text.substr(cover.parties[0].begin, cover.parties[0].end - cover.parties[0].begin), "Harrow  Mills\nLtd.");
  EXPECT_EQ(cover.parties[0].text, "Harrow Mills Ltd.");
  EXPECT_EQ(text.substr(cover.parties[1].begin, cover.parties[1].end - cover.parties[1].begin), "Moss AG");
}

TEST(ContractCover, NamesPartiesOnLinesOfTheirOwn) {
  EXPECT_EQ(told("BETWEEN:\n\nBIRCH HEALTH, INC., a company having its office at 7 Mill Street\n(\u201CBirch\u201D)\nAND:\n\nDR. JO EK, having an "
                 "office at 2 Dale\nmake this agreement"),
            "-")
      << "no agreement is spoken of before";
  EXPECT_EQ(told("CONSULTING AGREEMENT\nBETWEEN:\n\nBIRCH HEALTH, INC., a company having its office at 7 Mill "
                 "Street\n(\u201CBirch\u201D)\nAND:\n\nDR. JO EK, having an office at 2 Dale\n"),
            "BIRCH HEALTH, INC.; DR. JO EK; -");
  EXPECT_EQ(told("Agency letter. The undersigned, Alder Securities Ltd. (the \u201CLead Agent\u201D) and Birch Capital Inc., understand"),
            "Alder Securities Ltd.; Birch Capital Inc.; -");
  EXPECT_EQ(told("This agreement is by and between Harrow Mills, LLC (\"Harrow\") and the company set forth below:\nCompany: Veltrane Polymers, "
                 "Inc.\nTelephone: 1"),
            "Harrow Mills, LLC; Veltrane Polymers, Inc.; -");
  EXPECT_EQ(told("under this agreement a dispute between Developer and Client is settled"), "-");
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
  EXPECT_EQ(profile.title.text, "RESELLER AGREEMENT");
  EXPECT_EQ(profile.subject.text, "Alder Works, LLC");
  ASSERT_EQ(profile.parties.size(), 2u);
  EXPECT_EQ(profile.parties[1].text, "Birch Ltd.");
}

}  // namespace
}  // namespace dossier
