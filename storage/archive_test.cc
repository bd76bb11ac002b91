// Checking, mending, copying, merging, removing; hostile files; full disks; readers beside a writer.
#include <gtest/gtest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <thread>

#include "base/file.h"
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

void add(Archive& archive, const std::string& name, const std::vector<std::string>& pages) {
  DocumentStore store(archive);
  ASSERT_TRUE(store.begin(document(name), name, 100, {}, 1, "").ok());
  for (size_t n = 0; n < pages.size(); ++n) ASSERT_TRUE(store.add_page(document(name), page_of(static_cast<uint32_t>(n + 1), pages[n])).ok());
  ASSERT_TRUE(store.finish(document(name), DocumentState::read, std::nullopt, {}).ok());
}

uint64_t hits(Archive& archive, const std::string& query) {
  auto result = PassageStore(archive).search({query, 20, {}});
  return result.ok() ? result->total : 999;
}

// Plain SQLite, as another program would: everything we refuse to do.
void tamper(const std::string& path, const std::string& sql) {
  sqlite3* handle = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
  char* message = nullptr;
  EXPECT_EQ(sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, &message), SQLITE_OK) << message;
  sqlite3_free(message);
  sqlite3_close(handle);
}

std::vector<std::string> faults(Archive& archive) {
  auto found = archive.check({}, {});
  EXPECT_TRUE(found.ok()) << found.error().describe();
  return found.ok() ? *found : std::vector<std::string>{"check failed"};
}

std::string whole_disk_image(const TempFolder& folder) {
  std::string out;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) out += *read_file(entry.path().string());
  return out;
}

TEST(ArchiveCheck, ASoundArchiveHasNoFaults) {
  TempFolder folder;
  Archive archive = must_open(folder.file("a.dossier"));
  add(archive, "a", {"Some words, 1,577.0 and inter-\nnational café.", "สัญญาซื้อขาย 合同", ""});
  EXPECT_TRUE(faults(archive).empty());
  Archive reader = must_open(folder.file("a.dossier"), OpenMode::read_only);
  EXPECT_TRUE(faults(reader).empty());
}

TEST(ArchiveCheck, NamesAChangedPageAndMendsItFromTheOriginal) {
  TempFolder folder;
  std::string path = folder.file("a.dossier");
  {
    Archive archive = must_open(path);
    add(archive, "contract.pdf", {"first page", "second page of ten units"});
    ASSERT_TRUE(DocumentStore(archive).set_location({"/d/contract.pdf", document("contract.pdf"), 1, 2, 3, 4, false}).ok());
  }
  tamper(path, "UPDATE content SET text = replace(text, 'ten', 'two') WHERE page = 2");
  {
    Archive archive = must_open(path, OpenMode::read_only);
    auto found = faults(archive);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0], "contract.pdf (" + document("contract.pdf").hex().substr(0, 12) + "): page 2 has changed: its hash is not that of its text");
    EXPECT_EQ(found[1], "index: the words of a page (row 2) are not those of its text");
  }
  std::vector<std::string> reread;
  auto report = Archive::repair(path, [&](Archive& archive, const std::vector<LostDocument>& documents) -> Status {
    for (const LostDocument& lost : documents) reread.push_back(lost.name + " at " + lost.paths.at(0));
    DocumentStore store(archive);
    EXPECT_EQ((*store.find(document("contract.pdf")))->failures.size(), 1u);
    EXPECT_EQ(*store.page_numbers(document("contract.pdf")), (std::vector<uint32_t>{1}));
    add(archive, "contract.pdf", {"first page", "second page of ten units"});
    return {};
  }, {}, {});
  ASSERT_TRUE(report.ok()) << report.error().describe();
  EXPECT_EQ(reread, (std::vector<std::string>{"contract.pdf at /d/contract.pdf"}));
  EXPECT_TRUE(report->index_rebuilt);
  EXPECT_TRUE(report->remaining.empty());
  Archive archive = must_open(path);
  EXPECT_EQ(hits(archive, "ten"), 1u);
  EXPECT_EQ(hits(archive, "two"), 0u);
}

TEST(ArchiveCheck, MakesADamagedIndexAgain) {
  TempFolder folder;
  std::string path = folder.file("a.dossier");
  {
    Archive archive = must_open(path);
    add(archive, "a", {"some words"});
  }
  tamper(path, "INSERT INTO search(search, rowid, text, joined) VALUES('delete', 1, 'some ', '')");
  {
    Archive archive = must_open(path);
    EXPECT_EQ(faults(archive).size(), 1u);
  }
  auto report = Archive::repair(path, {}, {}, {});
  ASSERT_TRUE(report.ok()) << report.error().describe();
  EXPECT_TRUE(report->documents.empty());
  EXPECT_TRUE(report->remaining.empty());
  Archive archive = must_open(path);
  EXPECT_EQ(hits(archive, "some"), 1u);
}

TEST(ArchiveCheck, SavesWhatIsWholeOfABrokenFile) {
  TempFolder folder;
  std::string path = folder.file("a.dossier"), long_text;
  for (int n = 0; n < 300; ++n) long_text += "words of document ";
  {
    Archive archive = must_open(path);
    for (int n = 0; n < 30; ++n) add(archive, "doc " + std::to_string(n), std::vector<std::string>(5, long_text + std::to_string(n)));
    ASSERT_TRUE(archive.vacuum().ok());
  }
  std::string bytes = *read_file(path);
  for (size_t at = bytes.size() / 2; at < bytes.size() / 2 + 3 * 4096; ++at) bytes[at] = static_cast<char>(at * 7);
  ASSERT_TRUE(write_file(path, bytes).ok());
  {
    Archive archive = must_open(path);
    EXPECT_FALSE(faults(archive).empty());
  }
  auto report = Archive::repair(path, [](Archive&, const std::vector<LostDocument>&) { return Status(); }, {}, {});
  ASSERT_TRUE(report.ok()) << report.error().describe();
  Archive archive = must_open(path);
  EXPECT_TRUE(faults(archive).empty());
  EXPECT_GE(DocumentStore(archive).list()->size(), 20u);
  ASSERT_FALSE(report->damaged_file.empty());
  EXPECT_TRUE(*read_file(report->damaged_file) == bytes);
}

TEST(ArchiveUpkeep, BackupIsAWholeArchive) {
  TempFolder folder;
  Archive archive = must_open(folder.file("a.dossier"));
  add(archive, "a", {"some words"});
  ASSERT_TRUE(archive.backup(folder.file("copy.dossier")).ok());
  EXPECT_EQ(archive.backup(folder.file("copy.dossier")).error().kind, ErrorKind::conflict);
  Archive copy = must_open(folder.file("copy.dossier"), OpenMode::read_write);
  EXPECT_EQ(hits(copy, "words"), 1u);
  EXPECT_TRUE(faults(copy).empty());
}

TEST(ArchiveUpkeep, NothingOfARemovedDocumentIsLeftInTheFile) {
  TempFolder folder;
  std::string path = folder.file("a.dossier");
  {
    Archive archive = must_open(path);
    DocumentStore store(archive);
    for (int n = 0; n < 20; ++n) add(archive, "kept " + std::to_string(n), std::vector<std::string>(10, "ordinary words of no interest"));
    add(archive, "secretname.pdf", std::vector<std::string>(10, "The Zanzibarquux protocol, zanzibarquux again."));
    add(archive, "attachment-of-it", {"Attached vermilionfrob."});
    ASSERT_TRUE(store.add_part(document("secretname.pdf"), document("attachment-of-it"), "partnamequux", 0).ok());
    ASSERT_TRUE(store.set_location({"/home/somebody/secretname.pdf", document("secretname.pdf"), 1, 2, 3, 4, false}).ok());
    for (int n = 20; n < 40; ++n) add(archive, "kept " + std::to_string(n), std::vector<std::string>(10, "ordinary words of no interest"));
    ASSERT_TRUE(archive.commit().ok());
    std::string before = whole_disk_image(folder);
    for (const char* word : {"anzibarquux", "secretname", "vermilionfrob", "partnamequux"}) EXPECT_NE(before.find(word), std::string::npos) << word;
    ASSERT_TRUE(store.remove({document("secretname.pdf")}).ok());
    EXPECT_EQ(hits(archive, "zanzibarquux"), 0u);
    EXPECT_EQ(hits(archive, "ordinary"), 400u);
    EXPECT_TRUE(faults(archive).empty());
    std::string after = whole_disk_image(folder);  // the archive is still open: its log too
    for (const char* word : {"anzibarquux", "secretname", "vermilionfrob", "partnamequux"}) EXPECT_EQ(after.find(word), std::string::npos) << word;
    EXPECT_EQ(store.remove({document("secretname.pdf")}).error().kind, ErrorKind::not_found);
  }
  std::string after = whole_disk_image(folder);
  EXPECT_EQ(after.find("anzibarquux"), std::string::npos);
}

TEST(ArchiveUpkeep, APartThatLiesElsewhereTooStays) {
  TempFolder folder;
  Archive archive = must_open(folder.file("a.dossier"));
  DocumentStore store(archive);
  add(archive, "mail", {"mail"});
  add(archive, "other mail", {"mail"});
  add(archive, "shared", {"shared"});
  ASSERT_TRUE(store.add_part(document("mail"), document("shared"), "x", 0).ok());
  ASSERT_TRUE(store.add_part(document("other mail"), document("shared"), "x", 0).ok());
  ASSERT_TRUE(store.remove({document("mail")}).ok());
  EXPECT_TRUE(store.find(document("shared"))->has_value());
  ASSERT_TRUE(store.remove({document("other mail")}).ok());
  EXPECT_FALSE(store.find(document("shared"))->has_value());
}

TEST(ArchiveMerge, TakesOverOnceAndSaysWhereFrom) {
  TempFolder folder;
  {
    Archive other = must_open(folder.file("b.dossier"));
    add(other, "x", {"from the other", "page two"});
    add(other, "part", {"a part"});
    DocumentStore store(other);
    ASSERT_TRUE(store.add_part(document("x"), document("part"), "part", 0).ok());
    ASSERT_TRUE(store.set_location({"/shard/x", document("x"), 1, 2, 3, 4, false}).ok());
  }
  std::string before = *read_file(folder.file("b.dossier"));
  Archive archive = must_open(folder.file("a.dossier"));
  add(archive, "mine", {"mine"});
  auto report = archive.merge(folder.file("b.dossier"), {}, {});
  ASSERT_TRUE(report.ok()) << report.error().describe();
  EXPECT_EQ(report->documents_added, 2u);
  EXPECT_EQ(report->pages_added, 3u);
  EXPECT_TRUE(report->conflicts.empty());
  EXPECT_EQ(hits(archive, "other"), 1u);
  DocumentStore store(archive);
  EXPECT_FALSE((*store.find(document("x")))->reread_here);
  EXPECT_EQ(*store.parts(document("x")), (std::vector<Sha256>{document("part")}));
  EXPECT_EQ((*store.location("/shard/x"))->inode, 0);  // so that the next ingest looks at the file
  ASSERT_TRUE(store.set_location({"/shard/x", document("x"), 1, 2, 3, 4, false}).ok());
  EXPECT_TRUE((*store.find(document("x")))->reread_here);
  auto again = archive.merge(folder.file("b.dossier"), {}, {});
  EXPECT_EQ(again->documents_added, 0u);
  EXPECT_EQ(again->documents_present, 2u);
  EXPECT_EQ(again->pages_added, 0u);
  EXPECT_TRUE(faults(archive).empty());
  EXPECT_EQ(*read_file(folder.file("b.dossier")), before);
  EXPECT_EQ(archive.merge(folder.file("a.dossier"), {}, {}).error().kind, ErrorKind::usage);
}

TEST(ArchiveMerge, NamesConflictsAndOverwritesNothing) {
  TempFolder folder;
  {
    Archive other = must_open(folder.file("b.dossier"));
    add(other, "x", {"same", "theirs", "only there"});
  }
  Archive archive = must_open(folder.file("a.dossier"));
  add(archive, "x", {"same", "ours"});
  auto report = archive.merge(folder.file("b.dossier"), {}, {});
  ASSERT_TRUE(report.ok());
  ASSERT_EQ(report->conflicts.size(), 1u);
  EXPECT_EQ(report->conflicts[0], "x (" + document("x").hex().substr(0, 12) + "): page 2 reads otherwise there; ours is kept");
  EXPECT_EQ(hits(archive, "theirs"), 0u);
  EXPECT_EQ(hits(archive, "ours"), 1u);
}

TEST(ArchiveMerge, BelievesNothingOfAHostileArchive) {
  TempFolder folder;
  {
    Archive other = must_open(folder.file("b.dossier"));
    add(other, "x", {"first", "second", "third", "fourth"});
  }
  tamper(folder.file("b.dossier"),
         "UPDATE content SET text = 'forged' WHERE page = 1;"
         "UPDATE content SET layout = x'0102030405' WHERE page = 2;"
         "UPDATE content SET text = CAST(x'FFFE' AS TEXT) WHERE page = 3;"
         "INSERT INTO location VALUES('relative/path', 1, 1, 1, 1, 1, 0)");
  Archive archive = must_open(folder.file("a.dossier"));
  auto report = archive.merge(folder.file("b.dossier"), {}, {});
  ASSERT_TRUE(report.ok()) << report.error().describe();
  EXPECT_EQ(report->pages_added, 1u);
  EXPECT_EQ(report->conflicts.size(), 3u);
  auto x = *DocumentStore(archive).find(document("x"));
  EXPECT_EQ(x->state, DocumentState::partly);
  EXPECT_EQ(x->failures.size(), 3u);
  EXPECT_TRUE(x->paths.empty());
  EXPECT_TRUE(faults(archive).empty());
}

TEST(ArchiveSafety, ForeignTablesViewsAndTriggersAreRefused) {
  for (const char* sql : {"CREATE TABLE extra(x)", "CREATE VIEW extra AS SELECT 1", "CREATE TRIGGER extra AFTER INSERT ON page BEGIN DELETE FROM content; END",
                          "CREATE INDEX extra ON page(label)", "DROP INDEX review_claim",
                          "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = replace(sql, 'name TEXT NOT NULL', 'name TEXT NOT  NULL') WHERE name = 'document'"}) {
    TempFolder folder;
    std::string path = folder.file("a.dossier");
    { Archive archive = must_open(path); }
    tamper(path, sql);
    for (OpenMode mode : {OpenMode::create, OpenMode::read_only}) {
      auto archive = Archive::open(path, mode);
      ASSERT_FALSE(archive.ok()) << sql;
      EXPECT_EQ(archive.error().kind, ErrorKind::damaged) << sql;
    }
  }
}

TEST(ArchiveSafety, EveryDamagedByteIsAnErrorOrNothing) {
  TempFolder folder;
  std::string path = folder.file("a.dossier");
  {
    Archive archive = must_open(path);
    for (int n = 0; n < 4; ++n) add(archive, "doc " + std::to_string(n), std::vector<std::string>(3, "words of document " + std::to_string(n)));
    ASSERT_TRUE(archive.vacuum().ok());
  }
  const std::string whole = *read_file(path);
  uint64_t seed = 1;
  for (int round = 0; round < 60; ++round) {
    std::string bytes = whole;
    for (int n = 0; n < 20; ++n) {
      seed = seed * 6364136223846793005u + 1442695040888963407u;
      bytes[(seed >> 20) % bytes.size()] = static_cast<char>(seed >> 12);
    }
    ASSERT_TRUE(write_file(path, bytes).ok());
    auto archive = Archive::open(path, OpenMode::read_only);
    if (!archive.ok()) continue;
    DocumentStore store(*archive);
    (void)archive->check({}, {});
    (void)archive->stats();
    if (auto documents = store.list(); documents.ok())
      for (const StoredDocument& d : *documents) (void)store.page(d.sha256, 1);
    (void)PassageStore(*archive).search({"words OR document", 20, {}});
    (void)PassageStore(*archive).rank({"words"}, 5, {});
  }
}

// A disk that ends: the error says so, and what was stored before is whole.
TEST(ArchiveFaults, AFullDiskEndsInAMessageAndAUsableArchive) {
  TempFolder folder;
  std::string path = folder.file("a.dossier");
  {
    Archive archive = must_open(path);
    add(archive, "before", {"stored before the disk was full"});
  }
  pid_t child = fork();
  if (child == 0) {
    signal(SIGXFSZ, SIG_IGN);
    rlimit limit{6 << 20, 6 << 20};
    setrlimit(RLIMIT_FSIZE, &limit);
    auto archive = Archive::open(path, OpenMode::read_write);
    if (!archive.ok()) _exit(1);
    DocumentStore store(*archive);
    Status status = store.begin(document("big"), "big", 1, {}, 1, "");
    std::string text;
    for (int n = 0; n < 3000; ++n) text += "word" + std::to_string(n) + " ";
    for (uint32_t n = 1; status.ok() && n < 2000; ++n) status = store.add_page(document("big"), page_of(n, text));
    if (status.ok() || status.error().kind != ErrorKind::no_space) {
      std::fprintf(stderr, "%s\n", status.ok() ? "no error" : status.error().describe().c_str());
      _exit(2);
    }
    if (store.finish(document("big"), DocumentState::read, std::nullopt, {}).ok()) _exit(3);  // never a document on pages that are gone
    if (archive->commit().ok()) _exit(4);
    if (!store.find(document("before"))->has_value()) _exit(5);
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
  Archive archive = must_open(path, OpenMode::read_write);
  EXPECT_TRUE(faults(archive).empty());
  ASSERT_EQ(DocumentStore(archive).list()->size(), 1u);
  add(archive, "after", {"stored after space was made"});
  EXPECT_EQ(DocumentStore(archive).list()->size(), 2u);
}

TEST(ArchiveFaults, ReadersBesideAWriterSeeWholeDocuments) {
  TempFolder folder;
  std::string path = folder.file("a.dossier");
  { Archive archive = must_open(path); }
  std::atomic<bool> done{false};
  std::atomic<int> reads{0};
  std::vector<std::thread> readers;
  for (int t = 0; t < 2; ++t)
    readers.emplace_back([&] {
      Archive archive = must_open(path, OpenMode::read_only);
      DocumentStore store(archive);
      while (!done) {
        auto documents = store.list();
        ASSERT_TRUE(documents.ok()) << documents.error().describe();
        for (const StoredDocument& d : *documents) ASSERT_EQ(d.pages, 3u);
        auto found = PassageStore(archive).search({"words", 5, {}});
        ASSERT_TRUE(found.ok()) << found.error().describe();
        EXPECT_EQ(found->total % 3, 0u);
        ++reads;
      }
    });
  {
    Archive writer = must_open(path, OpenMode::read_write);
    for (int n = 0; n < 60; ++n) {
      add(writer, "doc " + std::to_string(n), std::vector<std::string>(3, "some words here"));
      if (n % 10 == 0) {
        ASSERT_TRUE(writer.commit().ok());
      }
      usleep(5000);
    }
  }
  done = true;
  for (auto& reader : readers) reader.join();
  EXPECT_GT(reads, 0);
}

TEST(ArchiveFaults, ASecondWriterWaits) {
  TempFolder folder;
  Archive first = must_open(folder.file("a.dossier"));
  Archive second = must_open(folder.file("a.dossier"));
  std::thread other([&] { add(second, "second", {"b"}); });
  add(first, "first", {"a"});
  other.join();
  ASSERT_TRUE(first.commit().ok());
  ASSERT_TRUE(second.commit().ok());
  EXPECT_EQ(DocumentStore(first).list()->size(), 2u);
}

}  // namespace
}  // namespace dossier
