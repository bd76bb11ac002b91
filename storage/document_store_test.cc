#include "storage/document_store.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <thread>

#include "base/file.h"
#include "storage/library_store.h"
#include "storage/test_pages.h"

namespace dossier {
namespace {

using testing_pages::document;
using testing_pages::page_of;
using testing_pages::TempFolder;

Archive open(const TempFolder& folder, OpenMode mode = OpenMode::create) {
  auto archive = Archive::open(folder.file("a.dossier"), mode);
  EXPECT_TRUE(archive.ok()) << (archive.ok() ? "" : archive.error().describe());
  return std::move(archive).value();
}

void store(DocumentStore& store, const std::string& name, const std::vector<std::string>& pages) {
  DocumentInfo info;
  info.type = "pdf";
  info.pages = static_cast<uint32_t>(pages.size());
  ASSERT_TRUE(store.begin(document(name), name, 100, info, 1, "").ok());
  for (size_t n = 0; n < pages.size(); ++n) {
    Status added = store.add_page(document(name), page_of(static_cast<uint32_t>(n + 1), pages[n]));
    ASSERT_TRUE(added.ok()) << added.error().describe();
  }
  ASSERT_TRUE(store.finish(document(name), DocumentState::read, std::nullopt, info).ok());
}

TEST(Archive, IsMadePrivateAndOpensAgain) {
  TempFolder folder;
  { Archive archive = open(folder); }
  struct stat info {};
  ASSERT_EQ(stat(folder.file("a.dossier").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
  EXPECT_TRUE(Archive::open(folder.file("a.dossier"), OpenMode::read_only).ok());
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

TEST(Archive, RefusesWhatIsNoArchiveAndLeavesItAlone) {
  TempFolder folder;
  std::string path = folder.file("a.dossier");
  ASSERT_TRUE(write_file(path, "some notes of mine, longer than any header of a hundred bytes would be, so that only the magic can tell it apart").ok());
  for (OpenMode mode : {OpenMode::create, OpenMode::read_write, OpenMode::read_only}) {
    auto archive = Archive::open(path, mode);
    ASSERT_FALSE(archive.ok());
    EXPECT_EQ(archive.error().kind, ErrorKind::damaged);
  }
  EXPECT_EQ(read_file(path)->substr(0, 18), "some notes of mine");
  EXPECT_EQ(Archive::open(folder.file("none.dossier"), OpenMode::read_write).error().kind, ErrorKind::not_found);
}

TEST(Archive, RefusesANewerSchemaByNumber) {
  TempFolder folder;
  std::string path = folder.file("a.dossier");
  { Archive archive = open(folder); }
  std::string bytes = *read_file(path);
  bytes[63] = 9;  // user_version, big endian at 60
  ASSERT_TRUE(write_file(path, bytes).ok());
  auto archive = Archive::open(path, OpenMode::create);
  ASSERT_FALSE(archive.ok());
  EXPECT_EQ(archive.error().kind, ErrorKind::newer_version);
  EXPECT_EQ(archive.error().message, "this archive was made by a newer Dossier (schema 9; this one knows 4); it was not touched");
  EXPECT_EQ(*read_file(path), bytes);
}

TEST(DocumentStore, PagesComeBackAsTheyWere) {
  TempFolder folder;
  {
    Archive archive = open(folder);
    DocumentStore documents(archive);
    store(documents, "b.pdf", {"First page.", "Second page with 1,577.0 units."});
  }
  Archive archive = open(folder, OpenMode::read_only);
  DocumentStore documents(archive);
  auto listed = documents.list();
  ASSERT_TRUE(listed.ok());
  ASSERT_EQ(listed->size(), 1u);
  EXPECT_EQ((*listed)[0].pages, 2u);
  EXPECT_EQ((*listed)[0].pages_text, 2u);
  auto page = documents.page(document("b.pdf"), 2);
  ASSERT_TRUE(page.ok()) << page.error().describe();
  EXPECT_EQ(*page, page_of(2, "Second page with 1,577.0 units."));
  EXPECT_EQ(*documents.stored_hash(document("b.pdf"), 2), page_hash(*page));
  EXPECT_EQ(*documents.page_numbers(document("b.pdf")), (std::vector<uint32_t>{1, 2}));
  EXPECT_EQ(documents.page(document("b.pdf"), 3).error().kind, ErrorKind::not_found);
  EXPECT_EQ(documents.begin(document("c"), "c", 1, {}, 1, "").error().kind, ErrorKind::usage);
}

TEST(DocumentStore, UnfinishedDocumentsAreNotVisibleAndGoOn) {
  TempFolder folder;
  Archive archive = open(folder);
  DocumentStore documents(archive);
  ASSERT_TRUE(documents.begin(document("a"), "a", 1, {}, 1, "eng").ok());
  ASSERT_TRUE(documents.add_page(document("a"), page_of(1, "one")).ok());
  ASSERT_TRUE(documents.add_failure(document("a"), {2, ErrorKind::timeout, "60 s"}).ok());
  EXPECT_TRUE(documents.list()->empty());
  EXPECT_EQ(documents.list(true)->size(), 1u);
  ASSERT_TRUE(documents.begin(document("a"), "a", 1, {}, 1, "eng").ok());
  EXPECT_EQ(*documents.pages_done(document("a")), 2u);
  ASSERT_TRUE(documents.begin(document("a"), "a", 1, {}, 2, "eng").ok());  // another reader starts over
  EXPECT_EQ(*documents.pages_done(document("a")), 0u);
  ASSERT_TRUE(documents.add_page(document("a"), page_of(1, "one")).ok());
  ASSERT_TRUE(documents.finish(document("a"), DocumentState::partly, Error{ErrorKind::damaged, "ends early", "", ""}, {}).ok());
  ASSERT_EQ(documents.list()->size(), 1u);
  EXPECT_EQ((*documents.list())[0].error->message, "ends early");
}

// A picture that cannot be opened states a page; a document that was read in part may state more than was tried.
TEST(LibraryStore, CountsWhatIsStatedAndWasNotRead) {
  TempFolder folder;
  Archive archive = open(folder);
  DocumentStore documents(archive);
  store(documents, "whole.pdf", {"one", "two"});
  DocumentInfo picture, part;
  picture.pages = 1, part.pages = 5;
  ASSERT_TRUE(documents.begin(document("p.jpg"), "p.jpg", 1, picture, 1, "").ok());
  ASSERT_TRUE(documents.finish(document("p.jpg"), DocumentState::failed, Error{ErrorKind::damaged, "cut", "", ""}, picture).ok());
  ASSERT_TRUE(documents.begin(document("part.pdf"), "part.pdf", 1, part, 1, "").ok());
  ASSERT_TRUE(documents.add_page(document("part.pdf"), page_of(1, "one")).ok());
  ASSERT_TRUE(documents.add_failure(document("part.pdf"), {2, ErrorKind::timeout, "60 s"}).ok());
  ASSERT_TRUE(documents.finish(document("part.pdf"), DocumentState::partly, std::nullopt, part).ok());
  for (const char* name : {"whole.pdf", "p.jpg", "part.pdf"})
    ASSERT_TRUE(documents.set_location({std::string("/d/") + name, document(name), 1, 2, 3, 4, false}).ok());
  const LibraryCounts counts = *LibraryStore(archive).counts();
  EXPECT_EQ(counts.documents, 3u);
  EXPECT_EQ(counts.pages, 8u);
  EXPECT_EQ(counts.pages_unread, 5u);
}

TEST(DocumentStore, PartsFollowTheirContainer) {
  TempFolder folder;
  Archive archive = open(folder);
  DocumentStore documents(archive);
  store(documents, "z.pdf", {"part"});
  store(documents, "mail", {"mail"});
  store(documents, "other", {"other"});
  ASSERT_TRUE(documents.add_part(document("mail"), document("z.pdf"), "z.pdf", 0).ok());
  EXPECT_EQ(documents.add_part(document("mail"), document("nobody"), "x", 1).error().kind, ErrorKind::not_found);
  ASSERT_TRUE(documents.set_location({"/d/a-mail", document("mail"), 1, 2, 3, 4, false}).ok());
  ASSERT_TRUE(documents.set_location({"/d/b-other", document("other"), 1, 2, 3, 4, false}).ok());
  auto listed = *documents.list();
  ASSERT_EQ(listed.size(), 3u);
  EXPECT_EQ(listed[0].name, "mail");
  EXPECT_EQ(listed[1].name, "z.pdf");
  EXPECT_EQ(listed[1].containers, (std::vector<Sha256>{document("mail")}));
  EXPECT_EQ(*documents.parts(document("mail")), (std::vector<Sha256>{document("z.pdf")}));
}

// A mailbox of equal mails: the part stands in it at every place. What is asked of one document must not cost what its places cost.
TEST(DocumentStore, FindingADocumentCostsTheSameAtAnyNumberOfPlaces) {
  constexpr uint32_t kPlaces = 20'000;
  constexpr int kRounds = 40;
  TempFolder folder;
  Archive archive = open(folder);
  DocumentStore documents(archive);
  store(documents, "box", {"mails"});
  store(documents, "other box", {"mails"});
  store(documents, "everywhere", {"the same mail"});
  store(documents, "once", {"another mail"});
  for (uint32_t place = 0; place < kPlaces; ++place) ASSERT_TRUE(documents.add_part(document("box"), document("everywhere"), "mail", place).ok());
  ASSERT_TRUE(documents.add_part(document("other box"), document("everywhere"), "mail", 0).ok());
  ASSERT_TRUE(documents.add_part(document("box"), document("once"), "mail", kPlaces).ok());
  const std::vector<Sha256> both = {document("box"), document("other box")};
  EXPECT_EQ((*documents.find(document("everywhere")))->containers, both);
  EXPECT_EQ((*documents.find(document("once")))->containers, (std::vector<Sha256>{document("box")}));
  EXPECT_TRUE((*documents.find(document("box")))->containers.empty());
  const std::vector<StoredDocument> listed = *documents.list();
  auto at = std::find_if(listed.begin(), listed.end(), [](const StoredDocument& d) { return d.name == "everywhere"; });
  ASSERT_NE(at, listed.end());
  EXPECT_EQ(at->containers, both);
  auto cost_of = [&](const char* name) {
    const std::clock_t begin = std::clock();
    for (int i = 0; i < kRounds; ++i) EXPECT_TRUE(documents.find(document(name)).ok());
    return std::clock() - begin;
  };
  cost_of("once");
  const std::clock_t once = cost_of("once"), everywhere = cost_of("everywhere");
  EXPECT_LT(everywhere, 20 * once + CLOCKS_PER_SEC / 100);  // reading every place took some 500 times as long
}

TEST(DocumentStore, AChangedFileLeavesAFormerVersion) {
  TempFolder folder;
  Archive archive = open(folder);
  DocumentStore documents(archive);
  store(documents, "v1", {"old"});
  store(documents, "part of v1", {"old part"});
  store(documents, "v2", {"new"});
  ASSERT_TRUE(documents.add_part(document("v1"), document("part of v1"), "p", 0).ok());
  ASSERT_TRUE(documents.set_location({"/d/x.pdf", document("v1"), 1, 2, 3, 4, false}).ok());
  ASSERT_TRUE(documents.set_location({"/d/x.pdf", document("v2"), 1, 5, 3, 4, false}).ok());
  ASSERT_EQ(documents.list()->size(), 1u);
  EXPECT_EQ((*documents.list())[0].name, "v2");
  EXPECT_EQ(documents.list(false, true)->size(), 3u);
  EXPECT_TRUE((*documents.find(document("part of v1")))->former);
  EXPECT_EQ(**documents.state(document("part of v1")), (*documents.find(document("part of v1")))->state);
  EXPECT_FALSE(documents.state(document("never read"))->has_value());
  EXPECT_EQ(*documents.former_versions("/d/x.pdf"), (std::vector<Sha256>{document("v1")}));
  EXPECT_EQ((*documents.location("/d/x.pdf"))->document, document("v2"));
  EXPECT_EQ(documents.locations_under("/d")->size(), 1u);
  EXPECT_TRUE(documents.locations_under("/dd")->empty());
}

TEST(DocumentStore, DocumentsAreFoundByTheirNames) {
  TempFolder folder;
  Archive archive = open(folder);
  DocumentStore documents(archive);
  store(documents, "Offer.pdf", {"x"});
  store(documents, "twin", {"x"});
  ASSERT_TRUE(documents.set_location({"/d/Offer.pdf", document("Offer.pdf"), 1, 2, 3, 4, false}).ok());
  EXPECT_EQ(documents.find_named("offer.PDF")->sha256, document("Offer.pdf"));
  EXPECT_EQ(documents.find_named("/d/Offer.pdf")->sha256, document("Offer.pdf"));
  EXPECT_EQ(documents.find_named(document("twin").hex().substr(0, 10))->name, "twin");
  EXPECT_EQ(documents.find_named("nothing").error().kind, ErrorKind::not_found);
}

TEST(DocumentStore, AFormerVersionAnswersOnlyWhereNothingInForceDoes) {
  TempFolder folder;
  Archive archive = open(folder);
  DocumentStore documents(archive);
  auto keep = [&](const std::string& bytes, const std::string& path) {
    ASSERT_TRUE(documents.begin(document(bytes), "terms.pdf", 1, {}, 1, "").ok());
    ASSERT_TRUE(documents.add_page(document(bytes), page_of(1, bytes)).ok());
    ASSERT_TRUE(documents.finish(document(bytes), DocumentState::read, std::nullopt, {}).ok());
    ASSERT_TRUE(documents.set_location({path, document(bytes), 1, 2, 3, 4, false}).ok());
  };
  keep("first", "/d/terms.pdf");
  keep("second", "/d/terms.pdf");
  EXPECT_EQ(documents.find_named("terms.pdf")->sha256, document("second"));
  EXPECT_EQ(documents.find_named("/d/terms.pdf")->sha256, document("second"));
  EXPECT_TRUE(documents.find_named(document("first").hex().substr(0, 12))->former);  // by its hash it is still there
  // Another of the name, elsewhere: two in force, and the former one is not even mentioned.
  keep("third", "/e/terms.pdf");
  auto both = documents.find_named("terms.pdf");
  ASSERT_FALSE(both.ok());
  EXPECT_EQ(both.error().kind, ErrorKind::conflict);
  EXPECT_NE(both.error().message.find("2 documents"), std::string::npos);
  EXPECT_NE(both.error().hint.find(document("second").hex().substr(0, 12)), std::string::npos);
  EXPECT_NE(both.error().hint.find(document("third").hex().substr(0, 12)), std::string::npos);
  EXPECT_EQ(both.error().hint.find("former"), std::string::npos);
  EXPECT_EQ(both.error().hint.find(document("first").hex().substr(0, 12)), std::string::npos);
  // Only former ones left: they conflict, and are called what they are.
  ASSERT_TRUE(documents.remove({document("third")}).ok());
  ASSERT_TRUE(documents.begin(document("fourth"), "other.pdf", 1, {}, 1, "").ok());
  ASSERT_TRUE(documents.finish(document("fourth"), DocumentState::read, std::nullopt, {}).ok());
  ASSERT_TRUE(documents.set_location({"/d/terms.pdf", document("fourth"), 1, 5, 3, 4, false}).ok());
  auto former = documents.find_named("terms.pdf");
  // The path names what lies there now, if it is given whole; the bare name names the versions before.
  EXPECT_EQ(documents.find_named("/d/terms.pdf")->sha256, document("fourth"));
  ASSERT_FALSE(former.ok());
  EXPECT_EQ(former.error().kind, ErrorKind::conflict);
  EXPECT_NE(former.error().hint.find("a former version"), std::string::npos);
}

TEST(DocumentStore, HowADocumentWasReadIsKept) {
  TempFolder folder;
  Archive archive = open(folder);
  DocumentStore documents(archive);
  ASSERT_TRUE(documents.begin(document("a"), "a", 1, {}, 1, "deu+eng", "always").ok());
  ASSERT_TRUE(documents.add_page(document("a"), page_of(1, "one")).ok());
  EXPECT_EQ((*documents.find(document("a")))->languages, "deu+eng");
  EXPECT_EQ((*documents.find(document("a")))->ocr, "always");
  ASSERT_TRUE(documents.begin(document("a"), "a", 1, {}, 1, "deu+eng", "always").ok());
  EXPECT_EQ(*documents.pages_done(document("a")), 1u);
  ASSERT_TRUE(documents.begin(document("a"), "a", 1, {}, 1, "deu+eng").ok());  // read otherwise: starts over
  EXPECT_EQ(*documents.pages_done(document("a")), 0u);
  EXPECT_EQ((*documents.find(document("a")))->ocr, "automatic");
  ASSERT_TRUE(documents.begin(document("a"), "a", 1, {}, 1, "", "never").ok());
  EXPECT_EQ((*documents.find(document("a")))->languages, "");
  EXPECT_EQ((*documents.find(document("a")))->ocr, "never");
}

TEST(DocumentStore, ManyThreadsMayWrite) {
  TempFolder folder;
  Archive archive = open(folder);
  DocumentStore documents(archive);
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] { store(documents, "doc " + std::to_string(t), std::vector<std::string>(20, "Some words of thread " + std::to_string(t))); });
  for (int n = 0; n < 20; ++n) EXPECT_TRUE(documents.list().ok());
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(documents.list()->size(), 4u);
}

// kill -9 in the middle of writing: what is there is a prefix, and the next writer goes on behind it.
TEST(DocumentStore, AKilledWriterLosesOnlyTheEnd) {
  TempFolder folder;
  { Archive archive = open(folder); }
  for (int round = 0; round < 3; ++round) {
    pid_t child = fork();
    if (child == 0) {
      auto archive = Archive::open(folder.file("a.dossier"), OpenMode::read_write);
      if (!archive.ok()) _exit(1);
      DocumentStore documents(*archive);
      if (!documents.begin(document("a"), "a", 1, {}, 1, "").ok()) _exit(1);
      auto done = documents.pages_done(document("a"));
      for (uint32_t n = *done + 1;; ++n) {
        if (!documents.add_page(document("a"), page_of(n, "Page " + std::to_string(n) + " of a long document.")).ok()) _exit(1);
        usleep(2000);
      }
    }
    usleep(1'200'000);
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the writer ended by itself";
    Archive archive = open(folder, OpenMode::read_write);
    DocumentStore documents(archive);
    EXPECT_TRUE(documents.list()->empty());
    uint32_t done = *documents.pages_done(document("a"));
    EXPECT_GT(done, static_cast<uint32_t>(50 * (round + 1)));
    for (uint32_t n = 1; n <= done; ++n) ASSERT_TRUE(documents.page(document("a"), n).ok());
  }
}

}  // namespace
}  // namespace dossier
