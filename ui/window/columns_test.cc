// One column, two, three: what is in view where there is less room, the way back, and that nothing is cut.
#include "ui/window/columns.h"

#include <gtest/gtest.h>

#include <QAbstractScrollArea>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTabBar>
#include <QToolButton>
#include <algorithm>

#include "ui/look/language.h"
#include "ui/look/style.h"
#include "ui/views/brief_view.h"
#include "ui/views/library_view.h"
#include "ui/window/window_fixture.h"

namespace dossier::ui {
namespace {

class OneColumn : public WindowTest {
 protected:
  void TearDown() override {
    apply_language(*qApp, QStringLiteral("en"));
    apply_look(*qApp, Appearance::light, 100);
  }

  static QAction* action_of(MainWindow& window, const QKeySequence& key) {
    for (QAction* action : window.findChildren<QAction*>())
      if (action->shortcuts().contains(key)) return action;
    return nullptr;
  }
  static std::string shown(const MainWindow& window) {
    const Columns& columns = const_cast<MainWindow&>(window).columns();
    std::string out;
    for (auto [column, name] : {std::pair(Columns::left, "left "), {Columns::middle, "page "}, {Columns::right, "right "}})
      if (columns.is_shown(column)) out += name;
    return out;
  }
  static bool has_focus_within(QWidget* widget) {
    return QApplication::focusWidget() && (widget == QApplication::focusWidget() || widget->isAncestorOf(QApplication::focusWidget()));
  }
};

TEST_F(OneColumn, AClaimItsPageAndTheWayBackByKeys) {
  MainWindow window;
  window.resize(800, 600);
  window.show();
  window.activateWindow();
  open(window);
  ASSERT_EQ(window.columns().room(), Columns::Room::one);
  // With no document open the brief is what there is to see.
  EXPECT_EQ(shown(window), "right ");
  auto* brief = qobject_cast<BriefView*>(window.panel("brief"));
  BriefList& list = brief->list();
  list.setFocus();
  QCoreApplication::processEvents();
  const ClaimIndex claim = first_claim_on_pdf(window.session());
  const QModelIndex index = static_cast<BriefModel*>(list.model())->index_of(claim);
  list.scrollTo(index);
  QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualRect(index).topLeft() + QPoint(80, 14));
  // A look at a claim unfolds it where it stands; its page is there behind it.
  EXPECT_EQ(window.session().chosen_claim(), claim);
  EXPECT_EQ(shown(window), "right ");
  ASSERT_TRUE(list.card());
  EXPECT_TRUE(window.reader().view()->has_document());
  QTest::keyClick(&list, Qt::Key_Return);
  EXPECT_EQ(shown(window), "page ");
  EXPECT_TRUE(window.reader().view()->hasFocus());
  const ReportCitation& cited = window.session().brief()->document().claims[claim].citations[0];
  EXPECT_EQ(window.reader().view()->document(), cited.span.document);
  QAction* back = action_of(window, QKeySequence(Qt::ALT | Qt::Key_Left));
  ASSERT_TRUE(back && back->isEnabled());
  back->trigger();
  EXPECT_EQ(shown(window), "right ");
  EXPECT_TRUE(list.hasFocus());
  EXPECT_EQ(window.session().chosen_claim(), claim);
  // Forward is the page again.
  action_of(window, QKeySequence(Qt::ALT | Qt::Key_Right))->trigger();
  EXPECT_EQ(shown(window), "page ");
  back->trigger();
  // The quote's own button leads there, too.
  QPushButton* note = list.card()->findChild<QPushButton*>();
  ASSERT_TRUE(note);
  note->click();
  EXPECT_EQ(shown(window), "page ");
}

TEST_F(OneColumn, KeysGoFromColumnToColumn) {
  MainWindow window;
  window.resize(800, 600);
  window.show();
  window.activateWindow();
  open(window);
  QAction* library = action_of(window, Qt::Key_F7);
  QAction* claims = action_of(window, Qt::Key_F6);
  library->trigger();
  EXPECT_EQ(shown(window), "left ");
  EXPECT_TRUE(has_focus_within(window.panel("library")));
  EXPECT_TRUE(library->isChecked());
  claims->trigger();
  EXPECT_EQ(shown(window), "right ");
  EXPECT_FALSE(library->isChecked());
  claims->trigger();
  EXPECT_EQ(shown(window), "page ");
  EXPECT_TRUE(window.reader().view()->hasFocus());
  // A panel's own key brings its column.
  window.show_panel("ask");
  EXPECT_EQ(shown(window), "right ");
  EXPECT_EQ(window.columns().strip().tabText(Columns::right), "Ask");
  window.show_panel("contents");
  EXPECT_EQ(shown(window), "left ");
  EXPECT_EQ(window.columns().strip().tabText(Columns::left), "Contents");
  // What acts on the page brings the page: find, and the next document.
  action_of(window, QKeySequence::Find)->trigger();
  EXPECT_EQ(shown(window), "page ");
  window.show_panel("library");
  window.session().go_to({document_named(window.session(), "Supply agreement.pdf"), 2, {}});
  EXPECT_EQ(shown(window), "page ");
  action_of(window, QKeySequence(Qt::ALT | Qt::Key_Left))->trigger();
  EXPECT_EQ(shown(window), "left ");
}

TEST_F(OneColumn, TheStripNamesAllThree) {
  MainWindow window;
  window.resize(800, 600);
  window.show();
  window.activateWindow();
  open(window);
  QTabBar& strip = window.columns().strip();
  ASSERT_TRUE(strip.isVisible());
  ASSERT_EQ(strip.count(), 3);
  EXPECT_EQ(strip.currentIndex(), Columns::right);
  QTest::mouseClick(&strip, Qt::LeftButton, {}, strip.tabRect(Columns::left).center());
  EXPECT_EQ(shown(window), "left ");
  EXPECT_TRUE(QTest::qWaitFor([&] { return has_focus_within(window.panel("library")); }, 5000));
  QTest::mouseClick(&strip, Qt::LeftButton, {}, strip.tabRect(Columns::middle).center());
  EXPECT_EQ(shown(window), "page ");
  // By arrows the focus stays on the strip.
  strip.setFocus();
  QTest::keyClick(&strip, Qt::Key_Right);
  EXPECT_EQ(shown(window), "right ");
  EXPECT_TRUE(strip.hasFocus());
}

// Between one column and three the library lies over the page, which keeps its width; Esc, or a document, puts it away.
TEST_F(OneColumn, TheLibraryLiesOverThePage) {
  MainWindow window;
  window.resize(1100, 700);
  window.show();
  window.activateWindow();
  open(window);
  ASSERT_EQ(window.columns().room(), Columns::Room::two);
  EXPECT_EQ(shown(window), "page right ");
  const QRect page = window.reader().geometry();
  QAction* library = action_of(window, Qt::Key_F7);
  library->trigger();
  EXPECT_EQ(shown(window), "left page right ");
  EXPECT_TRUE(window.panel("library")->isVisible());
  EXPECT_EQ(window.reader().geometry(), page);
  EXPECT_TRUE(has_focus_within(window.panel("library")));
  QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
  EXPECT_EQ(shown(window), "page right ");
  EXPECT_TRUE(window.reader().view()->hasFocus());
  library->trigger();
  auto* view = qobject_cast<LibraryView*>(window.panel("library"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return view->model().documents() == 3; }, kPatience_ms));
  window.session().go_to({document_named(window.session(), "Supply agreement.pdf"), 1, {}});
  EXPECT_EQ(shown(window), "page right ");
}

TEST_F(OneColumn, ThreeColumnsComeBackAsTheyWere) {
  MainWindow window;
  window.resize(1440, 900);
  window.show();
  open(window);
  ASSERT_EQ(window.columns().room(), Columns::Room::three);
  const int page = window.reader().width(), brief = window.panel("brief")->width();
  for (int width : {1000, 700, 640, 1100, 700, 1440}) window.resize(width, 900);
  EXPECT_EQ(shown(window), "left page right ");
  EXPECT_NEAR(window.reader().width(), page, 2);
  EXPECT_NEAR(window.panel("brief")->width(), brief, 2);
  // With letters twice as large the same width has room for fewer.
  apply_look(*qApp, Appearance::light, 200);
  EXPECT_TRUE(QTest::qWaitFor([&] { return window.columns().room() == Columns::Room::two; }, 5000));
}

// The claim that is looked at is still there when the window has become narrow.
TEST_F(OneColumn, WhatIsLookedAtStaysInView) {
  MainWindow window;
  window.resize(1440, 900);
  window.show();
  open(window);
  BriefList& list = qobject_cast<BriefView*>(window.panel("brief"))->list();
  ClaimIndex last = 0;
  for (ClaimIndex i = 0; i < window.session().brief()->document().claims.size(); ++i)
    if (window.session().marks().number_of(i)) last = i;
  window.session().choose_claim(last);
  const QModelIndex index = static_cast<BriefModel*>(list.model())->index_of(last);
  ASSERT_TRUE(list.viewport()->rect().intersects(list.visualRect(index)));
  for (int width : {700, 1440, 1000}) {
    window.resize(width, 900);
    window.show_panel("brief");
    QCoreApplication::processEvents();
    const QRect row = list.visualRect(index);
    EXPECT_TRUE(row.top() >= 0 && row.top() < list.viewport()->height() - 40) << width << ": " << row.top();
  }
}

// Widgets whose ends lie outside what holds them, other than what scrolls.
QStringList cut_within(QWidget& root) {
  QStringList out;
  for (QWidget* w : root.findChildren<QWidget*>()) {
    if (!w->isVisible() || w->isWindow() || w->window() != &root || w->width() == 0) continue;
    bool scrolls = false;
    for (QWidget* up = w; up && up != &root; up = up->parentWidget()) {
      auto* area = qobject_cast<QAbstractScrollArea*>(up->parentWidget() ? up->parentWidget()->parentWidget() : nullptr);
      if (area && up->parentWidget() == area->viewport()) scrolls = true;
    }
    const QRect there(w->mapTo(&root, QPoint()), w->size());
    if (scrolls || (there.left() >= 0 && there.right() < root.width())) continue;
    out += QStringLiteral("%1 “%2” from %3 to %4")
               .arg(QLatin1String(w->metaObject()->className()), w->objectName())
               .arg(there.left())
               .arg(there.right());
  }
  // What scrolls down only is as wide as its view.
  for (QScrollArea* area : root.findChildren<QScrollArea*>())
    if (area->isVisible() && area->window() == &root && area->widget() && area->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff &&
        area->widget()->width() > area->viewport()->width())
      out += QStringLiteral("“%1” is %2 wide in %3").arg(area->accessibleName()).arg(area->widget()->width()).arg(area->viewport()->width());
  // Buttons keep their words.
  for (QPushButton* button : root.findChildren<QPushButton*>())
    if (button->isVisible() && button->window() == &root && !button->property("link").toBool() && button->width() < button->minimumSizeHint().width())
      out += QStringLiteral("“%1” is narrower than its words").arg(button->text());
  return out;
}

TEST_F(OneColumn, NothingIsCut) {
  for (const auto& [percent, language] : {std::pair(100, "en"), {200, "en"}, {100, "de"}}) {
    apply_language(*qApp, QLatin1String(language));
    apply_look(*qApp, Appearance::light, percent);
    MainWindow window;
    window.show();
    open(window);
    window.session().open_claim(first_claim_on_pdf(window.session()));
    for (int width : {640, 800, 940, 1000, 1280}) {
      window.resize(width, 600);
      QCoreApplication::processEvents();
      ASSERT_EQ(window.width(), width);
      for (const char* id : {"library", "contents", "claims", "brief", "ask", "search", "review", "models"}) {
        window.show_panel(id);
        QCoreApplication::processEvents();
        EXPECT_EQ(cut_within(window).join(QLatin1Char('\n')).toStdString(), "") << id << " at " << width << ", " << percent << " %, " << language;
        auto* more = window.findChild<QToolButton*>(QStringLiteral("qt_toolbar_ext_button"));
        EXPECT_TRUE(!more || !more->isVisible()) << width << ", " << percent << " %";
      }
    }
  }
}

// What can leave the machine is said whole, whatever room there is: the rest of the status bar gives way.
TEST_F(OneColumn, WhetherAConnectionIsOpenIsNeverCut) {
  for (int percent : {100, 150, 200}) {
    apply_look(*qApp, Appearance::light, percent);
    MainWindow window;
    window.show();
    open(window);
    window.resize(640, 600);
    QCoreApplication::processEvents();
    QLabel* said = nullptr;
    for (QLabel* label : window.findChildren<QLabel*>())
      if (label->text().startsWith("Local only")) said = label;
    ASSERT_TRUE(said);
    EXPECT_GE(said->width(), said->sizeHint().width()) << percent;
    EXPECT_LE(said->mapTo(&window, QPoint(said->width(), 0)).x(), window.width()) << percent;
    // Menus that have no room are reached by an arrow that is seen.
    auto* more = window.findChild<QToolButton*>("qt_menubar_ext_button");
    if (more && more->isVisible()) EXPECT_FALSE(more->icon().isNull());
  }
}

// The card of a claim wraps its buttons and its place where letters are large.
TEST_F(OneColumn, ACardOfAClaimIsWholeInLargeLetters) {
  apply_look(*qApp, Appearance::light, 200);
  MainWindow window;
  window.resize(1440, 900);
  window.show();
  open(window);
  window.show_panel("brief");
  window.session().open_claim(first_claim_on_pdf(window.session()));
  BriefList& list = qobject_cast<BriefView*>(window.panel("brief"))->list();
  ASSERT_TRUE(list.card());
  const auto shown_actions = [&] {
    const QList<QPushButton*> all = list.card()->findChildren<QPushButton*>();
    return std::count_if(all.begin(), all.end(), [](const QPushButton* b) { return b->isVisible() && !b->property("link").toBool(); });
  };
  ASSERT_TRUE(QTest::qWaitFor([&] { return shown_actions() == 5; })) << shown_actions();
  for (QPushButton* button : list.card()->findChildren<QPushButton*>()) {
    if (!button->isVisible()) continue;
    const QRect there(button->mapTo(list.card(), QPoint()), button->size());
    EXPECT_TRUE(list.card()->rect().contains(there)) << button->text().toStdString() << " ends at " << there.right() << ", " << there.bottom()
                                                     << " of " << list.card()->width() << ", " << list.card()->height();
    if (!button->property("link").toBool()) EXPECT_GE(button->width(), button->minimumSizeHint().width()) << button->text().toStdString();
  }
}

}  // namespace
}  // namespace dossier::ui
