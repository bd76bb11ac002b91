#include "ui/window/main_window.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLayout>
#include <QLocale>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QTimer>
#include <QToolBar>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/look/style.h"
#include "ui/session/settings.h"
#include "ui/views/export_dialog.h"
#include "ui/views/key_sheet.h"
#include "ui/views/models_view.h"
#include "ui/views/review_view.h"
#include "ui/views/search_view.h"
#include "ui/views/start_page.h"
#include "ui/window/panels.h"

namespace dossier::ui {
namespace {

constexpr int kDrawer_px = 236, kFind_px = 240, kShortFind_px = 130, kSaid_ms = 10'000;

}  // namespace

MainWindow::MainWindow()
    : notice_(new NoticeBar(this)),
      rows_(new QSplitter(Qt::Vertical, this)),
      columns_(new Columns(rows_)),
      left_(new SidePanel(columns_)),
      reader_(new ReaderPane(session_, columns_)),
      right_(new SidePanel(columns_)) {
  setMinimumSize(640, 480);
  resize(1440, 900);
  setAcceptDrops(true);
  place_columns();
  make_panels();
  auto* start = new StartPage(reader_);
  connect(start, &StartPage::folder_wanted, this, &MainWindow::choose_folder);
  connect(start, &StartPage::archive_wanted, this, &MainWindow::choose_archive);
  reader_->set_start_page(start);
  start->setFocus();  // what a newcomer does first
  make_tools();
  make_tool_bar();
  make_menus();
  make_status_bar();
  update_night();
  hear_session();
  hear_reader();
  hear_panels();
  update_columns();
  update_page_field();
  update_status();
  update_title();
  keep_session();
}

void MainWindow::place_columns() {
  for (QWidget* column : std::initializer_list<QWidget*>{left_, reader_, right_}) columns_->add(column);
  rows_->setHandleWidth(1);
  rows_->setChildrenCollapsible(false);
  rows_->addWidget(columns_);
  auto* centre = new QWidget(this);
  auto* stack = new QVBoxLayout(centre);
  stack->setContentsMargins(0, 0, 0, 0);
  stack->setSpacing(0);
  stack->addWidget(notice_);
  stack->addWidget(rows_, 1);
  setCentralWidget(centre);
}

void MainWindow::hear_session() {
  connect(&session_, &Session::archive_changed, this, [this] {
    update_title();
    update_status();
    if (!session_.archive()) return;
    remember_archive(QString::fromStdString(session_.archive()->path()));
    // At once: a program that is killed closes no window.
    QSettings().setValue(QStringLiteral("session/archive"), QString::fromStdString(session_.archive()->path()));
  });
  connect(&session_, &Session::documents_changed, this, &MainWindow::update_status);
  connect(&session_, &Session::brief_changed, this, [this] {
    update_status(), update_title();
    for (QAction* action : {export_, print_}) action->setEnabled(session_.brief() != nullptr);
    // Where one column has room, a brief is seen before a page that nobody has opened yet.
    if (session_.brief() && columns_->room() == Columns::Room::one && columns_->is_shown(Columns::middle) && !reader_->view()->has_document())
      columns_->show_column(Columns::right);
  });
  for (QAction* action : {export_, print_}) action->setEnabled(false);
  connect(&session_.jobs(), &Jobs::job_changed, this, &MainWindow::update_status);
  connect(&session_, &Session::working, this, [this](const QString& what) { what.isEmpty() ? update_status() : status_->setText(what); });
  connect(&session_, &Session::failed, notice_, &NoticeBar::say);
  connect(&session_, &Session::said, this, [this](const QString& sentence) {
    status_->setText(sentence), status_->setToolTip(sentence);
    // It was about one moment; what always holds comes back.
    QTimer::singleShot(kSaid_ms, this, [this, sentence] {
      if (status_->text() == sentence) update_status();
    });
  });
  connect(&session_, &Session::field_wanted, this, &MainWindow::write_at_claim);
}

void MainWindow::hear_reader() {
  connect(reader_, &ReaderPane::document_changed, this, &MainWindow::update_page_field);
  connect(reader_, &ReaderPane::page_changed, this, &MainWindow::update_page_field);
  connect(reader_, &ReaderPane::zoom_changed, this, &MainWindow::update_page_field);
  connect(reader_, &ReaderPane::trail_changed, this, &MainWindow::update_trail);
  connect(&session_, &Session::place_wanted, this, &MainWindow::show_place);
  for (int side = 0; side < 2; ++side)
    connect(reader_->side(side).view(), &PageView::claim_wanted, this, [this] {
      if (columns_->room() == Columns::Room::one) show_panel(QStringLiteral("brief"));
    });
}

void MainWindow::hear_panels() {
  connect(columns_, &Columns::changed, this, &MainWindow::update_columns);
  connect(columns_, &Columns::chosen, this, [this](int column) {
    if (column == Columns::middle) return reader_->view()->setFocus();
    (column == Columns::left ? left_ : right_)->focus_current();
  });
  for (SidePanel* side : {left_, right_}) connect(side, &SidePanel::current_changed, this, &MainWindow::update_columns);
  const auto fit_right = [this] { columns_->set_right_panel(right_->current(), right_->width_px()); };
  connect(right_, &SidePanel::current_changed, this, fit_right);
  connect(right_, &SidePanel::current_changed, this, &MainWindow::show_companion);
  connect(panel(QStringLiteral("claims")), &PanelWidget::followed, this, &MainWindow::follow_claim);
  auto* review = static_cast<ReviewView*>(panel(QStringLiteral("review")));
  connect(review, &PanelWidget::panel_wanted, this, &MainWindow::show_panel);
  connect(review, &ReviewView::field_left, this, [this] {
    if (std::exchange(wrote_from_list_, false)) show_panel(QStringLiteral("claims"));
  });
  fit_right();
}

// Views end before the session that they know.
MainWindow::~MainWindow() { delete takeCentralWidget(); }

void MainWindow::make_panels() {
  for (const Panel& panel : all_panels()) {
    if (panel.side == Panel::Side::drawer) {
      drawer_ = panel.make(session_, rows_);
      rows_->addWidget(drawer_);
      rows_->setStretchFactor(0, 1);
      drawer_->hide();
      connect(drawer_, &PanelWidget::close_wanted, drawer_, &QWidget::hide);
      continue;
    }
    SidePanel* side = panel.side == Panel::Side::left ? left_ : right_;
    side->add(panel, panel.make(session_, side));
  }
}

PanelWidget* MainWindow::panel(const QString& id) const {
  if (PanelWidget* there = left_->panel(id)) return there;
  PanelWidget* there = right_->panel(id);
  return there || id != QLatin1String("jobs") ? there : drawer_;
}

void MainWindow::show_panel(const QString& id) {
  if (id == QLatin1String("jobs")) {
    drawer_->setVisible(!drawer_->isVisible());
    if (drawer_->isVisible()) {
      rows_->setSizes({std::max(200, rows_->height() - kDrawer_px), kDrawer_px});
      drawer_->take_focus();
    }
    return;
  }
  for (SidePanel* side : {left_, right_})
    if (side->show_panel(id)) {
      columns_->show_column(side == left_ ? Columns::left : Columns::right);
      side->focus_current();
    }
}

// Some panels are read with another on the left: a review with the list of claims. What stood there comes back with the next panel, unless
// the person has chosen something else meanwhile.
void MainWindow::show_companion() {
  const QString wanted = right_->companion();
  if (!wanted.isEmpty()) {
    if (left_->current() == wanted) return;
    if (left_before_.isEmpty()) left_before_ = left_->current();
    left_->show_panel(wanted);
    companion_ = wanted;
  } else if (const QString before = std::exchange(left_before_, {}); !before.isEmpty() && left_->current() == companion_) {
    left_->show_panel(before);
  }
}

// A claim was chosen in the list: where the list has all the room, its review comes in front.
void MainWindow::follow_claim() {
  if (columns_->room() != Columns::Room::one) return;
  if (right_->current() != QLatin1String("brief")) right_->show_panel(QStringLiteral("review"));
  columns_->show_column(Columns::right);
  right_->focus_current();
}

// The list of claims has no field to write in; Review has, and gives the keys back to the list.
void MainWindow::write_at_claim(ClaimStep step) {
  wrote_from_list_ = left_->isAncestorOf(QApplication::focusWidget());
  show_panel(QStringLiteral("review"));
  static_cast<ReviewView*>(panel(QStringLiteral("review")))->write(step);
}

// Where a place that was asked for has no room beside its list, its page comes in front of it; a claim at which a person only looks leaves the list.
void MainWindow::show_place(const Place& place) {
  if (!place.glance && reader_->view()->has_document() && columns_->show_page_from_panel()) reader_->view()->setFocus();
}

// For what acts on the page: it must be seen.
void MainWindow::show_page() {
  const bool hidden = !columns_->is_shown(Columns::middle);
  columns_->show_column(Columns::middle);
  if (hidden) reader_->view()->setFocus();
}

// The keys go where the person looks.
void MainWindow::toggle_column(Columns::Column column) {
  columns_->toggle(column);
  if (!columns_->is_shown(column)) return reader_->view()->setFocus();
  if (!columns_->focus_again(column)) (column == Columns::left ? left_ : right_)->focus_current();
}

void MainWindow::update_columns() {
  left_shown_->setChecked(columns_->is_shown(Columns::left));
  right_shown_->setChecked(columns_->is_shown(Columns::right));
  columns_->set_title(Columns::left, left_->title());
  columns_->set_title(Columns::middle, tr("Document"));
  columns_->set_title(Columns::right, right_->title());
  static_cast<ReviewView*>(panel(QStringLiteral("review")))->set_list_shown(columns_->is_shown(Columns::left) && left_->current() == QLatin1String("claims"));
  update_trail();
}

// Back leads from a page to the panel that led to it, where both have no room; else along the places that were read.
void MainWindow::update_trail() {
  const bool page = columns_->is_shown(Columns::middle);
  back_->setEnabled(page ? columns_->can_go_back() || reader_->can_go_back() : false);
  forward_->setEnabled(page ? reader_->can_go_forward() : reader_->view()->has_document());
}

void MainWindow::choose_folder() {
  QString path = QFileDialog::getExistingDirectory(this, tr("Add a folder"));
  if (!path.isEmpty()) session_.add_files({path});
}

void MainWindow::show_settings(SettingsDialog::Page page) {
  auto* dialog = new SettingsDialog(this, session_.writer().address());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->show_page(page);
  connect(dialog, &SettingsDialog::changed, this, [] {
    const Settings now = load_settings();
    apply_look(*qApp, appearance_of(now.appearance), now.font_percent, now.high_contrast ? Contrast::high : Contrast::system);
  });
  dialog->open();
}

void MainWindow::show_keys() {
  QList<std::pair<QString, QList<QAction*>>> menus;
  for (QAction* menu : menuBar()->actions())
    if (menu->menu()) menus.push_back({menu->text(), menu->menu()->actions()});
  menus.push_back({fit_->menu()->title(), fit_->menu()->actions()});
  auto* sheet = new KeySheet(menus, this);
  sheet->setAttribute(Qt::WA_DeleteOnClose);
  sheet->open();
}

void MainWindow::fill_recent(QMenu* menu) {
  menu->clear();
  for (const QString& path : recent_archives()) connect(menu->addAction(path), &QAction::triggered, this, [this, path] { session_.open(path); });
  if (menu->isEmpty()) menu->addAction(tr("Nothing was opened yet"))->setEnabled(false);
}

void MainWindow::show_export() {
  auto* dialog = new ExportDialog(session_, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

// The preview stands behind the printer's dialog: what is printed is seen.
void MainWindow::print_brief() {
  auto* dialog = new ExportDialog(session_, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->choose(ExportFormat::pdf);
  dialog->open();
  dialog->print();
}

void MainWindow::choose_archive() {
  QString path = QFileDialog::getOpenFileName(this, tr("Open an archive"), {}, tr("Archives (*.dossier);;All files (*)"));
  if (!path.isEmpty()) session_.open(path);
}

bool is_one_archive(const QStringList& paths) { return paths.size() == 1 && paths[0].endsWith(QLatin1String(".dossier")); }

void MainWindow::take_files(const QStringList& paths, const QString& report) {
  if (!paths.isEmpty() && std::all_of(paths.begin(), paths.end(), [](const QString& path) { return path.endsWith(QLatin1String(".gguf"), Qt::CaseInsensitive); })) {
    static_cast<ModelsView*>(panel(QStringLiteral("models")))->add_files(paths);
    return show_panel(QStringLiteral("models"));
  }
  if (is_one_archive(paths) && !QFileInfo(paths[0]).isDir()) return session_.open(paths[0], report);
  session_.add_files(paths);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  QStringList paths;
  for (const QUrl& url : event->mimeData()->urls())
    if (url.isLocalFile()) paths += url.toLocalFile();
  if (paths.isEmpty()) return;
  event->acceptProposedAction();
  take_files(paths);
}

// Work is saved page by page: nothing is lost, but a person should know that it stops.
void MainWindow::closeEvent(QCloseEvent* event) {
  if (const int unsaved = session_.trail().unsaved(); unsaved > 0 && isVisible()) {
    QMessageBox box(QMessageBox::Question, QStringLiteral("Dossier"), tr("What you were writing at %Ln claim(s) is not saved.", nullptr, unsaved),
                    QMessageBox::NoButton, this);
    QPushButton* close = box.addButton(tr("Close without it"), QMessageBox::DestructiveRole);
    QPushButton* keep = box.addButton(tr("Keep open"), QMessageBox::RejectRole);
    box.setDefaultButton(keep);
    box.exec();
    if (box.clickedButton() != close) return event->ignore();
    session_.trail().drop_all_unsaved();
  }
  const int running = session_.jobs().running();
  if (running > 0 && isVisible()) {
    QMessageBox box(QMessageBox::Question, QStringLiteral("Dossier"),
                    tr("%Ln job(s) are running. Their work is saved; they go on at the next start.", nullptr, running), QMessageBox::NoButton, this);
    QPushButton* close = box.addButton(tr("Close"), QMessageBox::AcceptRole);
    box.addButton(tr("Keep open"), QMessageBox::RejectRole);
    box.exec();
    if (box.clickedButton() != close) {
      event->ignore();
      return;
    }
  }
  save_session();
  event->accept();
}

// Where text goes is said in the title, too, so that it is seen in the list of windows.
void MainWindow::update_title() {
  QStringList parts;
  if (session_.archive()) parts += QFileInfo(QString::fromStdString(session_.archive()->path())).fileName();
  if (const QString to = session_.writer().address(); !to.isEmpty()) parts += tr("text is sent to %1").arg(to);
  parts += QStringLiteral("Dossier");
  setWindowTitle(parts.join(QStringLiteral(" – ")));
}

void MainWindow::update_connection() {
  const QString to = session_.writer().address();
  connection_->setText(to.isEmpty() ? tr("Local only: no connection is open") : tr("Connected: text of this archive is sent to %1.").arg(to));
  connection_->setProperty("role", to.isEmpty() ? "text2" : "error");
  connection_->style()->unpolish(connection_);
  connection_->style()->polish(connection_);
  turn_off_->setVisible(!to.isEmpty());
  update_title();
}

void MainWindow::update_page_field() {
  PageView* view = reader_->view();
  const bool there = view->has_document();
  for (QWidget* w : std::initializer_list<QWidget*>{page_field_, page_count_, zoom_label_, fit_, find_field_}) w->setEnabled(there);
  for (QAction* action : of_page_) action->setEnabled(there);
  if (!there) {
    page_field_->clear();
    page_count_->clear();
    zoom_label_->setText(QStringLiteral("–"));
    fit_->setText(tr("Fit width"));
    return;
  }
  uint32_t page = view->current_page();
  if (!page_field_->hasFocus() || !page_field_->isModified()) page_field_->setText(QString::number(page));
  const QString label = view->label_of(page);
  page_count_->setText(label.isEmpty() || label == QString::number(page) ? tr("of %L1").arg(view->pages())
                                                                         : tr("of %L1 (label %2)").arg(view->pages()).arg(label));
  zoom_label_->setText(QLocale().toString(qRound(view->zoom() * 100)) + QStringLiteral("\u00A0%"));
  fit_->setText(view->fit() == Fit::width ? tr("Fit width") : view->fit() == Fit::page ? tr("Fit page") : tr("Zoom"));
  fit_tool_bar();
}

// Of a list of claims the chosen claim; else what is chosen on the page.
void MainWindow::copy_text(bool cited) {
  QString text;
  for (const char* id : {"brief", "review", "claims"})
    if (panel(QLatin1String(id))->isAncestorOf(QApplication::focusWidget()) && session_.brief() && session_.chosen_claim() != kNoClaim)
      text = QString::fromStdString(claim_as_text(*session_.brief(), session_.chosen_claim(), cited));
  text.isEmpty() ? (void)reader_->view()->copy_chosen(cited) : QGuiApplication::clipboard()->setText(text);
}

void MainWindow::check_brief() {
  session_.check_brief();
  if (!drawer_->isVisible()) show_panel(QStringLiteral("jobs"));
}

// F3 goes through the hits of the search panel while the keys are there, or the document has none; else through those of the document.
void MainWindow::find_step(int direction) {
  auto* search = qobject_cast<SearchView*>(right_->panel(QStringLiteral("search")));
  if (search && search->model().rowCount() > 0 && (session_.finder().hits().empty() || search->isAncestorOf(QApplication::focusWidget())))
    return search->step(direction);
  session_.finder().step(direction, reader_->view()->current_page());
  show_page();
}

void MainWindow::update_find() {
  const Finder& finder = session_.finder();
  if (finder.text().isEmpty())
    find_count_->clear();
  else if (finder.hits().empty())
    find_count_->setText(finder.running() ? tr("%L1 of %L2 pages").arg(finder.searched()).arg(finder.pages()) : tr("not found"));
  else if (finder.current() >= 0)
    find_count_->setText(tr("%L1 of %L2").arg(finder.current() + 1).arg(finder.hits().size()));
  else
    find_count_->setText(tr("%Ln hit(s)", nullptr, static_cast<int>(finder.hits().size())));
  fit_tool_bar();
}

void MainWindow::update_status() {
  status_->setToolTip({});
  if (!session_.archive()) {
    status_->setText(tr("No archive open"));
    return;
  }
  const LibraryCounts counts = session_.archive()->counts();
  const auto documents = static_cast<int>(counts.documents), closed = static_cast<int>(counts.closed);
  const uint64_t pages = counts.pages, unread = counts.pages_unread, doubtful = counts.pages_doubtful;
  QStringList parts;
  parts += tr("%Ln document(s)", nullptr, documents);
  parts += unread ? tr("%1 of %2 pages read")
                        .arg(QLocale().toString(static_cast<qulonglong>(pages - unread)), QLocale().toString(static_cast<qulonglong>(pages)))
                  : tr("%Ln page(s) read", nullptr, static_cast<int>(pages));
  if (doubtful) parts += tr("%Ln doubtful", nullptr, static_cast<int>(doubtful));
  if (closed) parts += tr("%Ln file(s) not opened", nullptr, closed);
  if (int running = session_.jobs().running()) parts += tr("%Ln job(s) running", nullptr, running);
  status_->setText(parts.join(QStringLiteral("     ")));
}

void MainWindow::resizeEvent(QResizeEvent* event) {
  QMainWindow::resizeEvent(event);
  fit_tool_bar();
  save_soon_.start();
}

// What has no room in the tool bar is dropped whole, before it becomes dots: first words, then what the menus have, too.
void MainWindow::fit_tool_bar() {
  const QString asked =
      QStringLiteral("%1 %2 %3 %4").arg(width()).arg(page_count_->sizeHint().width()).arg(find_count_->sizeHint().width()).arg(fit_->text());
  if (asked == bar_fits_) return;
  bar_fits_ = asked;
  for (QToolButton* button : worded_) button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  for (const QList<QAction*>& group : dropped_)
    for (QAction* action : group) action->setVisible(true);
  find_field_->setFixedWidth(kFind_px);
  auto fits = [this] {
    bar_->layout()->invalidate();
    return bar_->sizeHint().width() <= width();
  };
  if (fits()) return;
  for (QToolButton* button : worded_) button->setToolButtonStyle(Qt::ToolButtonIconOnly);
  for (const QList<QAction*>& group : dropped_) {
    if (fits()) return;
    for (QAction* action : group) action->setVisible(false);
  }
  if (!fits()) find_field_->setFixedWidth(kShortFind_px);
}

}  // namespace dossier::ui
