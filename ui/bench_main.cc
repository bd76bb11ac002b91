// desktop-bench ARCHIVE NAME: how long the reader's pane takes for a document, in milliseconds: the first picture, a page that is held,
// a frame while scrolling.
#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QStandardPaths>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <vector>

#include "ui/look/style.h"
#include "ui/window/main_window.h"

namespace {

using namespace dossier::ui;

template <typename Ready>
bool run_until(Ready ready, int patience_ms = 60'000) {
  QElapsedTimer clock;
  clock.start();
  while (!ready() && clock.elapsed() < patience_ms) QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
  return ready();
}

double median(std::vector<double> of) {
  std::sort(of.begin(), of.end());
  return of.empty() ? 0 : of[of.size() / 2];
}

double since(const QElapsedTimer& clock) { return static_cast<double>(clock.nsecsElapsed()) / 1e6; }

}  // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  QCoreApplication::setApplicationName(QStringLiteral("dossier-desktop"));
  QStandardPaths::setTestModeEnabled(true);
  if (argc != 3) {
    std::fprintf(stderr, "usage: desktop-bench ARCHIVE DOCUMENT\n");
    return 2;
  }
  setvbuf(stdout, nullptr, _IOLBF, 0);
  apply_look(application, Appearance::light, 100);
  MainWindow window;
  window.show();
  window.session().open(QString::fromLocal8Bit(argv[1]));
  if (!run_until([&] { return window.session().archive() != nullptr; })) return 1;
  const auto documents = window.session().archive()->documents();
  auto wanted = std::find_if(documents->begin(), documents->end(), [&](const dossier::DeskDocument& d) { return d.name == argv[2]; });
  if (wanted == documents->end()) {
    std::fprintf(stderr, "no such document: %s\n", argv[2]);
    return 1;
  }
  PageView* view = window.reader().view();
  std::set<uint32_t> made;  // several may come within one turn of the event loop
  QObject::connect(&window.reader().pictures(), &PagePictures::ready, &window, [&](const PageKey& key) { made.insert(key.page); });
  QElapsedTimer clock;
  clock.start();
  window.session().go_to({wanted->sha256, 1, {}});
  run_until([&] { return made.count(1) > 0; });
  std::printf("first page of %u: %.0f ms\n", wanted->pages, since(clock));
  std::vector<double> jumps;
  for (uint32_t page = wanted->pages / 2; page < wanted->pages / 2 + 100 && page <= wanted->pages; page += 20) {
    made.clear();
    clock.restart();
    window.reader().jump_to_page(page);
    run_until([&] { return made.count(page) > 0; });
    jumps.push_back(since(clock));
  }
  std::printf("a page far away: %.0f ms (median of %zu)\n", median(jumps), jumps.size());
  run_until([&] { return false; }, 1500);
  std::vector<double> paints, frames;
  for (int i = 0; i < 50; ++i) {
    clock.restart();
    view->viewport()->repaint();
    paints.push_back(since(clock));
  }
  std::printf("a held page, painted: %.1f ms (median of 50)\n", median(paints));
  for (int i = 0; i < 300; ++i) {
    clock.restart();
    view->verticalScrollBar()->setValue(view->verticalScrollBar()->value() + 24);
    view->viewport()->repaint();
    QCoreApplication::processEvents();
    frames.push_back(since(clock));
  }
  std::sort(frames.begin(), frames.end());
  std::printf("a frame while scrolling: %.1f ms (median of 300), %.1f ms (95 %%)\n", frames[150], frames[285]);
  (void)window.session().stop(1000);
  std::_Exit(0);  // a brief of the document may still be in the making; it is not what is measured
}
