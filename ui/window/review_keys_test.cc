// A review by keys alone, in the panels Claims and Review: through the list, each claim's page in view, accepted, rejected, edited, commented.
#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimer>

#include "ui/views/brief_view.h"
#include "ui/views/claims_view.h"
#include "ui/views/review_view.h"
#include "ui/window/window_fixture.h"

namespace dossier::ui {
namespace {

class ReviewKeys : public WindowTest {};

// The claims of the list from above, without its headings.
QModelIndex nth_claim(const ReviewList& list, int n) {
  for (int row = 0; row < list.rowCount(); ++row)
    if (!list.is_heading(list.index(row)) && n-- == 0) return list.index(row);
  return {};
}

QString heading_above(const ReviewList& list, ClaimIndex claim) {
  for (int row = list.index_of(claim).row(); row >= 0; --row)
    if (list.is_heading(list.index(row))) return list.index(row).data().toString();
  return {};
}

TEST_F(ReviewKeys, EveryActionHasItsLetterAndNGoesOn) {
  MainWindow window;
  window.show();
  open(window);
  Session& session = window.session();
  ASSERT_TRUE(QTest::qWaitFor([&] { return session.trail().can_review(); }, kPatience_ms));
  window.activateWindow();
  window.show_panel("review");
  auto* review = qobject_cast<ReviewView*>(window.panel("review"));
  auto* claims = qobject_cast<ClaimsView*>(window.panel("claims"));
  ASSERT_TRUE(review && claims);
  EXPECT_TRUE(claims->isVisible()) << "a review is read with the list of claims";
  QListView& list = claims->list();
  list.setFocus();
  list.setCurrentIndex(nth_claim(claims->model(), 0));
  // As the list shows it: the trail knows a step before the window does.
  auto state_of = [&](ClaimIndex claim) { return static_cast<Review::State>(claims->model().index_of(claim).data(ReviewList::StateRole).toInt()); };
  session.open_claim(list.currentIndex().data(ReviewList::ClaimRole).toUInt());
  const ClaimIndex first = session.chosen_claim();
  ASSERT_NE(first, kNoClaim);
  ASSERT_TRUE(review->actions());
  EXPECT_EQ(review->actions()->claim(), first);
  EXPECT_TRUE(window.reader().view()->has_document());
  QTest::keyClick(&list, Qt::Key_A);
  ASSERT_TRUE(QTest::qWaitFor([&] { return state_of(first) == Review::State::accepted; }, kPatience_ms));
  // N: the next open claim of the brief, wherever the first one has gone in the list.
  QTest::keyClick(&list, Qt::Key_N);
  const ClaimIndex second = session.chosen_claim();
  ASSERT_NE(second, first);
  EXPECT_EQ(state_of(second), Review::State::open);
  EXPECT_EQ(session.marks().number_of(second), session.marks().number_of(first) + 1);
  QTest::keyClick(&list, Qt::Key_J);
  ASSERT_TRUE(QTest::qWaitFor([&] { return state_of(second) == Review::State::rejected; }, kPatience_ms));
  QTest::keyClick(&list, Qt::Key_N);
  const ClaimIndex third = session.chosen_claim();
  ASSERT_NE(third, second);
  // E opens the wording below the list; Esc gives the list its focus back and changes nothing.
  QTest::keyClick(&list, Qt::Key_E);
  ASSERT_TRUE(review->actions() && review->actions()->is_writing());
  auto* field = review->actions()->findChild<QPlainTextEdit*>();
  EXPECT_EQ(field->toPlainText().toStdString(), session.brief()->document().claims[third].text);
  QTest::keyClick(field, Qt::Key_Escape);
  EXPECT_FALSE(review->actions()->is_writing());
  EXPECT_TRUE(list.hasFocus());
  QTest::keyClick(&list, Qt::Key_C);
  ASSERT_TRUE(review->actions()->is_writing());
  field = review->actions()->findChild<QPlainTextEdit*>();
  QTest::keyClicks(field, "To be asked.");
  QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
  ASSERT_TRUE(QTest::qWaitFor([&] { return !session.trail().claim(third).lines.empty(); }, kPatience_ms));
  EXPECT_EQ(session.trail().claim(third).lines.back().text, "To be asked.");
  // A rejected claim is restored by the same button that accepts others.
  session.open_claim(second);
  QPushButton* restore = nullptr;
  for (QPushButton* button : review->actions()->findChildren<QPushButton*>())
    if (button->text() == "Restore") restore = button;
  ASSERT_TRUE(restore);
  restore->click();
  ASSERT_TRUE(QTest::qWaitFor([&] { return state_of(second) == Review::State::open; }, kPatience_ms));
  QTest::keyClick(&list, Qt::Key_N, Qt::ShiftModifier);
  EXPECT_EQ(session.chosen_claim(), second) << "the first claim is accepted: none before is open";
}

// A comment that was begun is there again after a look at another claim, and is asked about before the window closes.
TEST_F(ReviewKeys, WhatWasBegunIsNotLost) {
  MainWindow window;
  window.show();
  open(window);
  Session& session = window.session();
  ASSERT_TRUE(QTest::qWaitFor([&] { return session.trail().can_review(); }, kPatience_ms));
  window.activateWindow();
  window.show_panel("review");
  auto* review = qobject_cast<ReviewView*>(window.panel("review"));
  auto* claims = qobject_cast<ClaimsView*>(window.panel("claims"));
  QListView& list = claims->list();
  list.setFocus();
  const ClaimIndex first = nth_claim(claims->model(), 0).data(ReviewList::ClaimRole).toUInt(),
                   other = nth_claim(claims->model(), 1).data(ReviewList::ClaimRole).toUInt();
  session.open_claim(first);
  QTest::keyClick(&list, Qt::Key_C);
  QTest::keyClicks(review->actions()->findChild<QPlainTextEdit*>(), "To be ask");
  session.open_claim(other);
  EXPECT_FALSE(review->actions()->is_writing());
  session.open_claim(first);
  ASSERT_TRUE(review->actions()->is_writing());
  auto* field = review->actions()->findChild<QPlainTextEdit*>();
  EXPECT_EQ(field->toPlainText(), "To be ask");
  // The window asks, and stays.
  QString asked;
  QTimer::singleShot(0, [&] {
    auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
    ASSERT_TRUE(box);
    asked = box->text();
    QTest::keyClick(box, Qt::Key_Escape);
  });
  EXPECT_FALSE(window.close());
  EXPECT_TRUE(asked.contains("1 claim")) << asked.toStdString();
  // Given up: nothing is left to ask about, and the field begins anew.
  QTest::keyClick(field, Qt::Key_Escape);
  EXPECT_EQ(session.trail().unsaved(), 0);
  list.setFocus();
  QTest::keyClick(&list, Qt::Key_C);
  EXPECT_EQ(review->actions()->findChild<QPlainTextEdit*>()->toPlainText(), "");
  QTest::keyClick(review->actions()->findChild<QPlainTextEdit*>(), Qt::Key_Escape);
  EXPECT_TRUE(window.close());
}

TEST_F(ReviewKeys, TagsAreGivenByKeysFilteredByAndTakenBack) {
  MainWindow window;
  window.show();
  open(window);
  Session& session = window.session();
  ASSERT_TRUE(QTest::qWaitFor([&] { return session.trail().can_review(); }, kPatience_ms));
  window.activateWindow();
  window.show_panel("review");
  auto* review = qobject_cast<ReviewView*>(window.panel("review"));
  auto* claims = qobject_cast<ClaimsView*>(window.panel("claims"));
  QListView& list = claims->list();
  list.setFocus();
  list.setCurrentIndex(nth_claim(claims->model(), 2));
  const ClaimIndex claim = list.currentIndex().data(ReviewList::ClaimRole).toUInt();
  session.open_claim(claim);
  const int all = claims->model().listed();
  auto tags = [&] { return claims->model().index_of(claim).data(ReviewList::TagsRole).toStringList(); };
  auto give = [&](const QString& text) {
    QTest::keyClick(&list, Qt::Key_T);
    auto* field = review->actions()->findChild<QPlainTextEdit*>();
    ASSERT_TRUE(review->actions()->is_writing());
    field->selectAll();
    QTest::keyClicks(field, text);
    QTest::keyClick(field, Qt::Key_Return);
  };
  give("urgent, to be asked");
  ASSERT_TRUE(QTest::qWaitFor([&] { return tags() == QStringList({"to be asked", "urgent"}); }, kPatience_ms)) << tags().join("|").toStdString();
  // The brief says it, too.
  QAbstractItemModel* brief = qobject_cast<BriefView*>(window.panel("brief"))->list().model();
  bool said = false;
  for (int row = 0; row < brief->rowCount(); ++row) said |= brief->index(row, 0).data(Qt::AccessibleTextRole).toString().contains("#urgent");
  EXPECT_TRUE(said);
  claims->filter().setText("tag:\"To be asked\"");
  EXPECT_EQ(claims->model().listed(), 1);
  EXPECT_EQ(claims->model().claims(), all);
  claims->filter().setText("no claim says this");
  EXPECT_EQ(claims->model().rowCount(), 0);
  claims->filter().clear();
  EXPECT_EQ(claims->model().listed(), all);
  // One step for what one field said; taken back and done again as a whole.
  session.trail().undo();
  ASSERT_TRUE(QTest::qWaitFor([&] { return tags().isEmpty(); }, kPatience_ms));
  session.trail().redo();
  ASSERT_TRUE(QTest::qWaitFor([&] { return tags().size() == 2; }, kPatience_ms));
  give("urgent");
  ASSERT_TRUE(QTest::qWaitFor([&] { return tags() == QStringList({"urgent"}); }, kPatience_ms)) << tags().join("|").toStdString();
  EXPECT_EQ(static_cast<Review::State>(claims->model().index_of(claim).data(ReviewList::StateRole).toInt()), Review::State::open);
}

// Headings by state count what stands below them, fold by keys, and a claim that is hidden is found again by N.
TEST_F(ReviewKeys, ClaimsStandBelowHeadingsByState) {
  MainWindow window;
  window.show();
  open(window);
  Session& session = window.session();
  ASSERT_TRUE(QTest::qWaitFor([&] { return session.trail().can_review(); }, kPatience_ms));
  window.activateWindow();
  window.show_panel("review");
  auto* claims = qobject_cast<ClaimsView*>(window.panel("claims"));
  ReviewList& rows = claims->model();
  QAbstractItemModelTester tester(&rows, QAbstractItemModelTester::FailureReportingMode::Fatal);
  QListView& list = claims->list();
  list.setFocus();
  auto count_below = [&](const QString& heading) {
    for (int row = 0; row < rows.rowCount(); ++row)
      if (rows.is_heading(rows.index(row)) && rows.index(row).data().toString() == heading)
        return rows.index(row).data(ReviewList::CountRole).toInt();
    return 0;
  };
  const int open_before = count_below("Open"), accepted_before = count_below("Accepted");
  ASSERT_GT(open_before, 2);
  ClaimIndex claim = kNoClaim;
  for (int n = 0; claim == kNoClaim && nth_claim(rows, n).isValid(); ++n)
    if (const auto at = nth_claim(rows, n); at.data(ReviewList::StateRole).toInt() == static_cast<int>(Review::State::open))
      claim = at.data(ReviewList::ClaimRole).toUInt();
  session.open_claim(claim);
  EXPECT_EQ(heading_above(rows, claim), "Open");
  QTest::keyClick(&list, Qt::Key_A);
  ASSERT_TRUE(QTest::qWaitFor([&] { return heading_above(rows, claim) == "Accepted"; }, kPatience_ms));
  EXPECT_EQ(count_below("Open"), open_before - 1);
  EXPECT_EQ(count_below("Accepted"), accepted_before + 1);
  // A wording that its quotes do not bear: the claim stands below “failed” until it is decided.
  const ClaimIndex other = rows.open_after(kNoClaim, 1);
  session.trail().act(other, ReviewAction::edit, "The penalty is nine hundred and ninety-nine (999) per cent of the price.");
  ASSERT_TRUE(QTest::qWaitFor([&] { return heading_above(rows, other) == "Failed"; }, kPatience_ms)) << heading_above(rows, other).toStdString();
  session.trail().act(other, ReviewAction::reject);
  ASSERT_TRUE(QTest::qWaitFor([&] { return heading_above(rows, other) == "Rejected"; }, kPatience_ms));
  // Folded by Left, by Right open again; what is said of it follows.
  list.setCurrentIndex(rows.index(0));
  ASSERT_TRUE(rows.is_heading(list.currentIndex()));
  const int all = rows.rowCount();
  QTest::keyClick(&list, Qt::Key_Left);
  EXPECT_EQ(rows.rowCount(), all - count_below("Open"));
  EXPECT_TRUE(list.currentIndex().data(Qt::AccessibleTextRole).toString().endsWith("folded"));
  // The history of a claim that is hidden stays; N unfolds what it goes to.
  const ClaimIndex next = rows.open_after(session.chosen_claim(), 1);
  QTest::keyClick(&list, Qt::Key_N);
  EXPECT_EQ(session.chosen_claim(), next);
  EXPECT_TRUE(rows.index_of(next).isValid());
  EXPECT_EQ(rows.rowCount(), all);
}

// The list comes with the review and goes with it, unless another panel was chosen meanwhile; what is written is written in the review.
TEST_F(ReviewKeys, TheListComesWithTheReview) {
  MainWindow window;
  window.show();
  open(window);
  Session& session = window.session();
  ASSERT_TRUE(QTest::qWaitFor([&] { return session.trail().can_review(); }, kPatience_ms));
  window.activateWindow();
  auto* claims = qobject_cast<ClaimsView*>(window.panel("claims"));
  auto* review = qobject_cast<ReviewView*>(window.panel("review"));
  ASSERT_TRUE(window.panel("library")->isVisible());
  window.show_panel("review");
  EXPECT_TRUE(claims->isVisible());
  window.show_panel("search");
  EXPECT_TRUE(window.panel("library")->isVisible()) << "what stood there comes back";
  window.show_panel("review");
  window.show_panel("contents");
  window.show_panel("search");
  EXPECT_TRUE(window.panel("contents")->isVisible()) << "what the person chose stays";
  // Beside the brief, too, the list leads; a field to write in brings the review.
  window.show_panel("brief");
  window.show_panel("claims");
  QTest::keyClick(&claims->list(), Qt::Key_N);
  const ClaimIndex chosen = session.chosen_claim();
  ASSERT_NE(chosen, kNoClaim);
  EXPECT_TRUE(window.panel("brief")->isVisible());
  QTest::keyClick(&claims->list(), Qt::Key_E);
  EXPECT_TRUE(review->isVisible());
  ASSERT_TRUE(review->actions() && review->actions()->is_writing());
  QTest::keyClick(review->actions()->findChild<QPlainTextEdit*>(), Qt::Key_Escape);
  EXPECT_TRUE(claims->list().hasFocus()) << "the keys go back to where they were";
}

// Where one column has room, a click in the list shows the claim's review, and a link leads back to the list.
TEST_F(ReviewKeys, InOneColumnTheListLeadsToTheReviewAndBack) {
  MainWindow window;
  window.resize(700, 600);
  window.show();
  open(window);
  ASSERT_TRUE(QTest::qWaitFor([&] { return window.session().trail().can_review(); }, kPatience_ms));
  ASSERT_EQ(window.columns().room(), Columns::Room::one);
  auto* claims = qobject_cast<ClaimsView*>(window.panel("claims"));
  auto* review = qobject_cast<ReviewView*>(window.panel("review"));
  window.show_panel("review");
  QPushButton* all = nullptr;
  for (QPushButton* button : review->findChildren<QPushButton*>())
    if (button->text() == "All claims") all = button;
  ASSERT_TRUE(all && all->isVisible());
  all->click();
  ASSERT_TRUE(claims->isVisible());
  QListView& list = claims->list();
  QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualRect(nth_claim(claims->model(), 1)).center());
  EXPECT_TRUE(review->isVisible());
  ASSERT_TRUE(review->actions());
  EXPECT_EQ(review->actions()->claim(), nth_claim(claims->model(), 1).data(ReviewList::ClaimRole).toUInt());
}

}  // namespace
}  // namespace dossier::ui
