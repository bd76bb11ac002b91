// Every control has a name and a role for screen readers, and every action can be reached by keys.
#include <gtest/gtest.h>

#include <QAccessible>
#include <QLineEdit>
#include <QMenuBar>

#include "ui/views/export_dialog.h"
#include "ui/views/settings_dialog.h"
#include "ui/window/main_window.h"

namespace dossier::ui {
namespace {

// Widgets that take the focus and have neither a name nor a text.
QStringList nameless(QWidget& root) {
  QStringList out;
  for (QWidget* w : root.findChildren<QWidget*>()) {
    if (!(w->focusPolicy() & Qt::TabFocus) || w->objectName().startsWith(QLatin1String("qt_")) || w->parentWidget()->objectName().startsWith(QLatin1String("qt_"))) continue;
    if (w->inherits("QComboBoxListView")) continue;  // Qt's own, named by the box around it
    QAccessibleInterface* seen = QAccessible::queryAccessibleInterface(w);
    if (!seen || seen->role() == QAccessible::NoRole) {
      out += QStringLiteral("%1 has no role").arg(QLatin1String(w->metaObject()->className()));
      continue;
    }
    if (seen->text(QAccessible::Name).isEmpty() && seen->role() != QAccessible::PageTabList) out += QStringLiteral("%1 “%2” has no name").arg(QLatin1String(w->metaObject()->className()), w->objectName());
  }
  return out;
}

TEST(Accessible, EveryControlHasANameAndARole) {
  MainWindow window;
  window.show();
  EXPECT_EQ(nameless(window).join(QLatin1Char('\n')).toStdString(), "");
  SettingsDialog settings;
  settings.show();
  EXPECT_EQ(nameless(settings).join(QLatin1Char('\n')).toStdString(), "");
  ExportDialog dialog(window.session());
  dialog.show();
  EXPECT_EQ(nameless(dialog).join(QLatin1Char('\n')).toStdString(), "");
}

TEST(Accessible, NoKeyIsGivenTwice) {
  MainWindow window;
  QMap<QString, QString> taken;
  for (QAction* menu : window.menuBar()->actions())
    for (QAction* action : menu->menu()->actions())
      for (const QKeySequence& key : action->shortcuts()) {
        const QString name = key.toString();
        EXPECT_TRUE(!taken.contains(name) || taken[name] == action->text()) << name.toStdString() << ": " << taken[name].toStdString() << " and " << action->text().toStdString();
        taken[name] = action->text();
      }
  EXPECT_GT(taken.size(), 25);
}

}  // namespace
}  // namespace dossier::ui
