// Tests of views run without a display, in folders of their own: neither a second run nor the person's settings is met.
#include <gtest/gtest.h>

#include <QTemporaryDir>
#include <cstdio>

#include "ui/look/language.h"
#include "ui/look/style.h"
#include "ui/watchdog.h"

namespace {

// Programs that tests start find them, too.
bool take_own_folders(const QTemporaryDir& home) {
  if (!home.isValid()) return false;
  for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"}) qputenv(name, home.path().toLocal8Bit());
  qunsetenv("XDG_RUNTIME_DIR");  // no window of the person's is asked
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  const QTemporaryDir home;
  if (!take_own_folders(home)) {
    std::fprintf(stderr, "ui_test: no folder for its settings: %s\n", qPrintable(home.errorString()));
    return 2;
  }
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  testing::InitGoogleTest(&argc, argv);
  dossier::ui::WatchedApplication application(argc, argv);
  QCoreApplication::setApplicationName(QStringLiteral("dossier-desktop-test"));
  dossier::ui::apply_language(application, QStringLiteral("en"));
  dossier::ui::apply_look(application, dossier::ui::Appearance::light, 100);
  return RUN_ALL_TESTS();
}
