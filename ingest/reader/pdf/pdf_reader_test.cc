#include "ingest/reader/pdf/pdf_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "base/page_codec.h"
#include "ingest/reader/ocr/ocr.h"
#include "ingest/reader/pdf/pdf_test_file.h"
#include "ingest/reader/pdf/content_pass.h"
#include "ingest/reader/pdf/page_errors.h"
#include "ingest/reader/pdf/pdf_file.h"
#include "ingest/reader/pdf/render.h"
#include "ingest/reader/pdf/shared_fonts.h"
#include "tests/places.h"

namespace dossier::reader {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

class NoOcr : public Ocr {
 public:
  Result<OcrPage> read(const Bitmap&, const OcrSettings&) override { return Error{ErrorKind::unsupported, "no OCR in this test", "", ""}; }
  Result<std::vector<ContentWord>> read_lines(const Bitmap&, const std::vector<Box>&, const std::string&) override { return Error{ErrorKind::unsupported, "no OCR in this test", "", ""}; }
};

// Everything a reading sends; each page is checked as a parent would.
struct Reading : ReadingSink {
  std::vector<Page> pages;
  std::vector<PageFailure> failures;
  std::vector<std::pair<std::string, std::string>> parts;  // name, bytes
  DocumentInfo info;
  Status status;

  Status begin_document(const DocumentHead&) override { return {}; }
  Status page(Page page) override {
    EXPECT_TRUE(check_page(page).ok()) << check_page(page).error().message;
    EXPECT_EQ(page, rounded(page));
    pages.push_back(std::move(page));
    return {};
  }
  Status page_failed(const PageFailure& failure) override {
    failures.push_back(failure);
    return {};
  }
  Status end_document(const DocumentOutcome&) override { return {}; }

  std::vector<std::string> words(size_t page = 0) const {
    std::vector<std::string> out;
    for (const Word& word : pages[page].words) out.emplace_back(pages[page].slice(word.begin, word.end));
    return out;
  }
  const Word* word(std::string_view text, size_t page = 0) const {
    for (const Word& word : pages[page].words)
      if (pages[page].slice(word.begin, word.end) == text) return &word;
    return nullptr;
  }
  bool finds(FindingKind kind, std::string_view detail) const {
    for (const Page& page : pages)
      for (const Finding& finding : page.findings)
        if (finding.kind == kind && finding.detail.find(detail) != std::string::npos) return true;
    for (const Finding& finding : info.findings)
      if (finding.kind == kind && finding.detail.find(detail) != std::string::npos) return true;
    return false;
  }
};

Reading read(const std::string& bytes, std::vector<std::string> passwords = {}, uint32_t first_page = 1) {
  Reading reading;
  ReadRequest request;
  request.ocr = OcrMode::never;
  request.passwords = std::move(passwords);
  request.first_page = first_page;
  NoOcr ocr;
  PartReader part = [&](const Source& source, std::string_view) -> Status {
    reading.parts.emplace_back(source.name(), source.bytes());
    return {};
  };
  RoomForPart room = [](const std::string&) { return true; };
  FormatContext context{request, reading, part, room, ocr};
  reading.status = read_pdf(Source::from_bytes(bytes, "test.pdf"), context, reading.info);
  return reading;
}

std::string line(double x, double y, const std::string& text, double size = 10, const char* font = "F1") {
  return "BT /" + std::string(font) + " " + std::to_string(size) + " Tf " + std::to_string(x) + " " + std::to_string(y) + " Td (" + text + ") Tj ET\n";
}

std::string one_page(const std::string& content, const std::string& entries = "") {
  TestPdf pdf;
  pdf.add_page(content, entries);
  return pdf.bytes();
}

TEST(PdfReader, GivesWordsWithBoxesFromTheTopLeft) {
  Reading reading = read(one_page(line(72, 700, "Total 1,577", 12)));
  ASSERT_TRUE(reading.status.ok());
  ASSERT_EQ(reading.pages.size(), 1u);
  EXPECT_THAT(reading.words(), ElementsAre("Total", "1,577"));
  const Word& word = *reading.word("Total");
  EXPECT_NEAR(word.box.x0, 72, 0.01);
  EXPECT_NEAR(word.box.y1, 792 - 700 + 0.2 * 12, 1.0);
  EXPECT_LT(word.box.y0, 792 - 700 - 7);
  EXPECT_FLOAT_EQ(word.size_pt, 12);
  EXPECT_EQ(reading.pages[0].source, TextSource::text);
}

TEST(PdfReader, UndoesRotationAndCrop) {
  Reading turned = read(one_page(line(72, 700, "Turned"), "/Rotate 90"));
  EXPECT_EQ(turned.pages[0].rotation, 90);
  EXPECT_FLOAT_EQ(turned.pages[0].width_pt, 792);
  EXPECT_NEAR(turned.word("Turned")->box.y0, 72, 1);  // a word near the left edge runs down from near the top
  EXPECT_NEAR(turned.word("Turned")->box.x0, 700 - 2, 3);
  Reading cropped = read(one_page(line(172, 600, "Inside") + line(20, 20, "Outside"), "/CropBox [100 100 500 700]"));
  EXPECT_THAT(cropped.words(), ElementsAre("Inside"));
  EXPECT_NEAR(cropped.word("Inside")->box.x0, 72, 0.1);
  EXPECT_FLOAT_EQ(cropped.pages[0].height_pt, 600);
}

TEST(PdfReader, KeepsKerningTogetherAndCutsAtGaps) {
  Reading reading = read(one_page("BT /F1 10 Tf 72 700 Td [(T) 60 (otal) -600 (amount)] TJ ET"));
  EXPECT_THAT(reading.words(), ElementsAre("Total", "amount"));
  EXPECT_EQ(reading.pages[0].text, "Total amount");
}

TEST(PdfReader, LetterSpacingIsNoGap) {
  Reading reading = read(one_page("BT /F1 10 Tf 4 Tc 72 700 Td (CONTENTS HERE) Tj ET"));
  EXPECT_THAT(reading.words(), ElementsAre("CONTENTS", "HERE"));
}

TEST(PdfReader, DrawnTwiceIsReadOnce) {
  Reading reading = read(one_page(line(72, 700, "Bold") + line(72.3, 700, "Bold")));
  EXPECT_THAT(reading.words(), ElementsAre("Bold"));
}

TEST(PdfReader, ReportsWordsUnderAFilledBox) {
  Reading reading = read(one_page(line(72, 700, "The agent was John Smith of Boston") + "0 g 140 695 60 14 re f\n"));
  EXPECT_TRUE(reading.finds(FindingKind::covered_text, "John"));
  EXPECT_TRUE(reading.word("John")->style & style::kCovered);
  EXPECT_FALSE(reading.word("Boston")->style & style::kCovered);
  // A ground painted before its words covers nothing, nor does a highlighter.
  Reading ground = read(one_page("0.9 g 60 690 300 30 re f 0 g\n" + line(72, 700, "Shaded row")));
  EXPECT_FALSE(ground.finds(FindingKind::covered_text, ""));
}

TEST(PdfReader, ReportsInvisibleText) {
  Reading mode3 = read(one_page(line(72, 700, "Seen by all readers") + "BT /F1 10 Tf 3 Tr 72 600 Td (Hidden) Tj ET"));
  EXPECT_TRUE(mode3.finds(FindingKind::invisible_text, "Hidden"));
  EXPECT_TRUE(mode3.word("Hidden")->style & style::kInvisible);
  Reading white = read(one_page(line(72, 700, "Seen by all readers") + "1 1 1 rg " + line(72, 600, "Whitewash")));
  EXPECT_TRUE(white.word("Whitewash")->style & style::kInvisible);
  Reading on_black = read(one_page("0 g 60 690 300 30 re f 1 g\n" + line(72, 700, "White on black")));
  EXPECT_FALSE(on_black.word("White")->style & style::kInvisible);
}

TEST(PdfReader, ActualTextReplacesGlyphs) {
  Reading reading = read(one_page("BT /F1 10 Tf 72 700 Td /Span << /ActualText (office) >> BDC (oXce) Tj EMC ( hours) Tj ET"));
  EXPECT_EQ(reading.pages[0].text, "office hours");
}

TEST(PdfReader, ReadsThroughFormObjects) {
  TestPdf pdf;
  int form = pdf.add_stream("BT /F1 10 Tf 0 0 Td (inside a form) Tj ET", "/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Resources << /Font 3 0 R >>");
  pdf.add_page("q 1 0 0 1 72 600 cm /X Do Q", "", "/XObject << /X " + std::to_string(form) + " 0 R >>");
  Reading reading = read(pdf.bytes());
  EXPECT_EQ(reading.pages[0].text, "inside a form");
  EXPECT_NEAR(reading.word("inside")->box.x0, 72, 0.1);
}

TEST(PdfReader, JoinsHyphensAndKeepsBothParts) {
  std::string text;
  const char* lines[] = {"The supplier shall deliver the equip-", "ment within thirty days of the pur-", "chase order and the long-", "term plan."};
  for (int i = 0; i < 4; ++i) text += line(72, 700 - 12 * i, lines[i]);
  Reading reading = read(one_page(text));
  EXPECT_THAT(reading.pages[0].text, HasSubstr("the equipment within thirty days of the purchase order and the long-term plan."));
  const Word* first = reading.word("equip");
  ASSERT_NE(first, nullptr);
  const Word& second = *(first + 1);
  EXPECT_TRUE(second.style & style::kContinues);
  EXPECT_EQ(second.begin, first->end);
  EXPECT_EQ(boxes_of(reading.pages[0], first->begin, second.end).size(), 2u);
}

TEST(PdfReader, ReadsColumnsOneAfterTheOther) {
  std::string text = line(72, 740, "A heading over both of the columns of this page", 10, "F2");
  for (int i = 0; i < 8; ++i) {
    text += line(72, 700 - 12 * i, "left words of line " + std::to_string(i) + " go on");
    text += line(330, 700 - 12 * i, "right words of line " + std::to_string(i) + " go on");
  }
  Reading reading = read(one_page(text));
  const std::string& page = reading.pages[0].text;
  EXPECT_LT(page.find("A heading"), page.find("left words of line 0"));
  EXPECT_LT(page.find("left words of line 7"), page.find("right words of line 0"));
}

TEST(PdfReader, NamesMetadataLabelsAndOutline) {
  TestPdf pdf;
  int first = pdf.add_page(line(72, 700, "one"));
  pdf.add_page(line(72, 700, "two"));
  int info = pdf.add("<< /Title (\\376\\377\\000A\\000B) /Author (Jane) /CreationDate (D:20230830121500-04'00') >>");
  int item = pdf.add("<< /Title (Chapter 1) /Parent " + std::to_string(info + 2) + " 0 R /Dest [" + std::to_string(first) + " 0 R /Fit] >>");
  int outline = pdf.add("<< /Type /Outlines /First " + std::to_string(item) + " 0 R /Last " + std::to_string(item) + " 0 R /Count 1 >>");
  pdf.trailer("/Info " + std::to_string(info) + " 0 R");
  pdf.catalog("/Lang (en-US) /PageLabels << /Nums [0 << /S /r >>] >> /Outlines " + std::to_string(outline) + " 0 R");
  Reading reading = read(pdf.bytes());
  EXPECT_EQ(reading.info.title, "AB");
  EXPECT_EQ(reading.info.author, "Jane");
  EXPECT_EQ(reading.info.created, "2023-08-30T12:15:00-04:00");
  EXPECT_EQ(reading.info.language, "en-US");
  EXPECT_EQ(reading.pages[1].label, "ii");
  ASSERT_EQ(reading.info.outline.size(), 1u);
  EXPECT_EQ(reading.info.outline[0].title, "Chapter 1");
  EXPECT_EQ(reading.info.outline[0].page, 1u);
}

TEST(PdfReader, KnowsRunningMatterPageNumbersAndBates) {
  TestPdf pdf;
  for (int i = 1; i <= 4; ++i) {
    std::string text = line(72, 760, "Annual Report of Example plc") + line(300, 30, "- " + std::to_string(i + 10) + " -") + line(500, 20, "EXM000" + std::to_string(1200 + i));
    for (int k = 0; k < 10; ++k) text += line(72, 700 - 12 * k, "Body line " + std::to_string(k) + " of page " + std::to_string(i) + " says something of its own.");
    pdf.add_page(text);
  }
  Reading reading = read(pdf.bytes());
  ASSERT_EQ(reading.pages.size(), 4u);
  for (size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(reading.pages[i].number, i + 1);
    EXPECT_EQ(reading.pages[i].blocks[0].kind, BlockKind::running_header);
    EXPECT_EQ(reading.pages[i].blocks.back().kind, BlockKind::running_footer);
    EXPECT_EQ(reading.pages[i].label, std::to_string(i + 11));
    EXPECT_EQ(reading.pages[i].bates, "EXM000" + std::to_string(1201 + i));
  }
  // A page read by itself has the same text, words and tables.
  Reading later = read(pdf.bytes(), {}, 3);
  ASSERT_EQ(later.pages.size(), 2u);
  EXPECT_EQ(page_hash(later.pages[0]), page_hash(reading.pages[2]));
}

TEST(PdfReader, BoxesOfSymbolFontsAreWhatTheyShow) {
  TestPdf pdf;
  pdf.add_font("W", "<< /Type /Font /Subtype /TrueType /BaseFont /Wingdings-Regular /Encoding /WinAnsiEncoding >>");
  pdf.add_page(line(72, 700, "Annual report") + "BT /W 11 Tf 1 0 0 1 60 680 Tm (x) Tj ET\n" + line(80, 680, "yes") +
               "BT /W 11 Tf 1 0 0 1 110 680 Tm (o) Tj ET\n" + line(130, 680, "no"));
  Reading reading = read(pdf.bytes());
  ASSERT_EQ(reading.pages.size(), 1u);
  EXPECT_NE(reading.pages[0].text.find("☒ yes ☐ no"), std::string::npos) << reading.pages[0].text;
}

// The day in a footer and the number of an annex are no numbers of pages; what counts with the pages is, whatever stands beside it.
TEST(PdfReader, LabelsAreNumbersThatGoOnWithThePages) {
  TestPdf dated, counted;
  for (int i = 1; i <= 4; ++i) {
    std::string text;
    for (int k = 0; k < 10; ++k)
      text += line(72, 700 - 12 * k, "Body line " + std::to_string(k) + " of page " + std::to_string(i) + " says something of its own.");
    dated.add_page(text + line(72, 760, "Annex 3") + line(72, 30, "Source: EXAMPLE INC., 10-K, 3/6/2020"));
    counted.add_page(text + line(72, 30, "Lease of 2019, page " + std::to_string(i + 6)));
  }
  Reading days = read(dated.bytes()), numbers = read(counted.bytes());
  ASSERT_EQ(days.pages.size(), 4u);
  ASSERT_EQ(numbers.pages.size(), 4u);
  for (size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(days.pages[i].blocks.back().kind, BlockKind::running_footer);
    EXPECT_EQ(days.pages[i].label, "");
    EXPECT_EQ(numbers.pages[i].label, std::to_string(i + 7));
  }
}

TEST(PdfReader, ReadsFormValuesThatNothingDraws) {
  TestPdf pdf;
  int field = pdf.add("<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Ada Lovelace) /Rect [100 600 300 620] /F 2 /DA (/F1 10 Tf) >>");
  pdf.add_page(line(72, 700, "Form"), "/Annots [" + std::to_string(field) + " 0 R]");
  pdf.catalog("/AcroForm << /Fields [" + std::to_string(field) + " 0 R] /DA (/F1 10 Tf) /DR << /Font 3 0 R >> >>");
  Reading reading = read(pdf.bytes());
  EXPECT_THAT(reading.pages[0].text, HasSubstr("Ada Lovelace"));
  EXPECT_EQ(reading.pages[0].blocks.back().kind, BlockKind::form_field);
}

TEST(PdfReader, ReportsNotesAndScripts) {
  TestPdf pdf;
  int note = pdf.add("<< /Type /Annot /Subtype /Text /T (Bob) /Contents (check this figure) /Rect [100 600 120 620] >>");
  pdf.add_page(line(72, 700, "Text"), "/Annots [" + std::to_string(note) + " 0 R]");
  pdf.catalog("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>");
  Reading reading = read(pdf.bytes());
  EXPECT_TRUE(reading.finds(FindingKind::comment, "by Bob: check this figure"));
  EXPECT_TRUE(reading.finds(FindingKind::active_content, "opening"));
}

TEST(PdfReader, HandsOnEmbeddedFiles) {
  TestPdf pdf;
  int file = pdf.add_stream("hello, part", "/Type /EmbeddedFile");
  int spec = pdf.add("<< /Type /Filespec /F (note.txt) /EF << /F " + std::to_string(file) + " 0 R >> >>");
  pdf.add_page(line(72, 700, "Cover"));
  pdf.catalog("/Names << /EmbeddedFiles << /Names [(note.txt) " + std::to_string(spec) + " 0 R] >> >>");
  Reading reading = read(pdf.bytes());
  ASSERT_EQ(reading.parts.size(), 1u);
  EXPECT_EQ(reading.parts[0].first, "note.txt");
  EXPECT_EQ(reading.parts[0].second, "hello, part");
}

TEST(PdfReader, ReadsWhatCanBeReadOfDamagedFiles) {
  TestPdf pdf;
  pdf.add_page(line(72, 700, "still here"));
  Reading repaired = read(pdf.bytes(false));
  ASSERT_EQ(repaired.pages.size(), 1u);
  EXPECT_EQ(repaired.pages[0].text, "still here");
  std::string whole = pdf.bytes();
  Reading truncated = read(whole.substr(0, whole.find("xref")));
  ASSERT_EQ(truncated.pages.size(), 1u);
  EXPECT_TRUE(truncated.finds(FindingKind::repaired, ""));
  Reading none = read("%PDF-1.7\nnothing of use\n");
  ASSERT_FALSE(none.status.ok());
  EXPECT_EQ(none.status.error().kind, ErrorKind::damaged);
}

// Found by fuzzing: Poppler rebuilds the table when a page's content is not where it says, long after the file was opened, and said so into an object
// that was gone.
TEST(PdfReader, SaysWhatWasRebuiltAtAPage) {
  auto bytes = read_file(source_dir() + "/tests/fuzz/corpus/pdf_fuzz/96c8809579f81aa529da49e1aa2ddeaf962e194f", 1 << 20);
  ASSERT_TRUE(bytes.ok());
  EXPECT_TRUE(read(*bytes).finds(FindingKind::repaired, ""));
}

TEST(PdfReader, EndsOnFormsThatCallThemselves) {
  TestPdf pdf;
  int self = pdf.add_stream("BT /F1 10 Tf 0 0 Td (again) Tj ET /X Do", "/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Resources << /Font 3 0 R /XObject << /X 4 0 R >> >>");
  EXPECT_EQ(self, 4);
  pdf.add_page("/X Do", "", "/XObject << /X 4 0 R >>");
  Reading reading = read(pdf.bytes());
  EXPECT_EQ(reading.pages.size(), 1u);
}

// A font whose codes a..g are Arabic letters; glyphs drawn from left to right, as most programs write them.
// A page that says it is white may be drawn black by a picture that claims 3.6 thousand million pixels: it is never decoded, and that is said.
TEST(PdfReader, LeavesOutAndNamesAPictureTooLargeToDecode) {
  TestPdf pdf;
  int picture = pdf.add_stream(std::string(64, '\0'), "/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceGray /BitsPerComponent 1");
  pdf.add_page("BT /F1 12 Tf 72 700 Td (Words beside it) Tj ET q 612 0 0 600 0 0 cm /Im Do Q", "", "/XObject << /Im " + std::to_string(picture) + " 0 R >>");
  Source source = Source::from_bytes(pdf.bytes(), "test.pdf");
  Reading got = read(std::string(source.bytes()));
  ASSERT_EQ(got.pages.size(), 1u);
  EXPECT_NE(got.pages[0].text.find("Words beside it"), std::string::npos);
  EXPECT_TRUE(got.finds(FindingKind::limit_reached, ""));
  RenderRequest request;
  request.dpi = 36;
  Result<Picture> page = render_pdf(source, request);
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page->rgb.substr(3 * (306 * 300 + 150), 3), "\xFF\xFF\xFF");
}

TEST(PdfReader, CountsFormsThatCallFormsAsWhatTheyCost) {
  TestPdf pdf;
  int form = pdf.add_stream("", "/Type /XObject /Subtype /Form /BBox [0 0 9 9]");
  std::string calls;
  for (int i = 0; i < 10; ++i) calls += "/X Do ";
  for (int level = 0; level < 6; ++level)
    form = pdf.add_stream(calls, "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X " + std::to_string(form) + " 0 R >> >>");
  pdf.add_page("BT /F1 12 Tf 72 700 Td (First) Tj ET /X Do", "", "/XObject << /X " + std::to_string(form) + " 0 R >>");
  Reading got = read(pdf.bytes());
  ASSERT_EQ(got.pages.size(), 1u);
  EXPECT_NE(got.pages[0].text.find("First"), std::string::npos);
  EXPECT_TRUE(got.finds(FindingKind::limit_reached, ""));
}

TEST(PdfReader, PutsRightToLeftTextIntoReadingOrder) {
  TestPdf pdf;
  int map = pdf.add_stream(
      "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange\n"
      "3 beginbfchar <61> <0639> <62> <0642> <63> <062F> endbfchar\nendcmap end");
  pdf.add_font("A", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode " + std::to_string(map) + " 0 R >>");
  // On the page from the left: "2024", then the word with its last letter first.
  pdf.add_page("BT /F1 10 Tf 72 700 Td (2024) Tj /A 10 Tf 38 0 Td (cba) Tj 30 0 Td (cba) Tj ET");
  Reading reading = read(pdf.bytes());
  ASSERT_EQ(reading.pages.size(), 1u);
  EXPECT_EQ(reading.pages[0].text, "\u0639\u0642\u062F \u0639\u0642\u062F 2024");
}

TEST(PdfReader, RendersPagesAndRegionsWithinTheLimit) {
  TestPdf pdf;
  pdf.add_page("1 0 0 rg 0 692 100 100 re f");
  RenderRequest request;
  request.dpi = 72;
  Source source = Source::from_bytes(pdf.bytes(), "test.pdf");
  Result<Picture> page = render_pdf(source, request);
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page->width, 612u);
  EXPECT_EQ(page->height, 792u);
  EXPECT_EQ(page->rgb.size(), 612u * 792 * 3);
  EXPECT_EQ(page->rgb.substr(3 * (612 * 50 + 50), 3), std::string("\xFF\x00\x00", 3));
  request.region = {90, 90, 110, 110};
  Result<Picture> region = render_pdf(source, request);
  ASSERT_TRUE(region.ok());
  EXPECT_EQ(region->width, 20u);
  EXPECT_EQ(region->rgb.substr(0, 3), std::string("\xFF\x00\x00", 3));
  EXPECT_EQ(region->rgb.substr(region->rgb.size() - 3), "\xFF\xFF\xFF");
  request.region = {};
  request.dpi = 2400;
  request.limits.pixels = 1'000'000;
  Result<Picture> huge = render_pdf(source, request);
  ASSERT_FALSE(huge.ok());
  EXPECT_EQ(huge.error().kind, ErrorKind::too_large);
}

TEST(PdfReader, MarksWordsThatLostLettersWithTheirFont) {
  TestPdf pdf;
  pdf.add_page("BT /F1 12 Tf 72 700 Td (Con) Tj /Lost 12 Tf (x) Tj /F1 12 Tf (dential notes of the Plainti) Tj /Lost 12 Tf (y) Tj /F1 12 Tf ( were ) Tj /Lost 12 Tf (x) Tj /F1 12 Tf (led) Tj ET");
  PageErrors errors;
  Result<PdfFile> file = open_pdf(Source::from_bytes(pdf.bytes(), "lost.pdf"), {});
  ASSERT_TRUE(file.ok());
  Result<ContentPage> content = read_content(*file->document, 1);
  ASSERT_TRUE(content.ok());
  std::string text;
  for (const ContentWord& word : content->words) text += word.text + (word.style & style::kDoubtful ? "? " : " ");
  EXPECT_EQ(text, "Con\uFFFDdential? notes of the Plainti\uFFFD? were \uFFFDled? ");
}

// Three pages, each of which draws the same form; all fonts of the form are objects with a number.
std::string three_pages_with_one_font(bool sound_table) {
  TestPdf pdf;
  int font = pdf.add("<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>");
  int form = pdf.add_stream("BT /G1 12 Tf 72 700 Td (Total 1,577) Tj ET", "/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /G1 " + std::to_string(font) + " 0 R >> >>");
  for (int page = 0; page < 3; ++page) pdf.add_page("/Fm Do", "", "/XObject << /Fm " + std::to_string(form) + " 0 R >>");
  return pdf.bytes(sound_table);
}

TEST(SharedFonts, AreMadeOnceForAllPagesAndSayTheSame) {
  Result<PdfFile> file = open_pdf(Source::from_bytes(three_pages_with_one_font(true), "three.pdf"), {});
  ASSERT_TRUE(file.ok()) << file.error().describe();
  ASSERT_NE(file->fonts, nullptr);
  for (uint32_t page = 1; page <= 3; ++page) {
    Result<ContentPage> content = read_content(*file->document, page);
    ASSERT_TRUE(content.ok());
    ASSERT_EQ(content->words.size(), 2u);
    EXPECT_EQ(content->words[1].text, "1,577");
    EXPECT_NEAR(content->words[1].box.x0, 101.3, 1);  // by the widths of the font
  }
  if (file->fonts->made() == 0) GTEST_SKIP() << "another version of Poppler: fonts are made for each page";
  EXPECT_EQ(file->fonts->made(), 1u);
  EXPECT_EQ(file->fonts->lent(), 2u);
}

TEST(SharedFonts, AreNotSharedWhereTheTableOfObjectsWasRebuilt) {
  Result<PdfFile> file = open_pdf(Source::from_bytes(three_pages_with_one_font(false), "broken.pdf"), {});
  ASSERT_TRUE(file.ok()) << file.error().describe();
  ASSERT_TRUE(*file->repaired);
  Result<ContentPage> content = read_content(*file->document, 3);
  ASSERT_TRUE(content.ok());
  EXPECT_EQ(content->words.size(), 2u);
  EXPECT_EQ(file->fonts->made(), 0u);
}

}  // namespace
}  // namespace dossier::reader
