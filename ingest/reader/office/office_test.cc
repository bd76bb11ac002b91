#include <gtest/gtest.h>

#include <pugixml.hpp>

#include "base/file.h"
#include "ingest/reader/office/doc_reader.h"
#include "ingest/reader/office/docx_reader.h"
#include "ingest/reader/office/msg_reader.h"
#include "ingest/reader/office/numbering.h"
#include "ingest/reader/office/odf_reader.h"
#include "ingest/reader/office/pptx_reader.h"
#include "ingest/reader/office/sheet.h"
#include "ingest/reader/office/xlsx_reader.h"
#include "ingest/reader/testing/recorded_reading.h"
#include "ingest/reader/testing/zip_file.h"
#include "tests/places.h"

namespace dossier::reader {
namespace {

using testing::zip_file;

std::string sample(const std::string& name) {
  auto bytes = read_file(source_dir() + "/sample_docs/" + name);
  EXPECT_TRUE(bytes.ok());
  return bytes.ok() ? *bytes : "";
}

std::string docx(const std::string& body) {
  return zip_file({{"_rels/.rels", "<Relationships><Relationship Id='1' Type='x/officeDocument' Target='word/document.xml'/></Relationships>"},
              {"word/document.xml", "<w:document xmlns:w='w'><w:body>" + body + "</w:body></w:document>"},
              {"word/numbering.xml", "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>"
                                     "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='%1(%2)'/></w:lvl></w:abstractNum>"
                                     "<w:num w:numId='5'><w:abstractNumId w:val='0'/></w:num></w:numbering>"}});
}

std::string numbered(const std::string& level, const std::string& text) {
  return "<w:p><w:pPr><w:numPr><w:ilvl w:val='" + level + "'/><w:numId w:val='5'/></w:numPr></w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}

TEST(Docx, DeletionsAreNotInForceAndInsertionsAreMarked) {
  auto got = record(read_docx, sample("contracts/First amendment.docx"), "a.docx", "docx");
  ASSERT_TRUE(got.status.ok()) << got.status.error().describe();
  EXPECT_TRUE(got.failures.empty());
  EXPECT_EQ(got.text().find("within thirty (30) days"), std::string::npos);
  bool marked = false;
  for (const Word& word : got.pages[0].words) marked |= got.pages[0].slice(word.begin, word.end) == "ten" && (word.style & style::kInserted);
  EXPECT_TRUE(marked);
  EXPECT_TRUE(got.has_finding(FindingKind::tracked_changes));
  EXPECT_TRUE(got.has_finding(FindingKind::comment));
}

// A sound file whose tree does not fit is not called broken.
TEST(Ooxml, WhatOutgrowsTheMemoryIsNotCalledDamaged) {
  auto allocate = pugi::get_memory_allocation_function();
  auto release = pugi::get_memory_deallocation_function();
  pugi::set_memory_management_functions([](size_t) -> void* { return nullptr; }, release);
  auto poor = record(read_docx, docx("<w:p/>"), "a.docx", "docx");
  pugi::set_memory_management_functions(allocate, release);
  ASSERT_FALSE(poor.status.ok());
  EXPECT_EQ(poor.status.error().kind, ErrorKind::too_large);
  EXPECT_TRUE(record(read_docx, docx("<w:p/>"), "a.docx", "docx").status.ok());
  EXPECT_EQ(record(read_docx, docx("<w:p>"), "a.docx", "docx").status.error().kind, ErrorKind::damaged);
}

TEST(Docx, NumbersOfClausesArePrinted) {
  auto got = record(read_docx, docx(numbered("0", "Term") + numbered("1", "begins") + numbered("1", "ends") + numbered("0", "Price") + numbered("1", "due")), "a.docx", "docx");
  ASSERT_EQ(got.pages.size(), 1u);
  EXPECT_EQ(got.pages[0].text, "1. Term\n\n1(a) begins\n\n1(b) ends\n\n2. Price\n\n2(a) due");
}

std::string run(const std::string& text) { return "<w:r><w:t>" + text + "</w:t></w:r>"; }

// What was deleted is not in force, wherever it stood; what stands twice in the file (a box for old programs) is told once.
TEST(Docx, NotesCommentsAndHeadersSayWhatIsInForce) {
  const std::string changed = "<w:p>" + run("Payable") + "<w:del><w:r><w:delText> never</w:delText></w:r></w:del>" + run(" in advance.") + "</w:p><w:p>" + run("Second line.") + "</w:p>";
  const std::string box = "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p>" + run("Draft 7") + "</w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p>" + run("Draft 7") +
                          "</w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>";
  auto got = record(read_docx, zip_file({{"word/document.xml", "<w:document><w:body><w:p>" + run("Rent") + "<w:r><w:footnoteReference w:id='2'/></w:r></w:p></w:body></w:document>"},
                                         {"word/_rels/document.xml.rels", "<Relationships><Relationship Id='h' Type='x/header' Target='header1.xml'/></Relationships>"},
                                         {"word/footnotes.xml", "<w:footnotes><w:footnote w:id='2'>" + changed + "</w:footnote></w:footnotes>"},
                                         {"word/comments.xml", "<w:comments><w:comment w:author='R'>" + changed + "</w:comment></w:comments>"},
                                         {"word/header1.xml", "<w:hdr>" + box + "</w:hdr>"}}), "a.docx", "docx");
  ASSERT_EQ(got.pages.size(), 1u);
  EXPECT_EQ(got.pages[0].text, "Draft 7\n\nRent 1\n\n1 Payable in advance.\nSecond line.");
  ASSERT_TRUE(got.has_finding(FindingKind::comment));
  EXPECT_EQ(got.info.findings[0].detail, "R: Payable in advance.\nSecond line.");
}

TEST(Docx, DroppedCapitalsSymbolsAndFormulas) {
  auto got = record(read_docx,
                    docx("<w:p><w:pPr><w:framePr w:dropCap='drop'/></w:pPr>" + run("T") + "</w:p><w:p>" + run("he terms") +
                         "</w:p><w:p><w:r><w:sym w:font='Wingdings' w:char='F0FE'/></w:r>" + run(" agreed") +
                         "<w:r><w:sym w:font='Symbol' w:char='F0B3'/></w:r></w:p><w:p>" + run("10") +
                         "<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>6</m:t></m:r></m:sup></m:sSup><m:f><m:num><m:r><m:t>1</"
                         "m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></w:p>"),
                    "a.docx", "docx");
  ASSERT_EQ(got.pages.size(), 1u);
  const Page& page = got.pages[0];
  EXPECT_EQ(page.text, "The terms\n\n☑ agreed≥\n\n10x61/2");
}

TEST(Docx, BoxesOfFormsRubyAndChoicesAreTold) {
  auto field = [](const std::string& state) { return "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox>" + state + "</w:checkBox></w:ffData></w:fldChar></w:r>"; };
  auto got = record(read_docx, docx("<w:p>" + field("<w:checked/>") + run(" yes ") + field("<w:default w:val='0'/>") + run(" no") + "</w:p><w:p><w:r><w:ruby><w:rt>" + run("kan") + "</w:rt><w:rubyBase>" + run("base") +
                                    "</w:rubyBase></w:ruby></w:r></w:p><w:p><mc:AlternateContent><mc:Choice>" + run("chosen") + "</mc:Choice><mc:Fallback>" + run("other") + "</mc:Fallback></mc:AlternateContent></w:p>"),
                    "a.docx", "docx");
  EXPECT_EQ(got.pages.at(0).text, "\u2612 yes \u2610 no\n\nbase\n\nchosen");
}

// Charts keep the values they were drawn from; diagrams keep their words in parts of their own.
TEST(Ooxml, ChartsAndDiagramsAreTold) {
  const std::string chart = "<c:chartSpace><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>Sales by year</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:barChart>"
                            "<c:ser><c:tx><c:strRef><c:f>A1</c:f><c:strCache><c:pt idx='0'><c:v>North</c:v></c:pt></c:strCache></c:strRef></c:tx>"
                            "<c:cat><c:strRef><c:strCache><c:pt idx='0'><c:v>2023</c:v></c:pt><c:pt idx='1'><c:v>2024</c:v></c:pt></c:strCache></c:strRef></c:cat>"
                            "<c:val><c:numRef><c:numCache><c:formatCode>0.0%</c:formatCode><c:pt idx='0'><c:v>0.125</c:v></c:pt><c:pt idx='1'><c:v>0.25</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>"
                            "</c:barChart></c:plotArea></c:chart></c:chartSpace>";
  const std::string diagram = "<dgm:dataModel><dgm:ptLst><dgm:pt type='doc'/><dgm:pt><dgm:t><a:p><a:r><a:t>Plan</a:t></a:r></a:p></dgm:t></dgm:pt>"
                              "<dgm:pt type='pres'><dgm:t><a:p><a:r><a:t>Plan</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt><dgm:t><a:p><a:r><a:t>Check</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>";
  const std::string frames = "<p:graphicFrame><a:graphic><a:graphicData><c:chart r:id='c'/></a:graphicData></a:graphic></p:graphicFrame>"
                             "<p:graphicFrame><a:graphic><a:graphicData><dgm:relIds r:dm='d'/></a:graphicData></a:graphic></p:graphicFrame>";
  auto got = record(read_pptx, zip_file({{"_rels/.rels", "<Relationships><Relationship Id='1' Type='x/officeDocument' Target='ppt/presentation.xml'/></Relationships>"},
                                         {"ppt/presentation.xml", "<p:presentation xmlns:r='r'><p:sldIdLst><p:sldId r:id='a'/></p:sldIdLst></p:presentation>"},
                                         {"ppt/_rels/presentation.xml.rels", "<Relationships><Relationship Id='a' Type='x/slide' Target='slides/slide1.xml'/></Relationships>"},
                                         {"ppt/slides/slide1.xml", "<p:sld><p:cSld><p:spTree>" + frames + "</p:spTree></p:cSld></p:sld>"},
                                         {"ppt/slides/_rels/slide1.xml.rels", "<Relationships><Relationship Id='c' Type='x/chart' Target='../charts/chart1.xml'/><Relationship Id='d' Type='x/diagramData' "
                                                                              "Target='../diagrams/data1.xml'/></Relationships>"},
                                         {"ppt/charts/chart1.xml", chart}, {"ppt/diagrams/data1.xml", diagram}}), "a.pptx", "pptx");
  ASSERT_EQ(got.pages.size(), 1u);
  EXPECT_EQ(got.pages[0].text, "Sales by year\n\n\tNorth\n2023\t12.5%\n2024\t25.0%\n\nPlan\n\nCheck");
  EXPECT_EQ(got.pages[0].tables.size(), 1u);
}

// A scan pasted into a letter is a document within it; an icon is not.
TEST(Ooxml, PicturesAndEmbeddedFilesArePartsOfTheFile) {
  auto got = record(read_docx, zip_file({{"word/document.xml", "<w:document><w:body><w:p>" + run("See the scan.") + "</w:p></w:body></w:document>"},
                                         {"word/media/image1.png", std::string(5000, 'p')}, {"word/media/bullet.gif", std::string(100, 'b')},
                                         {"word/embeddings/Sheet.xlsx", std::string(3000, 'x')}, {"docProps/thumbnail.jpeg", std::string(9000, 't')}}), "a.docx", "docx");
  ASSERT_EQ(got.parts.size(), 2u);
  EXPECT_EQ(got.parts[0].name, "image1.png");
  EXPECT_EQ(got.parts[1].name, "Sheet.xlsx");
  EXPECT_EQ(record(read_odf, zip_file({{"content.xml", "<o><office:body><office:text/></office:body></o>"}, {"Pictures/1.png", std::string(5000, 'p')}}), "a.odt", "odt").parts.size(), 1u);
}

TEST(Docx, MergedCellsKeepTheirSpans) {
  auto cell = [](const std::string& properties, const std::string& text) { return "<w:tc><w:tcPr>" + properties + "</w:tcPr><w:p><w:r><w:t>" + text + "</w:t></w:r></w:p></w:tc>"; };
  auto got = record(read_docx, docx("<w:tbl><w:tr>" + cell("<w:vMerge w:val='restart'/>", "A") + cell("<w:gridSpan w:val='2'/>", "B") + "</w:tr><w:tr>" + cell("<w:vMerge/>", "") + cell("", "C") +
                                    cell("", "D") + "</w:tr></w:tbl>"), "a.docx", "docx");
  ASSERT_EQ(got.pages.at(0).tables.size(), 1u);
  const Table& table = got.pages[0].tables[0];
  ASSERT_EQ(table.cells.size(), 4u);
  EXPECT_EQ(table.cells[0].row_span, 2);
  EXPECT_EQ(table.cells[1].column_span, 2);
  EXPECT_EQ(table.cells[3].column, 2);
}

TEST(Docx, EntitiesAndDamageEndWell) {
  auto bomb = record(read_docx, zip_file({{"word/document.xml", "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><w:document><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"}}), "a.docx", "docx");
  EXPECT_EQ(bomb.text().find("aaaaaaaaaa"), std::string::npos);
  auto cut = record(read_docx, docx("<w:p><w:r><w:t>kept</w:t></w:r></w:p><w:p><w:r><w:t"), "a.docx", "docx");
  EXPECT_EQ(cut.status.error().kind, ErrorKind::damaged);
  EXPECT_NE(cut.text().find("kept"), std::string::npos);
  EXPECT_FALSE(record(read_docx, "PK\3\4 nothing", "a.docx", "docx").status.ok());
}

// What stands before the end of a file that ends early is read; a member that is damaged within the package is named.
TEST(Ooxml, OfAPackageThatEndsEarlyTheStartIsRead) {
  std::string body;
  for (uint32_t i = 0, seed = 1; i < 60'000; ++i) body += "<w:p>" + run(std::to_string(seed = seed * 1664525 + 1013904223)) + "</w:p>";
  std::string cut = zip_file({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", "<w:document><w:body><w:p>" + run("The rent is due.") + "</w:p>" + body + "</w:body></w:document>"}});
  cut.resize(cut.size() * 3 / 4);
  auto got = record(read_docx, cut, "a.docx", "docx");
  ASSERT_FALSE(got.status.ok());
  EXPECT_EQ(got.status.error().kind, ErrorKind::damaged);
  EXPECT_NE(got.text().find("The rent is due."), std::string::npos);
  std::string hurt = zip_file({{"word/document.xml", "<w:document><w:body><w:p>" + run("kept") + "</w:p></w:body></w:document>"}, {"word/footnotes.xml", "<w:footnotes>" + body + "</w:footnotes>"}});
  hurt[hurt.size() / 2] = static_cast<char>(hurt[hurt.size() / 2] ^ 0x5a);
  auto part = record(read_docx, hurt, "a.docx", "docx");
  EXPECT_EQ(part.pages.at(0).text, "kept");
  ASSERT_FALSE(part.status.ok());
  EXPECT_EQ(part.status.error().kind, ErrorKind::damaged);
}

// Above a size the rows of a sheet are parsed one by one, without a tree of all: the same must come out.
TEST(Xlsx, TheRowsOfALargeSheetAreAllRead) {
  auto xlsx = [](size_t rows) {
    std::string sheet = "<worksheet><cols><col min='2' max='2' hidden='1'/></cols><sheetData>";
    for (size_t r = 1; r <= rows; ++r) {
      std::string n = std::to_string(r);
      if (r % 1000 == 0) sheet += "<row r='" + n + "'/>";
      else if (r % 1000 == 1) sheet += "<row r=\"" + n + "\" hidden='1' note='a > b'><c r='A" + n + "' t='str'><v>hidden " + n + "</v></c></row>";
      else sheet += "<row r='" + n + "'><c r='A" + n + "'><v>" + n + "</v></c><c t='str'><f>A1&amp;\"&lt;/row>\"</f><v>value of row " + n + " &lt;" + std::string(40, 'x') + "&gt;</v></c></row>";
    }
    sheet += "</sheetData><mergeCells><mergeCell ref='A2:B2'/></mergeCells><headerFooter><oddHeader>&amp;LThe head</oddHeader></headerFooter></worksheet>";
    return zip_file({{"_rels/.rels", "<Relationships><Relationship Id='1' Type='x/officeDocument' Target='xl/workbook.xml'/></Relationships>"},
                     {"xl/workbook.xml", "<workbook><sheets><sheet name='S' r:id='r1'/></sheets></workbook>"},
                     {"xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='r1' Type='x/worksheet' Target='s.xml'/></Relationships>"},
                     {"xl/s.xml", sheet}});
  };
  auto small = record(read_xlsx, xlsx(1500), "a.xlsx", "xlsx"), large = record(read_xlsx, xlsx(40000), "a.xlsx", "xlsx");
  ASSERT_TRUE(large.status.ok()) << large.status.error().describe();
  ASSERT_GT(small.pages.size(), 4u);
  for (size_t i = 0; i + 1 < 5; ++i) EXPECT_EQ(small.pages[i].text, large.pages[i].text) << i;
  std::string text = large.text();
  for (const char* wanted : {"hidden 39001", "value of row 39999 <xxx", "The head"}) EXPECT_NE(text.find(wanted), std::string::npos) << wanted;
  EXPECT_EQ(text.find("value of row 40000"), std::string::npos);
  EXPECT_TRUE(large.has_finding(FindingKind::hidden_content));
}

std::string workbook(const std::string& sheet, const testing::Members& more = {}) {
  testing::Members members = {{"_rels/.rels", "<Relationships><Relationship Id='1' Type='x/officeDocument' Target='xl/workbook.xml'/></Relationships>"},
                              {"xl/workbook.xml", "<workbook><sheets><sheet name='S' r:id='r1'/></sheets></workbook>"},
                              {"xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='r1' Type='x/worksheet' Target='s.xml'/></Relationships>"},
                              {"xl/s.xml", "<worksheet>" + sheet + "</worksheet>"}};
  members.insert(members.end(), more.begin(), more.end());
  return zip_file(members);
}

std::string word_cell(const std::string& place, const std::string& text) { return "<c r='" + place + "' t='str'><v>" + text + "</v></c>"; }

// A label that is merged over rows is the label of each of them, on the next page too.
TEST(Xlsx, CellsMergedDownwardsCoverTheirRows) {
  std::string rows = "<row r='1'>" + word_cell("A1", "Region") + word_cell("B1", "Sales") + "</row><row r='2'>" + word_cell("B2", "first") + word_cell("C2", "second") + "</row>";
  for (int r = 3; r <= 302; ++r) {
    const std::string n = std::to_string(r);
    rows += "<row r='" + n + "'>" + (r == 3 || r == 199 ? word_cell("A" + n, r == 3 ? "North" : "South") : "") + "<c r='B" + n + "'><v>" + n + "</v></c><c r='C" + n + "'><v>0</v></c></row>";
  }
  auto got = record(read_xlsx, workbook("<sheetData>" + rows + "</sheetData><mergeCells><mergeCell ref='A1:A2'/><mergeCell ref='B1:C1'/><mergeCell ref='A3:A198'/><mergeCell ref='A199:A302'/></mergeCells>"),
                    "a.xlsx", "xlsx");
  EXPECT_TRUE(got.failures.empty()) << got.failures[0].detail;
  ASSERT_EQ(got.pages.size(), 2u);
  const Table &table = got.pages[0].tables.at(0), &rest = got.pages[1].tables.at(0);
  EXPECT_EQ(table.rows, 202);
  EXPECT_EQ(table.cells[0].row_span, 2);
  EXPECT_EQ(table.cells[1].column_span, 2);
  EXPECT_TRUE(table.cells[2].column_header) << "the second row stands under a heading that covers both";
  auto cell = [](const Page& page, uint16_t row, uint16_t column) {
    for (const Cell& c : page.tables[0].cells)
      if (c.row <= row && row < c.row + c.row_span && c.column <= column && column < c.column + c.column_span) return std::string(page.slice(c.begin, c.end));
    return std::string("none");
  };
  EXPECT_EQ(cell(got.pages[0], 100, 0), "North");
  EXPECT_EQ(cell(got.pages[0], 100, 1), "101");
  EXPECT_EQ(cell(got.pages[0], 201, 0), "South");
  EXPECT_EQ(rest.rows, 102);
  EXPECT_EQ(cell(got.pages[1], 2, 0), "South");
  EXPECT_EQ(cell(got.pages[1], 2, 1), "203");
  EXPECT_EQ(cell(got.pages[1], 101, 0), "South");
  EXPECT_EQ(cell(got.pages[1], 101, 1), "302");
}

TEST(Xlsx, CommentsAndShapesAreTold) {
  auto got = record(read_xlsx, workbook("<sheetData><row r='1'>" + word_cell("A1", "x") + "</row></sheetData>",
                                        {{"xl/_rels/s.xml.rels", "<Relationships><Relationship Id='1' Type='x/comments' Target='c.xml'/><Relationship Id='2' Type='x/drawing' Target='d.xml'/></Relationships>"},
                                         {"xl/c.xml", "<comments><commentList><comment ref='A1'><text><r><t>Needs a </t></r><r><t>voucher.</t></r></text></comment></commentList></comments>"},
                                         {"xl/d.xml", "<xdr:wsDr><xdr:sp><xdr:txBody><a:p><a:r><a:t>Provisional</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>"}}), "a.xlsx", "xlsx");
  EXPECT_EQ(got.pages.at(0).text, "x\n\nProvisional");
  ASSERT_FALSE(got.info.findings.empty());
  EXPECT_EQ(got.info.findings[0].detail, "sheet S, A1: Needs a voucher.");
}

TEST(Xlsx, CachedValuesFormulasAndHiddenThings) {
  auto got = record(read_xlsx, sample("sheets/Deliveries 2024.xlsx"), "a.xlsx", "xlsx");
  ASSERT_TRUE(got.status.ok()) << got.status.error().describe();
  ASSERT_EQ(got.pages.size(), 3u);
  EXPECT_EQ(got.pages[0].label, "Deliveries 2024");
  EXPECT_TRUE(got.has_finding(FindingKind::hidden_content));
  bool total = false;
  for (const Cell& cell : got.pages[0].tables.at(0).cells)
    if (got.pages[0].slice(cell.begin, cell.end) == "569750.5") total = cell.formula == "SUM(D2:D3)";
  EXPECT_TRUE(total);
  EXPECT_NE(got.pages[0].text.find("35.7%"), std::string::npos);
}

TEST(Sheet, NumbersAsShown) {
  EXPECT_EQ(shown_number("0.357", "0.0%", false), "35.7%");
  EXPECT_EQ(shown_number("45460", "dd/mm/yyyy", false), "2024-06-17");
  EXPECT_EQ(shown_number("43998", "yyyy-mm-dd", true), "2024-06-17");
  EXPECT_EQ(shown_number("1577", "#,##0.00", false), "1577");
  EXPECT_EQ(shown_number("0.10000000000000001", "General", false), "0.1");
  EXPECT_EQ(shown_number("1e999", "0%", false), "1e999");
  EXPECT_EQ(shown_number("0.125", "0%", false), "13%");
  EXPECT_EQ(shown_number("1.5", "[h]:mm", false), "36:00");
  // The currency stands in the format alone.
  EXPECT_EQ(shown_number("1234.5", "\"€\"#,##0.00;[Red]-\"€\"#,##0.00", false), "€1234.5");
  EXPECT_EQ(shown_number("-99", "$#,##0_);($#,##0)", false), "-$99");
  EXPECT_EQ(shown_number("99", "#,##0.00\\ [$€-407]", false), "99 €");
  EXPECT_EQ(shown_number("99", "[$EUR]\\ #,##0.00", false), "EUR 99");
  EXPECT_EQ(shown_number("1234567", "#,##0,\"k\"", false), "1234567");
  EXPECT_EQ(shown_number("99", "[Red]#,##0", false), "99");
  EXPECT_EQ(shown_number("45460", "[$-409]mmmm d, yyyy", false), "2024-06-17");
  EXPECT_EQ(shown_number("-5", "[Red]#,##0", false), "-5");
  EXPECT_EQ(shown_number("42", "00000", false), "00042");
  EXPECT_EQ(shown_number("42.5", "00000", false), "42.5");
}

// What a sheet with cells in these columns of each row is told as.
RecordedReading sheet_of(uint32_t rows, std::vector<uint32_t> (*columns)(uint32_t row)) {
  static Sheet sheet;
  sheet = Sheet();
  for (uint32_t row = 0; row < rows; ++row)
    for (uint32_t column : columns(row)) sheet.set(row, column, {std::to_string(row) + "/" + std::to_string(column), "", 1, 1, false});
  return record([](const Source&, const FormatContext& context, DocumentInfo& info) -> Status {
    Story story(context);
    sheet.tell(story);
    return story.finish(info);
  }, "", "a.xlsx", "xlsx");
}

size_t cells_of(const RecordedReading& got) {
  size_t out = 0;
  for (const Page& page : got.pages)
    for (const Table& table : page.tables) out += table.cells.size();
  return out;
}

// A cell at the far end of each row does not make sixteen thousand of it.
TEST(Sheet, CellsFarApartDoNotCostWhatLiesBetween) {
  auto ends = [](uint32_t) { return std::vector<uint32_t>{0, 16383}; };
  auto few = sheet_of(3, ends), many = sheet_of(1000, ends);
  EXPECT_EQ(cells_of(few), 3u * 16384);
  EXPECT_EQ(cells_of(many), 2000u);
  EXPECT_NE(many.text().find("999/16383"), std::string::npos);
  auto slope = sheet_of(5000, [](uint32_t row) { return std::vector<uint32_t>{row}; });
  EXPECT_LT(cells_of(slope), 2'010'000u);
  EXPECT_TRUE(slope.has_finding(FindingKind::limit_reached));
  EXPECT_NE(slope.text().find("1000/1000"), std::string::npos);
}

TEST(Pptx, SlidesNotesAndHiddenSlides) {
  std::string shape = "<p:sp><p:nvSpPr><p:nvPr><p:ph type='title'/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>Result</a:t></a:r></a:p></p:txBody></p:sp>";
  auto got = record(read_pptx, zip_file({{"_rels/.rels", "<Relationships><Relationship Id='1' Type='x/officeDocument' Target='ppt/presentation.xml'/></Relationships>"},
                                    {"ppt/presentation.xml", "<p:presentation xmlns:r='r'><p:sldIdLst><p:sldId r:id='a'/></p:sldIdLst></p:presentation>"},
                                    {"ppt/_rels/presentation.xml.rels", "<Relationships><Relationship Id='a' Type='x/slide' Target='slides/slide1.xml'/></Relationships>"},
                                    {"ppt/slides/slide1.xml", "<p:sld show='0'><p:cSld><p:spTree>" + shape + "</p:spTree></p:cSld></p:sld>"}}), "a.pptx", "pptx");
  ASSERT_EQ(got.pages.size(), 1u);
  EXPECT_EQ(got.pages[0].text, "Result");
  EXPECT_EQ(got.pages[0].blocks[0].kind, BlockKind::heading);
  EXPECT_TRUE(got.has_finding(FindingKind::hidden_content));
}

TEST(Odf, TextSheetsAndEncryption) {
  auto text = record(read_odf, zip_file({{"content.xml", "<office:document-content><office:body><office:text><text:tracked-changes><text:changed-region xml:id='c'><text:deletion><text:p>gone</text:p></text:deletion>"
                                                    "</text:changed-region></text:tracked-changes><text:h text:outline-level='2'>Head</text:h><text:p>a<text:s text:c='2'/>b</text:p></office:text></office:body>"
                                                    "</office:document-content>"}}), "a.odt", "odt");
  EXPECT_EQ(text.pages.at(0).text, "Head\n\na  b");
  EXPECT_TRUE(text.has_finding(FindingKind::tracked_changes));
  auto sheet = record(read_odf, zip_file({{"content.xml", "<o><office:body><office:spreadsheet><table:table table:name='S'><table:table-row table:number-rows-repeated='1000000'><table:table-cell "
                                                     "table:number-columns-repeated='16384'/></table:table-row><table:table-row table:visibility='collapse'><table:table-cell office:value-type='float' "
                                                     "table:formula='of:=1+1'><text:p>2</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></o>"}}), "a.ods", "ods");
  ASSERT_EQ(sheet.pages.at(0).tables.size(), 1u);
  EXPECT_EQ(sheet.pages[0].tables[0].cells[0].formula, "1+1");
  EXPECT_TRUE(sheet.pages[0].tables[0].cells[0].hidden);
  auto locked = record(read_odf, zip_file({{"META-INF/manifest.xml", "<m><f><manifest:encryption-data/></f></m>"}, {"content.xml", "\x01\x02"}}), "a.odt", "odt");
  EXPECT_EQ(locked.status.error().kind, ErrorKind::password);
}

std::string odt(const std::string& text, const std::string& styles = "", const std::string& common = "") {
  return zip_file({{"content.xml", "<o><office:automatic-styles>" + styles + "</office:automatic-styles><office:body><office:text>" + text + "</office:text></office:body></o>"},
                   {"styles.xml", "<o>" + common + "</o>"}});
}

TEST(Odf, NumbersOfClausesArePrinted) {
  const std::string style = "<text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>"
                            "<text:list-level-style-number text:level='2' style:num-format='a' style:num-prefix='(' style:num-suffix=')'/></text:list-style>"
                            "<text:list-style style:name='M'><text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>"
                            "<text:list-level-style-number text:level='2' style:num-format='1' loext:num-list-format='%1%.%2%' text:display-levels='2'/></text:list-style>";
  const std::string outline = "<office:styles><text:outline-style><text:outline-level-style text:level='1' style:num-format='I'/></text:outline-style></office:styles>";
  auto item = [](const std::string& text, const std::string& below = "") { return "<text:list-item><text:p>" + text + "</text:p>" + below + "</text:list-item>"; };
  auto got = record(read_odf, odt("<text:h text:outline-level='1'>Duties</text:h><text:list text:style-name='L' xml:id='one'>" + item("Term", "<text:list>" + item("begins") + item("ends") + "</text:list>") + item("Price") +
                                      "</text:list><text:p>Between.</text:p><text:list text:style-name='L' text:continue-list='one'>" + item("Law") + "</text:list><text:list text:style-name='L'>" + item("Anew") +
                                      "</text:list><text:list text:style-name='M'>" + item("A", "<text:list>" + item("B") + "</text:list>") + "</text:list><text:h text:outline-level='1'>Rights</text:h>",
                                  style, outline), "a.odt", "odt");
  EXPECT_EQ(got.pages.at(0).text, "I Duties\n\n1. Term\n\n(a) begins\n\n(b) ends\n\n2. Price\n\nBetween.\n\n3. Law\n\n1. Anew\n\n1. A\n\n1.1 B\n\nII Rights");
}

TEST(Odf, HeadersHiddenTextAndHiddenSlides) {
  auto got = record(read_odf, odt("<text:p>Shown <text:span text:style-name='H'>secret</text:span> on.</text:p><text:section text:display='none'><text:p>Section</text:p></text:section>"
                                  "<text:p>Note<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>One<text:s text:c='2'/>two.</text:p><text:p>Three.</text:p></text:note-body></text:note></text:p>",
                                  "<style:style style:name='H' style:family='text'><style:text-properties text:display='none'/></style:style>",
                                  "<office:master-styles><style:master-page><style:header><text:p>Letterhead</text:p></style:header><style:header-left><text:p>Letterhead</text:p></style:header-left>"
                                  "<style:footer><text:p>Bank <text:span>details</text:span></text:p></style:footer></style:master-page></office:master-styles>"), "a.odt", "odt");
  ASSERT_EQ(got.pages.size(), 1u);
  const Page& page = got.pages[0];
  EXPECT_EQ(page.text, "Letterhead\n\nBank details\n\nShown secret on.\n\nSection\n\nNote 1\n\n1 One  two.\nThree.");
  for (const Word& word : page.words) {
    const std::string_view text = page.slice(word.begin, word.end);
    EXPECT_EQ((word.style & style::kHidden) != 0, text == "secret" || text == "Section") << text;
  }
  EXPECT_TRUE(got.has_finding(FindingKind::hidden_content));
  auto slides = record(read_odf, zip_file({{"content.xml", "<o><office:automatic-styles><style:style style:name='h' style:family='drawing-page'><style:drawing-page-properties presentation:visibility='hidden'/>"
                                                          "</style:style></office:automatic-styles><office:body><office:presentation><draw:page draw:style-name='h'><draw:frame><draw:text-box><text:p>Old plan"
                                                          "</text:p></draw:text-box></draw:frame></draw:page></office:presentation></office:body></o>"}}), "a.odp", "odp");
  ASSERT_TRUE(slides.has_finding(FindingKind::hidden_content));
  EXPECT_EQ(slides.pages.at(0).text, "Old plan");
}

TEST(Odf, CommentsOfCellsAreNoPartOfThem) {
  auto got = record(read_odf, zip_file({{"content.xml", "<o><office:body><office:spreadsheet><table:table table:name='S'><table:table-row><table:table-cell table:number-rows-spanned='2'><office:annotation><dc:creator>A"
                                                       "</dc:creator><text:p>Needs a voucher.</text:p></office:annotation><text:p>Line one</text:p><text:p>Line two</text:p></table:table-cell><table:table-cell><text:p>1"
                                                       "</text:p></table:table-cell></table:table-row><table:table-row><table:covered-table-cell/><table:table-cell><text:p>2</text:p></table:table-cell></table:table-row>"
                                                       "</table:table></office:spreadsheet></office:body></o>"}}), "a.ods", "ods");
  ASSERT_EQ(got.pages.at(0).tables.size(), 1u);
  EXPECT_EQ(got.pages[0].text, "Line one\nLine two\t1\n2");
  EXPECT_EQ(got.pages[0].tables[0].cells[0].row_span, 2);
  EXPECT_EQ(got.pages[0].tables[0].cells[2].column, 1);
  ASSERT_FALSE(got.info.findings.empty());
  EXPECT_EQ(got.info.findings[0].detail, "sheet S: A: Needs a voucher.");
}

TEST(Ole, NothingButErrorsFromBrokenContainers) {
  std::string header = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, '\0');
  EXPECT_FALSE(record(read_doc, header, "a.doc", "doc").status.ok());
  EXPECT_FALSE(record(read_msg, header, "a.msg", "msg").status.ok());
  EXPECT_EQ(decompress_rtf("short"), "");
}

}  // namespace
}  // namespace dossier::reader
