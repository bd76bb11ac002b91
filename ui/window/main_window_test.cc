// The window over a real archive: documents read by dossier-reader, a brief made of them, a claim clicked, its words marked.
#include "ui/window/main_window.h"

#include <gtest/gtest.h>

#include <QClipboard>
#include <QFile>
#include <QFrame>
#include <QGuiApplication>
#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QToolButton>

#include "app/report/report_json.h"
#include "ui/look/colours.h"
#include "ui/look/style.h"
#include "ui/session/unfinished.h"
#include "ui/views/ask_view.h"
#include "ui/views/brief_view.h"
#include "ui/views/library_view.h"
#include "ui/views/search_view.h"
#include "ui/window/window_fixture.h"

namespace dossier::ui {
namespace {

class Window : public WindowTest {};

TEST_F(Window, ShowsTheArchiveAndItsBrief) {
  MainWindow window;
  window.show();
  open(window);
  auto* library = qobject_cast<LibraryView*>(window.panel("library"));
  auto* brief = qobject_cast<BriefView*>(window.panel("brief"));
  ASSERT_TRUE(library && brief);
  EXPECT_TRUE(QTest::qWaitFor([&] { return library->model().documents() == 3; }, kPatience_ms));
  EXPECT_GT(brief->model().rowCount(), 5);
  EXPECT_TRUE(window.windowTitle().contains("case.dossier"));
}

TEST_F(Window, AClickedClaimOpensItsPageWithTheWordsMarked) {
  MainWindow window;
  window.show();
  open(window);
  ClaimIndex claim = first_claim_on_pdf(window.session());
  ASSERT_NE(claim, kNoClaim);
  BriefList& list = qobject_cast<BriefView*>(window.panel("brief"))->list();
  QModelIndex index = static_cast<BriefModel*>(list.model())->index_of(claim);
  list.scrollTo(index);
  QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualRect(index).topLeft() + QPoint(80, 14));
  EXPECT_EQ(window.session().chosen_claim(), claim);
  PageView* view = window.reader().view();
  const ReportCitation& cited = window.session().brief()->document().claims[claim].citations[0];
  ASSERT_EQ(view->document(), cited.span.document);
  // The picture of the page comes from another process: wait until the mark stands over it.
  const QColor mark = light_colours().mark;
  ASSERT_TRUE(QTest::qWaitFor([&] {
    QRect words = view->viewport_rect(cited.span.page, cited.boxes[0]).toAlignedRect();
    return view->current_page() == cited.span.page && pixels_like(view->viewport()->grab().toImage(), words, mark) > words.width() * words.height() / 4;
  }, kPatience_ms));
  // Dark ink stands in the mark: the words themselves, multiplied.
  QRect words = view->viewport_rect(cited.span.page, cited.boxes[0]).toAlignedRect();
  QImage seen = view->viewport()->grab().toImage();
  ASSERT_TRUE(QTest::qWaitFor([&] {
    seen = view->viewport()->grab().toImage();
    int dark = 0;
    for (int y = std::max(0, words.top()); y < std::min(seen.height(), words.bottom()); ++y)
      for (int x = std::max(0, words.left()); x < std::min(seen.width(), words.right()); ++x) dark += seen.pixelColor(x, y).lightness() < 100;
    return dark > 20;
  }, kPatience_ms));
  EXPECT_TRUE(list.card());
}

// Two claims rest on the same words, and one of their boxes lies over another: the paper is as yellow as under one.
TEST_F(Window, MarksThatOverlapAreNotDarker) {
  MainWindow window;
  window.show();
  open(window);
  Session& session = window.session();
  const ClaimIndex first = first_claim_on_pdf(session);
  ASSERT_NE(first, kNoClaim);
  ReportDocument report = session.brief()->document();
  ClaimIndex second = first + 1;
  while (second < report.claims.size() && session.marks().number_of(second) == 0) ++second;
  ASSERT_LT(second, report.claims.size());
  ReportCitation cited = report.claims[first].citations[0];
  dossier::Box over = cited.boxes[0];
  over.x0 += over.width() / 3, over.y0 += 2, over.y1 += 2;
  cited.boxes.push_back(over);
  report.claims[first].citations = report.claims[second].citations = {cited};
  auto brief = DeskBrief::parse(report_json(report));
  ASSERT_TRUE(brief.ok()) << brief.error().describe();
  session.set_brief(*brief);
  PageView* view = window.reader().view();
  // The colours of a patch of paper within both boxes: whatever the words' ink, only one yellow stands there.
  auto yellows = [&](const QColor& wanted, const QColor& twice) {
    const QImage seen = view->viewport()->grab().toImage();
    const QRect patch = view->viewport_rect(cited.span.page, intersection(cited.boxes[0], over)).toAlignedRect();
    return std::pair(pixels_like(seen, patch, wanted), pixels_like(seen, patch, twice));
  };
  auto squared = [](const QColor& c) { return QColor(c.red() * c.red() / 255, c.green() * c.green() / 255, c.blue() * c.blue() / 255); };
  session.open_claim(first);
  const QColor mark = light_colours().mark, pale = light_colours().mark2;
  ASSERT_TRUE(QTest::qWaitFor([&] { return yellows(mark, squared(mark)).first > 100; }, kPatience_ms));
  EXPECT_EQ(yellows(mark, squared(mark)).second, 0);
  session.choose_claim(kNoClaim);
  ASSERT_TRUE(QTest::qWaitFor([&] { return yellows(pale, squared(pale)).first > 100; }, kPatience_ms));
  EXPECT_EQ(yellows(pale, squared(pale)).second, 0);
}

// A sentence that a model judged by a picture: a click opens the page with the picture framed, its colours as they are.
TEST_F(Window, AClaimThatRestsOnAPictureOpensItsPlace) {
  MainWindow window;
  window.show();
  open(window);
  Session& session = window.session();
  const ClaimIndex claim = first_claim_on_pdf(session);
  ASSERT_NE(claim, kNoClaim);
  ReportDocument report = session.brief()->document();
  ReportCitation seen = report.claims[claim].citations[0];
  seen.figure = true;
  seen.quote.clear(), seen.table.clear(), seen.row.clear();
  seen.span.page = 2;
  seen.span.begin = seen.span.end = 0;
  const dossier::Box picture = {120, 300, 420, 460};
  seen.boxes = {picture};
  report.claims[claim].citations = {seen};
  report.claims[claim].check = ClaimClass::judged;
  report.claims[claim].judge = ReportJudge{"a model that sees", "", std::string(64, 'a'), ""};
  auto brief = DeskBrief::parse(report_json(report));
  ASSERT_TRUE(brief.ok()) << brief.error().describe();
  session.set_brief(*brief);
  BriefList& list = qobject_cast<BriefView*>(window.panel("brief"))->list();
  const QModelIndex row = static_cast<BriefModel*>(list.model())->index_of(claim);
  ASSERT_TRUE(row.isValid());
  list.scrollTo(row);
  QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualRect(row).topLeft() + QPoint(80, 14));
  PageView* view = window.reader().view();
  ASSERT_EQ(view->document(), seen.span.document);
  // A band of the mark's yellow stands along the picture's edges and none within.
  auto yellow = [&](const QRect& rect) { return pixels_like(view->viewport()->grab().toImage(), rect, light_colours().mark); };
  auto place = [&] { return view->viewport_rect(2, picture).toAlignedRect(); };
  ASSERT_TRUE(QTest::qWaitFor(
      [&] { return view->current_page() == 2 && yellow(QRect(place().topLeft(), QSize(place().width(), 6))) > place().width(); }, kPatience_ms));
  EXPECT_GT(yellow(QRect(place().bottomLeft() - QPoint(0, 5), QSize(place().width(), 6))), place().width());
  EXPECT_EQ(yellow(place().adjusted(10, 10, -10, -10)), 0);
  EXPECT_TRUE(view->viewport()->rect().contains(place()));
  // The card says that a model judged it, and its place leads there, too.
  ASSERT_TRUE(list.card());
  QStringList said;
  for (QLabel* label : list.card()->findChildren<QLabel*>()) said += label->text();
  EXPECT_TRUE(said.join(' ').contains("picture")) << said.join(" | ").toStdString();
  view->go_to_page(1);
  QPushButton* note = list.card()->findChild<QPushButton*>();
  ASSERT_TRUE(note);
  note->click();
  EXPECT_EQ(view->current_page(), 2u);
}

// The first amendment replaces the clause: whoever asks for it is told beside the answer, not by one more passage.
TEST_F(Window, AnAnswerSaysWhatAnAmendmentMakesOfIt) {
  MainWindow window;
  window.show();
  open(window);
  window.show_panel("ask");
  auto* ask = qobject_cast<AskView*>(window.panel("ask"));
  ask->ask("Within how many days shall the Supplier deliver the Products?");
  ASSERT_TRUE(QTest::qWaitFor([&] { return ask->answers() == 1; }, kPatience_ms));
  QFrame* note = ask->findChild<QFrame*>(QStringLiteral("note"));
  ASSERT_TRUE(note);
  QStringList said;
  for (QLabel* label : note->findChildren<QLabel*>()) said += label->text();
  EXPECT_TRUE(said.contains("An amendment changes this clause.")) << said.join(" | ").toStdString();
  EXPECT_TRUE(said.join(' ').contains("fourteen (14) days")) << said.join(" | ").toStdString();
  auto* place = note->findChild<QPushButton*>();
  ASSERT_TRUE(place);
  place->click();
  EXPECT_TRUE(QTest::qWaitFor([&] { return window.reader().view()->document() == document_named(window.session(), "First amendment.docx"); }, kPatience_ms));
}

TEST_F(Window, AClickOnATabGoesOnInWhatItShows) {
  MainWindow window;
  window.show();
  open(window);
  window.activateWindow();
  auto* ask = qobject_cast<AskView*>(window.panel("ask"));
  for (QTabBar* tabs : window.findChildren<QTabBar*>(QStringLiteral("panel_tabs")))
    for (int i = 0; i < tabs->count(); ++i)
      if (tabs->tabText(i).startsWith("Ask")) QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(i).center());
  EXPECT_TRUE(QTest::qWaitFor([&] { return ask->isVisible() && ask->focusWidget() && ask->focusWidget()->inherits("QLineEdit") && ask->focusWidget()->hasFocus(); }, kPatience_ms));
}

// A newcomer presses Enter: the first thing to do has the keys. What acts on a page waits for one.
TEST_F(Window, BeginsAtTheButtonThatOpensAFolder) {
  MainWindow window;
  window.show();
  window.activateWindow();
  auto* focus = qobject_cast<QPushButton*>(window.focusWidget());
  ASSERT_TRUE(focus);
  EXPECT_EQ(focus->text(), "Choose folder…");
  auto enabled = [&](const char* text) {
    for (QToolButton* button : window.findChildren<QToolButton*>())
      if (button->defaultAction() && button->defaultAction()->text() == QLatin1String(text)) return button->isEnabled();
    ADD_FAILURE() << text;
    return false;
  };
  EXPECT_FALSE(enabled("Zoom in"));
  open(window);
  window.session().open_claim(first_claim_on_pdf(window.session()));
  EXPECT_TRUE(enabled("Zoom in"));
  EXPECT_TRUE(enabled("Zoom out"));
}

// The field to edit in, and its buttons, are seen whole, however far down the claim stands.
TEST_F(Window, TheFieldOfAnEditIsSeenWhole) {
  MainWindow window;
  window.resize(1440, 620);
  window.show();
  open(window);
  ASSERT_TRUE(QTest::qWaitFor([&] { return window.session().trail().can_review(); }, kPatience_ms));
  BriefList& list = qobject_cast<BriefView*>(window.panel("brief"))->list();
  list.setFocus();
  int tried = 0;
  for (ClaimIndex claim = 0; claim < window.session().brief()->document().claims.size() && tried < 6; ++claim) {
    if (!window.session().marks().number_of(claim)) continue;
    ++tried;
    list.verticalScrollBar()->setValue(0);
    window.session().choose_claim(claim);
    QTest::keyClick(&list, Qt::Key_E);
    ASSERT_TRUE(list.card() && list.card()->is_writing());
    QCoreApplication::processEvents();
    for (QWidget* part : {static_cast<QWidget*>(list.card()->findChild<QPlainTextEdit*>()),
                          static_cast<QWidget*>(list.card()->findChildren<QPushButton*>().last())}) {
      const QRect there(part->mapTo(list.viewport(), QPoint()), part->size());
      EXPECT_TRUE(list.viewport()->rect().contains(there))
          << claim << ": " << there.top() << " to " << there.bottom() << " of " << list.viewport()->height();
    }
    QTest::keyClick(list.card()->findChild<QPlainTextEdit*>(), Qt::Key_Escape);
  }
  EXPECT_EQ(tried, 6);
}

// A hit is seen in the chosen row, too, whose ground is nearly its colour.
TEST_F(Window, AHitIsUnderlinedInTheChosenRow) {
  MainWindow window;
  window.show();
  open(window);
  window.show_panel("search");
  auto* search = qobject_cast<SearchView*>(window.panel("search"));
  search->field()->setText("delivery");
  emit search->field()->returnPressed();
  ASSERT_TRUE(QTest::qWaitFor([&] { return search->model().rowCount() > 0; }, kPatience_ms));
  search->step(1);
  auto* list = search->findChild<QListView*>();
  list->scrollTo(list->currentIndex());
  const QRect row = list->visualRect(list->currentIndex());
  const QImage seen = list->viewport()->grab().toImage();
  int longest = 0;
  for (int y = row.top(); y <= row.bottom(); ++y)
    for (int x = row.left() + 4, run = 0; x <= row.right(); ++x)
      longest = std::max(longest, run = seen.pixelColor(x, y) == light_colours().accent ? run + 1 : 0);
  EXPECT_GT(longest, 20);
}

TEST_F(Window, TheNextOpenClaimOpensItsPage) {
  MainWindow window;
  window.show();
  open(window);
  BriefList& list = qobject_cast<BriefView*>(window.panel("brief"))->list();
  list.setFocus();
  QTest::keyClick(&list, Qt::Key_N);
  const ClaimIndex chosen = window.session().chosen_claim();
  ASSERT_NE(chosen, kNoClaim);
  EXPECT_EQ(window.reader().view()->document(), window.session().brief()->document().claims[chosen].citations[0].span.document);
}

// The interface runs from right to left: a chosen row begins, and is marked, on the right.
TEST_F(Window, FromRightToLeftAClaimBeginsOnTheRight) {
  MainWindow window;
  window.setLayoutDirection(Qt::RightToLeft);
  window.show();
  open(window);
  BriefList& list = qobject_cast<BriefView*>(window.panel("brief"))->list();
  const ClaimIndex claim = first_claim_on_pdf(window.session());
  window.session().choose_claim(claim);
  const QModelIndex index = static_cast<BriefModel*>(list.model())->index_of(claim);
  list.scrollTo(index);
  const QRect row = list.visualRect(index).adjusted(0, 2, 0, -2);
  const QImage seen = list.viewport()->grab().toImage();
  EXPECT_GT(pixels_like(seen, QRect(row.right() - 1, row.top(), 2, 40), light_colours().accent), 20);
  EXPECT_EQ(pixels_like(seen, QRect(row.left(), row.top(), 2, 40), light_colours().accent), 0);
}

TEST_F(Window, BackReturnsToWhereTheReaderStood) {
  MainWindow window;
  window.show();
  open(window);
  const auto documents = window.session().archive()->documents();
  window.session().go_to({(*documents)[0].sha256, 1, {}});
  window.session().go_to({(*documents)[1].sha256, 2, {}});
  EXPECT_EQ(window.reader().view()->document(), (*documents)[1].sha256);
  EXPECT_TRUE(window.reader().can_go_back());
  window.reader().go_back();
  EXPECT_EQ(window.reader().view()->document(), (*documents)[0].sha256);
  window.reader().go_forward();
  EXPECT_EQ(window.reader().view()->document(), (*documents)[1].sha256);
  EXPECT_EQ(window.reader().tab_count(), 2);
  window.reader().close_current();
  EXPECT_EQ(window.reader().tab_count(), 1);
  window.reader().reopen_closed();
  EXPECT_EQ(window.reader().tab_count(), 2);
}

TEST_F(Window, DarkPagesStayPaper) {
  apply_look(*qApp, Appearance::dark, 100);
  MainWindow window;
  window.show();
  open(window);
  const auto documents = window.session().archive()->documents();
  for (const DeskDocument& d : *documents)
    if (d.type == "pdf") window.session().go_to({d.sha256, 1, {}});
  PageView* view = window.reader().view();
  EXPECT_TRUE(QTest::qWaitFor([&] { return pixels_like(view->viewport()->grab().toImage(), view->viewport()->rect(), dark_colours().paper) > 1000; }, kPatience_ms));
  apply_look(*qApp, Appearance::light, 100);
}

// A reviewer's round: reject, undo, a wrong figure, a right wording, and what an export then holds.
TEST_F(Window, ReviewsAreKeptAndCanBeTakenBack) {
  MainWindow window;
  window.show();
  open(window);
  Session& session = window.session();
  ASSERT_TRUE(QTest::qWaitFor([&] { return session.trail().can_review(); }, kPatience_ms));
  ClaimIndex claim = first_claim_on_pdf(session);
  ASSERT_NE(claim, kNoClaim);
  auto state = [&] { return session.brief()->document().claims[claim].review.state; };
  session.choose_claim(claim);
  BriefList& list = qobject_cast<BriefView*>(window.panel("brief"))->list();
  QTest::keyClick(&list, Qt::Key_J);
  ASSERT_TRUE(QTest::qWaitFor([&] { return state() == Review::State::rejected; }, kPatience_ms));
  EXPECT_TRUE(session.trail().can_undo());
  session.trail().undo();
  ASSERT_TRUE(QTest::qWaitFor([&] { return state() == Review::State::open; }, kPatience_ms));
  session.trail().redo();
  ASSERT_TRUE(QTest::qWaitFor([&] { return state() == Review::State::rejected; }, kPatience_ms));
  const std::string before = session.brief()->document().claims[claim].text;
  QSignalSpy done(&session.trail(), &ReviewTrail::done);
  session.trail().act(claim, ReviewAction::edit, QStringLiteral("The price is 987,654,321 dollars."));
  ASSERT_TRUE(done.wait(kPatience_ms));
  EXPECT_FALSE(done[0][1].value<ReviewLine>().held);
  EXPECT_EQ(session.brief()->document().claims[claim].text, before);
  EXPECT_EQ(state(), Review::State::rejected);
}

TEST_F(Window, FindListsTheHitsOfTheDocument) {
  MainWindow window;
  window.show();
  open(window);
  const auto documents = window.session().archive()->documents();
  for (const DeskDocument& d : *documents)
    if (d.name == "Supply agreement.pdf") window.session().go_to({d.sha256, 1, {}});
  PageView* view = window.reader().view();
  ASSERT_TRUE(view->has_document());
  Finder& finder = window.session().finder();
  finder.find(view->document(), view->pages(), "SUPPLIER");
  ASSERT_TRUE(QTest::qWaitFor([&] { return !finder.running(); }, kPatience_ms));
  ASSERT_GT(finder.hits().size(), 3u);
  EXPECT_EQ(finder.current(), 0);
  finder.step(-1, 1);
  EXPECT_EQ(finder.current(), static_cast<int>(finder.hits().size()) - 1);
  finder.find(view->document(), view->pages(), "no such words here");
  ASSERT_TRUE(QTest::qWaitFor([&] { return !finder.running(); }, kPatience_ms));
  EXPECT_TRUE(finder.hits().empty());
}

// As after a kill: the last start left a note of what it had not finished.
TEST_F(Window, UnfinishedReadingGoesOnAtTheNextStart) {
  const QString path = folder_->filePath("killed.dossier");
  ASSERT_TRUE(DeskArchive::create(path.toStdString()).ok());
  remember_unfinished(path, {QStringLiteral(DOSSIER_SOURCE_DIR "/sample_docs/court")});
  MainWindow window;
  window.session().open(path);
  ASSERT_TRUE(QTest::qWaitFor([&] { return window.session().brief() != nullptr; }, kPatience_ms));
  EXPECT_EQ(window.session().archive()->documents()->size(), 1u);
  EXPECT_TRUE(unfinished_paths(path).isEmpty());
}

// Who cancels a job does not want it at the next start.
TEST_F(Window, ACancelledReadingStaysCancelled) {
  const QString path = folder_->filePath("cancelled.dossier");
  ASSERT_TRUE(DeskArchive::create(path.toStdString()).ok());
  Session session;
  QSignalSpy opened(&session, &Session::archive_changed);
  session.open(path);
  ASSERT_TRUE(opened.wait(kPatience_ms));
  // Behind a job that does not end, so that it is still there to be cancelled.
  session.jobs().start("first", [](const Jobs::Tell&, const CancelToken& cancel) -> Result<QString> {
    while (!cancel.cancelled()) QThread::msleep(5);
    return Error{ErrorKind::cancelled, "", "", ""};
  });
  const QString documents = QStringLiteral(DOSSIER_SOURCE_DIR "/sample_docs/court");
  session.add_files({documents});
  EXPECT_EQ(unfinished_paths(path), QStringList(documents));
  const int id = session.jobs().all().back().id;
  session.jobs().cancel(id);
  EXPECT_TRUE(unfinished_paths(path).isEmpty());
  // The end of the program is no such wish.
  session.add_files({documents});
  EXPECT_TRUE(session.stop(kPatience_ms));
  QCoreApplication::processEvents();
  EXPECT_EQ(unfinished_paths(path), QStringList(documents));
  forget_unfinished(path, {documents});
}

TEST_F(Window, ADamagedArchiveIsNamedAndNotTouched) {
  const QString path = folder_->filePath("damaged.dossier");
  QFile file(path);
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write("this is no archive");
  file.close();
  MainWindow window;
  QSignalSpy failed(&window.session(), &Session::failed);
  window.session().open(path);
  ASSERT_TRUE(failed.wait(kPatience_ms));
  EXPECT_TRUE(failed[0][0].toString().contains("damaged.dossier")) << failed[0][0].toString().toStdString();
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  EXPECT_EQ(file.readAll(), "this is no archive");
}

TEST_F(Window, VerifyHoldsEveryClaimToTheFiles) {
  MainWindow window;
  window.show();
  open(window);
  window.session().check_brief();
  const Jobs& jobs = window.session().jobs();
  ASSERT_TRUE(QTest::qWaitFor([&] { return jobs.running() == 0; }, kPatience_ms));
  EXPECT_EQ(jobs.all().back().phase, Job::Phase::done) << jobs.all().back().reason.toStdString();
}

// A vanished original: its words are drawn in place of its picture, and the page says why.
TEST_F(Window, EnterInTheFilterLeadsToTheFirstDocumentThatFits) {
  MainWindow window;
  window.show();
  open(window);
  window.activateWindow();
  auto* library = qobject_cast<LibraryView*>(window.panel("library"));
  window.show_panel("library");
  QTest::keyClicks(library->filter(), "supply");
  QTest::keyClick(library->filter(), Qt::Key_Return);  // before the list has followed the typing
  QListView* list = library->list();
  ASSERT_TRUE(QTest::qWaitFor([&] { return list->hasFocus() && library->chosen().size() == 1; }, kPatience_ms));
  EXPECT_EQ(library->chosen()[0], document_named(window.session(), "Supply agreement.pdf"));
  QTest::keyClick(list, Qt::Key_Return);
  EXPECT_EQ(window.reader().view()->document(), document_named(window.session(), "Supply agreement.pdf"));
  // The button beside the filter follows it, before the list.
  library->filter()->setFocus();
  QTest::keyClick(library->filter(), Qt::Key_Tab);
  EXPECT_TRUE(library->findChild<QToolButton*>()->hasFocus());
}

// Words that were found and are those of the chosen claim: blue as found, with the claim's line, and no mixture of both.
TEST_F(Window, WhatIsFoundOnTheChosenClaimIsBlue) {
  MainWindow window;
  window.show();
  open(window);
  const ClaimIndex claim = first_claim_on_pdf(window.session());
  ASSERT_NE(claim, kNoClaim);
  window.session().open_claim(claim);
  PageView* view = window.reader().view();
  const ReportCitation cited = window.session().brief()->document().claims[claim].citations[0];
  auto like = [&](const QColor& colour) {
    return pixels_like(view->viewport()->grab().toImage(), view->viewport_rect(cited.span.page, cited.boxes[0]).toAlignedRect(), colour);
  };
  ASSERT_TRUE(QTest::qWaitFor([&] { return like(light_colours().mark) > 500; }, kPatience_ms));
  view->set_found(cited.span.page, cited.boxes);
  EXPECT_GT(like(light_colours().find), 500);
  EXPECT_EQ(like(light_colours().mark), 0);
}

TEST_F(Window, ArrowsBringQuestionsBack) {
  MainWindow window;
  window.show();
  open(window);
  auto* ask = qobject_cast<AskView*>(window.panel("ask"));
  window.show_panel("ask");
  int answers = 0;
  for (const char* question : {"What is the delivery time?", "What is the liability cap?"}) {
    ask->ask(question);
    ASSERT_TRUE(QTest::qWaitFor([&] { return ask->answers() == answers + 1; }, kPatience_ms));
    ++answers;
  }
  ask->field()->setText("half a quest");
  auto key = [&](int code) { return QTest::keyClick(ask->field(), static_cast<Qt::Key>(code)), ask->field()->text(); };
  EXPECT_EQ(key(Qt::Key_Up), "What is the liability cap?");
  EXPECT_EQ(key(Qt::Key_Up), "What is the delivery time?");
  for (int i = 0; i < 20; ++i) key(Qt::Key_Up);  // the oldest stays
  for (int i = 0; i < 20; ++i) key(Qt::Key_Down);
  EXPECT_EQ(ask->field()->text(), "half a quest");
}

TEST_F(Window, AClaimIsCopiedFromItsListWithItsPlace) {
  MainWindow window;
  window.show();
  open(window);
  window.activateWindow();
  const ClaimIndex claim = first_claim_on_pdf(window.session());
  ASSERT_NE(claim, kNoClaim);
  window.show_panel("brief");
  window.session().open_claim(claim);
  BriefList& list = qobject_cast<BriefView*>(window.panel("brief"))->list();
  list.setFocus();
  const QString text = QString::fromStdString(window.session().brief()->document().claims[claim].text);
  auto copied = [&](Qt::KeyboardModifiers more) {
    QGuiApplication::clipboard()->setText("nothing");
    QTest::keyClick(&list, Qt::Key_C, Qt::ControlModifier | more);
    return QGuiApplication::clipboard()->text();
  };
  EXPECT_TRUE(copied({}).contains(text)) << copied({}).toStdString();
  EXPECT_FALSE(copied({}).contains("p."));
  EXPECT_TRUE(copied(Qt::ShiftModifier).contains(text));
  EXPECT_TRUE(copied(Qt::ShiftModifier).contains(".pdf, p.")) << copied(Qt::ShiftModifier).toStdString();
}

TEST_F(Window, F3GoesThroughTheHitsWhereTheKeysAre) {
  MainWindow window;
  window.show();
  open(window);
  window.activateWindow();
  const ClaimIndex claim = first_claim_on_pdf(window.session());
  window.session().open_claim(claim);
  PageView* view = window.reader().view();
  window.session().finder().find(view->document(), view->pages(), "Supplier");
  ASSERT_TRUE(QTest::qWaitFor([&] { return !window.session().finder().hits().empty() && window.session().finder().current() >= 0; }, kPatience_ms));
  window.show_panel("search");
  auto* search = qobject_cast<SearchView*>(window.panel("search"));
  search->field()->setText("delivery");
  QTest::keyClick(search->field(), Qt::Key_Return);
  auto* hits = search->findChild<QListView*>();
  ASSERT_TRUE(QTest::qWaitFor([&] { return search->model().rowCount() > 2 && hits->hasFocus(); }, kPatience_ms));
  const int before = hits->currentIndex().row(), found = window.session().finder().current();
  QTest::keyClick(hits, Qt::Key_F3);
  EXPECT_GT(hits->currentIndex().row(), before);
  EXPECT_EQ(window.session().finder().current(), found);
  view->setFocus();
  const int stood = hits->currentIndex().row();
  QTest::keyClick(view, Qt::Key_F3);
  EXPECT_EQ(hits->currentIndex().row(), stood);
  EXPECT_NE(window.session().finder().current(), found);
}

TEST_F(Window, AVanishedOriginalKeepsItsWords) {
  const QString copy = folder_->filePath("gone.pdf"), path = folder_->filePath("gone.dossier");
  ASSERT_TRUE(QFile::copy(QStringLiteral(DOSSIER_SOURCE_DIR "/sample_docs/court/Aldergate v Norwick.pdf"), copy));
  auto archive = DeskArchive::create(path.toStdString());
  ASSERT_TRUE(archive.ok());
  ASSERT_TRUE(read_files(**archive, {copy.toStdString()}, {}, {}, {}).ok());
  ASSERT_TRUE(QFile::remove(copy));
  Session session;
  QSignalSpy opened(&session, &Session::archive_changed);
  session.open(path);
  ASSERT_TRUE(opened.wait(kPatience_ms));
  PagePictures pictures(session);
  QSignalSpy ready(&pictures, &PagePictures::ready);
  const PageKey key{(*session.archive()->documents())[0].sha256, 1};
  pictures.want({key}, 96);
  ASSERT_TRUE(ready.wait(kPatience_ms));
  const PagePicture* picture = pictures.find(key, 96);
  ASSERT_TRUE(picture);
  EXPECT_FALSE(picture->note.isEmpty());
  int dark = 0;
  for (int y = 0; y < picture->image.height(); ++y)
    for (int x = 0; x < picture->image.width(); ++x) dark += picture->image.pixelColor(x, y).lightness() < 80;
  EXPECT_GT(dark, 500);
}

TEST_F(Window, PicturesStayWithinTheirLimit) {
  Session session;
  QSignalSpy opened(&session, &Session::archive_changed);
  session.open(path_);
  ASSERT_TRUE(opened.wait(kPatience_ms));
  PagePictures pictures(session);
  const auto documents = session.archive()->documents();
  for (const DeskDocument& d : *documents)
    for (int dpi : {200, 300, 400}) {
      const PageKey key{d.sha256, 1};
      pictures.want({key}, dpi);
      ASSERT_TRUE(QTest::qWaitFor([&] { const PagePicture* p = pictures.find(key, dpi); return p && p->dpi == dpi; }, kPatience_ms));
      EXPECT_LE(pictures.held_bytes(), PagePictures::kMostBytes);
    }
}

TEST_F(Window, SaysWhatAMissingArchiveNeeds) {
  MainWindow window;
  QSignalSpy failed(&window.session(), &Session::failed);
  window.session().open(folder_->filePath("nowhere.dossier"));
  ASSERT_TRUE(failed.wait(kPatience_ms));
  EXPECT_TRUE(failed[0][0].toString().contains("nowhere.dossier")) << failed[0][0].toString().toStdString();
}

}  // namespace
}  // namespace dossier::ui
