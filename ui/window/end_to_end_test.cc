// A reviewer's day, through the window alone: folders dropped, a citation clicked, a question, a rejection taken back, a wrong figure, an
// export that is checked by the command line; and a program killed in the middle of its work.
#include <gtest/gtest.h>

#include <QDropEvent>
#include <QListWidget>
#include <QMimeData>
#include <QProcess>
#include <QUrl>

#include "ui/look/colours.h"
#include "ui/session/unfinished.h"
#include "ui/views/ask_view.h"
#include "ui/views/brief_view.h"
#include "ui/views/export_dialog.h"
#include "ui/views/search_view.h"
#include "ui/window/window_fixture.h"

namespace dossier::ui {
namespace {

constexpr int kLong_ms = 240'000;

void drop(MainWindow& window, const QStringList& paths) {
  QMimeData data;
  QList<QUrl> urls;
  for (const QString& path : paths) urls += QUrl::fromLocalFile(path);
  data.setUrls(urls);
  QDragEnterEvent enter(window.rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&window, &enter);
  ASSERT_TRUE(enter.isAccepted());
  QDropEvent dropped(window.rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&window, &dropped);
  ASSERT_TRUE(dropped.isAccepted());
}

ClaimIndex claim_with(const Session& session, const char* words, ClaimClass check) {
  const ReportDocument& report = session.brief()->document();
  for (ClaimIndex i = 0; i < report.claims.size(); ++i)
    if (session.marks().number_of(i) && report.claims[i].check == check && report.claims[i].text.find(words) != std::string::npos) return i;
  return kNoClaim;
}

// Ink within the words' boxes, under the yellow of the chosen claim: the words themselves, where the citation says.
bool words_are_marked(PageView* view, const ReportCitation& cited) {
  if (view->document() != cited.span.document) return false;
  const QImage seen = view->viewport()->grab().toImage();
  for (const dossier::Box& box : cited.boxes) {
    const QRect words = view->viewport_rect(cited.span.page, box).toAlignedRect();
    if (!seen.rect().contains(words)) return false;
    int dark = 0;
    for (int y = words.top(); y < words.bottom(); ++y)
      for (int x = words.left(); x < words.right(); ++x) dark += seen.pixelColor(x, y).lightness() < 110;
    // Yellow reaches to the boxes' ends and no further than their margin.
    const QRect before(words.left() - 12, words.top(), 8, words.height());
    if (dark < 10 || pixels_like(seen, words, light_colours().mark) < words.width() * words.height() / 4 || pixels_like(seen, before, light_colours().mark) > 0) return false;
  }
  return true;
}

TEST(EndToEnd, AReviewersDay) {
  QTemporaryDir folder;
  qputenv("DOSSIER_ARCHIVE", folder.filePath("own.dossier").toLocal8Bit());
  MainWindow window;
  window.show();
  Session& session = window.session();
  const QString samples = QStringLiteral(DOSSIER_SOURCE_DIR "/sample_docs/");
  QStringList folders;
  for (const char* name : {"contracts", "court", "filings", "mail", "other languages", "scans", "sheets"}) folders += samples + QLatin1String(name);
  drop(window, folders);
  ASSERT_TRUE(QTest::qWaitFor([&] { return session.brief() && session.trail().can_review() && session.jobs().running() == 0; }, kLong_ms));
  EXPECT_GE(session.archive()->documents()->size(), 14u);

  // A citation is clicked: its words are marked at their place.
  const ClaimIndex claim = claim_with(session, "0.5%", ClaimClass::verbatim);
  ASSERT_NE(claim, kNoClaim);
  BriefList& list = qobject_cast<BriefView*>(window.panel("brief"))->list();
  auto* model = static_cast<BriefModel*>(list.model());
  list.scrollTo(model->index_of(claim));
  QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualRect(model->index_of(claim)).topLeft() + QPoint(80, 14));
  const ReportCitation cited = session.brief()->document().claims[claim].citations[0];
  ASSERT_TRUE(QTest::qWaitFor([&] { return words_are_marked(window.reader().view(), cited); }, kPatience_ms));

  // A question, answered with evidence; and one that no document answers.
  window.show_panel("ask");
  auto* ask = qobject_cast<AskView*>(window.panel("ask"));
  ask->field()->setText("What is the delivery time?");
  QTest::keyClick(ask->field(), Qt::Key_Return);
  ASSERT_TRUE(QTest::qWaitFor([&] { return ask->answers() == 1; }, kPatience_ms));
  EXPECT_FALSE(ask->findChildren<QPushButton*>().isEmpty());
  ask->ask(QStringLiteral("Who insures the products at sea?"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return ask->answers() == 2; }, kPatience_ms));
  QStringList told;
  for (const QLabel* label : ask->findChildren<AnswerCard*>().last()->findChildren<QLabel*>()) told += label->text();
  EXPECT_FALSE(told.filter(QStringLiteral("Not found in 19 documents, 30 pages read, 1 unreadable.")).isEmpty()) << told.join('\n').toStdString();
  EXPECT_TRUE(told.contains(QStringLiteral("No clause of the contracts says it."))) << told.join('\n').toStdString();
  EXPECT_FALSE(told.filter(QStringLiteral("4 of 4 pages read")).isEmpty()) << told.join('\n').toStdString();

  // Rejected, and taken back.
  window.show_panel("brief");
  session.choose_claim(claim);
  auto state = [&] { return session.brief()->document().claims[claim].review.state; };
  QTest::keyClick(&list, Qt::Key_J);
  ASSERT_TRUE(QTest::qWaitFor([&] { return state() == Review::State::rejected; }, kPatience_ms));
  session.trail().undo();
  ASSERT_TRUE(QTest::qWaitFor([&] { return state() == Review::State::open; }, kPatience_ms));

  // A figure changed to another is told so, kept as a draft, and stands in no export.
  const std::string wording = session.brief()->document().claims[claim].text;
  std::string wrong = wording;
  const size_t figure = wrong.find("0.5%");
  ASSERT_NE(figure, std::string::npos);
  wrong.replace(figure, 4, "0.7%");
  QSignalSpy done(&session.trail(), &ReviewTrail::done);
  session.trail().act(claim, ReviewAction::edit, QString::fromStdString(wrong));
  ASSERT_TRUE(done.wait(kPatience_ms));
  const auto line = done[0][1].value<ReviewLine>();
  EXPECT_FALSE(line.held);
  EXPECT_EQ(line.check, ClaimClass::failed);
  EXPECT_FALSE(line.reasons.empty());
  EXPECT_EQ(session.brief()->document().claims[claim].text, wording);
  // Rejected again, so that the export lacks it.
  session.trail().act(claim, ReviewAction::reject);
  ASSERT_TRUE(QTest::qWaitFor([&] { return state() == Review::State::rejected; }, kPatience_ms));

  // Exported, and held to the files by the command line.
  ExportDialog dialog(session);
  dialog.show();
  dialog.choose(ExportFormat::json);
  QSignalSpy written(&dialog, &ExportDialog::written);
  const QString report = folder.filePath("report.json");
  dialog.write(report);
  ASSERT_TRUE(written.wait(kLong_ms));
  EXPECT_TRUE(written[0][0].toString().startsWith("Checked against the files")) << written[0][0].toString().toStdString();
  QFile file(report);
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  const QByteArray bytes = file.readAll();
  EXPECT_FALSE(bytes.contains(QByteArray::fromStdString(wording)));
  EXPECT_FALSE(bytes.contains(QByteArray::fromStdString(wrong)));
  QProcess verify;
  verify.start(QStringLiteral(DOSSIER_BINARY_DIR "/app/dossier"), {"verify", report});
  ASSERT_TRUE(verify.waitForFinished(kLong_ms));
  EXPECT_EQ(verify.exitCode(), 0) << verify.readAllStandardOutput().toStdString() << verify.readAllStandardError().toStdString();

  // Opened again: what was reviewed is there.
  MainWindow again;
  again.session().open(folder.filePath("own.dossier"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return again.session().brief() && again.session().trail().can_review(); }, kPatience_ms));
  EXPECT_EQ(again.session().brief()->document().claims[claim].review.state, Review::State::rejected);
  qunsetenv("DOSSIER_ARCHIVE");
}

// kill -9 while it reads; the next start, of the same program, goes on by itself and loses nothing.
TEST(EndToEnd, KilledInTheMiddleOfAJobItGoesOn) {
  QTemporaryDir folder;
  const QString archive = folder.filePath("own.dossier");
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.insert("QT_QPA_PLATFORM", "offscreen");
  environment.insert("DOSSIER_ARCHIVE", archive);
  environment.remove("XDG_RUNTIME_DIR");  // no window of the person's is asked
  for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "HOME"}) environment.insert(name, folder.path());
  const QString program = QStringLiteral(DOSSIER_BINARY_DIR "/ui/dossier-desktop");
  const QString samples = QStringLiteral(DOSSIER_SOURCE_DIR "/sample_docs");
  auto documents = [&] {
    size_t read = 0;
    if (!QFile::exists(archive)) return read;
    auto opened = DeskArchive::open(archive.toStdString());
    if (!opened.ok()) return read;
    for (const DeskDocument& d : *(*opened)->documents()) read += d.state != DeskState::reading;
    return read;
  };
  QProcess first;
  first.setProcessEnvironment(environment);
  first.start(program, {samples});
  ASSERT_TRUE(first.waitForStarted());
  ASSERT_TRUE(QTest::qWaitFor([&] { return documents() >= 2 || first.state() == QProcess::NotRunning; }, kLong_ms));
  ASSERT_EQ(first.state(), QProcess::Running) << first.readAllStandardError().toStdString();
  first.kill();
  ASSERT_TRUE(first.waitForFinished());
  const size_t kept = documents();
  EXPECT_GE(kept, 2u);
  QProcess second;
  second.setProcessEnvironment(environment);
  second.start(program, {archive});
  ASSERT_TRUE(second.waitForStarted());
  auto brief = [&] {
    auto opened = DeskArchive::open(archive.toStdString());
    if (!opened.ok()) return false;
    auto newest = DeskBrief::newest(**opened);
    return newest.ok() && *newest != nullptr;
  };
  ASSERT_TRUE(QTest::qWaitFor([&] { return brief() || second.state() == QProcess::NotRunning; }, kLong_ms)) << "no brief was written after the restart";
  second.terminate();
  if (!second.waitForFinished(10'000)) second.kill();
  EXPECT_GE(documents(), 20u);
  auto opened = DeskArchive::open(archive.toStdString());
  ASSERT_TRUE(opened.ok()) << opened.error().describe();
  auto faults = (*opened)->archive().check({}, {});
  ASSERT_TRUE(faults.ok());
  EXPECT_TRUE(faults->empty()) << (faults->empty() ? "" : (*faults)[0]);
}

}  // namespace
}  // namespace dossier::ui
