// A review by keys alone, in the panel Review: through the list, each claim's page in view, accepted, rejected, edited, commented.
#include <gtest/gtest.h>

#include <QPlainTextEdit>
#include <QPushButton>

#include "ui/views/review_view.h"
#include "ui/window/window_fixture.h"

namespace dossier::ui {
namespace {

class ReviewKeys : public WindowTest {};

TEST_F(ReviewKeys, EveryActionHasItsLetterAndNGoesOn) {
  MainWindow window;
  window.show();
  open(window);
  Session& session = window.session();
  ASSERT_TRUE(QTest::qWaitFor([&] { return session.trail().can_review(); }, kPatience_ms));
  window.activateWindow();
  window.show_panel("review");
  auto* review = qobject_cast<ReviewView*>(window.panel("review"));
  ASSERT_TRUE(review);
  QListView& list = review->list();
  list.setFocus();
  list.setCurrentIndex(review->model().index(0));
  // As the list shows it: the trail knows a step before the window does.
  auto state_of = [&](ClaimIndex claim) { return static_cast<Review::State>(review->model().index_of(claim).data(ReviewList::StateRole).toInt()); };
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

}  // namespace
}  // namespace dossier::ui
