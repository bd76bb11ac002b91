// What goes wrong outside ends in a sentence that says what happened and what to do. The disk that is full and the one that cannot be written are
// made by tests/faults/desktop_faults_test.py; without it these tests are skipped, and say so.
#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "app/desk/made_documents.h"
#include "app/desk/reading.h"
#include "ui/window/main_window.h"

namespace dossier::ui {
namespace {

constexpr int kPatience_ms = 60'000;

bool said(MainWindow& window, const QStringList& words) {
  return QTest::qWaitFor(
      [&] {
        for (const QString& word : words)
          if (!window.notice().contains(word, Qt::CaseInsensitive)) return false;
        return true;
      },
      kPatience_ms);
}

// A sound archive of some size.
void make(const QString& path, size_t documents = 2000) {
  auto archive = DeskArchive::create(path.toStdString());
  ASSERT_TRUE(archive.ok());
  ASSERT_TRUE(add_made_documents(**archive, documents, [](size_t i) {
                return MadeDocument{"/in/" + std::to_string(i) + ".pdf", "pdf", 0, 0, false};
              }).ok());
}

TEST(Faults, AnArchiveThatEndsEarlyIsNamedAndNotTouched) {
  QTemporaryDir folder;
  const QString path = folder.filePath("short.dossier");
  make(path);
  QFile file(path);
  ASSERT_TRUE(file.resize(file.size() / 2));
  MainWindow window;
  window.session().open(path);
  EXPECT_TRUE(said(window, {"short.dossier", "--repair"})) << window.notice().toStdString();
}

TEST(Faults, WhatIsNoArchiveIsNamed) {
  QTemporaryDir folder;
  QFile file(folder.filePath("letter.dossier"));
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write("Dear Sir or Madam");
  file.close();
  MainWindow window;
  window.session().open(file.fileName());
  EXPECT_TRUE(said(window, {"letter.dossier", "not touched"})) << window.notice().toStdString();
}

// A page that no password opens: the keys of its encryption are noughts.
void write_locked(const QString& path) {
  QByteArray pdf = "%PDF-1.4\n";
  QList<qsizetype> places;
  const QByteArray noughts(64, '0');
  for (const QByteArray& object :
       {QByteArray("<</Type/Catalog/Pages 2 0 R>>"), QByteArray("<</Type/Pages/Kids[3 0 R]/Count 1>>"),
        QByteArray("<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>"), "<</Filter/Standard/V 1/R 2/O<" + noughts + ">/U<" + noughts + ">/P -4>>"}) {
    places += pdf.size();
    pdf += QByteArray::number(places.size()) + " 0 obj" + object + "endobj\n";
  }
  const qsizetype table = pdf.size();
  pdf += "xref\n0 5\n0000000000 65535 f \n";
  for (qsizetype place : places) pdf += QByteArray::number(place).rightJustified(10, '0') + " 00000 n \n";
  pdf += "trailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\nstartxref\n" + QByteArray::number(table) + "\n%%EOF\n";
  QFile file(path);
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write(pdf);
}

TEST(Faults, AWrongPasswordIsSaidAndWritesNoBrief) {
  QTemporaryDir folder;
  const QString path = folder.filePath("case.dossier"), locked = folder.filePath("locked.pdf");
  write_locked(locked);
  ASSERT_TRUE(DeskArchive::create(path.toStdString()).ok());
  MainWindow window;
  QSignalSpy opened(&window.session(), &Session::archive_changed);
  window.session().open(path);
  ASSERT_TRUE(opened.wait(kPatience_ms));
  Jobs& jobs = window.session().jobs();
  window.session().add_files({locked, QStringLiteral(DOSSIER_SOURCE_DIR "/sample_docs/court"),
                              QStringLiteral(DOSSIER_SOURCE_DIR "/sample_docs/scans/Quarterly review (damaged).pdf")});
  ASSERT_TRUE(QTest::qWaitFor([&] { return window.session().brief() && jobs.running() == 0; }, kPatience_ms));
  // What was not read is not counted as read.
  EXPECT_TRUE(jobs.all()[0].reason.contains("3 pages read, 1 not read")) << jobs.all()[0].reason.toStdString();
  EXPECT_TRUE(jobs.all()[0].reason.contains("1 file not opened")) << jobs.all()[0].reason.toStdString();
  EXPECT_TRUE(window.notice().isEmpty()) << window.notice().toStdString();
  const size_t before = jobs.all().size();
  window.session().read_again({locked}, {"wrong"});
  EXPECT_TRUE(said(window, {"locked.pdf", "password"})) << window.notice().toStdString();
  EXPECT_EQ(jobs.all().size(), before + 1) << "the brief was written again for nothing";
  // The details say what can be done: a password for what is locked, another reading for what was read in part.
  QWidget* library = window.panel("library");
  auto offers = [&](const QString& document, const QString& words) {
    auto* filter = library->findChild<QLineEdit*>();
    filter->setText(document);
    QTest::keyClick(filter, Qt::Key_Return);
    return QTest::qWaitFor([&] {
      const QList<QPushButton*> links = library->findChildren<QPushButton*>();
      return std::any_of(links.begin(), links.end(), [&](QPushButton* link) { return link->text() == words && !link->isHidden(); });
    }, 5000);
  };
  EXPECT_TRUE(offers("locked.pdf", "Enter password…"));
  EXPECT_TRUE(offers("damaged", "Read again"));
}

TEST(Faults, AVanishedOriginalIsSaidOnItsPageAndItsTextIsKept) {
  QTemporaryDir folder;
  const QString copy = folder.filePath("gone.pdf"), path = folder.filePath("case.dossier");
  ASSERT_TRUE(QFile::copy(QStringLiteral(DOSSIER_SOURCE_DIR "/sample_docs/court/Aldergate v Norwick.pdf"), copy));
  {
    auto archive = DeskArchive::create(path.toStdString());
    ASSERT_TRUE(archive.ok());
    ASSERT_TRUE(read_files(**archive, {copy.toStdString()}, {}, {}, {}).ok());
  }
  ASSERT_TRUE(QFile::remove(copy));
  MainWindow window;
  window.session().open(path);
  ASSERT_TRUE(QTest::qWaitFor([&] { return window.session().brief() && window.session().jobs().running() == 0; }, kPatience_ms));
  PagePictures pictures(window.session());
  QSignalSpy ready(&pictures, &PagePictures::ready);
  const PageKey key{(*window.session().archive()->documents())[0].sha256, 1};
  pictures.want({key}, 96);
  ASSERT_TRUE(ready.wait(kPatience_ms));
  EXPECT_TRUE(pictures.find(key, 96)->note.contains("text is kept")) << pictures.find(key, 96)->note.toStdString();
  // Checking the brief against the files says which is missing.
  window.session().check_brief();
  EXPECT_TRUE(said(window, {"gone.pdf", "put the file back"})) << window.notice().toStdString();
  EXPECT_FALSE(window.notice().contains("--files")) << "that is an option of a command";
}

// The whole text of the library's details, tables and all.
QString details_of(MainWindow& window) {
  QString out;
  for (QLabel* label : window.panel("library")->findChildren<QLabel*>())
    if (!label->isHidden()) out += label->text().remove(QChar(0x200B)) + QLatin1Char('\n');
  return out;
}

TEST(Faults, AMovedOriginalIsFoundAgainAndItsNewFolderIsNamed) {
  QTemporaryDir folder;
  const QString name = QStringLiteral("Aldergate v Norwick.pdf"), path = folder.filePath("case.dossier");
  for (const char* place : {"before", "after", "last"}) ASSERT_TRUE(QDir().mkpath(folder.filePath(place)));
  auto at = [&](const char* place) { return folder.filePath(QLatin1String(place)) + QLatin1Char('/') + name; };
  ASSERT_TRUE(QFile::copy(QStringLiteral(DOSSIER_SOURCE_DIR "/sample_docs/court/") + name, at("before")));
  {
    auto archive = DeskArchive::create(path.toStdString());
    ASSERT_TRUE(archive.ok());
    ASSERT_TRUE(read_files(**archive, {at("before").toStdString()}, {}, {}, {}).ok());
  }
  MainWindow window;
  window.show();
  Session& session = window.session();
  session.open(path);
  auto settled = [&] { return QTest::qWaitFor([&] { return session.brief() && session.jobs().running() == 0; }, kPatience_ms); };
  ASSERT_TRUE(settled());
  ASSERT_TRUE(QFile::rename(at("before"), at("after")));
  session.refresh_documents();
  const Sha256 document = (*session.archive()->documents())[0].sha256;
  session.go_to({document, 1, {}});
  auto details_say = [&](const QString& words) { return QTest::qWaitFor([&] { return details_of(window).contains(words); }, kPatience_ms); };
  EXPECT_TRUE(details_say("no longer in")) << details_of(window).toStdString();
  EXPECT_TRUE(details_of(window).contains("Folder") && details_of(window).contains("Kind")) << details_of(window).toStdString();
  EXPECT_TRUE(details_of(window).contains("claim")) << details_of(window).toStdString();
  auto note = [&] {
    const PagePicture* picture = window.reader().pictures().find({document, 1}, 96);
    return picture ? picture->note : QStringLiteral("nothing yet");
  };
  ASSERT_TRUE(QTest::qWaitFor([&] { return note().contains("Find it"); }, kPatience_ms)) << note().toStdString();
  // A folder without it is said, and changes nothing.
  session.find_originals(folder.filePath("last"));
  EXPECT_TRUE(said(window, {"none of the 1 missing"})) << window.notice().toStdString();
  session.find_originals(folder.path());
  EXPECT_TRUE(details_say(folder.filePath("after"))) << details_of(window).toStdString();
  EXPECT_FALSE(details_of(window).contains("no longer in"));
  EXPECT_TRUE(QTest::qWaitFor([&] { return note().isEmpty(); }, kPatience_ms)) << note().toStdString();
  // The brief names the old place; it is checked against the file all the same.
  session.check_brief();
  ASSERT_TRUE(settled());
  EXPECT_EQ(session.jobs().all().back().phase, Job::Phase::done) << session.jobs().all().back().reason.toStdString();
  EXPECT_TRUE(session.jobs().all().back().reason.contains("hold")) << session.jobs().all().back().reason.toStdString();
  // Moved once more, and its folder added as any other: nothing is read again, and the job says where it is.
  ASSERT_TRUE(QFile::rename(at("after"), at("last")));
  const size_t jobs = session.jobs().all().size();
  session.add_files({folder.filePath("last")});
  ASSERT_TRUE(settled());
  EXPECT_TRUE(session.jobs().all()[jobs].reason.contains("1 file found at a new place")) << session.jobs().all()[jobs].reason.toStdString();
  EXPECT_TRUE(details_say(folder.filePath("last"))) << details_of(window).toStdString();
}

TEST(Faults, AFolderThatCannotBeWrittenSaysWhatStillCanBeDone) {
  const QString folder = qEnvironmentVariable("DOSSIER_TEST_READ_ONLY");
  if (folder.isEmpty()) GTEST_SKIP() << "no folder that cannot be written: run tests/faults/desktop_faults_test.py";
  MainWindow window;
  window.session().open(QDir(folder).filePath("case.dossier"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return window.session().archive() != nullptr; }, kPatience_ms)) << window.notice().toStdString();
  EXPECT_FALSE(window.session().archive()->writable());
  EXPECT_TRUE(said(window, {"case.dossier", "not written", "copy"})) << window.notice().toStdString();
  ASSERT_TRUE(QTest::qWaitFor([&] { return window.session().brief() && window.session().jobs().running() == 0; }, kPatience_ms));
  window.session().add_files({QStringLiteral(DOSSIER_SOURCE_DIR "/sample_docs/court")});
  EXPECT_TRUE(said(window, {"cannot be written", "copy"})) << window.notice().toStdString();
}

TEST(Faults, AFullDiskStopsReadingAndFreeSpaceLetsItGoOn) {
  const QString folder = qEnvironmentVariable("DOSSIER_TEST_FULL_DISK");
  if (folder.isEmpty()) GTEST_SKIP() << "no small disk: run tests/faults/desktop_faults_test.py";
  QTemporaryDir elsewhere;
  for (int i = 0; i < 60; ++i) {
    QFile file(elsewhere.filePath(QStringLiteral("note %1.txt").arg(i)));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    for (int k = 0; k < 1000; ++k)
      file.write(QStringLiteral("Clause %1 of note %2: the Supplier shall deliver within %3 days.\n").arg(k).arg(i).arg(k + i).toUtf8());
  }
  const QString path = QDir(folder).filePath("case.dossier");
  ASSERT_TRUE(DeskArchive::create(path.toStdString()).ok());
  MainWindow window;
  QSignalSpy opened(&window.session(), &Session::archive_changed);
  window.session().open(path);
  ASSERT_TRUE(opened.wait(kPatience_ms));
  window.session().add_files({elsewhere.path()});
  ASSERT_TRUE(QTest::qWaitFor([&] { return window.session().jobs().running() == 0; }, kPatience_ms));
  ASSERT_EQ(window.session().jobs().all()[0].phase, Job::Phase::failed) << window.session().jobs().all()[0].reason.toStdString();
  EXPECT_TRUE(said(window, {"Free some space", "Go on"})) << window.notice().toStdString();
  // Room is made, the archive opened again: it goes on by itself, since the reading was never finished.
  ASSERT_TRUE(QFile::remove(QDir(folder).filePath("ballast")));
  window.session().open(path);
  ASSERT_TRUE(QTest::qWaitFor([&] { return window.session().brief() && window.session().jobs().running() == 0; }, kPatience_ms))
      << window.notice().toStdString();
  EXPECT_EQ(window.session().archive()->counts().documents, 60u);
}

}  // namespace
}  // namespace dossier::ui
