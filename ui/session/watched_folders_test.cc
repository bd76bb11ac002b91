// A watched folder: what is put into it is read by itself, into the archive that is open.
#include "ui/session/watched_folders.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "ui/session/session.h"

namespace dossier::ui {
namespace {

constexpr int kPatience_ms = 60'000;

void put(const QString& path, const QByteArray& text) {
  QFile file(path);
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write(text);
}

class Watched : public testing::Test {
 protected:
  void SetUp() override { QSettings().clear(); }
  void TearDown() override { QSettings().clear(); }
  QTemporaryDir folder_;
};

TEST_F(Watched, TellsOfNewFilesBelowAndOnlyOnce) {
  const QString inbox = folder_.filePath("inbox");
  ASSERT_TRUE(QDir().mkpath(inbox + "/deep"));
  WatchedFolders watched;
  watched.set_pace(20, 3'600'000);  // the system's word, not the clock
  QSignalSpy changed(&watched, &WatchedFolders::changed);
  watched.watch("case.dossier", {inbox});
  ASSERT_TRUE(changed.wait(kPatience_ms));  // it was never read
  // It appears whole: one that is still being written is told of again.
  put(folder_.filePath("note.txt"), "The rent is 1,200 euros.");
  ASSERT_TRUE(QFile::rename(folder_.filePath("note.txt"), inbox + "/deep/note.txt"));
  ASSERT_TRUE(changed.wait(kPatience_ms));
  EXPECT_EQ(changed.back()[0].toString(), inbox);
  const auto told = changed.count();
  watched.look();
  QTest::qWait(200);
  EXPECT_EQ(changed.count(), told);
  // A second start knows what it has seen.
  WatchedFolders again;
  QSignalSpy later(&again, &WatchedFolders::changed);
  again.watch("case.dossier", {inbox});
  QTest::qWait(200);
  EXPECT_EQ(later.count(), 0);
}

TEST_F(Watched, LooksThroughWhereNobodyTells) {
  const QString inbox = folder_.filePath("inbox");
  ASSERT_TRUE(QDir().mkpath(inbox));
  put(inbox + "/note.txt", "The rent is 1,200 euros.");
  WatchedFolders watched;
  watched.set_pace(20, 50);
  QSignalSpy changed(&watched, &WatchedFolders::changed);
  watched.watch("case.dossier", {inbox});
  ASSERT_TRUE(changed.wait(kPatience_ms));
  put(inbox + "/note.txt", "The rent is 1,300 euros a month.");  // written in place: a folder's watcher hears nothing of it
  ASSERT_TRUE(changed.wait(kPatience_ms));
}

TEST_F(Watched, AVanishedFolderIsNamed) {
  WatchedFolders watched;
  QSignalSpy vanished(&watched, &WatchedFolders::vanished);
  watched.watch("case.dossier", {folder_.filePath("gone")});
  ASSERT_TRUE(vanished.wait(kPatience_ms));
}

TEST_F(Watched, NewFilesAreReadIntoTheArchive) {
  const QString inbox = folder_.filePath("inbox"), path = folder_.filePath("case.dossier");
  ASSERT_TRUE(QDir().mkpath(inbox));
  ASSERT_TRUE(DeskArchive::create(path.toStdString()).ok());
  Session session;
  session.watched().set_pace(20, 3'600'000);
  QSignalSpy opened(&session, &Session::archive_changed);
  session.open(path);
  ASSERT_TRUE(opened.wait(kPatience_ms));
  session.watch_folder(inbox, true);
  ASSERT_TRUE(QTest::qWaitFor([&] { return !session.jobs().all().empty() && session.jobs().running() == 0; }, kPatience_ms));
  put(inbox + "/note.txt", "The rent is 1,200 euros a month.");
  ASSERT_TRUE(QTest::qWaitFor([&] { return session.archive()->counts().documents == 1 && session.jobs().running() == 0; }, kPatience_ms));
  EXPECT_EQ(watched_folders(path), QStringList(inbox));
  session.watch_folder(inbox, false);
  EXPECT_TRUE(watched_folders(path).isEmpty());
}

}  // namespace
}  // namespace dossier::ui
