// desktop-bench ARCHIVE NAME: how long the reader's pane takes for a document: the first picture, a page far away, pages that are held,
// frames while scrolling; and the longest that any event kept the GUI thread while things go on. Run it under a display of its own:
// xvfb-run -s "-screen 0 1600x1000x24" desktop-bench ...
#include <QElapsedTimer>
#include <QScrollBar>
#include <QStandardPaths>
#include <QTabBar>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <vector>

#include "ui/look/style.h"
#include "ui/views/search_view.h"
#include "ui/watchdog.h"
#include "ui/window/main_window.h"

namespace {

using namespace dossier::ui;

constexpr double kFrame_ms = 1000.0 / 60;

template <typename Ready>
bool run_until(Ready ready, int patience_ms = 60'000) {
  QElapsedTimer clock;
  clock.start();
  while (!ready() && clock.elapsed() < patience_ms) QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
  return ready();
}

void settle(int ms) {
  run_until([] { return false; }, ms);
}

// The value below which a share of them lies.
double share_of(std::vector<double> of, double share) {
  std::sort(of.begin(), of.end());
  return of.empty() ? 0 : of[std::min(of.size() - 1, static_cast<size_t>(share * static_cast<double>(of.size())))];
}

double since(const QElapsedTimer& clock) { return static_cast<double>(clock.nsecsElapsed()) / 1e6; }

class Bench {
 public:
  Bench(WatchedApplication& application, MainWindow& window, const dossier::DeskDocument& document) : application_(application), window_(window), view_(*window.reader().view()), document_(document) {
    QObject::connect(&window.reader().pictures(), &PagePictures::ready, &window, [this](const PageKey& key) { made_.insert(key.page); });
  }

  void run() {
    first_page();
    far_pages();
    held_pages();
    scroll_held();
    scroll_fresh();
    events();
  }

 private:
  void first_page() {
    QElapsedTimer clock;
    clock.start();
    window_.session().go_to({document_.sha256, 1, {}});
    run_until([&] { return made_.count(1) > 0; });
    view_.viewport()->repaint();
    std::printf("first page of %u, seen: %.0f ms\n", document_.pages, since(clock));
  }

  void far_pages() {
    std::vector<double> jumps;
    for (uint32_t page = document_.pages / 2; page < document_.pages / 2 + 200 && page <= document_.pages; page += 20) {
      made_.clear();
      QElapsedTimer clock;
      clock.start();
      window_.reader().jump_to_page(page);
      run_until([&] { return made_.count(page) > 0; });
      view_.viewport()->repaint();
      jumps.push_back(since(clock));
    }
    std::printf("a page far away, seen: %.0f ms (median of %zu), %.0f ms (longest)\n", share_of(jumps, 0.5), jumps.size(), share_of(jumps, 1));
  }

  void held_pages() {
    const uint32_t a = document_.pages / 2, b = a + 2;
    for (uint32_t page : {a, b}) {
      window_.reader().jump_to_page(page);
      settle(700);
    }
    std::vector<double> shows;
    for (int i = 0; i < 100; ++i) {
      QElapsedTimer clock;
      clock.start();
      window_.reader().jump_to_page(i % 2 ? a : b);
      view_.viewport()->repaint();
      shows.push_back(since(clock));
      settle(5);
    }
    std::printf("a held page, from the jump to its pixels: %.1f ms (median of %zu), %.1f ms (longest)\n", share_of(shows, 0.5), shows.size(), share_of(shows, 1));
  }

  double frame(int pixels) {
    QElapsedTimer clock;
    clock.start();
    view_.verticalScrollBar()->setValue(view_.verticalScrollBar()->value() + pixels);
    view_.viewport()->repaint();
    QCoreApplication::processEvents();
    return since(clock);
  }

  void say(const char* what, const std::vector<double>& frames) {
    const auto late = std::count_if(frames.begin(), frames.end(), [](double ms) { return ms > kFrame_ms; });
    std::printf("%s: %.1f ms a frame (median of %zu), %.1f ms (99 %%), %td frames over 16.7 ms\n", what, share_of(frames, 0.5), frames.size(), share_of(frames, 0.99), late);
  }

  // Down and up over pages that are held.
  void scroll_held() {
    settle(500);
    std::vector<double> frames;
    for (int i = 0; i < 600; ++i) frames.push_back(frame(i % 60 < 30 ? 24 : -24));
    say("scrolling over held pages", frames);
  }

  // On and on, at sixty frames a second, into pages that nobody has seen; a fling and a reader's pace.
  void scroll_fresh() {
    for (const auto& [pixels, name] : {std::pair(12, "scrolling on, 720 px a second"), std::pair(60, "scrolling on, 3,600 px a second")}) {
      window_.reader().jump_to_page(pixels * 10);
      settle(700);
      std::vector<double> frames;
      size_t whole = 0;
      for (int i = 0; i < 600; ++i) {
        QElapsedTimer clock;
        clock.start();
        frames.push_back(frame(pixels));
        whole += seen_whole();
        while (since(clock) < kFrame_ms) QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
      }
      say(name, frames);
      std::printf("  frames in which every page in view had its picture: %.1f %%\n", 100.0 * static_cast<double>(whole) / static_cast<double>(frames.size()));
    }
  }

  bool seen_whole() {
    const int dpi = static_cast<int>(std::lround(96 * view_.zoom() * view_.devicePixelRatioF()));
    const uint32_t page = view_.current_page();
    for (uint32_t p = page > 1 ? page - 1 : page; p <= std::min(page + 1, view_.pages()); ++p) {
      const QRectF rect = view_.viewport_rect(p, {0, 0, 595, 842});
      if (!rect.intersects(view_.viewport()->rect())) continue;
      if (!window_.reader().pictures().find({document_.sha256, p}, dpi)) return false;
    }
    return true;
  }

  template <typename Work>
  void watched(const char* what, Work work) {
    application_.watch(true);
    work();
    std::printf("longest event, %s: %.1f ms (%s)\n", what, application_.longest_ms(), application_.where().c_str());
    application_.watch(false);
  }

  void events() {
    Session& session = window_.session();
    watched("finding 10,000 words", [&] {
      session.finder().find(document_.sha256, document_.pages, QStringLiteral("supplier"));
      run_until([&] { return !session.finder().running(); });
      for (int i = 0; i < 20; ++i) session.finder().step(1, view_.current_page()), settle(20);
    });
    watched("small pictures of all pages", [&] {
      window_.show_panel(QStringLiteral("contents"));
      window_.panel(QStringLiteral("contents"))->findChild<QTabBar*>()->setCurrentIndex(1);
      settle(1500);
    });
    watched("the list of hits", [&] {
      window_.panel(QStringLiteral("contents"))->findChild<QTabBar*>()->setCurrentIndex(2);
      settle(500);
    });
    session.finder().stop();
    watched("search in all documents", [&] {
      window_.show_panel(QStringLiteral("search"));
      auto* search = qobject_cast<SearchView*>(window_.panel(QStringLiteral("search")));
      search->field()->setText(QStringLiteral("supplier"));
      emit search->field()->returnPressed();
      run_until([&] { return search->model().rowCount() > 0; });
      for (int i = 0; i < 10; ++i) search->step(1), settle(50);
    });
    watched("two sides, zoom, rotation", [&] {
      window_.reader().set_split(true);
      settle(800);
      view_.zoom_by(1.5);
      settle(800);
      view_.rotate(90);
      settle(500);
    });
  }

  WatchedApplication& application_;
  MainWindow& window_;
  PageView& view_;
  dossier::DeskDocument document_;
  std::set<uint32_t> made_;  // several may come within one turn of the event loop
};

}  // namespace

int main(int argc, char** argv) {
  WatchedApplication application(argc, argv);
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
  settle(300);
  Bench(application, window, *wanted).run();
  (void)window.session().stop(1000);
  std::_Exit(0);  // a brief of the document may still be in the making; it is not what is measured
}
