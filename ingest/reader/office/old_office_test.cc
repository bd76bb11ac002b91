// Old binary formats and EPUB. The presentations are built here record by record; the workbook was written by LibreOffice.
#include <gtest/gtest.h>

#include "base/file.h"
#include "ingest/reader/office/biff.h"
#include "ingest/reader/office/doc_reader.h"
#include "ingest/reader/office/epub_reader.h"
#include "ingest/reader/office/ppt_reader.h"
#include "ingest/reader/office/xls_reader.h"
#include "ingest/reader/testing/compound_file.h"
#include "ingest/reader/testing/recorded_reading.h"
#include "ingest/reader/testing/zip_file.h"
#include "tests/places.h"

namespace dossier::reader {
namespace {

using namespace std::string_literals;

std::string little(uint64_t value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> 8 * i);
  return out;
}

using testing::compound_file;

std::string tariff() {
  auto bytes = read_file(source_dir() + "/tests/data/formats/tariff.xls");
  EXPECT_TRUE(bytes.ok());
  return bytes.ok() ? *bytes : "";
}

TEST(Xls, ValuesFormatsAndHiddenRows) {
  auto got = record(read_xls, tariff(), "tariff.xls", "xls");
  ASSERT_TRUE(got.status.ok()) << got.status.error().describe();
  ASSERT_EQ(got.pages.size(), 1u);
  EXPECT_TRUE(got.failures.empty());
  EXPECT_EQ(got.pages[0].label, "Tariff");
  for (const char* text : {"Größe Ā 北", "1577.25", "35.7%", "2024-06-17", "1677.25", "high"}) EXPECT_NE(got.pages[0].text.find(text), std::string::npos) << text;
  EXPECT_TRUE(got.has_finding(FindingKind::hidden_content));
  for (const Cell& cell : got.pages[0].tables.at(0).cells) EXPECT_EQ(cell.hidden, cell.row == 2) << got.pages[0].slice(cell.begin, cell.end);
}

TEST(Xls, CutFilesEndInAnErrorAndKeepWhatWasRead) {
  std::string whole = tariff();
  for (size_t size = 0; size < whole.size(); size += 97) (void)record(read_xls, whole.substr(0, size), "tariff.xls", "xls");
  for (size_t at = 512; at < whole.size(); at += 13) {
    std::string broken = whole;
    broken[at] = static_cast<char>(broken[at] ^ 0xFF);
    EXPECT_TRUE(record(read_xls, broken, "tariff.xls", "xls").failures.empty()) << at;
  }
}

TEST(Xls, OldAndEncryptedWorkbooksAreNamed) {
  std::string bof5 = little(0x809, 2) + little(8, 2) + little(0x0500, 2) + "\0\0\0\0\0\0"s;
  EXPECT_EQ(record(read_xls, compound_file({{"Workbook", bof5}}), "a.xls", "xls").status.error().kind, ErrorKind::unsupported);
  std::string locked = little(0x809, 2) + little(8, 2) + little(0x0600, 2) + "\0\0\0\0\0\0"s + little(0x2F, 2) + little(2, 2) + "\0\0"s;
  EXPECT_EQ(record(read_xls, compound_file({{"Workbook", locked}}), "a.xls", "xls").status.error().kind, ErrorKind::password);
}

TEST(Biff, StringsGoOnInTheNextRecord) {
  // 6 characters: 3 narrow ones, then a Continue record that says "wide".
  std::string stream = little(0xFC, 2) + little(6, 2) + little(6, 2) + "\0abc"s + little(0x3C, 2) + little(7, 2) + "\1"s + "d\0e\0f\0"s;
  size_t at = 0;
  BiffRecord record;
  ASSERT_TRUE(next_record(stream, at, record));
  EXPECT_EQ(BiffReader(record).text(), "abcdef");
  EXPECT_FALSE(next_record(stream, at, record));
  EXPECT_EQ(rk_value(0x40590000 | 1), 1.0);  // 100 / 100
  EXPECT_EQ(rk_value(static_cast<uint32_t>(-5) << 2 | 2), -5.0);
}

void put(std::string& bytes, size_t at, const std::string& what) { bytes.replace(at, what.size(), what); }

// A Word file whose runs have properties; `texts`: main text, notes, comments.
struct WordRun {
  std::string text, properties;
};
std::string word_file(const std::vector<std::vector<WordRun>>& texts, size_t page_of_runs = 4) {
  std::string word(4096, '\0'), text, ends = little(1024, 4), page(512, '\0');
  put(word, 0, little(0xA5EC, 2));
  std::vector<size_t> lengths;
  std::string places;
  size_t runs = 0, free = 510;
  for (const auto& part : texts) {
    const size_t before = text.size();
    for (const WordRun& run : part) {
      text += run.text;
      ends += little(1024 + text.size(), 4);
      if (!run.properties.empty()) {
        free = (free - run.properties.size() - 1) & ~size_t{1};
        put(page, free, little(run.properties.size(), 1) + run.properties);
      }
      places += little(run.properties.empty() ? 0 : free / 2, 1);
      ++runs;
    }
    lengths.push_back(text.size() - before);
  }
  put(page, 0, ends + places);
  page[511] = static_cast<char>(runs);
  put(word, 1024, text);
  put(word, 512 * page_of_runs, page);
  put(word, 76, little(lengths[0], 4) + little(lengths[1], 4) + little(0, 8) + little(lengths[2], 4));
  const std::string pieces = "\2" + little(16, 4) + little(0, 4) + little(text.size(), 4) + little(0, 2) + little(0x40000000 | 2 * 1024, 4) + little(0, 2);
  const std::string table = pieces + little(1024, 4) + little(1024 + text.size(), 4) + little(page_of_runs, 4);
  put(word, 418, little(0, 4) + little(pieces.size(), 4));
  put(word, 250, little(pieces.size(), 4) + little(12, 4));
  return compound_file({{"WordDocument", word}, {"0Table", table}});
}

const std::string kDeleted = "\x00\x08\x01"s, kInserted = "\x01\x08\x01"s, kHidden = "\x35\x08\x01\x3C\x08\x01"s;

TEST(Doc, DeletionsAreNotInForceAndOtherPartsSayWhatTheyAre) {
  auto got = record(read_doc, word_file({{{"Due in ", ""}, {"ninety", kDeleted}, {"sixty", kInserted}, {" days ", ""}, {"secretly", kHidden}, {"\r", ""}}, {{"A note.\r", ""}}, {{"Check this.\r", ""}}}), "a.doc", "doc");
  ASSERT_TRUE(got.status.ok()) << got.status.error().describe();
  ASSERT_EQ(got.pages.size(), 1u);
  const Page& page = got.pages[0];
  EXPECT_EQ(page.text, "Due in sixty days secretly\n\nA note.");
  EXPECT_EQ(page.blocks.at(1).kind, BlockKind::footnote);
  for (const Word& word : page.words) {
    const std::string_view text = page.slice(word.begin, word.end);
    EXPECT_EQ((word.style & style::kInserted) != 0, text == "sixty") << text;
    EXPECT_EQ((word.style & style::kHidden) != 0, text == "secretly") << text;
  }
  EXPECT_TRUE(got.has_finding(FindingKind::tracked_changes));
  EXPECT_TRUE(got.has_finding(FindingKind::hidden_content));
  ASSERT_TRUE(got.has_finding(FindingKind::comment));
  for (const Finding& finding : got.info.findings)
    if (finding.kind == FindingKind::comment) EXPECT_EQ(finding.detail, "Check this.");
}

TEST(Doc, BrokenRunsCostNoText) {
  auto far = record(read_doc, word_file({{{"Due in ", ""}, {"sixty", kInserted}, {" days\r", ""}}, {}, {}}, 7), "a.doc", "doc");
  EXPECT_EQ(far.pages.at(0).text, "Due in sixty days");
  const std::string whole = word_file({{{"Due in ", ""}, {"ninety", kDeleted}, {" days\r", ""}}, {{"A note.\r", ""}}, {{"Check.\r", ""}}});
  for (size_t at = 512; at < whole.size(); at += 3) {
    std::string broken = whole;
    broken[at] = static_cast<char>(broken[at] ^ 0xFF);
    EXPECT_TRUE(record(read_doc, broken, "a.doc", "doc").failures.empty()) << at;
  }
}

std::string atom(uint16_t type, const std::string& body, uint16_t instance = 0) { return little(instance << 4, 2) + little(type, 2) + little(body.size(), 4) + body; }
std::string container(uint16_t type, const std::string& body, uint16_t instance = 0) { return little(instance << 4 | 15, 2) + little(type, 2) + little(body.size(), 4) + body; }

// A presentation with one slide, saved twice: the first save's slide says `old_box`, the second one's `new_box`.
std::string presentation(const std::string& old_box, const std::string& new_box, bool hidden) {
  auto slide = [&](const std::string& box) {
    std::string show = hidden ? atom(0x3F9, std::string(10, '\0') + little(4, 2) + "\0\0\0\0"s) : "";
    return container(0x3EE, show + container(0xF00D, atom(0xF9F, little(4, 4)) + atom(0xFA8, box)));
  };
  std::string list = container(0xFF0, atom(0x3F3, little(2, 4) + little(0, 8) + little(256, 4) + little(0, 4)) + atom(0xF9F, little(0, 4)) + atom(0xFA0, "R\0e\0s\0u\0l\0t\0"s), 0);
  std::string stream = container(0x3E8, list);
  uint32_t first_slide = static_cast<uint32_t>(stream.size());
  stream += slide(old_box);
  uint32_t first_directory = static_cast<uint32_t>(stream.size());
  stream += atom(0x1772, little(1 | 2 << 20, 4) + little(0, 4) + little(first_slide, 4));
  uint32_t first_edit = static_cast<uint32_t>(stream.size());
  stream += atom(0xFF5, std::string(8, '\0') + little(0, 4) + little(first_directory, 4) + little(1, 4) + std::string(8, '\0'));
  uint32_t second_slide = static_cast<uint32_t>(stream.size());
  stream += slide(new_box);
  uint32_t second_directory = static_cast<uint32_t>(stream.size());
  stream += atom(0x1772, little(2 | 1 << 20, 4) + little(second_slide, 4));
  uint32_t second_edit = static_cast<uint32_t>(stream.size());
  stream += atom(0xFF5, std::string(8, '\0') + little(first_edit, 4) + little(second_directory, 4) + little(1, 4) + std::string(8, '\0'));
  return compound_file({{"PowerPoint Document", stream}, {"Current User", std::string(12, '\0') + little(0xE391C05F, 4) + little(second_edit, 4) + std::string(20, '\0')}});
}

TEST(Ppt, TheLastSaveIsInForce) {
  auto got = record(read_ppt, presentation("Old price 10", "New price 12", true), "a.ppt", "ppt");
  ASSERT_TRUE(got.status.ok()) << got.status.error().describe();
  ASSERT_EQ(got.pages.size(), 1u);
  EXPECT_EQ(got.pages[0].text, "Result\n\nNew price 12");
  EXPECT_EQ(got.pages[0].blocks[0].kind, BlockKind::heading);
  EXPECT_TRUE(got.has_finding(FindingKind::hidden_content));
}

TEST(Ppt, BrokenFilesEndInAnError) {
  std::string whole = presentation("a", "b", false);
  for (size_t at = 512; at < whole.size(); at += 7) {
    std::string broken = whole;
    broken[at] = static_cast<char>(broken[at] ^ 0xFF);
    EXPECT_TRUE(record(read_ppt, broken, "a.ppt", "ppt").failures.empty()) << at;
  }
  EXPECT_EQ(record(read_ppt, compound_file({{"PowerPoint Document", "x"}}), "a.ppt", "ppt").status.error().kind, ErrorKind::damaged);
}

std::string book(const std::string& encryption) {
  std::vector<std::pair<std::string, std::string>> members = {
      {"mimetype", "application/epub+zip"},
      {"META-INF/container.xml", "<container><rootfiles><rootfile full-path='OEBPS/a.opf'/></rootfiles></container>"},
      {"OEBPS/a.opf", "<package><metadata><dc:title>Letters</dc:title><dc:creator>A. Writer</dc:creator><dc:language>en</dc:language></metadata><manifest>"
                      "<item id='two' href='text/b%20two.xhtml'/><item id='one' href='text/one.xhtml'/></manifest><spine><itemref idref='one'/><itemref idref='two'/></spine></package>"},
      {"OEBPS/text/one.xhtml", "<html><head><title>x</title></head><body><h1>First letter</h1><p>It begins.</p></body></html>"},
      {"OEBPS/text/b two.xhtml", "<html><body><h1>Second letter</h1></body></html>"}};
  if (!encryption.empty()) members.emplace_back("META-INF/encryption.xml", encryption);
  return testing::zip_file(members);
}

TEST(Epub, ChaptersInTheOrderOfTheSpine) {
  auto got = record(read_epub, book(""), "a.epub", "epub");
  ASSERT_TRUE(got.status.ok()) << got.status.error().describe();
  ASSERT_EQ(got.pages.size(), 2u);
  EXPECT_EQ(got.pages[0].text, "First letter\n\nIt begins.");
  EXPECT_EQ(got.pages[1].text, "Second letter");
  EXPECT_EQ(got.info.title, "Letters");
  EXPECT_EQ(got.info.author, "A. Writer");
}

TEST(Epub, CopyProtectionIsNamed) {
  auto got = record(read_epub, book("<encryption><EncryptedData><CipherData><CipherReference URI='OEBPS/text/one.xhtml'/></CipherData></EncryptedData></encryption>"), "a.epub", "epub");
  EXPECT_TRUE(got.has_finding(FindingKind::encrypted_part));
  EXPECT_EQ(got.text().find("First letter"), std::string::npos);
  EXPECT_EQ(record(read_epub, testing::zip_file({{"mimetype", "application/epub+zip"}}), "a.epub", "epub").status.error().kind, ErrorKind::damaged);
}

}  // namespace
}  // namespace dossier::reader
