// The menus of the window: every action, with its key. The sheet of keys shows what stands here.
#include <QActionGroup>
#include <QFileDialog>
#include <QMenuBar>
#include <QMessageBox>

#include "ui/look/shapes.h"
#include "ui/session/settings.h"
#include "ui/views/picture_choice_box.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"

namespace dossier::ui {

QAction* MainWindow::act(QMenu* menu, const QString& text, const QKeySequence& key, std::function<void()> run) {
  QAction* action = menu->addAction(text);
  action->setShortcut(key);
  addAction(action);
  connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
  return action;
}

void MainWindow::make_menus() {
  make_file_menu();
  make_edit_menu();
  make_view_menu();
  make_go_menu();
  make_document_menu();
  make_brief_menu();
  make_tools_menu();
  make_help_menu();
  // Leads to the menus that have no room; Qt's own arrow is dark by night.
  if (auto* more = menuBar()->findChild<QToolButton*>(QStringLiteral("qt_menubar_ext_button"))) {
    more->setIcon(icon_of(Icon::chevron_down));
    more->setIconSize({12, 12});
    more->setAccessibleName(tr("More menus"));
  }
}

void MainWindow::make_file_menu() {
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
}

void MainWindow::make_edit_menu() {
  QMenu* edit = menuBar()->addMenu(tr("&Edit"));
  QAction* undo = act(edit, tr("Undo"), QKeySequence::Undo, [this] { session_.trail().undo(); });
  QAction* redo = act(edit, tr("Redo"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), [this] { session_.trail().redo(); });
  undo->setEnabled(false);
  redo->setEnabled(false);
  connect(&session_.trail(), &ReviewTrail::changed, this,
          [this, undo, redo] { undo->setEnabled(session_.trail().can_undo()), redo->setEnabled(session_.trail().can_redo()); });
  edit->addSeparator();
  act(edit, tr("Copy"), QKeySequence::Copy, [this] { copy_text(false); });
  act(edit, tr("Copy with citation"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [this] { copy_text(true); });
  act(edit, tr("Select the page's text"), QKeySequence::SelectAll, [this] { reader_->view()->choose_page_text(); });
  edit->addSeparator();
  act(edit, tr("Find in document"), QKeySequence::Find, [this] { show_page(), find_field_->setFocus(), find_field_->selectAll(); });
  act(edit, tr("Find next"), Qt::Key_F3, [this] { find_step(1); });
  act(edit, tr("Find previous"), QKeySequence(Qt::SHIFT | Qt::Key_F3), [this] { find_step(-1); });
}

void MainWindow::make_view_menu() {
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
  QAction* words = act(view, tr("Words as read from scans"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W),
                       [this] { reader_->view()->show_read_words(!reader_->view()->shows_read_words()); });
  words->setCheckable(true);
  inverted_ = act(view, tr("Invert pages by night"), {}, [this] { invert_pages(inverted_->isChecked()); });
  inverted_->setCheckable(true);
  inverted_->setToolTip(tr("White on black where the window is dark; marks stay as they are"));
  view->addSeparator();
  act(view, tr("Full screen"), Qt::Key_F11, [this] { isFullScreen() ? showNormal() : showFullScreen(); });
}

void MainWindow::make_go_menu() {
  QMenu* go = menuBar()->addMenu(tr("&Go"));
  go->addAction(back_);
  go->addAction(forward_);
  act(go, tr("Go to page…"), QKeySequence(Qt::CTRL | Qt::Key_G), [this] { show_page(), page_field_->setFocus(), page_field_->selectAll(); });
  go->addSeparator();
  for (const Panel& panel : all_panels())
    act(go, panel.title, {}, [this, id = QString::fromLatin1(panel.id)] { show_panel(id); })->setShortcuts(panel.keys);
}

void MainWindow::make_document_menu() {
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
}

void MainWindow::make_brief_menu() {
  QMenu* brief = menuBar()->addMenu(tr("&Brief"));
  act(brief, tr("Write the brief again"), Qt::Key_F5, [this] { session_.write_brief(true); });
  QMenu* shown_pictures = brief->addMenu(tr("The model is shown"));
  connect(shown_pictures, &QMenu::aboutToShow, this, [this, shown_pictures] { fill_pictures(shown_pictures); });
  fill_pictures(shown_pictures);
  act(brief, tr("Check every claim against the files"), QKeySequence(Qt::SHIFT | Qt::Key_F5), [this] { check_brief(); });
  brief->addAction(export_);
}

void MainWindow::make_tools_menu() {
  QMenu* tools = menuBar()->addMenu(tr("&Tools"));
  for (QAction* action : tools_->actions()) tools->addAction(action);
  tools->addSeparator();
  QAction* correct = act(tools, tr("Correct the words"), QKeySequence(Qt::Key_F2), [this] { reader_->view()->correct_chosen(); });
  correct->setToolTip(tr("Words that were read from a picture, chosen or under the pointer"));
  act(tools, tr("Next doubtful word"), QKeySequence(Qt::Key_F4), [this] { reader_->view()->step_doubtful(1); });
  act(tools, tr("Previous doubtful word"), QKeySequence(Qt::SHIFT | Qt::Key_F4), [this] { reader_->view()->step_doubtful(-1); });
}

void MainWindow::make_help_menu() {
  QMenu* help = menuBar()->addMenu(tr("&Help"));
  act(help, tr("Keys"), Qt::Key_F1, [this] { show_keys(); });
  act(help, tr("What can leave this machine"), {}, [this] { show_settings(SettingsDialog::privacy); });
  act(help, tr("About"), {}, [this] {
    QMessageBox::about(this, QStringLiteral("Dossier"),
                       tr("<p><b>Dossier %1</b></p><p>Turns a folder of documents into a brief in which every sentence opens the page region that "
                          "proves it.</p><p>GPL-3.0-or-later</p>")
                           .arg(QStringLiteral(DOSSIER_VERSION)));
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

}  // namespace dossier::ui
