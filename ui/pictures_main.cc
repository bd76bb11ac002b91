// desktop-pictures ARCHIVE REPORT.json FOLDER [MODEL.gguf]: the pictures of the documentation, one of each view, taken of the real window; with a
// model those of its plan and of what it writes, too. With --language, --font, --size and --dark: the same in another language, size of letters or of
// the window, or by night; with --document NAME, once or more: these documents alone. All this is for looking, not for the documentation. Run it
// under a display of its own: xvfb-run -s "-screen 0 1600x1000x24" desktop-pictures ...
#include <QAction>
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QScrollBar>
#include <QStandardPaths>
#include <cstdio>

#include "ui/look/language.h"
#include "ui/look/style.h"
#include "ui/views/ask_view.h"
#include "ui/views/brief_view.h"
#include "ui/views/export_dialog.h"
#include "ui/views/library_view.h"
#include "ui/views/model_plan_table.h"
#include "ui/views/models_view.h"
#include "ui/views/search_view.h"
#include "ui/views/settings_dialog.h"
#include "ui/views/written_part.h"
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
    PageView* view = window_.reader().view();
    run_until([&] { return !view->has_document() || window_.reader().pictures().idle(); }, 5000);
    settle(200);
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

// A model of this machine: what it is, whether it fits, and an answer that it writes below the evidence.
void take_models(MainWindow& window, Camera& camera, const QString& path) {
  window.show_panel(QStringLiteral("models"));
  auto* models = qobject_cast<ModelsView*>(window.panel(QStringLiteral("models")));
  models->add_files({path});
  settle(1500);
  models->choose(path);
  models->make_plan();
  run_until([&] { return models->findChild<ModelPlanTable*>() != nullptr; }, 60'000);
  camera.take(QStringLiteral("models"));
  window.show_panel(QStringLiteral("ask"));
  auto* ask = qobject_cast<AskView*>(window.panel(QStringLiteral("ask")));
  const int before = ask->answers();
  ask->ask(QStringLiteral("Within how many days shall the Supplier deliver the Products?"));
  run_until([&] { return ask->answers() > before && ask->findChild<WrittenPart*>(); });
  if (WrittenPart* part = ask->findChild<WrittenPart*>()) run_until([&] { return !part->running(); }, 300'000);
  camera.take(QStringLiteral("ask-model"));
}

dossier::Sha256 document_named(const Session& session, const char* name) {
  const auto documents = session.archive()->documents();
  for (const dossier::DeskDocument& d : *documents)
    if (d.name == name) return d.sha256;
  return {};
}

// The panel of the search, the first hit of a word open.
void show_a_search(MainWindow& window) {
  window.show_panel(QStringLiteral("search"));
  auto* search = qobject_cast<SearchView*>(window.panel(QStringLiteral("search")));
  search->field()->setText(QStringLiteral("delivery"));
  emit search->field()->returnPressed();
  run_until([&] { return search->model().rowCount() > 0; });
  search->step(1);
}

// Export with its previews, and every page of the settings.
void take_dialogs(MainWindow& window, const QString& folder, const QString& before) {
  auto save = [&](QWidget& dialog, const char* name) {
    settle();
    dialog.grab().save(QDir(folder).filePath(before + QLatin1String(name) + QStringLiteral(".png")));
  };
  ExportDialog dialog(window.session(), &window);
  dialog.show();
  run_until([&] { return dialog.preview_pages() > 1; });
  settle(1500);
  save(dialog, "export");
  const int pages = dialog.preview_pages();
  dialog.choose_corrections();
  run_until([&] { return dialog.preview_pages() != pages; }, 5000);
  save(dialog, "export-corrections");
  SettingsDialog settings(&window);
  settings.show();
  for (auto [page, name] : {std::pair(SettingsDialog::reading, "reading"),
                            {SettingsDialog::limits, "limits"},
                            {SettingsDialog::appearance, "settings"},
                            {SettingsDialog::privacy, "privacy"}}) {
    settings.show_page(page);
    save(settings, name);
  }
}

// The same window from right to left: columns, ticks and arrows mirror, pages do not.
void take_arabic(QApplication& application, const QString& archive, const QString& folder) {
  apply_language(application, QStringLiteral("ar"));
  apply_look(application, Appearance::light, 100);
  MainWindow window;
  Camera camera(window, folder);
  window.show();
  window.session().open(archive);
  run_until([&] { return window.session().brief() && window.session().jobs().running() == 0; });
  window.session().open_claim(claim_with(window.session(), "late", dossier::ClaimClass::verbatim));
  camera.take(QStringLiteral("arabic"));
  window.show_panel(QStringLiteral("review"));
  camera.take(QStringLiteral("arabic-review"));
  show_a_search(window);
  window.show_panel(QStringLiteral("jobs"));
  camera.take(QStringLiteral("arabic-search"));
  window.show_panel(QStringLiteral("jobs"));
  window.show_panel(QStringLiteral("brief"));
  static_cast<QAbstractScrollArea*>(&qobject_cast<BriefView*>(window.panel(QStringLiteral("brief")))->list())->verticalScrollBar()->setValue(0);
  window.session().go_to({document_named(window.session(), "Maintenance notice (Arabic).pdf"), 1, {}});
  camera.take(QStringLiteral("arabic-brief"));
  window.show_panel(QStringLiteral("contents"));
  window.panel(QStringLiteral("contents"))->findChild<QTabBar*>()->setCurrentIndex(1);
  window.show_panel(QStringLiteral("ask"));
  auto* ask = qobject_cast<AskView*>(window.panel(QStringLiteral("ask")));
  for (const char* question : {"Who insures the products at sea?", "What was the gross margin in 2023?", "What is the delivery time?"}) {
    const int before = ask->answers();
    ask->ask(QString::fromLatin1(question));
    run_until([&] { return ask->answers() > before; });
  }
  camera.take(QStringLiteral("arabic-ask"));
  window.panel(QStringLiteral("contents"))->findChild<QTabBar*>()->setCurrentIndex(0);
  window.show_panel(QStringLiteral("models"));
  camera.take(QStringLiteral("arabic-models"));
  take_dialogs(window, folder, QStringLiteral("arabic-"));
  apply_language(application, QStringLiteral("en"));
}

// Mail, a word of a scan corrected, two documents side by side, a chart.
void take_reader_pictures(MainWindow& window, Camera& camera) {
  Session& session = window.session();
  window.show_panel(QStringLiteral("brief"));
  window.show_panel(QStringLiteral("library"));
  session.go_to({document_named(session, "1.eml"), 1, {}});
  camera.take(QStringLiteral("mail"));
  const dossier::Sha256 scan = document_named(session, "Receipt Lindenhof.jpg");
  session.go_to({scan, 1, {}});
  camera.take(QStringLiteral("picture"));
  PageView* view = window.reader().view();
  // The figure that OCR took for a sign.
  auto page = session.archive()->page(scan, 1);
  const size_t at = page.ok() ? (*page)->text.find("@7743") : std::string::npos;
  if (at != std::string::npos) view->correct(1, static_cast<uint32_t>(at), static_cast<uint32_t>(at + 5));
  run_until([&] { return view->word_field() != nullptr; }, 5000);
  if (view->word_field()) {
    camera.take(QStringLiteral("correct"));
    QLineEdit* edit = view->word_field()->edit();
    edit->setText(QStringLiteral("07743"));
    QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
    QCoreApplication::sendEvent(edit, &enter);
    run_until([&] { return !session.hand().corrections(scan).empty(); }, 5000);
  }
  session.hand().toggle_bookmark(document_named(session, "Supply agreement.pdf"), 3);
  session.hand().toggle_bookmark(scan, 1);
  window.show_panel(QStringLiteral("contents"));
  window.panel(QStringLiteral("contents"))->findChild<QTabBar*>()->setCurrentIndex(3);
  camera.take(QStringLiteral("corrected"));
  window.show_panel(QStringLiteral("library"));
  session.go_to({document_named(session, "Supply agreement.pdf"), 2, {}});
  session.open_claim(claim_with(session, "fourteen", dossier::ClaimClass::verbatim), 0, true);
  // Two pages want the room that the library takes.
  auto fold_left = [&] {
    for (QAction* action : window.findChildren<QAction*>())
      if (action->shortcut() == QKeySequence(Qt::Key_F7)) return action->trigger();
  };
  fold_left();
  camera.take(QStringLiteral("split"));
  fold_left();
  window.reader().set_split(false);
  auto* brief = qobject_cast<BriefView*>(window.panel(QStringLiteral("brief")));
  for (int i = 0; i < brief->model().rowCount(); ++i) {
    const QModelIndex index = brief->model().index(i);
    if (brief->model().row(index).kind != BriefRow::Kind::chart) continue;
    brief->model().set_chart_state(index, {true, 0, 0});
    brief->list().setCurrentIndex(index);
    brief->list().setFocus();
    settle(200);
    brief->list().scrollTo(index, QAbstractItemView::PositionAtCenter);
    session.open_claim(brief->model().claim_of((*brief->model().row(index).charts)[0].points[0].source));
    brief->list().setCurrentIndex(index);
    break;
  }
  camera.take(QStringLiteral("chart"));
}

// A table chosen to be copied, and a page by night as it is seen inverted.
void take_tools(QApplication& application, MainWindow& window, Camera& camera, Appearance day, int percent) {
  window.session().go_to({document_named(window.session(), "Norwick annual report 2023.pdf"), 3, {}});
  PageView* view = window.reader().view();
  settle(1500);
  window.reader().set_tool(PageTool::table);
  run_until([&] { return view->step_area(1), !view->area().table().empty(); }, 5000);
  camera.take(QStringLiteral("table"));
  window.reader().set_tool(PageTool::text);
  apply_look(application, Appearance::dark, percent);
  window.reader().set_inverted(true);
  camera.take(QStringLiteral("inverted"));
  window.reader().set_inverted(false);
  apply_look(application, day, percent);
  settle(10'500);  // what was said of the table goes
}

}  // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  QCoreApplication::setApplicationName(QStringLiteral("dossier-desktop"));
  QStandardPaths::setTestModeEnabled(true);
  QCommandLineParser parser;
  parser.addOptions({{QStringLiteral("language"), QString(), QStringLiteral("CODE"), QStringLiteral("en")},
                     {QStringLiteral("font"), QString(), QStringLiteral("PERCENT"), QStringLiteral("100")},
                     {QStringLiteral("size"), QString(), QStringLiteral("WIDTHxHEIGHT")},
                     {QStringLiteral("document"), QString(), QStringLiteral("NAME")},
                     {QStringLiteral("dark"), QString()}});
  parser.process(application);
  const QStringList arguments = parser.positionalArguments();
  if (arguments.size() != 3 && arguments.size() != 4) {
    std::fprintf(stderr,
                 "usage: desktop-pictures ARCHIVE REPORT.json FOLDER [MODEL.gguf] [--language CODE] [--font PERCENT] [--size WIDTHxHEIGHT] [--dark] "
                 "[--document NAME]\n");
    return 2;
  }
  const QString archive = arguments[0], report = arguments[1], folder = arguments[2];
  const int percent = parser.value(QStringLiteral("font")).toInt();
  const Appearance day = parser.isSet(QStringLiteral("dark")) ? Appearance::dark : Appearance::light;
  QDir().mkpath(folder);
  apply_language(application, parser.value(QStringLiteral("language")));
  apply_look(application, day, percent);
  const QStringList sides = parser.value(QStringLiteral("size")).split(QLatin1Char('x'));
  auto show = [&](MainWindow& window) {
    if (sides.size() == 2) window.resize(sides[0].toInt(), sides[1].toInt());
    window.show();
  };
  {
    MainWindow window;
    show(window);
    Camera(window, folder).take(QStringLiteral("start"));
  }
  MainWindow window;
  Camera camera(window, folder);
  show(window);
  window.session().open(archive, report);
  if (!run_until([&] { return window.session().brief() && window.session().trail().can_review(); })) {
    std::fprintf(stderr, "the brief did not open\n");
    return 1;
  }
  if (parser.isSet(QStringLiteral("document"))) {
    int number = 0;
    for (const QString& name : parser.values(QStringLiteral("document"))) {
      window.session().go_to({document_named(window.session(), name.toUtf8().constData()), 1, {}});
      camera.take(QStringLiteral("document-%1").arg(++number));
    }
    return 0;
  }
  camera.take(QStringLiteral("brief"));
  window.session().open_claim(claim_with(window.session(), "late", dossier::ClaimClass::verbatim));
  camera.take(QStringLiteral("main-light"));
  apply_look(application, Appearance::dark, percent);
  camera.take(QStringLiteral("main-dark"));
  apply_look(application, day, percent);
  window.session().open_claim(claim_with(window.session(), "rose", dossier::ClaimClass::computed));
  camera.take(QStringLiteral("computed"));
  window.session().go_to({document_named(window.session(), "Acceptance protocol.pdf"), 1, {}});
  camera.take(QStringLiteral("scan"));
  window.reader().view()->show_read_words(true);
  camera.take(QStringLiteral("scan-words"));
  window.reader().view()->show_read_words(false);
  take_tools(application, window, camera, day, percent);
  window.session().go_to({document_named(window.session(), "Deliveries 2024.xlsx"), 1, {}});
  camera.take(QStringLiteral("sheet"));
  show_a_search(window);
  camera.take(QStringLiteral("search"));
  window.show_panel(QStringLiteral("ask"));
  auto* ask = qobject_cast<AskView*>(window.panel(QStringLiteral("ask")));
  for (const char* question : {"Who insures the products at sea?", "What was the gross margin in 2023?", "What is the delivery time?"}) {
    const int before = ask->answers();
    ask->ask(QString::fromLatin1(question));
    run_until([&] { return ask->answers() > before; });
  }
  camera.take(QStringLiteral("ask"));
  window.session().finder().find(window.reader().view()->document(), window.reader().view()->pages(), QStringLiteral("delivery"));
  run_until([&] { return !window.session().finder().running(); });
  window.show_panel(QStringLiteral("contents"));
  auto* contents = window.panel(QStringLiteral("contents"));
  contents->findChild<QTabBar*>()->setCurrentIndex(1);
  camera.take(QStringLiteral("pages"));
  contents->findChild<QTabBar*>()->setCurrentIndex(2);
  camera.take(QStringLiteral("found"));
  window.session().finder().stop();
  take_reader_pictures(window, camera);
  window.show_panel(QStringLiteral("library"));
  const ClaimIndex claim = claim_with(window.session(), "fourteen", dossier::ClaimClass::verbatim);
  window.session().open_claim(claim);
  dossier::ui::ReviewTrail& trail = window.session().trail();
  auto step = [&](dossier::ReviewAction action, const QString& text) {
    const size_t before = trail.claim(claim).lines.size();
    trail.act(claim, action, text);
    run_until([&] { return trail.claim(claim).lines.size() > before; });
  };
  step(dossier::ReviewAction::comment, QStringLiteral("Old orders keep 21 days."));
  step(dossier::ReviewAction::edit, QStringLiteral("The Supplier shall deliver the Products within ten (10) days after it has confirmed an Order."));
  window.show_panel(QStringLiteral("brief"));
  camera.take(QStringLiteral("draft"));
  step(dossier::ReviewAction::edit, QStringLiteral("The Supplier shall deliver the Products within 14 days after it has confirmed an Order."));
  step(dossier::ReviewAction::accept, {});
  window.show_panel(QStringLiteral("review"));
  camera.take(QStringLiteral("review"));
  window.show_panel(QStringLiteral("brief"));
  window.session().write_brief();
  window.show_panel(QStringLiteral("jobs"));
  run_until([&] { return window.session().jobs().running() == 0; });
  camera.take(QStringLiteral("jobs"));
  window.show_panel(QStringLiteral("jobs"));
  take_dialogs(window, folder, {});
  window.show_panel(QStringLiteral("library"));
  auto* library = qobject_cast<LibraryView*>(window.panel(QStringLiteral("library")));
  library->tag_chosen(QStringLiteral("to be read"), true);
  run_until([&] { return !library->shelves().tags.empty(); });
  window.session().go_to({window.reader().view()->document(), 1, {}});
  camera.take(QStringLiteral("library-tags"));
  if (arguments.size() == 4) take_models(window, camera, arguments[3]);
  // One column: the brief, the page that its footnote opens, the library.
  window.resize(720, 900);
  window.show_panel(QStringLiteral("brief"));
  window.session().choose_claim(kNoClaim);
  window.session().open_claim(claim_with(window.session(), "late", dossier::ClaimClass::verbatim), 0, false, true);
  camera.take(QStringLiteral("narrow"));
  window.session().open_claim(window.session().chosen_claim());
  camera.take(QStringLiteral("narrow-page"));
  for (const char* id : {"library", "ask", "search", "review", "models", "contents", "claims"}) {
    window.show_panel(QLatin1String(id));
    camera.take(QStringLiteral("narrow-") + QLatin1String(id));
  }
  window.resize(1100, 700);
  window.show_panel(QStringLiteral("library"));
  camera.take(QStringLiteral("over"));
  take_arabic(application, archive, folder);
  return 0;
}
