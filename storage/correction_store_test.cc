// What people lay over pages: corrections of OCR words, bookmarks; and archives from before there were such tables.
#include "storage/correction_store.h"

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include "base/file.h"
#include "storage/bookmark_store.h"
#include "storage/document_store.h"
#include "storage/passage_store.h"
#include "storage/test_pages.h"

namespace dossier {
namespace {

using testing_pages::document;
using testing_pages::page_of;
using testing_pages::TempFolder;

Archive must_open(const std::string& path, OpenMode mode = OpenMode::create) {
  auto archive = Archive::open(path, mode);
  EXPECT_TRUE(archive.ok()) << (archive.ok() ? "" : archive.error().describe());
  return std::move(archive).value();
}

Page scanned(uint32_t number, std::string text) {
  Page page = page_of(number, std::move(text));
  page.source = TextSource::ocr;
  for (Word& word : page.words) word.style = style::kOcr;
  return page;
}

void add(Archive& archive, uint32_t reader_version, const std::string& text) {
  DocumentStore store(archive);
  ASSERT_TRUE(store.begin(document("scan"), "scan.pdf", 100, {}, reader_version, "").ok());
  ASSERT_TRUE(store.add_page(document("scan"), scanned(1, text)).ok());
  ASSERT_TRUE(store.finish(document("scan"), DocumentState::read, std::nullopt, {}).ok());
}

SearchResult found(Archive& archive, const std::string& query) {
  auto result = PassageStore(archive).search({query, 20, {}});
  EXPECT_TRUE(result.ok());
  return result.ok() ? *result : SearchResult();
}

std::vector<std::string> faults(Archive& archive) { return archive.check({}, {}).value(); }

const Correction kRent{1, 9, 13, "1O0O", "1,000", "2026-01-02T03:04:05Z", "R.T."};

// As a program would that knows nothing of an archive.
void tamper(const std::string& path, const std::string& sql) {
  sqlite3* handle = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(handle);
}

TEST(Corrections, AreFoundBySearchAndLeaveThePageAsItWas) {
  TempFolder folder;
  Archive archive = must_open(folder.file("a.dossier"));
  add(archive, 1, "The rent 1O0O is due");
  const Sha256 before = *DocumentStore(archive).stored_hash(document("scan"), 1);
  EXPECT_EQ(found(archive, "1000").total, 0u);
  ASSERT_TRUE(CorrectionStore(archive).add(document("scan"), kRent).ok());
  const SearchResult hit = found(archive, "1000");
  ASSERT_EQ(hit.hits.size(), 1u);
  EXPECT_NE(hit.hits[0].snippet.find("1,000"), std::string::npos);
  ASSERT_EQ(hit.hits[0].boxes.size(), 1u);
  EXPECT_EQ(found(archive, "1O0O").total, 0u) << "found by what stands there, not by what was misread";
  EXPECT_EQ(DocumentStore(archive).page(document("scan"), 1)->text, "The rent 1O0O is due");
  EXPECT_EQ(*DocumentStore(archive).stored_hash(document("scan"), 1), before);
  EXPECT_EQ(CorrectionStore(archive).of_page(document("scan"), 1).value(), std::vector<Correction>{kRent});
  EXPECT_TRUE(faults(archive).empty()) << faults(archive)[0];
  // Taken back: said again, not wiped out.
  Correction back = kRent;
  back.text = back.was;
  ASSERT_TRUE(CorrectionStore(archive).add(document("scan"), back).ok());
  EXPECT_EQ(found(archive, "1000").total, 0u);
  EXPECT_EQ(found(archive, "1O0O").total, 1u);
  EXPECT_EQ(CorrectionStore(archive).of_document(document("scan"))->size(), 2u);
  EXPECT_TRUE(faults(archive).empty());
}

TEST(Corrections, OutliveAReadingThatFindsTheSameWords) {
  TempFolder folder;
  Archive archive = must_open(folder.file("a.dossier"));
  add(archive, 1, "The rent 1O0O is due");
  ASSERT_TRUE(CorrectionStore(archive).add(document("scan"), kRent).ok());
  add(archive, 2, "The rent 1O0O is due today");
  EXPECT_EQ(found(archive, "1000").total, 1u);
  EXPECT_TRUE(faults(archive).empty());
  add(archive, 3, "The rent 1000 is due today");  // read better: nothing to correct
  EXPECT_EQ(found(archive, "1000").total, 1u);
  EXPECT_EQ(found(archive, "\"rent 1000 is\"").hits[0].snippet, "The rent 1000 is due today");
  EXPECT_TRUE(faults(archive).empty());
}

TEST(Corrections, AreRefusedWhereTheyDoNotFit) {
  TempFolder folder;
  Archive archive = must_open(folder.file("a.dossier"));
  add(archive, 1, "The rent 1O0O is due");
  Correction wrong = kRent;
  wrong.was = "1000";
  EXPECT_EQ(CorrectionStore(archive).add(document("scan"), wrong).error().kind, ErrorKind::conflict);
  wrong = kRent;
  wrong.page = 2;
  EXPECT_EQ(CorrectionStore(archive).add(document("scan"), wrong).error().kind, ErrorKind::not_found);
  EXPECT_EQ(CorrectionStore(archive).add(document("other"), kRent).error().kind, ErrorKind::not_found);
  EXPECT_TRUE(CorrectionStore(archive).all()->empty());
  EXPECT_TRUE(CorrectionStore(archive).add(document("scan"), kRent).ok()) << "a refusal costs the batch nothing";
}

TEST(Corrections, GoIntoARepairedIndexAndARepairedFile) {
  TempFolder folder;
  const std::string path = folder.file("a.dossier");
  {
    Archive archive = must_open(path);
    add(archive, 1, "The rent 1O0O is due");
    ASSERT_TRUE(CorrectionStore(archive).add(document("scan"), kRent).ok());
    ASSERT_TRUE(BookmarkStore(archive).set({document("scan"), "", 1, "the rent", "2026-01-02T03:04:05Z", "R.T."}).ok());
  }
  tamper(path, "INSERT INTO search(search) VALUES('delete-all')");
  ASSERT_TRUE(Archive::repair(path, {}, {}, {}).ok());
  {
    Archive archive = must_open(path, OpenMode::read_write);
    EXPECT_EQ(found(archive, "1000").total, 1u);
    EXPECT_TRUE(faults(archive).empty());
  }
  // A table that cannot be read: what is whole goes into a new file.
  tamper(path, "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage = 2 WHERE name = 'failure'");
  auto repaired = Archive::repair(path, {}, {}, {});
  if (repaired.ok() && !repaired->damaged_file.empty()) {
    Archive archive = must_open(path, OpenMode::read_write);
    EXPECT_EQ(found(archive, "1000").total, 1u);
    EXPECT_EQ(BookmarkStore(archive).list()->size(), 1u);
  }
}

TEST(Bookmarks, OneAPageInOrder) {
  TempFolder folder;
  Archive archive = must_open(folder.file("a.dossier"));
  add(archive, 1, "The rent is due");
  BookmarkStore marks(archive);
  const Sha256 scan = document("scan");
  ASSERT_TRUE(marks.set({scan, "", 7, "later", "2026-01-01T00:00:00Z", "R.T."}).ok());
  ASSERT_TRUE(marks.set({scan, "", 1, "", "2026-01-01T00:00:00Z", "R.T."}).ok());
  ASSERT_TRUE(marks.set({scan, "", 7, "the rent", "2026-01-02T00:00:00Z", "R.T."}).ok());
  ASSERT_EQ(marks.list()->size(), 2u);
  EXPECT_EQ((*marks.list())[1], (StoredBookmark{scan, "scan.pdf", 7, "the rent", "2026-01-02T00:00:00Z", "R.T."}));
  EXPECT_EQ(marks.set({document("other"), "", 1, "", "", ""}).error().kind, ErrorKind::not_found);
  ASSERT_TRUE(marks.remove(scan, 7).ok());
  EXPECT_EQ(marks.list()->size(), 1u);
  ASSERT_TRUE(DocumentStore(archive).remove({scan}).ok());
  EXPECT_TRUE(marks.list()->empty());
}

// An archive as it was before corrections and bookmarks.
void make_version_1(const std::string& path) {
  {
    Archive archive = must_open(path);
    add(archive, 1, "The rent 1O0O is due");
  }
  tamper(path, "DROP TABLE correction; DROP TABLE bookmark; DROP TABLE tag; DROP TABLE saved_search; DROP TABLE claim_tag; PRAGMA user_version=1; PRAGMA wal_checkpoint(TRUNCATE)");
}

TEST(Schema, AnOlderArchiveIsTakenAlongWhenItIsOpenedForWriting) {
  TempFolder folder;
  const std::string path = folder.file("a.dossier");
  make_version_1(path);
  {
    Archive archive = must_open(path, OpenMode::read_write);
    ASSERT_TRUE(CorrectionStore(archive).add(document("scan"), kRent).ok());
    EXPECT_EQ(found(archive, "1000").total, 1u);
    EXPECT_TRUE(faults(archive).empty());
  }
  std::string bytes = read_file(path, 100'000'000).value();
  EXPECT_EQ(bytes[63], 4);
  Archive again = must_open(path, OpenMode::read_write);
  EXPECT_EQ(CorrectionStore(again).all()->size(), 1u);
}

TEST(Schema, AnOlderArchiveThatIsOnlyReadStaysAsItIs) {
  TempFolder folder;
  const std::string path = folder.file("a.dossier");
  make_version_1(path);
  const std::string before = read_file(path, 100'000'000).value();
  {
    Archive archive = must_open(path, OpenMode::read_only);
    EXPECT_EQ(found(archive, "rent").total, 1u);
    EXPECT_TRUE(CorrectionStore(archive).all()->empty());
    EXPECT_TRUE(CorrectionStore(archive).of_page(document("scan"), 1)->empty());
    EXPECT_TRUE(BookmarkStore(archive).list()->empty());
    EXPECT_FALSE(CorrectionStore(archive).add(document("scan"), kRent).ok());
  }
  EXPECT_EQ(read_file(path, 100'000'000).value()[63], 1);
  // Merged from, it is read as well.
  Archive other = must_open(folder.file("b.dossier"));
  auto merged = other.merge(path, {}, {});
  ASSERT_TRUE(merged.ok()) << merged.error().describe();
  EXPECT_EQ(merged->documents_added, 1u);
  EXPECT_EQ(found(other, "rent").total, 1u);
}

TEST(Schema, AnOlderArchiveWithForeignTablesIsRefusedUntouched) {
  TempFolder folder;
  const std::string path = folder.file("a.dossier");
  make_version_1(path);
  tamper(path, "CREATE TABLE correction(id INTEGER PRIMARY KEY)");
  EXPECT_EQ(Archive::open(path, OpenMode::read_write).error().kind, ErrorKind::damaged);
}

}  // namespace
}  // namespace dossier
