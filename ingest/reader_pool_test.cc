// The pool against readers that die and lie (dossier-fault-reader), and what a real reader may do.
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <thread>

#include "base/file.h"
#include "ingest/ingest.h"
#include "tests/places.h"

namespace dossier {
namespace {

class Notebook : public ReadingSink {
 public:
  Status begin_document(const DocumentHead& head) override {
    said += head.name + "( ";
    return {};
  }
  Status page(Page page) override {
    said += std::to_string(page.number) + " ";
    pages.push_back(std::move(page));
    return {};
  }
  Status page_failed(const PageFailure& failure) override {
    said += std::to_string(failure.page) + ":" + std::string(name_of(failure.kind)) + " ";
    details.push_back(failure.detail);
    return {};
  }
  Status end_document(const DocumentOutcome& outcome) override {
    said += ")" + std::string(name_of(outcome.state)) + (outcome.error ? ":" + std::string(name_of(outcome.error->kind)) : "") + " ";
    if (outcome.error) details.push_back(outcome.error->message);
    return {};
  }
  std::string said;
  std::vector<Page> pages;
  std::vector<std::string> details;
};

Fd file_of(const std::string& content) {
  Fd fd(memfd_create("script", MFD_CLOEXEC));
  EXPECT_EQ(::write(fd.get(), content.data(), content.size()), static_cast<ssize_t>(content.size()));
  return fd;
}

#if defined(DOSSIER_SANITIZED) || defined(__SANITIZE_THREAD__)
constexpr uint32_t kPatience = 6;  // seconds; every step costs a multiple
#else
constexpr uint32_t kPatience = 2;
#endif

class FaultyReaders : public ::testing::Test {
 protected:
  void SetUp() override {
    ReaderOptions options;
    options.reader_program = binary_dir() + "/ingest/dossier-fault-reader";
    options.jobs = 4;
    Result<std::unique_ptr<ReaderPool>> pool = ReaderPool::start(options);
    ASSERT_TRUE(pool.ok()) << pool.error().describe();
    pool_ = std::move(*pool);
    request_.limits.page_seconds = kPatience;
    request_.limits.memory_bytes = 200 << 20;
    request_.limits.document_cpu_seconds = 30;
    request_.limits.output_bytes = 8 << 20;
  }
  std::string read(const std::string& script) {
    Fd file = file_of(script);
    DocumentHead head;
    head.name = request_.name = "f";
    notebook_ = Notebook();
    Status status = pool_->read(file.get(), head, request_, notebook_, CancelToken());
    if (!status.ok()) return "error " + status.error().describe();
    return notebook_.said.substr(0, notebook_.said.size() - 1);
  }
  std::unique_ptr<ReaderPool> pool_;
  ReadRequest request_;
  Notebook notebook_;
};

TEST_F(FaultyReaders, ASoundReadingComesThrough) { EXPECT_EQ(read("page fail page part g page end page"), "f( 1 2:damaged 3 g( 1 )read 4 )partly:damaged"); }

TEST_F(FaultyReaders, ADeathCostsThePage) {
  EXPECT_EQ(read("count 3 page crash page"), "f( 1 2:crash 3 )partly:crash");
  EXPECT_EQ(notebook_.details[0], "the reader was ended by SIGSEGV");
  EXPECT_EQ(read("count 3 page abort page"), "f( 1 2:crash 3 )partly:crash");
  EXPECT_EQ(read("count 3 page exit page"), "f( 1 2:crash 3 )partly:crash");
  EXPECT_EQ(read("count 3 page throw page"), "f( 1 2:crash 3 )partly:crash");
  EXPECT_EQ(read("count 3 page eat page"), "f( 1 2:memory 3 )partly:memory");
}

TEST_F(FaultyReaders, AHangCostsThePage) {
  EXPECT_EQ(read("count 3 page hang page"), "f( 1 2:timeout 3 )partly:timeout");
  EXPECT_EQ(read("count 3 page spin page"), "f( 1 2:timeout 3 )partly:timeout");
}

TEST_F(FaultyReaders, ALieCostsThePage) {
  for (const char* lie : {"junk", "huge", "order", "offsets", "second", "done"}) EXPECT_EQ(read(std::string("count 3 page ") + lie + " page"), "f( 1 2:crash 3 )partly:crash") << lie;
  EXPECT_EQ(read("count 3 page flood page"), "f( 1 2:too_large 3 )partly:too_large");
}

TEST_F(FaultyReaders, ADocumentThatKillsEveryReaderIsGivenUp) {
  EXPECT_EQ(read("crash crash crash crash crash crash"), "f( )failed:crash");
  EXPECT_EQ(read("page crash crash crash crash crash"), "f( 1 )partly:crash");
  EXPECT_EQ(read("count 1 page crash"), "f( 1 )partly:crash") << "it died behind its last page";
}

TEST_F(FaultyReaders, ADeathInAPartCostsThePartsPage) {
  EXPECT_EQ(read("page part g page end part h count 2 crash page end part i page end"), "f( 1 g( 1 )read h( 1:crash 2 )partly:crash i( 1 )read )read");
  EXPECT_EQ(read("part g part h page page end part i crash crash crash crash end page end part k page end"),
            "f( g( h( 1 2 )read i( )failed:crash 1 )read k( 1 )read )read");
}

TEST_F(FaultyReaders, CancellingEndsAHang) {
  Fd file = file_of("page hang");
  request_.limits.page_seconds = 60;
  CancelToken cancel;
  std::thread stopper([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    cancel.cancel();
  });
  auto start = std::chrono::steady_clock::now();
  Notebook notebook;
  Status status = pool_->read(file.get(), {}, request_, notebook, cancel);
  stopper.join();
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().kind, ErrorKind::cancelled);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
}

TEST_F(FaultyReaders, ManyAtOnce) {
  std::vector<std::thread> threads;
  std::atomic<int> right = 0;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&, i] {
      for (int k = 0; k < 10; ++k) {
        Fd file = file_of(i % 2 ? "count 3 page crash page" : "page page page");
        Notebook notebook;
        Status status = pool_->read(file.get(), {}, request_, notebook, CancelToken());
        right += status.ok() && notebook.said == (i % 2 ? "( 1 2:crash 3 )partly:crash " : "( 1 2 3 )read ");
      }
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(right, 80);
}

TEST(OtherPrograms, AReaderThatCannotStartIsAnErrorNotABadDocument) {
  ReaderOptions options;
  options.reader_program = "/bin/true";
  Result<std::unique_ptr<ReaderPool>> pool = ReaderPool::start(options);
  ASSERT_TRUE(pool.ok());
  Fd file = file_of("page");
  Notebook notebook;
  Status status = (*pool)->read(file.get(), {}, {}, notebook, CancelToken());
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(notebook.said, "");
  options.reader_program = "/nonexistent/dossier-reader";
  EXPECT_FALSE(ReaderPool::start(options).ok());
}

TEST(RealReader, MayDoNothingButRead) {
  ReaderOptions options;
  options.reader_program = binary_dir() + "/ingest/dossier-reader";
  Result<std::unique_ptr<ReaderPool>> pool = ReaderPool::start(options);
  ASSERT_TRUE(pool.ok()) << pool.error().describe();
  Result<std::string> protections = (*pool)->protections();
  ASSERT_TRUE(protections.ok()) << protections.error().describe();
  // What a layer holds back that this kernel has; a layer that is missing is said, and takes nothing from the others.
  auto refused = [&](const char* attempt) {
    EXPECT_NE(protections->find(std::string(attempt) + ": refused"), std::string::npos) << attempt << "\n" << *protections;
  };
  const bool landlock = protections->find("landlock: yes") != std::string::npos, seccomp = protections->find("seccomp: yes") != std::string::npos;
  refused("take 64 GiB of memory");
  if (landlock)
    for (const char* attempt : {"open a file", "look at a process"}) refused(attempt);
  if (seccomp)
    for (const char* attempt : {"make a file", "internet socket", "local socket", "raw network", "run a program", "fork", "signal the parent", "raise a limit"}) refused(attempt);
#ifdef DOSSIER_SANITIZED
  // What the sanitizers need is said, and is all that this build has beyond the others.
  EXPECT_NE(protections->find("sanitizers: yes"), std::string::npos) << *protections;
  if (size_t pipe = protections->find("make a pipe: ALLOWED"); pipe != std::string::npos) protections->erase(pipe, strlen("make a pipe: ALLOWED"));
#else
  EXPECT_EQ(protections->find("sanitizers"), std::string::npos) << *protections;
  if (seccomp) refused("make a pipe");
#endif
  if (!landlock || !seccomp) GTEST_SKIP() << "this kernel lacks a layer, the others hold:\n" << *protections;
  EXPECT_EQ(protections->find("ALLOWED"), std::string::npos) << *protections;
}

TEST(RealReader, ReadsText) {
  ReaderOptions options;
  options.reader_program = binary_dir() + "/ingest/dossier-reader";
  Result<std::unique_ptr<ReaderPool>> pool = ReaderPool::start(options);
  ASSERT_TRUE(pool.ok());
  Fd file = file_of("Hello world\fSecond page");
  Notebook notebook;
  ASSERT_TRUE((*pool)->read(file.get(), {}, {}, notebook, CancelToken()).ok());
  EXPECT_EQ(notebook.said, "( 1 2 )read ");
}

// Their decoders would start threads, which the lock refuses.
TEST(RealReader, DecodesPicturesOfPhonesWithoutThreads) {
  ReaderOptions options;
  options.reader_program = binary_dir() + "/ingest/dossier-reader";
  Result<std::unique_ptr<ReaderPool>> pool = ReaderPool::start(options);
  ASSERT_TRUE(pool.ok());
  for (const char* name : {"invoice.heic", "invoice.avif"}) {
    Result<std::string> bytes = read_file(source_dir() + "/tests/data/formats/" + name);
    ASSERT_TRUE(bytes.ok());
    Fd file = file_of(*bytes);
    ReadRequest request;
    request.ocr = OcrMode::never;
    Notebook notebook;
    ASSERT_TRUE((*pool)->read(file.get(), {}, request, notebook, CancelToken()).ok());
    EXPECT_EQ(notebook.said, "( 1 )read ") << name << (notebook.details.empty() ? "" : notebook.details[0]);
  }
}

// DjVuLibre would start threads for the head of a file and for each page.
TEST(RealReader, HoldsADjvusLayerAgainstItsPixels) {
  ReaderOptions options;
  options.reader_program = binary_dir() + "/ingest/dossier-reader";
  Result<std::unique_ptr<ReaderPool>> pool = ReaderPool::start(options);
  ASSERT_TRUE(pool.ok());
  Result<std::string> bytes = read_file(source_dir() + "/tests/data/formats/agreement.djvu");  // make_djvu.py says what it shows
  ASSERT_TRUE(bytes.ok());
  Fd file = file_of(*bytes);
  Notebook notebook;
  ASSERT_TRUE((*pool)->read(file.get(), {}, {}, notebook, CancelToken()).ok());
  EXPECT_EQ(notebook.said, "( 1 2 )read ");
  ASSERT_EQ(notebook.pages.size(), 2u);
  EXPECT_EQ(notebook.pages[0].source, TextSource::text);
  EXPECT_EQ(notebook.pages[1].source, TextSource::ocr);
  for (const Page& page : notebook.pages) {
    EXPECT_NE(page.text.find("12 March 2024"), std::string::npos) << page.text;
    EXPECT_EQ(page.text.find("1877"), std::string::npos) << page.text;
  }
  ASSERT_FALSE(notebook.pages[1].findings.empty());
  EXPECT_TRUE(std::any_of(notebook.pages[1].findings.begin(), notebook.pages[1].findings.end(), [](const Finding& f) { return f.kind == FindingKind::layer_contradicted; }));
}

}  // namespace
}  // namespace dossier
