// Tests of views run without a display and with settings of their own.
#include <gtest/gtest.h>

#include <QStandardPaths>

#include "ui/look/language.h"
#include "ui/look/style.h"
#include "ui/watchdog.h"

int main(int argc, char** argv) {
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  testing::InitGoogleTest(&argc, argv);
  dossier::ui::WatchedApplication application(argc, argv);
  QCoreApplication::setApplicationName(QStringLiteral("dossier-desktop-test"));
  QStandardPaths::setTestModeEnabled(true);
  dossier::ui::apply_language(application, QStringLiteral("en"));
  dossier::ui::apply_look(application, dossier::ui::Appearance::light, 100);
  return RUN_ALL_TESTS();
}
