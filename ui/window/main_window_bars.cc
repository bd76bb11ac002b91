// The tool bar, the menus and the status bar of the window.
#include <QFileDialog>
#include <QLocale>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QStatusBar>
#include <QToolBar>

#include "ui/look/rows.h"
#include "ui/look/search_field.h"
#include "ui/look/shapes.h"
#include "ui/views/picture_choice_box.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"

namespace dossier::ui {
namespace {

constexpr qreal kZoomStep = 1.2;

}  // namespace

QAction* MainWindow::act(QMenu* menu, const QString& text, const QKeySequence& key, std::function<void()> run) {
  QAction* action = menu->addAction(text);
  action->setShortcut(key);
  addAction(action);
  connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
  return action;
}

void MainWindow::make_tool_bar() {
  QToolBar* bar = bar_ = addToolBar(tr("Tools"));
  bar->setObjectName(QStringLiteral("tools"));
  bar->setMovable(false);
  bar->setContextMenuPolicy(Qt::PreventContextMenu);
  bar->setIconSize({16, 16});
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
  bar->addSeparator();
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
  QAction* fit = bar->addWidget(fit_);
  bar->addSeparator();
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
  auto* spring = new QWidget(bar);
  spring->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  bar->addWidget(spring);
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
  dropped_ = {{fit}, {zooms, out, zoom, in}, {verify, undo}};
  of_page_ = {out, in};
  auto* export_button = new QPushButton(tr("Export…"), bar);
  export_button->setToolTip(tr("Export the brief (Ctrl+Shift+E)"));
  connect(export_button, &QPushButton::clicked, this, &MainWindow::show_export);
  connect(&session_, &Session::brief_changed, export_button, [this, export_button] { export_button->setEnabled(session_.brief() != nullptr); });
  export_button->setEnabled(false);
  bar->addWidget(export_button);
}

void MainWindow::make_menus() {
  QMenu* file = menuBar()->addMenu(tr("&File"));
  act(file, tr("&Open an archive…"), QKeySequence::Open, [this] { choose_archive(); });
  act(file, tr("Add &folder…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), [this] { choose_folder(); });
  act(file, tr("Add f&iles…"), {}, [this] { session_.add_files(QFileDialog::getOpenFileNames(this, tr("Add files"))); });
  QMenu* recent = file->addMenu(tr("Open &recent"));
  connect(recent, &QMenu::aboutToShow, this, [this, recent] { fill_recent(recent); });
  file->addSeparator();
  export_ = act(file, tr("&Export the brief…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), [this] { show_export(); });
  print_ = act(file, tr("&Print the brief…"), QKeySequence::Print, [this] { print_brief(); });
  file->addSeparator();
  act(file, tr("&Settings…"), QKeySequence(Qt::CTRL | Qt::Key_Comma), [this] { show_settings(SettingsDialog::reading); });
  act(file, tr("&Quit"), QKeySequence::Quit, [this] { close(); });
  QMenu* edit = menuBar()->addMenu(tr("&Edit"));
  QAction* undo = act(edit, tr("Undo"), QKeySequence::Undo, [this] { session_.trail().undo(); });
  QAction* redo = act(edit, tr("Redo"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), [this] { session_.trail().redo(); });
  undo->setEnabled(false);
  redo->setEnabled(false);
  connect(&session_.trail(), &ReviewTrail::changed, this, [this, undo, redo] { undo->setEnabled(session_.trail().can_undo()), redo->setEnabled(session_.trail().can_redo()); });
  edit->addSeparator();
  act(edit, tr("Copy"), QKeySequence::Copy, [this] { copy_text(false); });
  act(edit, tr("Copy with citation"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [this] { copy_text(true); });
  act(edit, tr("Select the page's text"), QKeySequence::SelectAll, [this] { reader_->view()->choose_page_text(); });
  edit->addSeparator();
  act(edit, tr("Find in document"), QKeySequence::Find, [this] { show_page(), find_field_->setFocus(), find_field_->selectAll(); });
  act(edit, tr("Find next"), Qt::Key_F3, [this] { find_step(1); });
  act(edit, tr("Find previous"), QKeySequence(Qt::SHIFT | Qt::Key_F3), [this] { find_step(-1); });
  QMenu* view = menuBar()->addMenu(tr("&View"));
  view->addAction(left_shown_);
  right_shown_ = view->addAction(tr("Claims panel"));
  right_shown_->setCheckable(true);
  right_shown_->setChecked(true);
  right_shown_->setShortcut(Qt::Key_F6);
  addAction(right_shown_);
  connect(right_shown_, &QAction::triggered, this, [this] { toggle_column(Columns::right); });
  view->addSeparator();
  view->addMenu(fit_->menu());
  QAction* split = act(view, tr("Two documents side by side"), QKeySequence(Qt::CTRL | Qt::Key_D),
                       [this] { reader_->set_split(!reader_->is_split()), show_page(); });
  split->setCheckable(true);
  connect(reader_, &ReaderPane::split_changed, split, &QAction::setChecked);
  act(view, tr("To the other side"), QKeySequence(Qt::Key_F8), [this] { show_page(), reader_->activate_other(), reader_->view()->setFocus(); });
  act(view, tr("Move the document to the other side"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D), [this] { reader_->move_to_other_side(); });
  view->addSeparator();
  act(view, tr("Rotate right"), QKeySequence(Qt::CTRL | Qt::Key_R), [this] { reader_->view()->rotate(90); });
  act(view, tr("Rotate left"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R), [this] { reader_->view()->rotate(-90); });
  view->addSeparator();
  QAction* words = act(view, tr("Words as read from scans"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W), [this] { reader_->view()->show_read_words(!reader_->view()->shows_read_words()); });
  words->setCheckable(true);
  QAction* correct = act(view, tr("Correct the words"), QKeySequence(Qt::Key_F2), [this] { reader_->view()->correct_chosen(); });
  correct->setToolTip(tr("Words that were read from a picture, chosen or under the pointer"));
  act(view, tr("Next doubtful word"), QKeySequence(Qt::Key_F4), [this] { reader_->view()->step_doubtful(1); });
  act(view, tr("Previous doubtful word"), QKeySequence(Qt::SHIFT | Qt::Key_F4), [this] { reader_->view()->step_doubtful(-1); });
  view->addSeparator();
  act(view, tr("Full screen"), Qt::Key_F11, [this] { isFullScreen() ? showNormal() : showFullScreen(); });
  QMenu* go = menuBar()->addMenu(tr("&Go"));
  go->addAction(back_);
  go->addAction(forward_);
  act(go, tr("Go to page…"), QKeySequence(Qt::CTRL | Qt::Key_G), [this] { show_page(), page_field_->setFocus(), page_field_->selectAll(); });
  go->addSeparator();
  for (const Panel& panel : all_panels()) act(go, panel.title, {}, [this, id = QString::fromLatin1(panel.id)] { show_panel(id); })->setShortcuts(panel.keys);
  QMenu* brief = menuBar()->addMenu(tr("&Brief"));
  act(brief, tr("Write the brief again"), Qt::Key_F5, [this] { session_.write_brief(true); });
  QMenu* shown_pictures = brief->addMenu(tr("The model is shown"));
  connect(shown_pictures, &QMenu::aboutToShow, this, [this, shown_pictures] { fill_pictures(shown_pictures); });
  fill_pictures(shown_pictures);
  act(brief, tr("Check every claim against the files"), QKeySequence(Qt::SHIFT | Qt::Key_F5), [this] { check_brief(); });
  brief->addAction(export_);
  QMenu* document = menuBar()->addMenu(tr("&Document"));
  act(document, tr("Next document"), QKeySequence(Qt::CTRL | Qt::Key_Tab), [this] { show_page(), reader_->next_tab(1); });
  act(document, tr("Previous document"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab), [this] { show_page(), reader_->next_tab(-1); });
  document->addSeparator();
  act(document, tr("Bookmark this page"), QKeySequence(Qt::CTRL | Qt::Key_B), [this] {
    if (reader_->view()->has_document()) session_.hand().toggle_bookmark(reader_->view()->document(), reader_->view()->current_page());
  });
  document->addSeparator();
  act(document, tr("Close document"), QKeySequence(Qt::CTRL | Qt::Key_W), [this] { reader_->close_current(); });
  act(document, tr("Reopen closed document"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T), [this] { show_page(), reader_->reopen_closed(); });
  QMenu* help = menuBar()->addMenu(tr("&Help"));
  act(help, tr("Keys"), Qt::Key_F1, [this] { show_keys(); });
  act(help, tr("What can leave this machine"), {}, [this] { show_settings(SettingsDialog::privacy); });
  act(help, tr("About"), {}, [this] {
    QMessageBox::about(this, QStringLiteral("Dossier"),
                       tr("<p><b>Dossier %1</b></p><p>Turns a folder of documents into a brief in which every sentence opens the page region that proves it.</p><p>GPL-3.0-or-later</p>").arg(QStringLiteral(DOSSIER_VERSION)));
  });
}

void MainWindow::fill_pictures(QMenu* menu) {
  menu->clear();
  Writer& writer = session_.writer();
  for (PictureChoice choice : picture_choices()) {
    QAction* action = menu->addAction(words_of(choice), this, [this, choice] { session_.writer().show_pictures(choice); });
    action->setCheckable(true);
    action->setChecked(choice == writer.pictures());
    action->setEnabled(writer.may_see() || choice == PictureChoice::none);
  }
}

void MainWindow::make_status_bar() {
  statusBar()->setSizeGripEnabled(false);
  status_ = new QLabel(this);
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
  connection_->setContentsMargins(12, 0, 12, 0);
  turn_off_ = new QPushButton(tr("Turn off"), this);
  turn_off_->setProperty("link", true);
  turn_off_->setAccessibleName(tr("Turn the endpoint off"));
  connect(turn_off_, &QPushButton::clicked, this, [this] { session_.writer().turn_endpoint_off(); });
  statusBar()->addPermanentWidget(lock);
  statusBar()->addPermanentWidget(connection_);
  statusBar()->addPermanentWidget(turn_off_);
  connect(&session_.writer(), &Writer::changed, this, &MainWindow::update_connection);
  update_connection();
}

}  // namespace dossier::ui
