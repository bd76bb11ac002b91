#include <gtest/gtest.h>

#include "ingest/reader/testing/recorded_reading.h"
#include "ingest/reader/text/csv_reader.h"
#include "ingest/reader/text/html_reader.h"
#include "ingest/reader/text/rtf_reader.h"

namespace dossier::reader {
namespace {

TEST(Html, BlocksTablesAndWhatIsNotShown) {
  auto got = record(read_html, "<html lang=en><title>T &amp; Co</title><script>evil()</script><h2>Terms</h2><p>The <b>fee</b>\n is <span style='display: none'>not </span>due."
                               "<table><tr><th>Item<th>EUR<tr><td>Pump<td>1,577.00</table><img src=http://x.example/a.png>", "a.html", "html");
  ASSERT_TRUE(got.status.ok());
  ASSERT_EQ(got.pages.size(), 1u);
  const Page& page = got.pages[0];
  EXPECT_TRUE(got.failures.empty());
  EXPECT_EQ(got.info.title, "T & Co");
  EXPECT_EQ(page.blocks[0].kind, BlockKind::heading);
  EXPECT_EQ(page.blocks[0].level, 2);
  EXPECT_EQ(page.text.find("evil"), std::string::npos);
  EXPECT_NE(page.text.find("The fee is not due."), std::string::npos);
  ASSERT_EQ(page.tables.size(), 1u);
  EXPECT_TRUE(page.tables[0].cells[1].column_header);
  EXPECT_EQ(page.slice(page.tables[0].cells[3].begin, page.tables[0].cells[3].end), "1,577.00");
  for (const Word& word : page.words)
    if (page.slice(word.begin, word.end) == "not") EXPECT_TRUE(word.style & style::kHidden);
  EXPECT_TRUE(got.has_finding(FindingKind::hidden_content));
  EXPECT_TRUE(got.has_finding(FindingKind::external_reference));
  EXPECT_TRUE(got.has_finding(FindingKind::active_content));
}

TEST(Html, DeepNestingEnds) {
  std::string markup;
  for (int i = 0; i < 20000; ++i) markup += "<div>";
  auto got = record(read_html, markup + "deep", "a.html", "html");
  EXPECT_TRUE(got.status.ok());
  EXPECT_TRUE(got.has_finding(FindingKind::limit_reached));
}

// Half a million open elements would cost the parser minutes: what stands before the ten thousandth is read, the rest is named. Elements
// that end by themselves may be as many as they like.
TEST(Html, NestingWithoutEndIsCutOffAndNamed) {
  std::string markup = "<p>first", plain;
  for (int i = 0; i < 500'000; ++i) markup += "<DIV>";
  auto got = record(read_html, markup + "deep", "a.html", "html");
  ASSERT_EQ(got.pages.size(), 1u);
  EXPECT_EQ(got.pages[0].text, "first");
  EXPECT_TRUE(got.has_finding(FindingKind::limit_reached));
  for (int i = 0; i < 30'000; ++i) plain += "<p>x<br>";
  auto sound = record(read_html, plain + "<b>end</b>", "a.html", "html");
  EXPECT_FALSE(sound.has_finding(FindingKind::limit_reached));
  EXPECT_NE(sound.text().find("end"), std::string::npos);
}

TEST(Csv, ACellOfMillionsOfCharactersMakesASoundPage) {
  auto got = record(read_csv, "a,b\n" + std::string(3'000'000, 'x') + ",1\n" + std::string(2'000'000, ','), "a.csv", "csv");
  EXPECT_TRUE(got.failures.empty()) << got.failures[0].detail;
  ASSERT_FALSE(got.pages.empty());
}

TEST(Csv, QuotesDelimitersAndHeaders) {
  auto got = record(read_csv, "Name;Amount\n\"Smith; \"\"J\"\"\";1,5\nLee;2,0\n", "a.csv", "csv");
  ASSERT_EQ(got.pages.size(), 1u);
  const Page& page = got.pages[0];
  ASSERT_EQ(page.tables.size(), 1u);
  EXPECT_EQ(page.tables[0].rows, 3);
  EXPECT_EQ(page.tables[0].columns, 2);
  EXPECT_TRUE(page.tables[0].cells[0].column_header);
  EXPECT_EQ(page.slice(page.tables[0].cells[2].begin, page.tables[0].cells[2].end), "Smith; \"J\"");
}

TEST(Csv, NoRowIsLostAtPageBorders) {
  std::string text = "Number,Square\n";
  for (int i = 1; i <= 1000; ++i) text += std::to_string(i) + "," + std::to_string(i * i) + "\n";
  auto got = record(read_csv, text, "a.csv", "csv");
  ASSERT_EQ(got.pages.size(), 5u);
  size_t rows = 0;
  for (const Page& page : got.pages) rows += page.tables.at(0).rows - 1u;  // the header stands on each
  EXPECT_EQ(rows, 1000u);
  EXPECT_TRUE(got.pages[1].tables[0].continues_previous_page);
  EXPECT_NE(got.text().find("1000000"), std::string::npos);
}

TEST(Rtf, CodePagesFieldsChangesAndTables) {
  auto got = record(read_rtf, "{\\rtf1\\ansi\\ansicpg1250{\\fonttbl{\\f0 Arial;}}{\\info{\\title Offer}}Za\\'bf\\'f3\\'b3\\'e6 {\\deleted gone }{\\revised new }"
                              "{\\field{\\*\\fldinst PAGE}{\\fldrslt 7}}\\par \\u8364?5\\par\\trowd A\\cell B\\cell\\row}", "a.rtf", "rtf");
  ASSERT_TRUE(got.status.ok()) << got.status.error().describe();
  EXPECT_EQ(got.info.title, "Offer");
  EXPECT_NE(got.text().find("Zażółć new 7"), std::string::npos) << got.text();
  EXPECT_NE(got.text().find("€5"), std::string::npos);
  EXPECT_EQ(got.text().find("gone"), std::string::npos);
  ASSERT_EQ(got.pages[0].tables.size(), 1u);
  EXPECT_TRUE(got.has_finding(FindingKind::tracked_changes));
}

TEST(Rtf, CutOffKeepsWhatStands) {
  auto got = record(read_rtf, "{\\rtf1 Some words\\par and {\\b mo", "a.rtf", "rtf");
  EXPECT_FALSE(got.status.ok());
  EXPECT_NE(got.text().find("Some words"), std::string::npos);
}

TEST(Html, TheHeaderOfInlineXbrlIsForMachines) {
  auto got = record(read_html, "<html><body><div style='display:none'><ix:header><ix:hidden><ix:nonNumeric name='dei:DocumentType'>10-K</ix:nonNumeric></ix:hidden></ix:header></div>"
                               "<p>Net sales were $<ix:nonFraction name='us-gaap:Revenues' scale='6'>1,577</ix:nonFraction> million.</p></body></html>", "a.htm", "html");
  EXPECT_EQ(got.pages.at(0).text, "Net sales were $1,577 million.");
  EXPECT_NE(std::find(got.info.metadata.begin(), got.info.metadata.end(), std::pair<std::string, std::string>("markup", "inline XBRL")), got.info.metadata.end());
}

}  // namespace
}  // namespace dossier::reader
