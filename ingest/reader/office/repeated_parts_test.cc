// A file that names one of its parts again and again (hostile: a small file would become gigabytes of pages) is told that part once.
#include <gtest/gtest.h>

#include "ingest/reader/office/docx_reader.h"
#include "ingest/reader/office/epub_reader.h"
#include "ingest/reader/office/odf_reader.h"
#include "ingest/reader/office/ppt_reader.h"
#include "ingest/reader/office/pptx_reader.h"
#include "ingest/reader/office/xls_reader.h"
#include "ingest/reader/office/xlsx_reader.h"
#include "ingest/reader/testing/compound_file.h"
#include "ingest/reader/testing/recorded_reading.h"
#include "ingest/reader/testing/zip_file.h"

namespace dossier::reader {
namespace {

using testing::compound_file;
using testing::zip_file;

constexpr int kTimes = 500;
const std::string kSaid = "told_once";

std::string repeated(const std::string& text) {
  std::string out;
  for (int i = 0; i < kTimes; ++i) out += text;
  return out;
}

void expect_told_once(FormatReader reader, const std::string& bytes, const std::string& type) {
  const std::string text = record(reader, bytes, "a." + type, type).text();
  size_t times = 0;
  for (size_t at = text.find(kSaid); at != std::string::npos; at = text.find(kSaid, at + 1)) ++times;
  EXPECT_EQ(times, 1u) << type;
}

std::string relationship(const std::string& id, const std::string& type, const std::string& target) {
  return "<Relationship Id='" + id + "' Type='x/" + type + "' Target='" + target + "'/>";
}
std::string relationships(const std::string& all) { return "<Relationships>" + all + "</Relationships>"; }

std::string little(uint64_t value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) out += i < 8 ? static_cast<char>(value >> 8 * i) : char{};
  return out;
}

TEST(RepeatedParts, ChaptersOfABook) {
  expect_told_once(read_epub, zip_file({{"mimetype", "application/epub+zip"},
      {"META-INF/container.xml", "<container><rootfiles><rootfile full-path='a.opf'/></rootfiles></container>"},
      {"a.opf", "<package><manifest><item id='a' href='a.xhtml'/><item id='b' href='a.xhtml'/></manifest><spine>" + repeated("<itemref idref='a'/><itemref idref='b'/>") + "</spine></package>"},
      {"a.xhtml", "<p>" + kSaid + "</p>"}}), "epub");
}

TEST(RepeatedParts, SheetsOfAWorkbook) {
  expect_told_once(read_xlsx, zip_file({{"_rels/.rels", relationships(relationship("1", "officeDocument", "xl/workbook.xml"))},
      {"xl/workbook.xml", "<workbook><sheets>" + repeated("<sheet name='S' r:id='r1'/><sheet name='T' r:id='r2'/>") + "</sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels", relationships(relationship("r1", "worksheet", "s.xml") + relationship("r2", "worksheet", "s.xml"))},
      {"xl/s.xml", "<worksheet><sheetData><row><c t='str'><v>" + kSaid + "</v></c></row></sheetData></worksheet>"}}), "xlsx");
}

TEST(RepeatedParts, SlidesAndNotes) {
  const std::string said = "<p:sp><p:txBody><a:p><a:r><a:t>" + kSaid + "</a:t></a:r></a:p></p:txBody></p:sp>";
  auto package = [&](const std::string& on_slide, const std::string& on_notes) {
    return zip_file({{"_rels/.rels", relationships(relationship("1", "officeDocument", "ppt/p.xml"))},
        {"ppt/p.xml", "<p:presentation><p:sldIdLst>" + repeated("<p:sldId r:id='r1'/><p:sldId r:id='r2'/>") + "</p:sldIdLst></p:presentation>"},
        {"ppt/_rels/p.xml.rels", relationships(relationship("r1", "slide", "s.xml") + relationship("r2", "slide", "s.xml"))},
        {"ppt/s.xml", "<p:sld><p:cSld><p:spTree>" + on_slide + "</p:spTree></p:cSld></p:sld>"},
        {"ppt/_rels/s.xml.rels", relationships(repeated(relationship("r1", "notesSlide", "n.xml")))},
        {"ppt/n.xml", "<p:notes><p:cSld><p:spTree>" + on_notes + "</p:spTree></p:cSld></p:notes>"}});
  };
  expect_told_once(read_pptx, package(said, ""), "pptx");
  std::string notes = said;
  notes.replace(notes.find("<p:txBody>"), 0, "<p:nvSpPr><p:nvPr><p:ph type='body'/></p:nvPr></p:nvSpPr>");
  expect_told_once(read_pptx, package("", notes), "pptx");
}

TEST(RepeatedParts, NotesAndHeadersOfADocument) {
  auto package = [&](const std::string& note, const std::string& header) {
    return zip_file({{"_rels/.rels", relationships(relationship("1", "officeDocument", "word/document.xml"))},
        {"word/document.xml", "<w:document><w:body>" + repeated("<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id='1'/></w:r></w:p>") + "</w:body></w:document>"},
        {"word/footnotes.xml", "<w:footnotes><w:footnote w:id='1'><w:p><w:r><w:t>" + note + "</w:t></w:r></w:p></w:footnote></w:footnotes>"},
        {"word/_rels/document.xml.rels", relationships(repeated(relationship("2", "header", "h.xml")))},
        {"word/h.xml", "<w:hdr><w:p><w:r><w:t>" + header + "</w:t></w:r></w:p></w:hdr>"}});
  };
  expect_told_once(read_docx, package(kSaid, "x"), "docx");
  expect_told_once(read_docx, package("x", kSaid), "docx");
}

// What is repeated by a number is a copy that people see, but for all sheets together only about a million of them are made.
TEST(RepeatedParts, RowsAndCellsOfAnOpenSheet) {
  const std::string table = "<t:table t:name='S'><t:table-row t:number-rows-repeated='1000'><t:table-cell t:number-columns-repeated='400'><x:p>7</x:p></t:table-cell></t:table-row></t:table>";
  auto got = record(read_odf, zip_file({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
      {"content.xml", "<o:document-content><o:body><o:spreadsheet>" + table + table + table + table + "</o:spreadsheet></o:body></o:document-content>"}}), "a.ods", "ods");
  EXPECT_TRUE(got.has_finding(FindingKind::limit_reached));
  size_t cells = 0;
  for (const Page& page : got.pages)
    for (const Table& table_read : page.tables) cells += table_read.cells.size();
  EXPECT_GT(cells, 1'000'000u);
  EXPECT_LT(cells, 1'050'000u);
}

std::string biff(uint16_t number, const std::string& body) { return little(number, 2) + little(body.size(), 2) + body; }

TEST(RepeatedParts, PlacesInAnOldWorkbook) {
  const std::string begin = biff(0x809, little(0x0600, 2) + little(5, 2) + little(0, 8)), end = biff(0x0A, "");
  const std::string cells = biff(0x204, little(0, 6) + little(kSaid.size(), 2) + '\0' + kSaid) + std::string(repeated(biff(0x200, little(0, 16))));
  auto named = [&](size_t place) { return biff(0x85, little(place, 4) + little(0, 2) + little(1, 1) + '\0' + "S"); };
  size_t place = begin.size() + named(0).size() * kTimes + end.size();
  expect_told_once(read_xls, compound_file({{"Workbook", begin + repeated(named(place)) + end + begin + cells + end}}), "xls");
}

TEST(RepeatedParts, SlidesAndNotesOfAnOldPresentation) {
  auto atom = [](uint16_t type, const std::string& body) { return little(0, 2) + little(type, 2) + little(body.size(), 4) + body; };
  auto container = [](uint16_t type, const std::string& body, uint16_t instance = 0) { return little(instance << 4 | 15, 2) + little(type, 2) + little(body.size(), 4) + body; };
  auto entry = [&](uint32_t persist) { return atom(0x3F3, little(persist, 4) + little(0, 8) + little(256, 4) + little(0, 4)); };
  auto file = [&](const std::string& on_slide, const std::string& in_notes) {
    const std::string slide = container(0x3EE, container(0xF00D, atom(0xFA8, on_slide)));
    const std::string notes = container(0x3F0, atom(0x3F1, little(256, 4) + little(0, 4)) + container(0xF00D, atom(0xFA8, in_notes)));
    std::string stream = container(0x3E8, container(0xFF0, repeated(entry(2)), 0) + container(0xFF0, repeated(entry(3)), 2));
    const size_t slide_at = stream.size(), notes_at = slide_at + slide.size(), directory = notes_at + notes.size();
    stream += slide + notes + atom(0x1772, little(1 | 3 << 20, 4) + little(0, 4) + little(slide_at, 4) + little(notes_at, 4));
    const size_t edit = stream.size();
    stream += atom(0xFF5, little(0, 12) + little(directory, 4) + little(1, 4) + little(0, 8));
    return compound_file({{"PowerPoint Document", stream}, {"Current User", little(0, 12) + little(0xE391C05F, 4) + little(edit, 4) + std::string(20, '\0')}});
  };
  expect_told_once(read_ppt, file(kSaid, "x"), "ppt");
  expect_told_once(read_ppt, file("x", kSaid), "ppt");
}

}  // namespace
}  // namespace dossier::reader
