// The six tools of the page, by pointer and by keys, and pages inverted by night.
#include <gtest/gtest.h>

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMenuBar>
#include <QMimeData>
#include <QScrollBar>
#include <QSettings>
#include <QToolBar>
#include <QToolButton>

#include "ui/look/colours.h"
#include "ui/look/style.h"
#include "ui/window/window_fixture.h"

namespace dossier::ui {
namespace {

class PageTools : public WindowTest {
 protected:
  // A window on a page, its words at hand.
  void show(MainWindow& window, const char* document, uint32_t page) {
    window.show();
    open(window);
    window.activateWindow();
    window.session().go_to({document_named(window.session(), document), page, {}});
    view_ = window.reader().view();
    view_->setFocus();
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
          view_->choose_page_text();
          return view_->current_page() == page && !view_->chosen_text(false).isEmpty();
        },
        kPatience_ms));
    QTest::keyClick(view_, Qt::Key_Escape);
    ASSERT_TRUE(view_->chosen_text(false).isEmpty());
    page_ = *window.session().archive()->page(view_->document(), page);
  }
  QRect place(const Box& box) const { return view_->viewport_rect(page_->number, box).toAlignedRect(); }
  void drag(const QRect& rect, Qt::KeyboardModifiers keys = {}) {
    QTest::mousePress(view_->viewport(), Qt::LeftButton, keys, rect.topLeft());
    QTest::mouseMove(view_->viewport(), rect.center());
    QTest::mouseMove(view_->viewport(), rect.bottomRight());
    QTest::mouseRelease(view_->viewport(), Qt::LeftButton, keys, rect.bottomRight());
  }
  static QString copied(MainWindow& window) {
    QGuiApplication::clipboard()->clear();
    QTest::keyClick(&window, Qt::Key_C, Qt::ControlModifier);
    return QGuiApplication::clipboard()->text();
  }
  PageView* view_ = nullptr;
  std::shared_ptr<const Page> page_;
};

TEST_F(PageTools, EachHasItsKeyItsEntryAndItsName) {
  MainWindow window;
  show(window, "Supply agreement.pdf", 1);
  QMenu* menu = nullptr;
  for (QAction* action : window.menuBar()->actions())
    if (action->text() == "&Tools") menu = action->menu();
  ASSERT_TRUE(menu);
  auto* bar = window.findChild<QToolBar*>("tools");
  for (PageTool tool : page_tools()) {
    const auto key = static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(tool));
    QTest::keyClick(&window, key, Qt::ControlModifier);
    EXPECT_EQ(view_->tool(), tool);
    EXPECT_EQ(window.reader().side(1).view()->tool(), tool) << "both sides have the same";
    QAction* checked = nullptr;
    for (QAction* action : menu->actions())
      if (action->isChecked()) checked = action;
    ASSERT_TRUE(checked);
    EXPECT_EQ(checked->text(), name_of(tool));
    EXPECT_FALSE(checked->icon().isNull());
    bool named = false;
    for (QToolButton* button : bar->findChildren<QToolButton*>()) named |= button->accessibleName() == "Tool: " + QString(name_of(tool)).remove('&');
    EXPECT_TRUE(named) << name_of(tool).toStdString();
  }
  // Esc gives up what was chosen, then the tool.
  QTest::keyClick(view_, Qt::Key_Escape);
  EXPECT_EQ(view_->tool(), PageTool::text);
}

TEST_F(PageTools, TheHandMovesThePage) {
  MainWindow window;
  show(window, "Supply agreement.pdf", 1);
  QTest::keyClick(&window, Qt::Key_1, Qt::ControlModifier);
  const int before = view_->verticalScrollBar()->value();
  drag(QRect(QPoint(200, 300), QPoint(200, 100)));
  EXPECT_NEAR(view_->verticalScrollBar()->value(), before + 200, 2);
  EXPECT_TRUE(view_->chosen_text(false).isEmpty());
}

TEST_F(PageTools, ARectangleFillsTheViewAndAClickKeepsItsPlace) {
  MainWindow window;
  show(window, "Supply agreement.pdf", 1);
  QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
  const Box word = page_->words.front().box;
  const qreal before = view_->zoom();
  QTest::mouseClick(view_->viewport(), Qt::LeftButton, {}, place(word).center());
  EXPECT_NEAR(view_->zoom(), before * 1.2, 0.01);
  QTest::mouseClick(view_->viewport(), Qt::LeftButton, Qt::ShiftModifier, place(word).center());
  EXPECT_NEAR(view_->zoom(), before, 0.01);
  const QRect rect = place(word).adjusted(-20, -20, 60, 20);
  drag(rect);
  EXPECT_GT(view_->zoom(), before * 2);
  EXPECT_TRUE(view_->viewport()->rect().contains(place(word))) << "what was in the rectangle is seen";
}

TEST_F(PageTools, AnAreaGivesItsWordsAndItsPicture) {
  MainWindow window;
  show(window, "Supply agreement.pdf", 1);
  QTest::keyClick(&window, Qt::Key_3, Qt::ControlModifier);
  const Word &first = page_->words[0], &second = page_->words[1];
  drag(place(united(first.box, second.box)).adjusted(-2, -2, 2, 2));
  const QString text = QString::fromStdString(std::string(page_->slice(first.begin, second.end)));
  EXPECT_EQ(copied(window), text);
  EXPECT_EQ(view_->chosen_text(true), QStringLiteral("“%1” (Supply agreement.pdf, p. 1)").arg(text));
  // By keys: paragraph by paragraph.
  QTest::keyClick(view_, Qt::Key_Escape);
  EXPECT_TRUE(view_->area().empty());
  QTest::keyClick(view_, Qt::Key_Return);
  const QString paragraph = view_->chosen_text(false);
  EXPECT_FALSE(paragraph.isEmpty());
  QTest::keyClick(view_, Qt::Key_Return);
  EXPECT_NE(view_->chosen_text(false), paragraph);
  QTest::keyClick(view_, Qt::Key_Return, Qt::ShiftModifier);
  EXPECT_EQ(view_->chosen_text(false), paragraph);
  // Where nothing is written there is a picture to copy.
  const QRect page = view_->viewport_rect(1, {0, 0, page_->width_pt, page_->height_pt}).toAlignedRect();
  ASSERT_TRUE(QTest::qWaitFor([&] { return window.reader().pictures().idle(); }, kPatience_ms));
  drag(QRect(page.left() + 2, std::max(4, page.top() + 2), 40, 12));
  ASSERT_TRUE(view_->chosen_text(false).isEmpty());
  EXPECT_TRUE(copied(window).isEmpty());
  EXPECT_FALSE(QGuiApplication::clipboard()->image().isNull());
}

TEST_F(PageTools, WordsAreChosenByKeys) {
  MainWindow window;
  show(window, "Supply agreement.pdf", 1);
  ASSERT_EQ(view_->tool(), PageTool::text);
  QTest::keyClick(view_, Qt::Key_Right, Qt::ShiftModifier);
  QTest::keyClick(view_, Qt::Key_Right, Qt::ShiftModifier);
  const QStringList words = view_->chosen_text(false).split(QRegularExpression("\\s+"));
  EXPECT_EQ(words.size(), 2) << view_->chosen_text(false).toStdString();
  QTest::keyClick(view_, Qt::Key_Down, Qt::ShiftModifier);
  EXPECT_GT(view_->chosen_text(false).size(), words.join(" ").size());
  // Back in the first line, and word by word to the one it began with.
  QTest::keyClick(view_, Qt::Key_Up, Qt::ShiftModifier);
  for (int i = 0; i < 50 && view_->chosen_text(false) != words[0]; ++i) QTest::keyClick(view_, Qt::Key_Left, Qt::ShiftModifier);
  EXPECT_EQ(view_->chosen_text(false), words[0]);
}

TEST_F(PageTools, ATableIsCopiedWithItsRowsAndColumns) {
  MainWindow window;
  show(window, "Deliveries 2024.xlsx", 1);
  ASSERT_FALSE(page_->tables.empty());
  QTest::keyClick(&window, Qt::Key_5, Qt::ControlModifier);
  QTest::keyClick(view_, Qt::Key_Return);
  const CopiedTable& table = view_->area().table();
  ASSERT_FALSE(table.empty());
  EXPECT_TRUE(table.stored);
  const Table& stored = page_->tables.front();
  EXPECT_EQ(table.columns(), stored.columns);
  const QString text = copied(window);
  const QMimeData* data = QGuiApplication::clipboard()->mimeData();
  ASSERT_TRUE(data->hasHtml());
  EXPECT_TRUE(data->html().contains("<td>"));
  const QStringList lines = text.split('\n', Qt::SkipEmptyParts);
  EXPECT_EQ(lines.size(), static_cast<qsizetype>(table.rows.size()));
  for (const QString& line : lines) EXPECT_EQ(line.count('\t'), stored.columns - 1) << line.toStdString();
  for (const Cell& cell : stored.cells)
    if (!cell.hidden) EXPECT_TRUE(text.contains(QString::fromStdString(std::string(page_->slice(cell.begin, cell.end))).simplified()));
  EXPECT_TRUE(view_->chosen_text(true).startsWith(text + "Deliveries 2024.xlsx, p. 1")) << view_->chosen_text(true).toStdString();
  // A click within it takes the whole, too; a drag takes the cells whose middles are in it.
  QTest::keyClick(view_, Qt::Key_Escape);
  const QRect cell = place(stored.cells.front().box);
  QTest::mouseClick(view_->viewport(), Qt::LeftButton, {}, cell.center());
  EXPECT_EQ(view_->chosen_text(false), text);
  drag(cell.adjusted(-2, -2, 2, 2));
  EXPECT_EQ(view_->area().table().rows.size(), 1u);
}

TEST_F(PageTools, TheLensEnlargesWhatLiesBelowIt) {
  MainWindow window;
  show(window, "Supply agreement.pdf", 1);
  ASSERT_TRUE(QTest::qWaitFor([&] { return window.reader().pictures().idle(); }, kPatience_ms));
  QTest::keyClick(&window, Qt::Key_6, Qt::ControlModifier);
  const QPoint middle = place(page_->words[5].box).center();
  const QImage plain = view_->viewport()->grab().toImage();
  QTest::mousePress(view_->viewport(), Qt::LeftButton, {}, middle);
  ASSERT_TRUE(view_->shows_lens());
  EXPECT_NE(view_->viewport()->grab().toImage(), plain);
  QTest::mouseRelease(view_->viewport(), Qt::LeftButton, {}, middle);
  EXPECT_FALSE(view_->shows_lens());
  QTest::keyClick(view_, Qt::Key_Return);
  EXPECT_TRUE(view_->shows_lens());
  QTest::keyClick(view_, Qt::Key_Right);
  QTest::keyClick(view_, Qt::Key_Escape);
  EXPECT_FALSE(view_->shows_lens());
  EXPECT_EQ(view_->tool(), PageTool::lens);
}

// By night paper is black where the option is on, marks are as yellow as by day, and the status bar says so.
TEST_F(PageTools, InvertedPagesKeepTheirMarks) {
  MainWindow window;
  show(window, "Supply agreement.pdf", 1);
  window.session().open_claim(first_claim_on_pdf(window.session()));
  const ReportCitation& cited = window.session().brief()->document().claims[window.session().chosen_claim()].citations[0];
  QAction* invert = nullptr;
  for (QAction* action : window.findChildren<QAction*>())
    if (action->text() == "Invert pages by night") invert = action;
  ASSERT_TRUE(invert);
  auto said = [&] {
    for (QLabel* label : window.findChildren<QLabel*>())
      if (label->text() == "inverted") return label->isVisible();
    return false;
  };
  auto lightness = [&] {
    // Of the page's own corner, where nothing stands.
    const QRect page = view_->viewport_rect(cited.span.page, {0, 0, page_->width_pt, page_->height_pt}).toAlignedRect();
    const QImage seen = view_->viewport()->grab().toImage();
    return seen.pixelColor(page.left() + 4, std::clamp((std::max(page.top(), 0) + std::min(page.bottom(), seen.height())) / 2, 0, seen.height() - 1))
        .lightness();
  };
  auto yellow = [&] {
    const QRect words = view_->viewport_rect(cited.span.page, cited.boxes[0]).toAlignedRect();
    return pixels_like(view_->viewport()->grab().toImage(), words, light_colours().mark) > words.width() * words.height() / 4;
  };
  ASSERT_TRUE(QTest::qWaitFor([&] { return yellow(); }, kPatience_ms));
  EXPECT_FALSE(said());
  invert->trigger();
  EXPECT_FALSE(said()) << "by day pages are as they are";
  EXPECT_GT(lightness(), 200);
  apply_look(*qApp, Appearance::dark, 100);
  QCoreApplication::processEvents();
  EXPECT_TRUE(said());
  EXPECT_LT(lightness(), 60);
  EXPECT_TRUE(yellow());
  invert->trigger();
  EXPECT_FALSE(said());
  EXPECT_GT(lightness(), 180);
  apply_look(*qApp, Appearance::light, 100);
  QSettings().remove("inverted_pages");
}

}  // namespace
}  // namespace dossier::ui
