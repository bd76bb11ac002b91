#include "app/report/verify_report.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "app/grounding/claim_verifier.h"
#include "app/grounding/page_fixture.h"
#include "app/report/contract_terms.h"
#include "app/report/report_json.h"
#include "app/report/reread_pages.h"
#include "app/report/shown_words.h"
#include "base/file.h"

namespace dossier {
namespace {

const char* const kName = "agreement.pdf";
const char* const kText =
    "Supply Agreement of Harrow Packaging\n\nThe Seller shall deliver each Order within twenty-one days of its receipt.\nThe Buyer shall pay $1,577.0 million within 30 days.\n\n"
    "Risk passes to the Buyer on delivery.";

// What a test holds: the pages as they are read now, and a report that was made of them.
struct Case {
  std::vector<Page> now;
  ReportDocument report;

  ReportCheck check(bool coverage = false) const {
    MemoryPages pages;
    pages.add(document_of(kName), now);
    if (!coverage) return verify_report(report, pages);
    return verify_report(report, pages, [this](const SourceDocument& document) {
      ReadAgain read;
      for (const Page& page : now) count(page, read);
      read.info = document.info;
      read.info.pages = static_cast<uint32_t>(now.size());
      return std::optional<ReadAgain>(read);
    });
  }
  ReportClaim& verbatim() { return report.claims[0]; }
  ReportClaim& computed() { return report.claims[1]; }
};

std::string codes(const ReportCheck& check) {
  std::string out;
  for (const ReportFault& f : check.faults) out += (out.empty() ? "" : " ") + std::to_string(f.claim) + ":" + f.code;
  return out;
}
bool names(const ReportCheck& check, uint32_t claim, const std::string& code) {
  return std::any_of(check.faults.begin(), check.faults.end(), [&](const ReportFault& f) { return f.claim == claim && f.code == code; });
}

Span span_in(const Page& page, const std::string& text) {
  size_t at = page.text.find(text);
  EXPECT_NE(at, std::string::npos) << text;
  return {sha256_of(kName), page.number, static_cast<uint32_t>(at), static_cast<uint32_t>(at + text.size())};
}

QuoteDraft quote_in(const Page& page, const std::string& text) {
  QuoteDraft quote;
  quote.text = text;
  quote.at = span_in(page, text);
  return quote;
}

VerifiedClaim verified(MemoryPages& pages, const DraftClaim& draft) {
  ClaimVerifier verifier(pages);
  CheckedClaim checked = verifier.verify(draft);
  if (auto* rejected = std::get_if<Rejected>(&checked)) ADD_FAILURE() << draft.text << ": " << (rejected->reasons.empty() ? "" : rejected->reasons[0].code);
  return std::get<VerifiedClaim>(checked);
}

Case sound() {
  Case out;
  Page page = page_of_text(1, kText);
  add_table(page, "Income statement (in millions of dollars)", {{"", "2022", "2021"}, {"Net sales", "1,766.2", "1,577.0"}, {"Net loss", "(12.5)", "(3.0)"}});
  out.now = {page, page_of_text(2, "A second page with nothing on it.")};
  MemoryPages pages;
  pages.add(document_of(kName), out.now);

  DraftClaim verbatim;
  verbatim.text = "The Seller shall deliver each Order within twenty-one days of its receipt.";
  verbatim.quotes = {quote_in(page, verbatim.text)};
  verbatim.origin = {Origin::Kind::extracted, "extractive"};
  FigureValue later{"1766.2", "USD", "1000000", "2022"}, earlier{"1577.0", "USD", "1000000", "2021"};
  DraftClaim computed;
  computed.text = "Net sales rose by $189.2 million from 2021 to 2022.";
  computed.quotes = {quote_in(page, "1,766.2"), QuoteDraft{}};
  computed.quotes[1].text = "1,577.0";
  uint32_t second = static_cast<uint32_t>(page.text.rfind("1,577.0"));
  computed.quotes[1].at = Span{sha256_of(kName), 1, second, second + 7};
  computed.computation = ComputationDraft{Operation::difference, {{later, 0, "Net sales"}, {earlier, 1, "Net sales"}}, {"189.2", "USD", "1000000", ""}};
  computed.origin = {Origin::Kind::computed, "extractive"};
  DraftClaim cell;
  cell.text = "1,766.2";
  cell.quotes = {quote_in(page, "1,766.2")};
  cell.figures = {later};
  cell.origin = {Origin::Kind::extracted, "extractive"};

  Report report;
  report.title = "Brief";
  report.prepared_at = "2026-01-01T00:00:00Z";
  SourceDocument document = document_of(kName);
  document.pages = 2, document.pages_text = 2, document.page_numbers = {1, 2}, document.info.pages = 2, document.info.type = "pdf";
  report.coverage.documents = {document};
  ReportSection section{std::string(kName) + ": contract, Harrow Packaging", "contract", kName, {}, {}, {}, {}};
  section.claims.push_back(verified(pages, verbatim));
  section.claims.push_back(verified(pages, computed));
  FigureTable table{"Main figures", "USD in millions", {"2022"}, {{"Net sales", {{"1,766.2", verified(pages, cell)}}}}};
  section.tables.push_back(table);
  section.disagreements.push_back({"Sales", section.claims[0], section.claims[1], std::string("That is twenty-one days in ") + kName + "."});
  report.sections.push_back(std::move(section));
  out.report = to_document(report);
  return out;
}

TEST(VerifyReport, AnUntouchedReportHolds) {
  Case c = sound();
  ReportCheck check = c.check(true);
  EXPECT_TRUE(check.holds()) << codes(check);
  EXPECT_EQ(check.claims, 3u);
  EXPECT_EQ(check.held, 3u);
}

TEST(VerifyReport, APageThatReadsOtherwiseIsNoLongerTheOneCited) {
  Case c = sound();
  c.now[0].words.back().box.x1 += 20;  // a word of another place on the page
  EXPECT_TRUE(names(c.check(), 1, "page_hash_differs")) << codes(c.check());
  c = sound();
  c.verbatim().citations[0].page_hash = sha256_of("another page");
  ReportCheck check = c.check();
  EXPECT_EQ(codes(check), "1:page_hash_differs");
  EXPECT_EQ(check.held, 2u);
  EXPECT_EQ(check.faults[0].document, kName);
  EXPECT_EQ(check.faults[0].page, 1u);
}

// A claim that a model judged from a picture: what can be seen again is, its truth is the model's word and said to be.
Case with_picture() {
  Case out = sound();
  const Box chart{60, 500, 320, 660};
  out.now[1].images.push_back({chart, ImageKind::figure, {}});
  ReportClaim claim;
  claim.text = "The fourth bar is the tallest of all.";
  claim.check = ClaimClass::judged;
  claim.origin = {Origin::Kind::written, "eyes"};
  claim.judge = ReportJudge{};
  claim.judge->name = "eyes";
  ReportCitation citation;
  citation.span = {sha256_of(kName), 2, 0, 0};
  citation.document_name = kName;
  citation.page_label = "2";
  citation.boxes = {chart};
  citation.page_hash = page_hash(out.now[1]);
  citation.figure = true;
  claim.citations = {citation};
  out.report.claims.push_back(claim);
  return out;
}

TEST(VerifyReport, APictureClaimHoldsAsAModelsWord) {
  Case c = with_picture();
  ReportCheck check = c.check();
  EXPECT_TRUE(check.holds()) << codes(check);
  EXPECT_TRUE(std::any_of(check.remarks.begin(), check.remarks.end(), [](const ReportFault& r) { return r.code == "not_rechecked" && r.claim == 4; }));
}

TEST(VerifyReport, APictureClaimCalledAnythingElseIsNamed) {
  for (ClaimClass other : {ClaimClass::supported, ClaimClass::verbatim, ClaimClass::computed}) {
    Case c = with_picture();
    c.report.claims.back().check = other;
    EXPECT_TRUE(names(c.check(), 4, "rests_on_pixels")) << codes(c.check());
  }
}

TEST(VerifyReport, APictureThatMovedIsGoneOrOfAnotherPageIsNamed) {
  Case c = with_picture();
  c.report.claims.back().citations[0].boxes[0].y1 += 5;
  EXPECT_EQ(codes(c.check()), "4:box_differs");
  c = with_picture();
  c.now[1].images.clear();
  EXPECT_EQ(codes(c.check()), "4:box_differs");
  c = with_picture();
  c.report.claims.back().citations[0].page_hash = sha256_of("another page");
  EXPECT_EQ(codes(c.check()), "4:page_hash_differs");
  c = with_picture();
  c.report.claims.back().citations[0].span.page = 9;
  EXPECT_EQ(codes(c.check()), "4:page_missing");
}

TEST(VerifyReport, AMissingPageIsNamed) {
  Case c = sound();
  c.verbatim().citations[0].span.page = 9;
  EXPECT_EQ(codes(c.check()), "1:page_missing");
}

TEST(VerifyReport, AQuoteThatIsNotThereIsNamed) {
  Case c = sound();
  c.verbatim().citations[0].quote = "The Seller shall deliver each Order within ninety days of its receipt.";
  EXPECT_EQ(codes(c.check()), "1:quote_differs");
  c = sound();
  c.verbatim().citations[0].span.begin += 4;
  EXPECT_EQ(codes(c.check()), "1:quote_differs");
}

TEST(VerifyReport, ABoxOfAnotherPlaceIsNamed) {
  Case c = sound();
  c.verbatim().citations[0].boxes[0].y0 += 1;
  EXPECT_EQ(codes(c.check()), "1:box_differs");
  c = sound();
  c.verbatim().citations[0].boxes.push_back({10, 10, 20, 20});
  EXPECT_EQ(codes(c.check()), "1:box_differs");
}

TEST(VerifyReport, WrongArithmeticIsNamed) {
  Case c = sound();
  c.computed().computation->result.value = "198.2";
  c.computed().text = "Net sales rose by $198.2 million from 2021 to 2022.";
  ReportCheck check = c.check();
  EXPECT_FALSE(check.holds());
  EXPECT_EQ(check.held, 2u);
  ASSERT_FALSE(check.faults.empty());
  EXPECT_EQ(check.faults[0].claim, 2u);
  // An operand that its quote does not hold.
  c = sound();
  c.computed().computation->operands[1].figure.value = "1567.0";
  EXPECT_FALSE(c.check().holds());
  // A period that is not the column's.
  c = sound();
  c.computed().computation->operands[0].figure.period = "2020";
  EXPECT_FALSE(c.check().holds()) << "an operand of another period";
}

TEST(VerifyReport, AClassChangedByHandIsNamed) {
  Case c = sound();
  c.verbatim().check = ClaimClass::supported;
  EXPECT_EQ(codes(c.check()), "1:class_differs");
  c = sound();
  c.computed().check = ClaimClass::verbatim;
  EXPECT_TRUE(names(c.check(), 2, "class_differs")) << codes(c.check());
  c = sound();
  c.verbatim().score = 0.5;
  EXPECT_EQ(codes(c.check()), "1:score_differs");
  // A sentence that its quote does not hold up, called verbatim.
  c = sound();
  c.verbatim().text = "The Seller need not deliver each Order within twenty-one days of its receipt.";
  EXPECT_FALSE(c.check().holds());
}

TEST(VerifyReport, WordsOfPixelsMayReadOtherwise) {
  Case c = sound();
  for (Page& page : c.now) page.source = TextSource::ocr;
  c.verbatim().citations[0].quote = "The Seller shall deliver each 0rder within twenty-one days of its receipt.";
  ReportCheck check = c.check();
  EXPECT_TRUE(names(check, 1, "reading_differs")) << codes(check);
  EXPECT_FALSE(names(check, 1, "quote_differs"));
  // Another version of the reader: the same.
  c = sound();
  c.report.coverage.documents[0].reader_version = 77;
  c.verbatim().citations[0].page_hash = sha256_of("another page");
  EXPECT_EQ(codes(c.check()), "1:reading_differs");
}

// Whatever a reader says of a page beside its words: another version may say it otherwise, the same version may not.
TEST(VerifyReport, WhatAnotherReaderCallsOtherwiseIsAnotherReading) {
  auto expect = [](auto change, const std::string& same, const std::string& another) {
    Case c = sound();
    change(c);
    EXPECT_EQ(codes(c.check()), same);
    c.report.coverage.documents[0].reader_version = 77;
    EXPECT_EQ(codes(c.check()), another);
  };
  expect([](Case& c) { c.verbatim().citations[0].page_label = "iv"; }, "1:label_differs", "1:reading_differs");
  expect([](Case& c) { c.verbatim().citations[0].bates = "ABC000001"; }, "1:bates_differs", "1:reading_differs");
  expect([](Case& c) { c.report.sections[0].title = std::string(kName) + ": contract, Veltrane Polymers"; }, "0:title_not_there", "0:reading_differs");
  // Kinds of blocks are in no hash and no citation.
  expect([](Case& c) { c.now[0].blocks.clear(); }, "", "");
  // A page that reads otherwise no longer shows the row's label.
  Case c = sound();
  c.report.coverage.documents[0].reader_version = 77;
  for (size_t at = 0; (at = c.now[0].text.find("Net sales", at)) != std::string::npos;) c.now[0].text.replace(at, 9, "Net_sales");
  for (const ReportFault& f : c.check().faults) EXPECT_EQ(f.code, "reading_differs") << f.place() << ": " << f.detail;
}

// Where the page's hash is the same, its words, boxes and tables are: then another version is no excuse.
TEST(VerifyReport, AnotherReaderIsNoExcuseForWhatTheHashCovers) {
  auto expect = [](auto change, const std::string& code) {
    Case c = sound();
    c.report.coverage.documents[0].reader_version = 77;
    change(c);
    EXPECT_EQ(codes(c.check()), code);
  };
  expect([](Case& c) { c.verbatim().citations[0].boxes[0].x1 += 9; }, "1:box_differs");
  expect([](Case& c) { c.verbatim().citations[0].covered = true; }, "1:covered_differs");
  expect([](Case& c) { c.computed().citations[0].row = "Net income 1,766.2 1,577.0"; }, "2:row_differs");
  expect([](Case& c) { c.report.sections[0].tables[0].rows[0].label = "Net loss"; }, "0:label_not_there");
  expect([](Case& c) { c.verbatim().check = ClaimClass::supported; }, "1:class_differs");
}

TEST(VerifyReport, WhatACitationSaysOfItsPageIsChecked) {
  Case c = sound();
  c.verbatim().citations[0].page_label = "iv";
  EXPECT_EQ(codes(c.check()), "1:label_differs");
  c = sound();
  c.verbatim().citations[0].bates = "ABC000001";
  EXPECT_EQ(codes(c.check()), "1:bates_differs");
  c = sound();
  c.verbatim().citations[0].covered = true;
  EXPECT_EQ(codes(c.check()), "1:covered_differs");
  c = sound();
  c.verbatim().citations[0].doubtful = true;
  EXPECT_EQ(codes(c.check()), "1:doubtful_differs");
  c = sound();
  c.computed().citations[0].row = "Net income 1,766.2 1,577.0";
  EXPECT_EQ(codes(c.check()), "2:row_differs");
  c = sound();
  c.verbatim().citations[0].document_name = "another.pdf";
  EXPECT_TRUE(names(c.check(), 1, "document_name_differs")) << codes(c.check());
  c = sound();
  c.verbatim().citations[0].span.document = sha256_of("unknown");
  EXPECT_EQ(codes(c.check()), "1:document_not_listed");
}

TEST(VerifyReport, ATableShowsItsClaimsAndNothingElse) {
  Case c = sound();
  c.report.sections[0].tables[0].rows[0].cells[0].text = "1,866.2";
  EXPECT_TRUE(names(c.check(), 3, "cell_differs")) << codes(c.check());
  c = sound();
  c.report.sections[0].tables[0].columns[0] = "2021";
  EXPECT_TRUE(names(c.check(), 3, "column_differs")) << codes(c.check());
  c = sound();
  c.report.sections[0].tables[0].rows[0].cells[0].claim.reset();
  EXPECT_TRUE(names(c.check(), 0, "cell_without_claim")) << codes(c.check());
  c = sound();
  c.report.sections[0].tables[0].rows[0].label = "Net loss";
  EXPECT_EQ(codes(c.check()), "0:label_not_there");
  c = sound();
  c.report.sections[0].tables[0].unit_line = "USD in thousands";
  EXPECT_TRUE(names(c.check(), 0, "unit_line_differs")) << codes(c.check());
}

TEST(VerifyReport, ATermIsCalledByItsNameAndHoldsWordsOfItsClause) {
  EXPECT_TRUE(term_stands_in("Governing law", "This Agreement is governed by the laws of Germany."));
  EXPECT_FALSE(term_stands_in("Liability cap", "This Agreement is governed by the laws of Germany."));
  EXPECT_FALSE(term_stands_in("Net income", "Net income was 5."));
  EXPECT_FALSE(term_stands_in("Governing law", "The goods are flawless."));
}

TEST(VerifyReport, TitlesAndNotesAreCheckedAgainstTheDocuments) {
  Case c = sound();
  c.report.sections[0].title = std::string(kName) + ": contract, Veltrane Polymers";
  EXPECT_EQ(codes(c.check()), "0:title_not_there");
  c = sound();
  c.report.sections[0].title = std::string(kName) + ": contract, 2019";
  EXPECT_EQ(codes(c.check()), "0:title_not_there");
  c = sound();
  c.report.sections[0].kind = "letter";
  EXPECT_EQ(codes(c.check()), "0:kind_differs");
  c = sound();
  c.report.sections[0].document = "another.pdf";
  EXPECT_TRUE(names(c.check(), 0, "document_not_listed")) << codes(c.check());
  c = sound();
  c.report.sections[0].disagreements[0].note = std::string("That is 99 days in ") + kName + ".";
  EXPECT_EQ(codes(c.check()), "1:note_differs");
}

TEST(VerifyReport, CoverageIsComparedWithTheSecondReading) {
  auto expect = [](auto change, const std::string& code) {
    Case c = sound();
    change(c.report.coverage.documents[0]);
    ReportCheck check = c.check(true);
    EXPECT_FALSE(check.faults.empty()) << code;
    for (const ReportFault& f : check.faults) EXPECT_EQ(f.code, code) << f.detail;
  };
  expect([](SourceDocument& d) { d.pages = 3; }, "coverage_differs");
  expect([](SourceDocument& d) { d.pages_text = 1; }, "coverage_differs");
  expect([](SourceDocument& d) { d.pages_covered = 1; }, "coverage_differs");
  expect([](SourceDocument& d) { d.state = "partly"; }, "coverage_differs");
  expect([](SourceDocument& d) { d.unread = {{2, "too dark"}}; }, "coverage_differs");
  expect([](SourceDocument& d) { d.pages_text = 1, d.pages_ocr = 1; }, "reading_differs");
  // What was not read again is said to be so, and is no fault.
  Case c = sound();
  SourceDocument other = document_of("unquoted.pdf");
  other.pages = 1, other.page_numbers = {1};
  c.report.coverage.documents.push_back(other);
  MemoryPages pages;
  pages.add(document_of(kName), c.now);
  ReportCheck check = verify_report(c.report, pages, [](const SourceDocument&) { return std::optional<ReadAgain>(); });
  EXPECT_TRUE(check.holds());
  ASSERT_EQ(check.remarks.size(), 1u);
  EXPECT_EQ(check.remarks[0].code, "coverage_not_rechecked");
  EXPECT_EQ(check.remarks[0].document, "unquoted.pdf");
}

TEST(VerifyReport, PagesThatCannotBeReadAnyMoreAreNamed) {
  ReadAgain read;
  read.read = {1};
  read.text = 1;
  read.unread = {2};
  read.state = "partly";
  SourceDocument said = document_of(kName);
  said.pages = 2, said.pages_text = 2, said.page_numbers = {1, 2};
  std::vector<std::string> found = differences(said, read);
  EXPECT_EQ(found, (std::vector<std::string>{"pages read 2, now 1", "read as text 2, now 1", "state \"read\", now \"partly\"", "page 2 cannot be read, which the report does not say"}));
}

// The file itself: its bytes must be those that were read.
TEST(SourceFiles, AFileOfOtherBytesIsNeverTaken) {
  std::string folder = testing::TempDir() + "source_files_test";
  std::filesystem::create_directories(folder + "/moved");
  ASSERT_TRUE(write_file(folder + "/a.txt", "as it was").ok());
  SourceDocument document = document_of("a.txt");
  document.path = folder + "/a.txt";
  document.sha256 = sha256_of("as it was");
  document.bytes = 9;
  EXPECT_TRUE(SourceFiles({}).open(document).ok());
  ASSERT_TRUE(write_file(folder + "/a.txt", "changed").ok());
  auto changed = SourceFiles({}).open(document);
  ASSERT_FALSE(changed.ok());
  EXPECT_EQ(changed.error().kind, ErrorKind::conflict);
  // Found by its hash, whatever it is called there.
  ASSERT_TRUE(write_file(folder + "/moved/b.bin", "as it was").ok());
  EXPECT_TRUE(SourceFiles({folder + "/moved"}).open(document).ok());
  std::filesystem::remove_all(folder);
  auto gone = SourceFiles({}).open(document);
  ASSERT_FALSE(gone.ok());
  EXPECT_EQ(gone.error().kind, ErrorKind::not_found);
}

TEST(ShownWords, ALabelStandsBesideItsFigure) {
  Page page = page_of_text(1, "Net sales 12\nCost of sales 7\nNet income 5");
  auto box = [&](const std::string& text) { return boxes_of(page, span_in(page, text).begin, span_in(page, text).end); };
  EXPECT_TRUE(label_stands(page, "Net sales", box("12")));
  EXPECT_TRUE(label_stands(page, "net SALES:", box("12")));
  EXPECT_FALSE(label_stands(page, "Net income", box("12")));
  EXPECT_FALSE(label_stands(page, "Net loss", box("5")));
  EXPECT_FALSE(label_stands(page, "Net of sales", box("7")));
}

TEST(ShownWords, NamesAndFiguresOfATitleMustStandSomewhere) {
  EXPECT_TRUE(foreign_words(": annual report (10-K), 3M Company", {"FORM 10-K of 3M COMPANY"}).empty());
  EXPECT_EQ(foreign_words(": annual report, Best Buy", {"FORM 10-K of 3M COMPANY"}), (std::vector<std::string>{"Best", "Buy"}));
  EXPECT_EQ(foreign_words(", 2023", {"2022"}), std::vector<std::string>{"2023"});
}

}  // namespace
}  // namespace dossier
