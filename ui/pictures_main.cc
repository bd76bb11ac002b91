// desktop-pictures ARCHIVE REPORT.json FOLDER: the pictures of the documentation, one of each view, taken of the real window.
// Run it under a display of its own: xvfb-run -s "-screen 0 1600x1000x24" desktop-pictures ...
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QStandardPaths>
#include <cstdio>

#include "ui/look/language.h"
#include "ui/look/style.h"
#include "ui/views/brief_view.h"
#include "ui/views/library_view.h"
#include "ui/views/search_view.h"
#include "ui/window/main_window.h"

namespace {

using namespace dossier::ui;

// Lets events run until `ready` holds, or patience ends.
template <typename Ready>
bool run_until(Ready ready, int patience_ms = 20'000) {
  QElapsedTimer clock;
  clock.start();
  while (!ready() && clock.elapsed() < patience_ms) QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
  return ready();
}

void settle(int ms = 700) {
  QElapsedTimer clock;
  clock.start();
  while (clock.elapsed() < ms) QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

class Camera {
 public:
  Camera(MainWindow& window, const QString& folder) : window_(window), folder_(folder) {}
  void take(const QString& name) {
    settle();
    const QString path = folder_.filePath(name + QStringLiteral(".png"));
    if (!window_.grab().save(path)) std::fprintf(stderr, "cannot write %s\n", qPrintable(path));
  }

 private:
  MainWindow& window_;
  QDir folder_;
};

ClaimIndex claim_with(const Session& session, const char* words, dossier::ClaimClass check) {
  const dossier::ReportDocument& report = session.brief()->document();
  ClaimIndex any = kNoClaim;
  for (ClaimIndex i = 0; i < report.claims.size(); ++i) {
    if (session.marks().number_of(i) == 0 || report.claims[i].check != check) continue;
    if (any == kNoClaim) any = i;
    if (report.claims[i].text.find(words) != std::string::npos) return i;
  }
  return any;
}

}  // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  QCoreApplication::setApplicationName(QStringLiteral("dossier-desktop"));
  QStandardPaths::setTestModeEnabled(true);
  if (argc != 4) {
    std::fprintf(stderr, "usage: desktop-pictures ARCHIVE REPORT.json FOLDER\n");
    return 2;
  }
  QDir().mkpath(QString::fromLocal8Bit(argv[3]));
  apply_language(application, QStringLiteral("en"));
  apply_look(application, Appearance::light, 100);
  {
    MainWindow window;
    window.show();
    Camera(window, QString::fromLocal8Bit(argv[3])).take(QStringLiteral("start"));
  }
  MainWindow window;
  Camera camera(window, QString::fromLocal8Bit(argv[3]));
  window.show();
  window.session().open(QString::fromLocal8Bit(argv[1]), QString::fromLocal8Bit(argv[2]));
  if (!run_until([&] { return window.session().brief() && window.session().trail().can_review(); })) {
    std::fprintf(stderr, "the brief did not open\n");
    return 1;
  }
  window.session().open_claim(claim_with(window.session(), "late", dossier::ClaimClass::verbatim));
  camera.take(QStringLiteral("main-light"));
  apply_look(application, Appearance::dark, 100);
  camera.take(QStringLiteral("main-dark"));
  apply_look(application, Appearance::light, 100);
  window.session().open_claim(claim_with(window.session(), "rose", dossier::ClaimClass::computed));
  camera.take(QStringLiteral("computed"));
  window.show_panel(QStringLiteral("search"));
  auto* search = qobject_cast<SearchView*>(window.panel(QStringLiteral("search")));
  search->field()->setText(QStringLiteral("delivery"));
  emit search->field()->returnPressed();
  run_until([&] { return search->model().rowCount() > 0; });
  search->step(1);
  camera.take(QStringLiteral("search"));
  window.show_panel(QStringLiteral("brief"));
  window.show_panel(QStringLiteral("jobs"));
  camera.take(QStringLiteral("jobs"));
  window.show_panel(QStringLiteral("jobs"));
  window.resize(900, 700);
  camera.take(QStringLiteral("narrow"));
  return 0;
}
