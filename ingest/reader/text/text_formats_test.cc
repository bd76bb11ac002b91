#include <gtest/gtest.h>

#include "ingest/reader/testing/recorded_reading.h"
#include "ingest/reader/text/charset.h"
#include "ingest/reader/text/csv_reader.h"
#include "ingest/reader/text/html_reader.h"
#include "ingest/reader/text/rtf_reader.h"
#include "ingest/reader/text/text_reader.h"

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

TEST(Html, ListsKeepTheirNumbersAndDeletionsAreStruck) {
  auto got = record(read_html, "<ol start=3><li>Term<ol type=a><li><p>begins</p><li>ends</ol><li value=7>Price</ol><ul><li>Point</ul><p>Due in <del>ten</del> <ins>sixty</ins> days", "a.html", "html");
  ASSERT_EQ(got.pages.size(), 1u);
  const Page& page = got.pages[0];
  EXPECT_EQ(page.text, "3. Term\n\na. begins\n\nb. ends\n\n7. Price\n\nPoint\n\nDue in ten sixty days");
  EXPECT_EQ(page.blocks[1].level, 2);
  for (const Word& word : page.words) EXPECT_EQ((word.style & style::kStruck) != 0, page.slice(word.begin, word.end) == "ten");
}

TEST(Markdown, TablesAndListsAreTold) {
  auto got = record(read_text, "# Notes\n\n| Item | Price |\n|:---|---:|\n| Pump \\| motor | 1,200 |\n| Hose |\n\n- one\n  - two\n    goes on\n- three\n\n2. fourth\n\n```\n| no | table |\n|---|---|\n\n- no item\n```\n", "a.md", "md");
  ASSERT_EQ(got.pages.size(), 1u);
  const Page& page = got.pages[0];
  EXPECT_TRUE(got.failures.empty());
  ASSERT_EQ(page.tables.size(), 1u);
  const Table& table = page.tables[0];
  EXPECT_EQ(page.slice(table.begin, table.end), "Item\tPrice\nPump | motor\t1,200\nHose");
  EXPECT_TRUE(table.cells[1].column_header);
  std::string kinds;
  for (const Block& block : page.blocks) kinds += std::to_string(static_cast<int>(block.kind == BlockKind::list_item ? block.level : block.kind == BlockKind::table ? 9 : 0));
  EXPECT_EQ(kinds, "09121100") << page.text;
}

TEST(Markdown, UnderlinedHeadings) {
  auto got = record(read_text, "Terms\n=====\n\nRent\n----\nIt is due.\n\n- item\n---\n", "a.md", "md");
  const Page& page = got.pages.at(0);
  ASSERT_GE(page.blocks.size(), 3u);
  EXPECT_EQ(page.blocks[0].level, 1);
  EXPECT_EQ(page.blocks[1].kind, BlockKind::heading);
  EXPECT_EQ(page.slice(page.blocks[2].begin, page.blocks[2].end), "It is due.");
}

TEST(Html, FieldsShowWhatWasChosen) {
  auto got = record(read_html,
                    "<p>Kind <select><option>Lease<option selected>Sale</select><select><optgroup><option>One<option>Two</optgroup></select> <input "
                    "type=checkbox checked> agreed "
                    "<input type=radio> not <input type=hidden value=token> <input value=typed></p><details><summary>More</summary>Here</details>",
                    "a.html", "html");
  EXPECT_EQ(got.pages.at(0).text, "Kind Sale One ☒ agreed ☐ not typed\n\nMore\n\nHere");
}

TEST(Html, MarksOfNotesDoNotJoinFigures) {
  auto got =
      record(read_html, "<p>Sales<sup>1</sup> in m<sup>2</sup> and 10<sup>6</sup></p><table><tr><td>Rent<sup>a</sup><td>1,577<sup>2</sup></table>",
             "a.html", "html");
  EXPECT_EQ(got.pages.at(0).text, "Sales 1 in m2 and 106\n\nRent a\t1,577 2");
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

TEST(Csv, ALineForSpreadsheetProgramsNamesTheDelimiter) {
  auto got = record(read_csv, "sep=;\r\nKunde;Betrag\r\n\"M, Co\";1,5\r\n", "a.csv", "csv");
  ASSERT_EQ(got.pages.size(), 1u);
  EXPECT_EQ(got.pages[0].text, "Kunde\tBetrag\nM, Co\t1,5");
}

TEST(Charset, LatinNamesMeanWhatProgramsMeanByThem) {
  EXPECT_EQ(decode_text_as("3 \x80", "iso-8859-1").text, "3 \u20AC");
  EXPECT_EQ(decode_text_as("M\xFCller", "us-ascii").text, "M\u00FCller");
  EXPECT_EQ(decode_text_as("M\xC3\xBCller", "ISO-8859-1").text, "M\u00FCller");
  EXPECT_EQ(decode_text_as("\xA4", "iso-8859-15").text, "\u20AC");
}

TEST(Rtf, LongNumbersLeaveNoDigitsInTheText) {
  auto got = record(read_rtf, "{\\rtf1 The period is {\\deleted\\revdttmdel-2017326464 ninety}{\\revised\\revdttm-2017326464 sixty} days.\\par"
                              "\\trowd\\cellx1\\cellx2\\intbl a\\cell{\\intbl\\itap2 in A\\nestcell in B\\nestcell{\\*\\nesttableprops\\trowd\\nestrow}}\\cell\\row}", "a.rtf", "rtf");
  EXPECT_EQ(got.pages.at(0).text, "The period is sixty days.\n\na\tin A\nin B");
}

TEST(Rtf, NotesFollowTheirTableOrTheirParagraph) {
  auto got = record(read_rtf, "{\\rtf1 \\trowd\\cellx1\\cellx2\\intbl a\\chftn{\\footnote of the cell}\\cell b\\cell\\row\\pard text\\chftn{\\footnote of the text}\\par}", "a.rtf", "rtf");
  EXPECT_EQ(got.pages.at(0).text, "a1\tb\n\n1 of the cell\n\ntext2\n\n2 of the text");
}

TEST(Rtf, NotesHeadersAndShapesStandByThemselves) {
  auto got = record(read_rtf, "{\\rtf1\\ansi{\\header Head\\par}{\\headerl Head\\par}{\\footer Foot\\par}A note{\\super\\chftn{\\footnote\\pard {\\super\\chftn} its text\\par second}} here.\\par\n"
                              "Box{\\shp{\\*\\shpinst\\shpleft0{\\sp{\\sn a}{\\sv 1}}{\\shptxt\\pard in the box\\par}}{\\shprslt{\\*\\do{\\dptxbxtext in the box}}}}\\par}",
                    "a.rtf", "rtf");
  ASSERT_TRUE(got.status.ok()) << got.status.error().describe();
  EXPECT_EQ(got.pages.at(0).text, "Head\n\nFoot\n\nA note 1 here.\n\n1  its text\nsecond\n\nBox\nin the box");
}

}  // namespace
}  // namespace dossier::reader
