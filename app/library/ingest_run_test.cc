#include "app/library/ingest_run.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <mutex>

#include "base/hash.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

// Reads files whose lines are pages ("p TEXT"), failures ("f"), and parts ("( NAME", ")"), as a reader would, and can be told to stop.
class ScriptedPool : public ReaderPool {
 public:
  Status read(int fd, const DocumentHead& head, const ReadRequest& request, ReadingSink& sink, const CancelToken&) override {
    std::lock_guard held(one_at_a_time_);  // a run's threads share the pool
    ++reads;
    asked = request;
    std::string text(1 << 16, '\0');
    text.resize(static_cast<size_t>(pread(fd, text.data(), text.size(), 0)));
    size_t at = 0;
    counter_ = 0;
    next_ = 0;
    DocumentHead own = head;
    own.info.type = "txt";
    if (while_reading) while_reading();
    return document(text, at, own, request, sink);
  }
  Result<Picture> render(int, const RenderRequest&, const CancelToken&) override { return Error{ErrorKind::unsupported, "", "", ""}; }
  Result<std::string> protections() override { return std::string(); }

  std::function<void()> while_reading;
  int reads = 0;
  int pages_until_stop = -1;
  ReadRequest asked;

 private:
  std::mutex one_at_a_time_;

  Status document(const std::string& text, size_t& at, const DocumentHead& head, const ReadRequest& request, ReadingSink& sink) {
    uint32_t first = counter_ == 0 ? request.first_page : 1;
    bool silent = skip_ > 0;
    if (!silent && next_ < request.resume.size() && request.resume[next_].document == counter_) {
      const ResumePoint& point = request.resume[next_++];
      first = point.first_page;
      if (point.done) silent = true;
    }
    skip_ += silent;
    ++counter_;
    if (!silent) DOSSIER_TRY(sink.begin_document(head));
    uint32_t number = 0;
    bool failed = false;
    while (at < text.size()) {
      size_t end = std::min(text.find('\n', at), text.size());
      std::string line = text.substr(at, end - at);
      at = end + 1;
      if (line == ")") break;
      if (line.starts_with("( ")) {
        DocumentHead part;
        part.name = line.substr(2);
        size_t close = at;  // its own text, for its hash
        for (int depth = 1; depth > 0;) {
          size_t stop = std::min(text.find('\n', close), text.size());
          std::string inner = text.substr(close, stop - close);
          depth += inner.starts_with("( ") - (inner == ")");
          close = stop + 1;
        }
        part.sha256 = sha256_of(text.substr(at, close - at));
        part.info.type = "txt";
        DOSSIER_TRY(document(text, at, part, request, sink));
        continue;
      }
      ++number;
      if (number < first || silent) continue;
      if (pages_until_stop == 0) return Error{ErrorKind::cancelled, "stopped", "", ""};
      if (pages_until_stop > 0) --pages_until_stop;
      if (line == "f") {
        failed = true;
        DOSSIER_TRY(sink.page_failed({number, ErrorKind::timeout, "slow"}));
        continue;
      }
      Page page;
      page.number = number;
      page.text = line.substr(2);
      page.source = TextSource::text;
      DOSSIER_TRY(sink.page(page));
    }
    skip_ -= silent;
    if (silent) return {};
    DocumentOutcome outcome;
    outcome.info = head.info;
    if (failed) {
      outcome.state = ReadState::partly;
      outcome.error = Error{ErrorKind::timeout, "slow", "", ""};
    }
    return sink.end_document(outcome);
  }
  uint32_t counter_ = 0;
  size_t next_ = 0;
  int skip_ = 0;
};

class IngestRun : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "ingest.XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    root_ = fs::canonical(name);
    fs::create_directory(root_ / "in");
    open();
  }
  void TearDown() override {
    store_.reset();
    archive_.reset();
    fs::remove_all(root_);
  }
  void open() {
    store_.reset();
    archive_.reset();
    Result<Archive> archive = Archive::open((root_ / "a.dossier").string(), OpenMode::create);
    ASSERT_TRUE(archive.ok()) << archive.error().describe();
    archive_ = std::make_unique<Archive>(std::move(*archive));
    store_ = std::make_unique<DocumentStore>(*archive_);
  }
  void put(const std::string& path, const std::string& content) { std::ofstream(root_ / "in" / path) << content; }
  Result<IngestReport> run(const IngestOptions& options = {}) { return ingest({(root_ / "in").string()}, options, *store_, pool_, {}, CancelToken()); }
  std::string text_of(const Sha256& document) {
    std::string out;
    Result<std::vector<uint32_t>> numbers = store_->page_numbers(document);
    EXPECT_TRUE(numbers.ok());
    for (uint32_t number : *numbers) out += std::to_string(number) + ":" + store_->page(document, number)->text + " ";
    return out;
  }
  fs::path root_;
  ScriptedPool pool_;
  std::unique_ptr<Archive> archive_;
  std::unique_ptr<DocumentStore> store_;
};

TEST_F(IngestRun, UnchangedFilesAreNotReadAgainAndDuplicatesAreNamed) {
  put("a.txt", "p one\np two\n");
  put("b.txt", "p one\np two\n");
  Result<IngestReport> report = run();
  ASSERT_TRUE(report.ok()) << report.error().describe();
  ASSERT_EQ(report->entries.size(), 2u);
  EXPECT_EQ(pool_.reads, 1);
  EXPECT_EQ(report->entries[1].duplicate_of, report->entries[0].given);
  EXPECT_EQ(text_of(report->entries[0].sha256), "1:one 2:two ");
  report = run();
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(pool_.reads, 1);
  EXPECT_EQ(report->entries[0].how, IngestHow::unchanged);
}

TEST_F(IngestRun, AChangedFileReplacesItsOldVersionAndAGoneOneIsMissing) {
  put("a.txt", "p one\n");
  put("b.txt", "p other\n");
  Result<IngestReport> first = run();
  ASSERT_TRUE(first.ok());
  put("a.txt", "p one changed\n");
  fs::remove(root_ / "in" / "b.txt");
  Result<IngestReport> second = run();
  ASSERT_TRUE(second.ok());
  EXPECT_EQ(second->entries[0].replaces, first->entries[0].sha256.hex());
  EXPECT_EQ(second->missing, (std::vector<std::string>{(root_ / "in" / "b.txt").string()}));
  // With the root itself gone nothing is marked.
  fs::rename(root_ / "in", root_ / "away");
  Result<IngestReport> third = run();
  ASSERT_TRUE(third.ok());
  EXPECT_TRUE(third->missing.empty());
  EXPECT_EQ(third->entries.size(), 1u);
  EXPECT_EQ(third->entries[0].how, IngestHow::unreachable);
}

TEST_F(IngestRun, AMovedFileIsKnownAtItsNewPlaceAndACopyIsNoMove) {
  put("a.txt", "p one\n");
  put("b.txt", "p other\n");
  ASSERT_TRUE(run().ok());
  const std::string old_place = (root_ / "in" / "a.txt").string(), new_place = (root_ / "z" / "a.txt").string();
  fs::create_directory(root_ / "z");
  fs::rename(old_place, new_place);
  fs::copy_file(root_ / "in" / "b.txt", root_ / "z" / "b.txt");
  Result<IngestReport> report = ingest({(root_ / "z").string()}, {}, *store_, pool_, {}, CancelToken());
  ASSERT_TRUE(report.ok()) << report.error().describe();
  EXPECT_EQ(pool_.reads, 2);
  ASSERT_EQ(report->entries.size(), 2u);
  EXPECT_EQ(report->entries[0].how, IngestHow::known);
  EXPECT_EQ(report->entries[0].moved_from, old_place);
  EXPECT_EQ(report->entries[0].duplicate_of, "");
  EXPECT_EQ(report->entries[1].moved_from, "");
  EXPECT_EQ(report->entries[1].duplicate_of, (root_ / "in" / "b.txt").string());
  // Where it is comes first, though it is later by name.
  Result<std::optional<StoredDocument>> stored = store_->find(report->entries[0].sha256);
  ASSERT_TRUE(stored.ok() && *stored);
  EXPECT_EQ((*stored)->paths, (std::vector<std::string>{new_place, old_place}));
  EXPECT_EQ((*stored)->paths_missing, 1u);
}

TEST_F(IngestRun, AnInterruptedReadingGoesOnAtItsPageAndPart) {
  const std::string mail = "p body\n( first\np a1\np a2\n)\n( second\np b1\n( inner\np c1\n)\nf\np b3\n)\n( third\np d1\n)\n";
  put("undisturbed.txt", mail + "p end\n");
  Result<IngestReport> whole = run();
  ASSERT_TRUE(whole.ok()) << whole.error().describe();
  auto tree = [&](const Sha256& root) {
    std::string out;
    std::function<void(const Sha256&)> add = [&](const Sha256& document) {
      out += std::string(name_of((*store_->find(document))->state)) + "[" + text_of(document);
      const std::vector<Sha256> parts = *store_->parts(document);
      for (const Sha256& part : parts) add(part);
      out += "]";
    };
    add(root);
    return out;
  };
  const std::string wanted = tree(whole->entries[0].sha256);
  EXPECT_NE(wanted.find("1:b1 3:b3"), std::string::npos) << wanted;
  for (int stop = 0; stop < 9; ++stop) {
    store_.reset();
    archive_.reset();
    for (const char* ending : {"", "-wal", "-shm"}) fs::remove(root_ / (std::string("a.dossier") + ending));
    open();
    pool_.pages_until_stop = stop;
    Result<IngestReport> cut = run();
    ASSERT_FALSE(cut.ok()) << stop;
    EXPECT_TRUE(store_->list()->empty() || stop > 1) << "a half-read document shows";
    open();
    pool_.pages_until_stop = -1;
    Result<IngestReport> rest = run();
    ASSERT_TRUE(rest.ok()) << rest.error().describe();
    EXPECT_EQ(tree(rest->entries[0].sha256), wanted) << "stopped after " << stop;
    if (stop > 0) EXPECT_GT(pool_.asked.first_page, 1u);
  }
}

TEST_F(IngestRun, ManyJobsGiveTheSameAsOne) {
  for (int i = 0; i < 40; ++i) put("f" + std::to_string(i), "p page of " + std::to_string(i % 7) + "\n( logo\np same everywhere\n)\n");
  IngestOptions options;
  options.jobs = 8;
  Result<IngestReport> report = run(options);
  ASSERT_TRUE(report.ok()) << report.error().describe();
  Result<std::vector<StoredDocument>> documents = store_->list();
  ASSERT_TRUE(documents.ok());
  EXPECT_EQ(documents->size(), 8u);  // seven files and their common part
  for (const StoredDocument& document : *documents) EXPECT_EQ(document.state, DocumentState::read);
}

TEST_F(IngestRun, AFileThatChangesWhileItIsReadIsReadAgain) {
  put("a.txt", "p old\n");
  pool_.while_reading = [&] {
    if (pool_.reads == 1) put("a.txt", "p new and longer\n");
  };
  Result<IngestReport> report = run();
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(pool_.reads, 2);
  EXPECT_EQ(text_of(report->entries[0].sha256), "1:new and longer ");
  EXPECT_EQ(store_->list(true, true)->size(), 1u) << "pages of the state before stayed";
  pool_.while_reading = [&] { put("a.txt", "p again " + std::to_string(pool_.reads) + "\n"); };
  put("a.txt", "p never quiet\n");
  report = run();
  ASSERT_TRUE(report.ok());
  ASSERT_TRUE(report->entries[0].error);
  EXPECT_EQ(report->entries[0].error->kind, ErrorKind::unreadable);
}

TEST_F(IngestRun, APartsWordAboutItsHashIsNotBelievedForAFile) {
  // A container whose part has the hash of a file: the file is read for itself.
  const std::string inner = "p true text\n";
  put("a.txt", "( inner\n" + inner + ")\n");
  ASSERT_TRUE(run().ok());
  EXPECT_EQ(pool_.reads, 1);
  put("b.txt", inner + ")\n");
  Result<IngestReport> report = run();
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(pool_.reads, 2);
}

TEST(StorablePath, BrokenBytesAreShown) {
  EXPECT_EQ(storable_path("/a/ü.pdf"), "/a/ü.pdf");
  EXPECT_EQ(storable_path("/a/\xFC.pdf"), "/a/\\xfc.pdf");
}

}  // namespace
}  // namespace dossier
