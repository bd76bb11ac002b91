// The window never blocks for longer than a frame or three: reading, searching, rendering, scrolling and exporting keep out of the GUI thread.
#include <gtest/gtest.h>

#include <QPrinter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

#include "ui/views/export_dialog.h"
#include "ui/views/search_view.h"
#include "ui/watchdog.h"
#include "ui/window/main_window.h"

namespace dossier::ui {
namespace {

constexpr int kPatience_ms = 120'000;
constexpr double kLimit_ms = 50;

TEST(Watchdog, NothingKeepsTheWindow) {
  QTemporaryDir folder;
  qputenv("DOSSIER_ARCHIVE", folder.filePath("own.dossier").toLocal8Bit());
  auto* application = static_cast<WatchedApplication*>(qApp);
  MainWindow window;
  window.show();
  QTest::qWait(200);  // fonts and styles are loaded by the first painting
  application->watch(true);
  auto check = [&](const char* what) {
    EXPECT_LT(application->longest_ms(), kLimit_ms) << what << ": " << application->where();
    application->watch(true);
  };
  window.session().add_files({QStringLiteral(DOSSIER_SOURCE_DIR "/sample_docs/contracts"), QStringLiteral(DOSSIER_SOURCE_DIR "/sample_docs/court")});
  ASSERT_TRUE(QTest::qWaitFor([&] { return window.session().brief() && window.session().trail().can_review(); }, kPatience_ms));
  check("reading and the brief");
  auto* search = qobject_cast<SearchView*>(window.panel("search"));
  window.show_panel("search");
  search->field()->setText("delivery");
  QTest::keyClick(search->field(), Qt::Key_Return);
  ASSERT_TRUE(QTest::qWaitFor([&] { return search->model().rowCount() > 0; }, kPatience_ms));
  check("search");
  for (int i = 0; i < 5; ++i) {
    search->step(1);
    QTest::qWait(50);
  }
  PageView* view = window.reader().view();
  ASSERT_TRUE(view->has_document());
  for (int i = 0; i < 40; ++i) {
    view->verticalScrollBar()->setValue(view->verticalScrollBar()->value() + 120);
    QTest::qWait(10);
  }
  view->zoom_by(1.5);
  QTest::qWait(300);
  check("rendering and scrolling");
  Finder& finder = window.session().finder();
  finder.find(view->document(), view->pages(), QStringLiteral("the"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return !finder.running(); }, kPatience_ms));
  window.show_panel("contents");
  for (int tab = 0; tab < 4; ++tab) {
    window.panel("contents")->findChild<QTabBar*>()->setCurrentIndex(tab);
    QTest::qWait(100);
  }
  check("finding, small pictures, lists");
  window.reader().set_split(true);
  QTest::qWait(200);
  view->rotate(90);
  window.session().hand().toggle_bookmark(view->document(), view->current_page());
  ASSERT_TRUE(QTest::qWaitFor([&] { return !window.session().hand().bookmarks().empty(); }, kPatience_ms));
  check("two sides, rotation, a bookmark");
  ExportDialog dialog(window.session());
  QSignalSpy ready(&dialog, &ExportDialog::preview_ready), written(&dialog, &ExportDialog::written);
  dialog.show();
  ASSERT_TRUE(ready.count() > 0 || ready.wait(kPatience_ms));
  EXPECT_GT(dialog.preview_pages(), 0);
  dialog.write(folder.filePath("brief.pdf"));
  ASSERT_TRUE(written.wait(kPatience_ms));
  EXPECT_TRUE(QFile::exists(folder.filePath("brief.pdf"))) << written[0][0].toString().toStdString();
  EXPECT_TRUE(written[0][0].toString().startsWith("Checked against the files")) << written[0][0].toString().toStdString();
  check("export");
  auto printer = std::make_shared<QPrinter>();
  printer->setOutputFormat(QPrinter::PdfFormat);
  printer->setOutputFileName(folder.filePath("printed.pdf"));
  QSignalSpy printed(&dialog, &ExportDialog::printed);
  dialog.print_to(printer);
  ASSERT_TRUE(printed.wait(kPatience_ms));
  check("printing");
  application->watch(false);
  qunsetenv("DOSSIER_ARCHIVE");
}

}  // namespace
}  // namespace dossier::ui
