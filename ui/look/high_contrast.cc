#include "ui/look/high_contrast.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QPalette>

namespace dossier::ui {
namespace {

constexpr double kHigh = 18.5;  // Fusion's own palette, black on #efefef, has 18.3
constexpr double kText = 4.5;   // WCAG 2, AA
constexpr int kPatience_ms = 250;

// A setting of the portal, unwrapped of its variants; invalid where nobody answers or knows it.
QVariant setting(const QDBusConnection& bus, const char* name_space, const char* key) {
  QDBusMessage question = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.portal.Desktop"), QStringLiteral("/org/freedesktop/portal/desktop"),
                                                         QStringLiteral("org.freedesktop.portal.Settings"), QStringLiteral("Read"));
  question << QString::fromLatin1(name_space) << QString::fromLatin1(key);
  question.setAutoStartService(true);
  const QDBusMessage answer = bus.call(question, QDBus::Block, kPatience_ms);
  if (answer.type() != QDBusMessage::ReplyMessage || answer.arguments().isEmpty()) return {};
  QVariant value = answer.arguments().constFirst();
  while (value.metaType() == QMetaType::fromType<QDBusVariant>()) value = value.value<QDBusVariant>().variant();
  return value;
}

QColor ink_on(const QColor& ground) { return contrast(Qt::black, ground) >= contrast(Qt::white, ground) ? QColor(Qt::black) : QColor(Qt::white); }

// The first that can be read on the ground.
QColor read_on(const QColor& ground, std::initializer_list<QColor> wanted) {
  for (const QColor& colour : wanted)
    if (contrast(colour, ground) >= kText) return colour;
  return ink_on(ground);
}

}  // namespace

bool is_high_contrast(const QPalette& p) {
  return contrast(p.color(QPalette::WindowText), p.color(QPalette::Window)) >= kHigh && contrast(p.color(QPalette::Text), p.color(QPalette::Base)) >= kHigh;
}

SystemWishes system_wishes() {
  const QString theme = qEnvironmentVariable("GTK_THEME");
  if (theme.startsWith(QLatin1String("HighContrast"))) return {true, theme.contains(QLatin1String("Inverse")) || theme.endsWith(QLatin1String(":dark"))};
  // Without a session's bus Qt would start one.
  if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")) return {};
  return system_wishes(QDBusConnection::sessionBus());
}

SystemWishes system_wishes(const QDBusConnection& bus) {
  SystemWishes out;
  if (!bus.isConnected()) return out;
  if (const QVariant scheme = setting(bus, "org.freedesktop.appearance", "color-scheme"); scheme.isValid() && scheme.toUInt() != 0) out.dark = scheme.toUInt() == 1;
  if (const QVariant contrast = setting(bus, "org.freedesktop.appearance", "contrast"); contrast.isValid()) out.high_contrast = contrast.toUInt() == 1;
  // Desktops older than that key have a word of their own.
  if (!out.high_contrast.value_or(false))
    if (const QVariant gnome = setting(bus, "org.gnome.desktop.a11y.interface", "high-contrast"); gnome.isValid()) out.high_contrast = gnome.toBool();
  return out;
}

Colours high_contrast_of(const QPalette& p) {
  const QColor ground = p.color(QPalette::Base), ink = read_on(ground, {p.color(QPalette::Text), p.color(QPalette::WindowText)});
  const bool dark = contrast(Qt::white, ground) > contrast(Qt::black, ground);
  Colours c = dark ? dark_colours() : light_colours();  // paper and what is marked on it stay
  c.high_contrast = true;
  c.window = c.pane = c.raised = c.desk = c.hover = c.okbg = c.warnbg = c.errorbg = ground;
  c.text = c.text2 = c.muted = c.line = c.edge = c.ok = c.warn = c.error = c.computed = ink;
  c.mark_edge = Qt::black;
  c.accent = read_on(ground, {p.color(QPalette::Link), p.color(QPalette::Highlight), ink});
  c.onaccent = ink_on(c.accent);
  // A chosen row has a frame; its ground is the palette's only where every letter can be read on it.
  const QColor highlight = p.color(QPalette::Highlight);
  c.selected = contrast(ink, highlight) >= kText && contrast(c.accent, highlight) >= kText ? highlight : ground;
  return c;
}

const Colours& high_contrast_colours(bool dark) {
  const auto made = [](const QColor& ground, const QColor& ink, const QColor& acts) {
    QPalette p;
    for (auto role : {QPalette::Window, QPalette::Base, QPalette::Highlight}) p.setColor(role, ground);
    for (auto role : {QPalette::WindowText, QPalette::Text}) p.setColor(role, ink);
    p.setColor(QPalette::Link, acts);
    return high_contrast_of(p);
  };
  static const Colours day = made(Qt::white, Qt::black, "#0000C8"), night = made(Qt::black, Qt::white, "#FFFF00");
  return dark ? night : day;
}

}  // namespace dossier::ui
