// Whether what stands in the table of colours can be read: every pair of a text and a ground that views use, by WCAG 2; and palettes of high contrast.
#include "ui/look/colours.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusVariant>
#include <QImage>
#include <QLineEdit>
#include <QPainter>
#include <QPalette>
#include <QProcess>
#include <QStandardPaths>
#include <QStyleOptionViewItem>
#include <atomic>
#include <chrono>
#include <functional>
#include <set>
#include <thread>

#include "ui/look/high_contrast.h"
#include "ui/look/rows.h"
#include "ui/look/shapes.h"
#include "ui/look/style.h"

namespace dossier::ui {
namespace {

constexpr double kText = 4.5, kMark = 3;

QPalette palette(const char* ground, const char* ink, const char* link, const char* highlight) {
  QPalette p;
  for (auto role : {QPalette::Window, QPalette::Base}) p.setColor(role, ground);
  for (auto role : {QPalette::WindowText, QPalette::Text}) p.setColor(role, ink);
  p.setColor(QPalette::Link, link);
  p.setColor(QPalette::Highlight, highlight);
  return p;
}

// Those that desktops ship, and some that would be unreadable if they were taken as they are.
const QPalette kHighContrast[] = {
    palette("#000000", "#ffffff", "#ffff00", "#1aebff"), palette("#ffffff", "#000000", "#0000ee", "#37006e"), palette("#000000", "#ffffff", "#3daee9", "#3daee9"),
    palette("#ffffff", "#000000", "#ffff00", "#ffff80"), palette("#000000", "#00ff00", "#000080", "#000080"), palette("#ffffff", "#1a1a1a", "#ffffff", "#ffffff"),
};

struct Named {
  const char* name;
  QColor colour;
};

void expect_read(const Named& ink, const Named& ground, double least, const char* table) {
  EXPECT_GE(contrast(ink.colour, ground.colour), least) << table << ": " << ink.name << " " << ink.colour.name().toStdString() << " on " << ground.name << " "
                                                        << ground.colour.name().toStdString();
}

void expect_readable(const Colours& c, const char* table) {
  const Named grounds[] = {{"window", c.window}, {"pane", c.pane}, {"raised", c.raised}, {"hover", c.hover}, {"selected", c.selected}};
  const Named inks[] = {{"text", c.text}, {"text2", c.text2}, {"muted", c.muted},   {"accent", c.accent},
                        {"ok", c.ok},     {"warn", c.warn},   {"error", c.error}, {"computed", c.computed}};
  for (const Named& ground : grounds) {
    for (const Named& ink : inks) expect_read(ink, ground, kText, table);
    expect_read({"edge", c.edge}, ground, kMark, table);  // borders of controls; the words of what is disabled are exempt
  }
  // Behind pages: the name of the document at hand, and what is said where there is none.
  for (const Named& ink : {Named{"text", c.text}, {"text2", c.text2}}) expect_read(ink, {"desk", c.desk}, kText, table);
  // Notes: their words, their links and the class that they name.
  for (const Named& ground : {Named{"warnbg", c.warnbg}, {"errorbg", c.errorbg}, {"okbg", c.okbg}})
    for (const Named& ink : inks) expect_read(ink, ground, kText, table);
  expect_read({"onaccent", c.onaccent}, {"accent", c.accent}, kText, table);
  // Bars in panels and charts, their parts and the class cut out of a shape.
  for (const Named& bar : {Named{"accent", c.accent}, {"text2", c.text2}}) expect_read(bar, {"pane", c.pane}, kMark, table);
  // On paper, which is light by night, too: words below marks, hits and doubt, and the lines that tell these apart.
  const Colours& day = light_colours();
  for (const Named& ground : {Named{"paper", c.paper}, {"mark", c.mark}, {"mark2", c.mark2}, {"find", c.find}, {"doubt", c.doubt}}) {
    expect_read({"ink", day.text}, ground, kText, table);
    expect_read({"mark_edge", c.mark_edge}, ground, kMark, table);
    expect_read({"frame of a hit", day.accent}, ground, kMark, table);
    expect_read({"line of doubt", day.warn}, ground, kMark, table);
  }
}

TEST(Colours, EveryPairIsReadByDayAndByNight) {
  expect_readable(light_colours(), "light");
  expect_readable(dark_colours(), "dark");
  expect_readable(high_contrast_colours(false), "high contrast, light");
  expect_readable(high_contrast_colours(true), "high contrast, dark");
  for (const QPalette& p : kHighContrast) expect_readable(high_contrast_of(p), p.color(QPalette::Text).name().toLatin1().constData());
}

TEST(Colours, ContrastIsThatOfWcag) {
  EXPECT_DOUBLE_EQ(contrast(Qt::black, Qt::white), 21);
  EXPECT_DOUBLE_EQ(contrast(Qt::white, Qt::white), 1);
  EXPECT_NEAR(contrast(QColor("#777777"), Qt::white), 4.48, 0.01);
}

TEST(HighContrast, IsTakenFromThePalette) {
  EXPECT_TRUE(is_high_contrast(kHighContrast[0]));
  EXPECT_TRUE(is_high_contrast(kHighContrast[1]));
  EXPECT_FALSE(is_high_contrast(palette("#efefef", "#000000", "#0000ff", "#308cc6"))) << "Qt's own";
  EXPECT_FALSE(is_high_contrast(palette("#eff0f1", "#232629", "#2980b9", "#3daee9"))) << "Breeze";
  EXPECT_FALSE(is_high_contrast(palette("#323232", "#ffffff", "#3daee9", "#308cc6"))) << "dark";
  const Colours c = high_contrast_of(kHighContrast[0]);
  EXPECT_EQ(c.text, QColor("#ffffff"));
  EXPECT_EQ(c.pane, QColor("#000000"));
  EXPECT_EQ(c.accent, QColor("#ffff00")) << "links are the palette's";
  EXPECT_TRUE(c.dark);
  for (const QColor& told : {c.ok, c.warn, c.error, c.computed}) EXPECT_EQ(told, c.text) << "classes are told by shape and word alone";
}

// Restores the look of the other tests.
class HighContrastLook : public testing::Test {
 protected:
  void TearDown() override { apply_look(*qApp, Appearance::light, 100); }
  static QImage painted(const std::function<void(QPainter&)>& paint) {
    QImage out(200, 40, QImage::Format_RGB32);
    out.fill(colours_of(QGuiApplication::palette()).pane);
    QPainter painter(&out);
    paint(painter);
    return out;
  }
};

TEST_F(HighContrastLook, HoldsForEveryControlAndTellsByShape) {
  for (Appearance appearance : {Appearance::light, Appearance::dark}) {
    apply_look(*qApp, appearance, 100, Contrast::high);
    const Colours& c = colours_of(QGuiApplication::palette());
    EXPECT_EQ(c.text, high_contrast_colours(appearance == Appearance::dark).text);
    EXPECT_TRUE(c.high_contrast);
    EXPECT_EQ(c.dark, appearance == Appearance::dark);
    // Six classes of one colour are six pictures.
    std::set<QByteArray> shapes;
    for (ClaimClass each : {ClaimClass::verbatim, ClaimClass::computed, ClaimClass::supported, ClaimClass::judged, ClaimClass::unsupported, ClaimClass::failed}) {
      const QImage shape = painted([&](QPainter& painter) { draw_class(painter, each, QRectF(4, 4, 32, 32), c.text, c.pane); });
      shapes.insert(QByteArray(reinterpret_cast<const char*>(shape.constBits()), shape.sizeInBytes()));
    }
    EXPECT_EQ(shapes.size(), 6u);
    // A chosen row has a frame all around, whatever its ground; one under the pointer a thinner one.
    QStyleOptionViewItem option;
    option.rect = QRect(0, 0, 200, 40);
    auto row = [&](QStyle::State state) {
      option.state = state;
      return painted([&](QPainter& painter) { paint_row_ground(painter, option, c); });
    };
    const QImage chosen = row(QStyle::State_Selected), under = row(QStyle::State_MouseOver), plain = row({});
    for (const QPoint& at : {QPoint(100, 1), QPoint(100, 38), QPoint(1, 20), QPoint(198, 20)}) EXPECT_EQ(chosen.pixelColor(at), c.accent);
    EXPECT_EQ(under.pixelColor(100, 0), c.text);
    EXPECT_EQ(plain.pixelColor(100, 0), c.pane);
  }
  apply_look(*qApp, Appearance::light, 100);
  EXPECT_FALSE(colours_of(QGuiApplication::palette()).high_contrast) << "and goes again";
}

// Of what is said in an empty field, Qt makes its own colour where a style sheet names one for letters.
TEST(Colours, WhatAnEmptyFieldSaysIsRead) {
  QLineEdit field;
  field.ensurePolished();
  const QColor said = field.palette().color(QPalette::PlaceholderText);
  EXPECT_EQ(said, light_colours().muted);
  EXPECT_EQ(said.alpha(), 255);
  EXPECT_EQ(field.palette().color(QPalette::Text), light_colours().text);
}

// A portal that says what it is told to.
class Portal : public QObject {
  Q_OBJECT
  Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

 public:
  QMap<QString, QVariant> says;

 public slots:
  QDBusVariant Read(const QString& name_space, const QString& key) { return QDBusVariant(QVariant::fromValue(QDBusVariant(says.value(name_space + '/' + key, 0u)))); }
};

TEST(HighContrast, IsAskedOfTheSession) {
  const QString daemon = QStandardPaths::findExecutable("dbus-daemon");
  if (daemon.isEmpty()) GTEST_SKIP() << "dbus-daemon is not installed";
  QProcess bus;
  bus.start(daemon, {"--session", "--nofork", "--print-address"});
  ASSERT_TRUE(bus.waitForStarted(20'000) && bus.waitForReadyRead(20'000));
  const QString address = QString::fromUtf8(bus.readLine()).trimmed();
  Portal portal;
  QDBusConnection answers = QDBusConnection::connectToBus(address, "portal"), asks = QDBusConnection::connectToBus(address, "window");
  auto asked = [&] {
    SystemWishes out;
    std::atomic<bool> done = false;
    std::thread window([&] { out = system_wishes(asks), done = true; });  // as another program would: this thread answers
    while (!done) {
      QCoreApplication::processEvents();
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    window.join();
    return out;
  };
  EXPECT_FALSE(asked().high_contrast.has_value()) << "nobody answers";
  ASSERT_TRUE(answers.registerService("org.freedesktop.portal.Desktop"));
  ASSERT_TRUE(answers.registerObject("/org/freedesktop/portal/desktop", &portal, QDBusConnection::ExportAllSlots));
  portal.says = {{"org.freedesktop.appearance/contrast", 1u}, {"org.freedesktop.appearance/color-scheme", 1u}};
  SystemWishes wishes = asked();
  EXPECT_TRUE(wishes.high_contrast.value_or(false));
  EXPECT_TRUE(wishes.dark.value_or(false));
  portal.says = {{"org.gnome.desktop.a11y.interface/high-contrast", true}, {"org.freedesktop.appearance/color-scheme", 2u}};
  wishes = asked();
  EXPECT_TRUE(wishes.high_contrast.value_or(false)) << "a desktop that is older than the shared key";
  EXPECT_FALSE(wishes.dark.value_or(true));
  portal.says = {};
  wishes = asked();
  EXPECT_FALSE(wishes.high_contrast.value_or(true));
  EXPECT_FALSE(wishes.dark.has_value()) << "no preference";
  QDBusConnection::disconnectFromBus("portal");
  QDBusConnection::disconnectFromBus("window");
  bus.terminate();
  bus.waitForFinished();
}

}  // namespace
}  // namespace dossier::ui

#include "colours_test.moc"
