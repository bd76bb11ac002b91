#include "ui/models/library_model.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <fstream>

#include "app/desk/desk_library.h"
#include "app/desk/made_documents.h"
#include "ui/session/session.h"
#include "ui/views/library_view.h"

namespace dossier::ui {
namespace {

struct Made {
  std::string path, type;
  uint32_t pages;
  DeskState state = DeskState::read;
  std::vector<std::string> tags = {};
};

const std::vector<Made> kSome = {{"/case/contracts/Supply agreement.pdf", "pdf", 48},
                                 {"/case/contracts/Żądanie.pdf", "pdf", 2, DeskState::doubtful},
                                 {"/case/mail/Escrow deed.pdf", "pdf", 0, DeskState::locked},
                                 {"/case/mail/box.mbox", "mbox", 0}};

// An archive of documents without pages.
std::shared_ptr<DeskArchive> archive_of(const QString& path, const std::vector<Made>& documents) {
  auto archive = DeskArchive::create(path.toStdString());
  EXPECT_TRUE(archive.ok());
  EXPECT_TRUE(add_made_documents(**archive, documents.size(), [&](size_t i) {
    const Made& m = documents[i];
    return MadeDocument{m.path, m.type, m.pages, m.state == DeskState::doubtful ? 1u : 0u, m.state == DeskState::locked};
  }).ok());
  EXPECT_TRUE((*archive)->refresh().ok());
  return *archive;
}

// A model that is answered at once, as the view does it off the GUI thread.
class Answered {
 public:
  explicit Answered(std::shared_ptr<DeskArchive> archive) : archive_(std::move(archive)) {
    QObject::connect(&model, &LibraryModel::rows_wanted, &model, [this](const std::vector<int64_t>& rows) {
      ++answers;
      auto found = library_rows(*archive_, rows);
      ASSERT_TRUE(found.ok()) << found.error().describe();
      model.take(*found);
    });
  }
  void list(const QString& filter, LibrarySort sort = LibrarySort::path, LibraryGrouping grouping = LibraryGrouping::folder) {
    LibraryQuery query = query_of(filter);
    query.sort = sort;
    query.grouping = grouping;
    auto list = list_library(*archive_, query, {});
    ASSERT_TRUE(list.ok()) << list.error().describe();
    model.set_list(*list);
  }
  QStringList texts() {
    for (int i = 0; i < model.rowCount(); ++i) (void)model.index(i).data();
    QCoreApplication::processEvents();
    QStringList out;
    for (int i = 0; i < model.rowCount(); ++i) out += model.index(i).data().toString().remove(QChar(0x2068)).remove(QChar(0x2069));
    return out;
  }
  LibraryModel model;
  int answers = 0;

 private:
  std::shared_ptr<DeskArchive> archive_;
};

class Library : public testing::Test {
 protected:
  QTemporaryDir folder_;
  QString path(const char* name) { return folder_.filePath(QLatin1String(name)); }
};

TEST_F(Library, GroupsByFolder) {
  Answered library(archive_of(path("a.dossier"), kSome));
  QAbstractItemModelTester tester(&library.model, QAbstractItemModelTester::FailureReportingMode::Fatal);
  library.list("");
  EXPECT_EQ(library.texts(), QStringList({"contracts", "Supply agreement.pdf", "Żądanie.pdf", "mail", "Escrow deed.pdf", "box.mbox"}));
  EXPECT_TRUE(library.model.index(0).data(LibraryModel::HeadingRole).toBool());
  EXPECT_EQ(library.model.index(3).data(LibraryModel::PagesRole).toInt(), 2);
  EXPECT_EQ(library.model.document(library.model.index(3)), nullptr);
  EXPECT_EQ(library.model.index(2).data(LibraryModel::StateWordRole).toString(), "doubtful");
  EXPECT_EQ(library.model.index(4).data(LibraryModel::StateWordRole).toString(), "locked");
}

TEST_F(Library, AMovedFileStandsWhereItIs) {
  auto archive = archive_of(path("a.dossier"), kSome);
  const Sha256 moved = made_hash("/case/contracts/Supply agreement.pdf");
  DocumentStore store(archive->archive());
  ASSERT_TRUE(store.set_location({"/new/place/Supply agreement.pdf", moved, 1000, 0, 0, 0, false}).ok());
  ASSERT_TRUE(store.set_missing("/case/contracts/Supply agreement.pdf", true).ok());
  Answered library(archive);
  library.list("supply");
  EXPECT_EQ(library.texts(), QStringList({"place", "Supply agreement.pdf"}));
  EXPECT_EQ(library.model.document(library.model.index(1))->path, "/new/place/Supply agreement.pdf");
  // Gone from there, too: it stands where it was first.
  ASSERT_TRUE(store.set_missing("/new/place/Supply agreement.pdf", true).ok());
  library.list("supply");
  EXPECT_EQ(library.texts(), QStringList({"contracts", "Supply agreement.pdf"}));
  EXPECT_TRUE(library.model.document(library.model.index(1))->is_gone);
}

TEST_F(Library, GroupsByKindWithItsWord) {
  auto archive = archive_of(path("a.dossier"), {});
  ASSERT_TRUE(
      add_made_page(*archive, made_hash("a"), "a.pdf", "This Agreement is made on 12 March 2024 by and between Halden and Corvane.", TextSource::text)
          .ok());
  ASSERT_TRUE(add_made_page(*archive, made_hash("b"), "b.pdf", "Dear Sir, here it is. Yours sincerely, R.", TextSource::text).ok());
  ASSERT_TRUE(add_made_page(*archive, made_hash("c"), "c.pdf", "Nothing tells what this is.", TextSource::text).ok());
  Answered library(archive);
  library.list("", LibrarySort::path, LibraryGrouping::kind);
  EXPECT_EQ(library.texts(), QStringList({"Contract", "a.pdf", "Letter", "b.pdf", "Other", "c.pdf"}));
  EXPECT_EQ(archive->nature(made_hash("a")).kind, "contract");
  EXPECT_EQ(archive->nature(made_hash("a")).dated, "2024-03-12");  // its own day, whichever its file has
  EXPECT_EQ(archive->nature(made_hash("c")).dated, "");
  EXPECT_EQ(kind_word("annual report (10-K)"), "annual report (10-K)");
}

TEST_F(Library, AReadingSaysHowFarItIs) {
  auto archive = archive_of(path("a.dossier"), {});
  DocumentStore store(archive->archive());
  DocumentInfo info;
  info.type = "pdf";
  info.pages = 8;
  for (const char* name : {"begun.pdf", "new.pdf"}) ASSERT_TRUE(store.begin(made_hash(name), name, 1000, info, 1, "").ok());
  for (uint32_t n = 1; n <= 3; ++n) {
    Page page;
    page.number = n;
    page.width_pt = 595, page.height_pt = 842;
    ASSERT_TRUE(store.add_page(made_hash("begun.pdf"), page).ok());
  }
  ASSERT_TRUE(archive->refresh().ok());
  Answered library(archive);
  library.list("", LibrarySort::name, LibraryGrouping::none);
  ASSERT_EQ(library.texts(), QStringList({"begun.pdf", "new.pdf"}));
  EXPECT_EQ(library.model.index(0).data(LibraryModel::StateWordRole).toString(), QString::fromUtf8("37\u00A0%"));
  EXPECT_EQ(library.model.index(1).data(LibraryModel::StateWordRole).toString(), "new");
}

TEST_F(Library, FilterMindsNeitherCaseNorAccents) {
  Answered library(archive_of(path("a.dossier"), kSome));
  library.list("zadanie");
  EXPECT_EQ(library.texts(), QStringList({"contracts", "Żądanie.pdf"}));
  library.list("type:pdf state:locked");
  EXPECT_EQ(library.texts(), QStringList({"mail", "Escrow deed.pdf"}));
  library.list("nothing of the kind");
  EXPECT_EQ(library.model.rowCount(), 0);
  library.list("state:unheard-of");
  EXPECT_EQ(library.model.rowCount(), 0);
  library.list("");
  EXPECT_EQ(library.model.shown_documents(), 4u);
}

TEST_F(Library, TagsNarrowTheList) {
  auto archive = archive_of(path("a.dossier"), kSome);
  Answered library(archive);
  ASSERT_TRUE(tag_documents(*archive, {made_hash("/case/mail/box.mbox"), made_hash("/case/contracts/Supply agreement.pdf")}, "to be read").ok());
  library.list("tag:\"To be read\"");
  EXPECT_EQ(library.texts(), QStringList({"contracts", "Supply agreement.pdf", "mail", "box.mbox"}));
  EXPECT_EQ(library.model.index(1).data(LibraryModel::TagsRole).toStringList(), QStringList("to be read"));
  library.list("tag:read");  // a whole name, not a part of one
  EXPECT_EQ(library.model.rowCount(), 0);
  ASSERT_TRUE(untag_documents(*archive, {made_hash("/case/mail/box.mbox")}, "to be read").ok());
  library.list("tag:\"to be read\"");
  EXPECT_EQ(library.model.shown_documents(), 1u);
}

TEST_F(Library, FoldsAndSorts) {
  auto archive = archive_of(path("a.dossier"), kSome);
  Answered library(archive);
  library.list("");
  library.model.set_folded(library.model.index(0), true);
  EXPECT_EQ(library.texts(), QStringList({"contracts", "mail", "Escrow deed.pdf", "box.mbox"}));
  EXPECT_TRUE(library.model.index(0).data(LibraryModel::FoldedRole).toBool());
  library.model.set_folded(library.model.index(0), false);
  library.list("", LibrarySort::pages, LibraryGrouping::none);
  EXPECT_EQ(library.texts().front(), "Supply agreement.pdf");
  EXPECT_EQ(library.texts().size(), 4);
  library.list("", LibrarySort::name, LibraryGrouping::none);
  EXPECT_EQ(library.texts(), QStringList({"box.mbox", "Escrow deed.pdf", "Supply agreement.pdf", "Żądanie.pdf"}));
  auto row = library_row_of(*archive, made_hash("/case/mail/Escrow deed.pdf"));
  ASSERT_TRUE(row.ok());
  EXPECT_TRUE(library.model.index_of(*row).isValid());
  EXPECT_FALSE(library.model.index_of(0).isValid());
}

TEST_F(Library, NamesCannotReorderTheirLine) {
  Answered library(archive_of(path("a.dossier"), {{"/a/\u202Efdp.exe", "pdf", 1}}));
  library.list("");
  library.texts();
  EXPECT_FALSE(library.model.index(1).data().toString().contains(QChar(0x202E)));
}

long resident_kib() {
  std::ifstream statm("/proc/self/statm");
  long size = 0, resident = 0;
  statm >> size >> resident;
  return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

double own_ms() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

// 100,000 documents: listed, filtered and scrolled through without ever holding them.
TEST_F(Library, HundredThousandDocumentsStaySmall) {
  auto archive = DeskArchive::create(path("big.dossier").toStdString());
  ASSERT_TRUE(archive.ok());
  ASSERT_TRUE(add_made_documents(**archive, 100'000, [](size_t i) { return MadeDocument{"/big/" + std::to_string(i % 500) + "/A name as long as names are " + std::to_string(i) + ".pdf", "pdf", 0, 0, false}; }).ok());
  ASSERT_TRUE((*archive)->refresh().ok());
  EXPECT_EQ((*archive)->counts().documents, 100'000u);
  Session session;
  LibraryView view(session);
  view.resize(320, 800);
  view.show();
  const long before = resident_kib();
  QSignalSpy listed(&view, &LibraryView::list_changed);
  session.open(path("big.dossier"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return view.model().documents() == 100'000; }, 60'000));
  EXPECT_EQ(view.model().rowCount(), 100'500);
  // Through the whole list, as with a dragged handle: each step is a paint.
  double longest = 0;
  QScrollBar* bar = view.list()->verticalScrollBar();
  view.list()->scrollToBottom();
  const int end = bar->maximum();
  for (int i = 0; i <= 200; ++i) {
    const double began = own_ms();
    bar->setValue(static_cast<int>(static_cast<qint64>(end) * i / 200));
    view.list()->viewport()->repaint();
    longest = std::max(longest, own_ms() - began);
    QTest::qWait(2);
  }
  ASSERT_TRUE(QTest::qWaitFor([&] { return view.model().document(view.model().index(view.model().rowCount() - 1)) != nullptr; }, 60'000));
  EXPECT_LE(view.model().kept_rows(), 2 * LibraryModel::kMostKept);
  const long grown = resident_kib() - before;
  RecordProperty("longest_ms", std::to_string(longest));
  RecordProperty("grown_kib", std::to_string(grown));
  std::printf("100,000 documents: longest step %.1f ms, %ld KiB more memory\n", longest, grown);
  EXPECT_LT(longest, 50);
#if !defined(__SANITIZE_ADDRESS__)  // it keeps what is freed
  EXPECT_LT(grown, 100 * 1024);  // with the database's own cache of 64 MiB
#endif
  const double began = own_ms();
  view.filter()->setText("99999");
  EXPECT_LT(own_ms() - began, 50);
  ASSERT_TRUE(QTest::qWaitFor([&] { return view.model().shown_documents() == 1; }, 60'000));
}

}  // namespace
}  // namespace dossier::ui
