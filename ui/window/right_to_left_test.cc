// From right to left: rows begin on the right, in every list; texts of documents keep their own direction.
#include <gtest/gtest.h>

#include <QCheckBox>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QRegularExpression>
#include <QTabBar>
#include <QTableView>
#include <QThread>

#include "ui/look/colours.h"
#include "ui/look/language.h"
#include "ui/look/rows.h"
#include "ui/look/shapes.h"
#include "ui/look/style.h"
#include "ui/models/job_model.h"
#include "ui/views/brief_view.h"
#include "ui/views/contents_view.h"
#include "ui/views/export_dialog.h"
#include "ui/views/flow_text.h"
#include "ui/views/jobs_drawer.h"
#include "ui/views/search_view.h"
#include "ui/window/window_fixture.h"

namespace dossier::ui {
namespace {

class RightToLeft : public WindowTest {
 protected:
  void SetUp() override { speak("ar"); }
  void TearDown() override { speak("en"); }
  static void speak(const char* language) {
    apply_language(*qApp, QLatin1String(language));
    apply_look(*qApp, Appearance::light, 100);
  }
};

QImage picture_of(QWidget* widget) { return widget->grab().toImage(); }

// The bar of the current row stands at its right end and not at its left one.
void expect_begins_right(QAbstractItemView& list, const char* name) {
  ASSERT_TRUE(list.currentIndex().isValid()) << name;
  list.scrollTo(list.currentIndex());
  const QRect row = list.visualRect(list.currentIndex());
  const QImage seen = picture_of(list.viewport());
  const QColor accent = light_colours().accent;
  EXPECT_EQ(pixels_like(seen, QRect(row.right() - 1, row.top(), 2, row.height()), accent), 2 * row.height()) << name;
  EXPECT_EQ(pixels_like(seen, QRect(row.left(), row.top(), 2, row.height()), accent), 0) << name;
}

// Ink in a band of an image that is not its ground.
int ink(const QImage& image, const QRect& rect, const QColor& ground) { return rect.width() * rect.height() - pixels_like(image, rect, ground); }

TEST_F(RightToLeft, RowsOfSearchReviewAndContentsBeginOnTheRight) {
  MainWindow window;
  window.show();
  open(window);
  ASSERT_EQ(window.layoutDirection(), Qt::RightToLeft);
  Session& session = window.session();
  window.show_panel("search");
  auto* search = qobject_cast<SearchView*>(window.panel("search"));
  search->field()->setText("delivery");
  emit search->field()->returnPressed();
  ASSERT_TRUE(QTest::qWaitFor([&] { return search->model().rowCount() > 0; }, kPatience_ms));
  search->step(1);
  expect_begins_right(*search->findChild<QListView*>(), "search");
  window.show_panel("review");
  session.open_claim(first_claim_on_pdf(session));
  // The class's shape stands where the row begins: left of the words there is none.
  QListView* claims = window.panel("claims")->findChild<QListView*>();
  expect_begins_right(*claims, "claims");
  const QRect row = claims->visualRect(claims->currentIndex());
  const QImage seen = picture_of(claims->viewport());
  EXPECT_GT(ink(seen, QRect(row.right() - 30, row.center().y() - 7, 14, 14), light_colours().selected), 60);
  session.finder().find(window.reader().view()->document(), window.reader().view()->pages(), "delivery");
  ASSERT_TRUE(QTest::qWaitFor([&] { return !session.finder().running() && !session.finder().hits().empty(); }, kPatience_ms));
  session.hand().toggle_bookmark(window.reader().view()->document(), 1);
  window.show_panel("contents");
  auto* contents = qobject_cast<ContentsView*>(window.panel("contents"));
  QTabBar* tabs = contents->findChild<QTabBar*>();
  tabs->setCurrentIndex(2);
  QListView* found = nullptr;
  QListView* marks = nullptr;
  for (QListView* list : contents->findChildren<QListView*>()) {
    if (list->model() == &contents->found()) found = list;
    if (list->model() == &contents->marks()) marks = list;
  }
  ASSERT_TRUE(found && marks);
  found->setCurrentIndex(found->model()->index(0, 0));
  expect_begins_right(*found, "found");
  tabs->setCurrentIndex(3);
  ASSERT_TRUE(QTest::qWaitFor([&] { return marks->model()->rowCount() > 1; }, kPatience_ms));
  marks->setCurrentIndex(marks->model()->index(1, 0));
  expect_begins_right(*marks, "marks");
  session.hand().toggle_bookmark(window.reader().view()->document(), 1);
}

TEST_F(RightToLeft, ABarOfAJobFillsFromTheRight) {
  Session session;
  JobsDrawer drawer(session);
  drawer.resize(900, 236);
  drawer.show();
  const int id = session.jobs().start("half", [](const Jobs::Tell& tell, const CancelToken& cancel) -> Result<QString> {
    JobStep step;
    step.share = 0.5;
    tell(step);
    while (!cancel.cancelled()) QThread::msleep(5);
    return Error{ErrorKind::cancelled, "", "", ""};
  });
  QTableView* table = drawer.table();
  ASSERT_TRUE(QTest::qWaitFor([&] { return table->model()->rowCount() == 1 && table->model()->index(0, JobModel::Bar).data(JobModel::ShareRole).toDouble() == 0.5; }, kPatience_ms));
  const QRect bar = table->visualRect(table->model()->index(0, JobModel::Bar));
  const QImage seen = picture_of(table->viewport());
  const QColor accent = light_colours().accent;
  EXPECT_EQ(pixels_like(seen, QRect(bar.left(), bar.top(), bar.width() / 2 - 8, bar.height()), accent), 0);
  EXPECT_GT(pixels_like(seen, QRect(bar.center().x() + 4, bar.top(), bar.width() / 2 - 8, bar.height()), accent), 100);
  session.jobs().cancel(id);
}

// Where lines of coverage begin, and where the figures of its pages stand.
TEST_F(RightToLeft, TheCoverageBeginsOnTheRight) {
  MainWindow window;
  window.show();
  open(window);
  BriefList& list = qobject_cast<BriefView*>(window.panel("brief"))->list();
  const QModelIndex coverage = list.model()->index(1, 0);
  ASSERT_EQ(static_cast<BriefModel*>(list.model())->row(coverage).kind, BriefRow::Kind::coverage);
  const QRect row = list.visualRect(coverage);
  const QImage seen = picture_of(list.viewport());
  // Its title, whose word is longer than the figure at the other end, on the first line of the box.
  const QRect line(row.left() + 30, row.top() + 12, row.width() - 60, 18);
  EXPECT_GT(ink(seen, QRect(line.right() - 60, line.top(), 60, line.height()), light_colours().raised), 150);
}

// The details of a document, the history of a claim: names stand where a line begins.
TEST_F(RightToLeft, TablesOfNamesBeginOnTheRight) {
  auto names = [](bool rtl) {
    QLabel label;
    label.setTextFormat(Qt::RichText);
    label.setWordWrap(true);
    label.setStyleSheet(QStringLiteral("background: white"));
    label.setText(table_of({{QStringLiteral("MMMM"), isolated(QStringLiteral("12"))},
                            {QStringLiteral("MM"), isolated(QStringLiteral("a value of many words that needs more than one line"))}},
                           light_colours(), rtl));
    label.resize(300, 80);
    const QImage seen = label.grab().toImage();
    auto ink_in = [&](const QRect& rect) {
      int out = 0;
      for (int y = rect.top(); y <= rect.bottom(); ++y)
        for (int x = rect.left(); x <= rect.right(); ++x) {
          const QColor c = seen.pixelColor(x, y);
          out += c.lightness() < 160 && std::abs(c.blue() - c.red() - (light_colours().muted.blue() - light_colours().muted.red())) < 8;
        }
      return out;
    };
    return std::pair(ink_in(QRect(0, 0, 60, seen.height())), ink_in(QRect(seen.width() - 60, 0, 60, seen.height())));
  };
  const auto [left, right] = names(true);
  EXPECT_GT(right, 40);
  EXPECT_LT(left, right / 4);
  speak("en");
  const auto [begin, end] = names(false);
  EXPECT_GT(begin, 40);
  EXPECT_LT(end, begin / 4);
}

TEST_F(RightToLeft, SentencesKeepTheirOwnDirection) {
  QImage image(400, 60, QImage::Format_RGB32);
  image.fill(Qt::white);
  {
    QPainter painter(&image);
    painter.setLayoutDirection(Qt::RightToLeft);
    painter.setFont(application_font(100));
    draw_sentence(painter, QRect(0, 0, 400, 30), "Late.");
    draw_sentence(painter, QRect(0, 30, 400, 30), QStringLiteral("\u062A\u0623\u062E\u0631."));
  }
  EXPECT_GT(ink(image, QRect(0, 0, 60, 30), Qt::white), 20);     // English begins on the left
  EXPECT_EQ(ink(image, QRect(300, 0, 100, 30), Qt::white), 0);
  EXPECT_EQ(ink(image, QRect(0, 30, 100, 30), Qt::white), 0);
  EXPECT_GT(ink(image, QRect(340, 30, 60, 30), Qt::white), 20);  // Arabic on the right
  // Claims and quotes, too.
  image.fill(Qt::white);
  {
    QPainter painter(&image);
    FlowText arabic(QStringLiteral("\u062A\u0623\u062E\u0631."), TextRole::claim, Qt::black, {}, Qt::black);
    arabic.layout(400);
    arabic.paint(painter, {0, 0});
  }
  EXPECT_GT(ink(image, QRect(340, 0, 60, 30), Qt::white), 20);
  EXPECT_EQ(ink(image, QRect(0, 0, 100, 30), Qt::white), 0);
}

// Icons that point are mirrored; a tick is not.
TEST_F(RightToLeft, ArrowsPointTheOtherWay) {
  auto drawn = [](Icon icon) { return icon_of(icon).pixmap(32, 32).toImage().convertToFormat(QImage::Format_ARGB32); };
  // Where the point of an arrow is: its only ink in the middle row.
  auto points_left = [&](Icon icon) {
    const QImage image = drawn(icon);
    int left = 0, right = 0;
    for (int x = 0; x < image.width(); ++x) (x < image.width() / 2 ? left : right) += qAlpha(image.pixel(x, image.height() / 2));
    return left > right;
  };
  const QImage tick = drawn(Icon::tick);
  EXPECT_FALSE(points_left(Icon::back));
  EXPECT_TRUE(points_left(Icon::forward));
  speak("en");
  EXPECT_TRUE(points_left(Icon::back));
  EXPECT_FALSE(points_left(Icon::forward));
  EXPECT_EQ(drawn(Icon::tick), tick);
}

// A dialog keeps its distance from the edge at which it begins.
TEST_F(RightToLeft, ExportKeepsItsMargins) {
  MainWindow window;
  ExportDialog dialog(window.session(), &window);
  dialog.resize(1080, 760);
  dialog.show();
  for (QCheckBox* box : dialog.findChildren<QCheckBox*>())
    EXPECT_LE(box->mapTo(&dialog, QPoint(box->width(), 0)).x(), dialog.width() - 16) << box->text().toStdString();
}

// One kind of digits in a window: pages and hashes are shown as they are printed.
TEST_F(RightToLeft, FiguresHaveOneKindOfDigits) { EXPECT_EQ(QLocale().toString(1234567890).remove(QRegularExpression("[^0-9]")), "1234567890"); }

}  // namespace
}  // namespace dossier::ui
