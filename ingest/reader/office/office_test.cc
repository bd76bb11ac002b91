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

TEST(Ole, NothingButErrorsFromBrokenContainers) {
  std::string header = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, '\0');
  EXPECT_FALSE(record(read_doc, header, "a.doc", "doc").status.ok());
  EXPECT_FALSE(record(read_msg, header, "a.msg", "msg").status.ok());
  EXPECT_EQ(decompress_rtf("short"), "");
}

}  // namespace
}  // namespace dossier::reader
