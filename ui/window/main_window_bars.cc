// The tool bar, the menus and the status bar of the window.
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QStatusBar>
#include <QToolBar>
#include <algorithm>

#include "ui/look/elided_label.h"
#include "ui/look/fonts.h"
#include "ui/look/rows.h"
#include "ui/look/search_field.h"
#include "ui/look/shapes.h"
#include "ui/window/main_window.h"

namespace dossier::ui {
namespace {

constexpr qreal kZoomStep = 1.2;

}  // namespace

void MainWindow::make_tool_bar() {
  QToolBar* bar = bar_ = addToolBar(tr("Tools"));
  bar->setObjectName(QStringLiteral("tools"));
  bar->setMovable(false);
  bar->setContextMenuPolicy(Qt::PreventContextMenu);
  size_icons();
  add_ways(bar);
  bar->addSeparator();
  add_page_field(bar);
  const QList<QAction*> zooming = add_zoom(bar);
  QAction* fit = bar->addWidget(make_fit_button(bar));
  QAction* tool = bar->addWidget(make_tool_button(bar));
  bar->addSeparator();
  add_find_field(bar);
  auto* spring = new QWidget(bar);
  spring->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  bar->addWidget(spring);
  dropped_ = {{tool}, {fit}, zooming, add_review(bar)};
  auto* export_button = new QPushButton(tr("Export…"), bar);
  export_button->setToolTip(tr("Export the brief (Ctrl+Shift+E)"));
  connect(export_button, &QPushButton::clicked, this, &MainWindow::show_export);
  connect(&session_, &Session::brief_changed, export_button, [this, export_button] { export_button->setEnabled(session_.brief() != nullptr); });
  export_button->setEnabled(false);
  bar->addWidget(export_button);
}

// The left panel, back and forward.
void MainWindow::add_ways(QToolBar* bar) {
  left_shown_ = bar->addAction(icon_of(Icon::panel_left), tr("Left panel"));
  left_shown_->setCheckable(true);
  left_shown_->setChecked(true);
  left_shown_->setShortcut(Qt::Key_F7);
  left_shown_->setToolTip(tr("Show or hide the library (F7)"));
  connect(left_shown_, &QAction::triggered, this, [this] { toggle_column(Columns::left); });
  bar->addSeparator();
  back_ = bar->addAction(icon_of(Icon::back), tr("Back"));
  // The keys point where the arrows do.
  const Qt::Key backwards = isRightToLeft() ? Qt::Key_Right : Qt::Key_Left, onwards = isRightToLeft() ? Qt::Key_Left : Qt::Key_Right;
  back_->setShortcuts({QKeySequence(Qt::ALT | backwards), QKeySequence(Qt::ALT | Qt::SHIFT | backwards), QKeySequence(Qt::Key_Back)});
  forward_ = bar->addAction(icon_of(Icon::forward), tr("Forward"));
  forward_->setShortcuts({QKeySequence(Qt::ALT | onwards), QKeySequence(Qt::ALT | Qt::SHIFT | onwards), QKeySequence(Qt::Key_Forward)});
  back_->setEnabled(false);
  forward_->setEnabled(false);
  connect(back_, &QAction::triggered, this, [this] {
    if (!columns_->can_go_back()) return reader_->go_back();
    columns_->go_back();
    const Columns::Column panel = columns_->is_shown(Columns::left) ? Columns::left : Columns::right;
    if (!columns_->focus_again(panel)) (panel == Columns::left ? left_ : right_)->focus_current();
  });
  connect(forward_, &QAction::triggered, this, [this] {
    if (columns_->is_shown(Columns::middle)) return reader_->go_forward();
    columns_->show_page_from_panel();
    reader_->view()->setFocus();
  });
}

void MainWindow::add_page_field(QToolBar* bar) {
  page_field_ = new QLineEdit(bar);
  page_field_->setFixedWidth(56);
  page_field_->setAlignment(Qt::AlignRight);
  page_field_->setAccessibleName(tr("Page number or label"));
  page_field_->setToolTip(tr("Page number or printed label (Ctrl+G)"));
  connect(page_field_, &QLineEdit::returnPressed, this, [this] {
    if (uint32_t page = reader_->view()->page_named(page_field_->text())) {
      reader_->jump_to_page(page);
      reader_->view()->setFocus();
    } else {
      status_->setText(tr("There is no page “%1” in this document.").arg(page_field_->text()));
      page_field_->selectAll();
    }
  });
  bar->addWidget(page_field_);
  page_count_ = new QLabel(bar);
  page_count_->setProperty("role", "text2");
  page_count_->setContentsMargins(4, 0, 4, 0);
  bar->addWidget(page_count_);
}

// What of it is dropped where there is less room.
QList<QAction*> MainWindow::add_zoom(QToolBar* bar) {
  QAction* zooms = bar->addSeparator();
  QAction* out = bar->addAction(icon_of(Icon::minus), tr("Zoom out"));
  connect(out, &QAction::triggered, this, [this] { reader_->view()->zoom_by(1 / kZoomStep); });
  zoom_label_ = new QLabel(bar);
  zoom_label_->setProperty("role", "text2");
  zoom_label_->setAlignment(Qt::AlignCenter);
  zoom_label_->setMinimumWidth(52);
  QAction* zoom = bar->addWidget(zoom_label_);
  QAction* in = bar->addAction(icon_of(Icon::plus), tr("Zoom in"));
  connect(in, &QAction::triggered, this, [this] { reader_->view()->zoom_by(kZoomStep); });
  of_page_ = {out, in};
  return {zooms, out, zoom, in};
}

QToolButton* MainWindow::make_fit_button(QToolBar* bar) {
  fit_ = new QToolButton(bar);
  fit_->setPopupMode(QToolButton::InstantPopup);
  fit_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  fit_->setLayoutDirection(isRightToLeft() ? Qt::LeftToRight : Qt::RightToLeft);  // the arrow stands behind the word
  fit_->setIcon(icon_of(Icon::chevron_down));
  fit_->setToolTip(tr("Zoom"));
  auto* fits = new QMenu(tr("Zoom"), fit_);
  act(fits, tr("Zoom in"), {}, [this] {
    reader_->view()->zoom_by(kZoomStep);
  })->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
  act(fits, tr("Zoom out"), QKeySequence::ZoomOut, [this] { reader_->view()->zoom_by(1 / kZoomStep); });
  act(fits, tr("Fit width"), QKeySequence(Qt::CTRL | Qt::Key_0), [this] { reader_->view()->set_fit(Fit::width); });
  act(fits, tr("Fit page"), QKeySequence(Qt::CTRL | Qt::Key_9), [this] { reader_->view()->set_fit(Fit::page); });
  for (int percent : {50, 75, 100, 125, 150, 200, 400})
    connect(fits->addAction(QLocale().toString(percent) + QStringLiteral("\u00A0%")), &QAction::triggered, this, [this, percent] { reader_->view()->set_zoom(percent / 100.0); });
  fit_->setMenu(fits);
  return fit_;
}

void MainWindow::add_find_field(QToolBar* bar) {
  find_field_ = new SearchField(bar, QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText));
  find_field_->setPlaceholderText(tr("Find in document"));
  find_field_->setAccessibleName(tr("Find in document"));
  find_field_->setToolTip(tr("Find in document (Ctrl+F); next: F3, previous: Shift+F3"));
  bar->addWidget(find_field_);
  find_count_ = new QLabel(bar);
  find_count_->setProperty("role", "text2");
  find_count_->setContentsMargins(margins(6, 0, 0, 0));
  bar->addWidget(find_count_);
  connect(find_field_, &QLineEdit::returnPressed, this, [this] {
    Finder& finder = session_.finder();
    if (finder.text() == find_field_->text() && finder.document() == reader_->view()->document()) return find_step(1);
    finder.find(reader_->view()->document(), reader_->view()->pages(), find_field_->text());
  });
  connect(find_field_, &QLineEdit::textChanged, this, [this](const QString& text) {
    if (text.isEmpty()) session_.finder().stop();
  });
  connect(&session_.finder(), &Finder::changed, this, &MainWindow::update_find);
  connect(&session_.finder(), &Finder::current_changed, this, [this] {
    // The first hits are here: go to the one that follows the page being read.
    if (session_.finder().current() < 0 && !session_.finder().hits().empty()) return session_.finder().step(1, reader_->view()->current_page());
    update_find();
  });
}

// What of it is dropped where there is less room.
QList<QAction*> MainWindow::add_review(QToolBar* bar) {
  QAction* undo = bar->addAction(icon_of(Icon::undo), tr("Undo"));
  undo->setToolTip(tr("Undo the last step of the review (Ctrl+Z)"));
  undo->setEnabled(false);
  connect(undo, &QAction::triggered, this, [this] { session_.trail().undo(); });
  connect(&session_.trail(), &ReviewTrail::changed, this, [this, undo] { undo->setEnabled(session_.trail().can_undo()); });
  QAction* verify = bar->addAction(icon_of(Icon::tick), tr("Verify"));
  verify->setToolTip(tr("Check every claim against the files (Shift+F5)"));
  verify->setEnabled(false);
  connect(verify, &QAction::triggered, this, &MainWindow::check_brief);
  connect(&session_, &Session::brief_changed, verify, [this, verify] { verify->setEnabled(session_.brief() != nullptr); });
  for (QAction* action : {undo, verify}) worded_ += static_cast<QToolButton*>(bar->widgetForAction(action));
  return {verify, undo};
}

// Icons grow with the letters beside them.
void MainWindow::size_icons() {
  const int side = std::max(16, qRound(1.6 * font_of(TextRole::interface).pointSizeF()));
  bar_->setIconSize({side, side});
}

void MainWindow::make_status_bar() {
  statusBar()->setSizeGripEnabled(false);
  status_ = new ElidedLabel(this);
  status_->setContentsMargins(margins(12, 0, 0, 0));
  statusBar()->addWidget(status_, 1);
  auto* lock = new QToolButton(this);  // painted anew when the colours change, as a picture would not be
  lock->setIcon(icon_of(Icon::lock));
  lock->setIconSize({14, 14});
  lock->setFocusPolicy(Qt::NoFocus);
  lock->setAutoRaise(true);
  lock->setAccessibleName(tr("What can leave this machine"));
  lock->setToolTip(tr("What can leave this machine"));
  connect(lock, &QToolButton::clicked, this, [this] { show_settings(SettingsDialog::privacy); });
  connection_ = new QLabel(this);
  connection_->setContentsMargins(margins(0, 0, 12, 0));  // beside its lock
  turn_off_ = new QPushButton(tr("Turn off"), this);
  turn_off_->setProperty("link", true);
  turn_off_->setAccessibleName(tr("Turn the endpoint off"));
  connect(turn_off_, &QPushButton::clicked, this, [this] { session_.writer().turn_endpoint_off(); });
  night_ = new QLabel(tr("inverted"), this);
  night_->setProperty("role", "text2");
  night_->setToolTip(tr("Pages are shown inverted (View, Invert pages by night)"));
  night_->setContentsMargins(12, 0, 12, 0);
  statusBar()->addPermanentWidget(night_);
  statusBar()->addPermanentWidget(lock);
  statusBar()->addPermanentWidget(connection_);
  statusBar()->addPermanentWidget(turn_off_);
  connect(&session_.writer(), &Writer::changed, this, &MainWindow::update_connection);
  update_connection();
}

}  // namespace dossier::ui
