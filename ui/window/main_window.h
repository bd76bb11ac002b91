// The window: library left, page in the middle, claims right. It only places things and routes keys; views do the rest.
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QPushButton>
#include <QSplitter>
#include <QTimer>
#include <QToolButton>

#include "ui/reader/reader_pane.h"
#include "ui/session/session.h"
#include "ui/views/settings_dialog.h"
#include "ui/window/columns.h"
#include "ui/window/notice_bar.h"
#include "ui/window/side_panel.h"

class QActionGroup;
class QToolBar;

namespace dossier::ui {

class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  MainWindow();
  ~MainWindow() override;
  Session& session() { return session_; }
  ReaderPane& reader() { return *reader_; }
  // What a person must have seen last; empty once it is put away.
  QString notice() const { return notice_->text(); }
  PanelWidget* panel(const QString& id) const;
  void show_panel(const QString& id);
  Columns& columns() { return *columns_; }
  // Folders and files are read; an archive is opened, with the report of a file, or else its newest brief.
  void take_files(const QStringList& paths, const QString& report = {});
  // Opens what was open when the program ended last; false if there was nothing.
  bool restore_session();
  // Keeps on disk what restore_session() brings back, and what was begun and not saved.
  void save_session();

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void closeEvent(QCloseEvent* event) override;
  void changeEvent(QEvent* event) override;
  void moveEvent(QMoveEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void make_panels();
  void place_columns();
  void hear_session();
  void hear_reader();
  void hear_panels();
  void show_companion();
  void follow_claim();
  void write_at_claim(ClaimStep step);
  void make_tool_bar();
  void add_ways(QToolBar* bar);
  void add_page_field(QToolBar* bar);
  QList<QAction*> add_zoom(QToolBar* bar);
  QToolButton* make_fit_button(QToolBar* bar);
  void add_find_field(QToolBar* bar);
  QList<QAction*> add_review(QToolBar* bar);
  void make_menus();
  void make_file_menu();
  void make_edit_menu();
  void make_view_menu();
  void make_go_menu();
  void make_document_menu();
  void make_brief_menu();
  void make_tools_menu();
  void make_help_menu();
  void make_tools();
  QToolButton* make_tool_button(QWidget* parent);
  void invert_pages(bool on);
  void update_night();
  void make_status_bar();
  void size_icons();
  void choose_folder();
  void choose_archive();
  void show_export();
  void print_brief();
  void show_settings(SettingsDialog::Page page);
  void show_keys();
  void fill_recent(QMenu* menu);
  void fill_pictures(QMenu* menu);
  void keep_session();
  void restore_window();
  void update_page_field();
  void update_status();
  void update_find();
  void find_step(int direction);
  void copy_text(bool cited);
  void check_brief();
  void update_title();
  void update_connection();
  void show_place(const Place& place);
  void show_page();
  void toggle_column(Columns::Column column);
  void update_columns();
  void update_trail();
  void fit_tool_bar();
  QAction* act(QMenu* menu, const QString& text, const QKeySequence& key, std::function<void()> run);

  Session session_;
  QTimer save_soon_;
  NoticeBar* notice_;
  QSplitter* rows_;       // the columns, and the drawer below them
  Columns* columns_;
  SidePanel* left_;
  ReaderPane* reader_;
  SidePanel* right_;
  PanelWidget* drawer_ = nullptr;
  QString companion_, left_before_;  // the left panel that came with a right one, and what it took the place of; empty: nothing
  bool wrote_from_list_ = false;     // the field in Review was asked for in the list of claims
  QAction* back_ = nullptr;
  QAction* forward_ = nullptr;
  QActionGroup* tools_ = nullptr;  // of the page, in the order of their keys
  QAction* inverted_ = nullptr;
  QLabel* night_ = nullptr;  // says that pages are inverted
  QAction *export_ = nullptr, *print_ = nullptr;
  QAction* left_shown_ = nullptr;
  QAction* right_shown_ = nullptr;
  QLineEdit* page_field_ = nullptr;
  QLabel* page_count_ = nullptr;
  QLineEdit* find_field_ = nullptr;
  QLabel* find_count_ = nullptr;
  QLabel* zoom_label_ = nullptr;
  QToolButton* fit_ = nullptr;
  QToolBar* bar_ = nullptr;
  QString bar_fits_;                // what it was fitted to last
  QList<QToolButton*> worded_;      // of the tool bar, with words where there is room
  QList<QAction*> of_page_;         // that need a document
  QList<QList<QAction*>> dropped_;  // and what goes where there is less, the first first; each has its place in a menu
  QLabel* status_ = nullptr;
  QLabel* connection_ = nullptr;
  QPushButton* turn_off_ = nullptr;
};

// Of what a program is started with: an archive, and nothing else.
bool is_one_archive(const QStringList& paths);

}  // namespace dossier::ui
