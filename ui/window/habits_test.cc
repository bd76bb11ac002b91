// What people rely on without a thought: archives opened last, the window as it was, the sheet of keys, a question before work is stopped.
#include <gtest/gtest.h>

#include <QFile>
#include <QLabel>
#include <QLocale>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSessionManager>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <csignal>
#include <thread>

#include "app/desk/reading.h"
#include "ui/background/end_signals.h"
#include "ui/look/size_words.h"
#include "ui/session/settings.h"
#include "ui/views/jobs_drawer.h"
#include "ui/views/key_sheet.h"
#include "ui/views/settings_dialog.h"
#include "ui/window/main_window.h"

namespace dossier::ui {
namespace {

constexpr int kPatience_ms = 60'000;

class Habits : public testing::Test {
 protected:
  void SetUp() override { QSettings().clear(); }
  void TearDown() override { QSettings().clear(); }
  QString made(const char* name, const char* documents = nullptr) {
    const QString path = folder_.filePath(QLatin1String(name));
    auto archive = DeskArchive::create(path.toStdString());
    EXPECT_TRUE(archive.ok());
    if (documents) EXPECT_TRUE(read_files(**archive, {std::string(DOSSIER_SOURCE_DIR "/sample_docs/") + documents}, {}, {}, {}).ok());
    return path;
  }
  QTemporaryDir folder_;
};

TEST_F(Habits, ArchivesOpenedLastStandInTheMenuTheNewestFirst) {
  const QString first = made("first.dossier"), second = made("second.dossier"), gone = made("gone.dossier");
  MainWindow window;
  for (const QString& path : {first, gone, second}) {
    QSignalSpy opened(&window.session(), &Session::archive_changed);
    window.session().open(path);
    ASSERT_TRUE(opened.wait(kPatience_ms));
  }
  ASSERT_TRUE(QFile::remove(gone));
  QMenu* recent = nullptr;
  for (QAction* action : window.menuBar()->actions()[0]->menu()->actions())
    if (action->menu()) recent = action->menu();
  ASSERT_TRUE(recent);
  emit recent->aboutToShow();
  QStringList texts;
  for (QAction* action : recent->actions()) texts += action->text();
  EXPECT_EQ(texts, QStringList({second, first}));
  QSignalSpy opened(&window.session(), &Session::archive_changed);
  recent->actions()[1]->trigger();
  ASSERT_TRUE(opened.wait(kPatience_ms));
  EXPECT_EQ(QString::fromStdString(window.session().archive()->path()), first);
}

TEST_F(Habits, TheNextStartStandsWhereTheLastOneEnded) {
  const QString path = made("case.dossier", "contracts");
  Sha256 read;
  {
    MainWindow window;
    window.show();
    QSignalSpy opened(&window.session(), &Session::archive_changed);
    window.session().open(path);
    ASSERT_TRUE(opened.wait(kPatience_ms));
    ASSERT_TRUE(QTest::qWaitFor([&] { return window.session().brief() && window.session().jobs().running() == 0; }, kPatience_ms));
    const auto documents = window.session().archive()->documents();
    for (const DeskDocument& d : *documents)
      if (d.pages > 1) window.session().go_to({read = d.sha256, 2, {}});
    window.show_panel("search");
    window.show_panel("contents");
    ASSERT_TRUE(window.close());
  }
  MainWindow window;
  window.show();
  QSignalSpy opened(&window.session(), &Session::archive_changed);
  ASSERT_TRUE(window.restore_session());
  ASSERT_TRUE(QTest::qWaitFor([&] { return window.reader().view()->has_document(); }, kPatience_ms));
  EXPECT_EQ(QString::fromStdString(window.session().archive()->path()), path);
  EXPECT_EQ(window.reader().view()->document(), read);
  EXPECT_TRUE(QTest::qWaitFor([&] { return window.reader().view()->current_page() == 2; }, kPatience_ms));
  EXPECT_TRUE(window.panel("search")->isVisible());
  EXPECT_TRUE(window.panel("contents")->isVisible());
}

// The desktop's session manager asks before a log-out: nothing may depend on what comes after it.
TEST_F(Habits, ALogOutFindsEverythingOnDisk) {
  const QString path = made("case.dossier", "contracts");
  MainWindow window;
  window.show();
  Session& session = window.session();
  session.open(path);
  ASSERT_TRUE(QTest::qWaitFor([&] { return session.trail().can_review() && session.jobs().running() == 0; }, kPatience_ms));
  window.show_panel("search");
  session.trail().keep_unsaved(0, ReviewTrail::Unsaved{1, "To be asked"});
  QSettings().clear();
  auto* manager = qApp->findChild<QSessionManager*>();
  ASSERT_TRUE(manager) << "Qt makes one with every application";
  emit qApp->commitDataRequest(*manager);
  // At once: no event runs between the question and the end.
  EXPECT_EQ(QSettings().value("session/archive").toString(), path);
  EXPECT_EQ(QSettings().value("window/right").toString(), "search");
  EXPECT_FALSE(QSettings().value("window/geometry").toByteArray().isEmpty());
  const UnsavedTexts begun = {{claim_key(session.trail().claim(0).original), {1, "To be asked"}}};
  EXPECT_EQ(load_unsaved_texts(path), begun);
}

// A program that is killed closes no window: what changes is on disk a second later, and what was begun in a field, too.
TEST_F(Habits, AKillLosesNeitherThePlaceNorWhatWasBegun) {
  const QString path = made("case.dossier", "contracts");
  MainWindow window;
  window.show();
  Session& session = window.session();
  session.open(path);
  ASSERT_TRUE(QTest::qWaitFor([&] { return session.trail().can_review() && session.jobs().running() == 0; }, kPatience_ms));
  Sha256 read;
  const auto documents = session.archive()->documents();
  for (const DeskDocument& d : *documents)
    if (d.pages > 1) session.go_to({read = d.sha256, 2, {}});
  window.show_panel("search");
  session.trail().keep_unsaved(0, ReviewTrail::Unsaved{1, "To be asked"});
  const UnsavedTexts begun = {{claim_key(session.trail().claim(0).original), {1, "To be asked"}}};
  ASSERT_TRUE(QTest::qWaitFor([&] { return QSettings().value("session/page").toUInt() == 2 && load_unsaved_texts(path) == begun; }, kPatience_ms));
  MainWindow next;
  next.show();
  ASSERT_TRUE(next.restore_session());
  ASSERT_TRUE(QTest::qWaitFor([&] { return next.reader().view()->current_page() == 2; }, kPatience_ms));
  EXPECT_EQ(next.reader().view()->document(), read);
  EXPECT_TRUE(next.panel("search")->isVisible());
  ASSERT_TRUE(QTest::qWaitFor([&] { return next.session().trail().can_review(); }, kPatience_ms));
  ASSERT_TRUE(next.session().trail().unsaved_of(0));
  EXPECT_EQ(next.session().trail().unsaved_of(0)->text, "To be asked");
  // Nobody but its owner reads what is not yet said; given up, it is gone from the disk.
  next.session().trail().drop_all_unsaved();
  EXPECT_TRUE(load_unsaved_texts(path).isEmpty());
}

TEST_F(Habits, ATerminationSavesAtOnce) {
  const QString path = made("case.dossier", "contracts");
  MainWindow window;
  window.show();
  window.session().open(path);
  ASSERT_TRUE(QTest::qWaitFor([&] { return window.session().brief() && window.session().jobs().running() == 0; }, kPatience_ms));
  EndSignals ending;
  bool ended = false;
  QObject::connect(&ending, &EndSignals::asked_to_end, &window, [&] { window.save_session(), ended = true; });
  const auto documents = window.session().archive()->documents();
  for (const DeskDocument& d : *documents)
    if (d.pages > 1) window.session().go_to({d.sha256, 2, {}});
  ASSERT_EQ(::raise(SIGTERM), 0);
  ASSERT_TRUE(QTest::qWaitFor([&] { return ended; }, kPatience_ms));
  EXPECT_EQ(QSettings().value("session/page").toUInt(), 2u);
  EXPECT_EQ(QSettings().value("session/archive").toString(), path);
  EXPECT_FALSE(QSettings().value("window/geometry").toByteArray().isEmpty());
}

TEST_F(Habits, NothingToRestoreIsNoFault) {
  QSettings().setValue("session/archive", folder_.filePath("never was.dossier"));
  MainWindow window;
  EXPECT_FALSE(window.restore_session());
  EXPECT_TRUE(window.notice().isEmpty());
}

TEST_F(Habits, TheSheetOfKeysShowsEveryAction) {
  MainWindow window;
  QList<std::pair<QString, QList<QAction*>>> menus;
  for (QAction* menu : window.menuBar()->actions()) menus.push_back({menu->text(), menu->menu()->actions()});
  KeySheet sheet(menus);
  QStringList words;
  for (QLabel* label : sheet.findChildren<QLabel*>()) words += label->text();
  int keys = 0;
  for (const auto& [title, actions] : menus)
    for (QAction* action : actions) {
      if (action->shortcuts().isEmpty()) continue;
      ++keys;
      EXPECT_TRUE(words.contains(action->text().remove(QLatin1Char('&')))) << action->text().toStdString();
      EXPECT_TRUE(words.filter(action->shortcuts()[0].toString(QKeySequence::NativeText)).size() > 0) << action->text().toStdString();
    }
  EXPECT_GT(keys, 30);
}

// Every row of the jobs begins where the heads do, chosen or not.
TEST_F(Habits, RowsOfJobsStandBelowTheirHeads) {
  Session session;
  JobsDrawer drawer(session);
  drawer.resize(900, 236);
  drawer.show();
  for (const char* title : {"MMMM", "MMMM"})
    session.jobs().start(title, [](const Jobs::Tell&, const CancelToken&) -> Result<QString> { return QString(); });
  ASSERT_TRUE(QTest::qWaitFor([&] { return session.jobs().running() == 0; }, kPatience_ms));
  QTableView* table = drawer.table();
  table->selectRow(1);
  const QImage seen = table->viewport()->grab().toImage();
  for (int row : {0, 1}) {
    const QRect cell = table->visualRect(table->model()->index(row, JobModel::Title));
    int first = cell.right();
    for (int x = cell.right(); x >= cell.left(); --x)
      for (int y = cell.top() + 4; y < cell.bottom() - 4; ++y)
        if (seen.pixelColor(x, y).lightness() < 100) first = x;
    EXPECT_NEAR(first - cell.left(), 13, 3) << row;
  }
}

// Pause and Go on take each other's place under the keys: a second press must never be “Cancel”.
TEST_F(Habits, PauseAndGoOnKeepTheKeys) {
  Session session;
  JobsDrawer drawer(session);
  drawer.resize(900, 236);
  drawer.show();
  drawer.activateWindow();
  session.jobs().start("Long work", [](const Jobs::Tell&, const CancelToken& cancel) -> Result<QString> {
    while (!cancel.cancelled()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    return Error{ErrorKind::cancelled, "stopped", "", ""};
  });
  auto* pause = drawer.findChild<QPushButton*>("pause");
  auto* resume = drawer.findChild<QPushButton*>("resume");
  ASSERT_TRUE(QTest::qWaitFor([&] { return pause->isVisible(); }, kPatience_ms));
  const int bar = drawer.table()->columnViewportPosition(JobModel::Bar);
  pause->setFocus();
  QTest::keyClick(pause, Qt::Key_Space);
  ASSERT_TRUE(QTest::qWaitFor([&] { return resume->isVisible(); }, kPatience_ms));
  EXPECT_TRUE(resume->hasFocus());
  QStringList said;
  for (QLabel* label : drawer.findChildren<QLabel*>()) said += label->text();
  EXPECT_TRUE(said.contains("0 running, 0 waiting, 1 paused, 0 done")) << said.join(" | ").toStdString();
  EXPECT_EQ(drawer.table()->columnViewportPosition(JobModel::Bar), bar) << "the bar stays where it is";
  QTest::keyClick(resume, Qt::Key_Space);
  ASSERT_TRUE(QTest::qWaitFor([&] { return pause->isVisible(); }, kPatience_ms));
  EXPECT_TRUE(pause->hasFocus());
  ASSERT_TRUE(session.stop(kPatience_ms));
}

// Answers the question that a window asks when it is closed.
void answer(const QString& button, bool& asked) {
  QTimer::singleShot(100, qApp, [button, &asked] {
    auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
    if (!box) return;
    asked = true;
    for (QAbstractButton* b : box->buttons())
      if (b->text() == button) b->click();
  });
}

TEST_F(Habits, ClosingAsksWhileWorkIsRunning) {
  MainWindow window;
  window.show();
  window.session().jobs().start("Long work", [](const Jobs::Tell&, const CancelToken& cancel) -> Result<QString> {
    while (!cancel.cancelled()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    return Error{ErrorKind::cancelled, "stopped", "", ""};
  });
  bool asked = false;
  answer("Keep open", asked);
  EXPECT_FALSE(window.close());
  EXPECT_TRUE(asked);
  EXPECT_TRUE(window.isVisible());
  EXPECT_EQ(window.session().jobs().running(), 1);
  asked = false;
  answer("Close", asked);
  EXPECT_TRUE(window.close());
  EXPECT_TRUE(asked);
  // With nothing running nobody is asked.
  ASSERT_TRUE(window.session().stop(kPatience_ms));
  ASSERT_TRUE(QTest::qWaitFor([&] { return window.session().jobs().running() == 0; }, kPatience_ms));
  window.show();
  EXPECT_TRUE(window.close());
}

// The figures are those that a reader is given, not a copy of them.
TEST_F(Habits, SettingsSayWhatNoFileMayTakeMoreOf) {
  SettingsDialog dialog;
  dialog.show_page(SettingsDialog::limits);
  dialog.show();
  const FileLimits limits = file_limits();
  EXPECT_GT(limits.memory_bytes, 0u);
  QStringList said;
  for (QLabel* label : dialog.findChildren<QLabel*>())
    if (label->isVisible()) said += label->text();
  for (const QString& figure : {size_words(limits.memory_bytes), size_words(limits.text_bytes), size_words(limits.unpacked_bytes),
                                QStringLiteral("%1\u00A0s").arg(limits.page_seconds), QLocale().toString(limits.pages), QLocale().toString(limits.parts)})
    EXPECT_TRUE(said.contains(figure)) << figure.toStdString() << " in " << said.join(QStringLiteral(" | ")).toStdString();
}

}  // namespace
}  // namespace dossier::ui
