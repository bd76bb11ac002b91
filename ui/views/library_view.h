// The library: every document of the archive with its state, a filter above, details of the chosen one below.
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QTimer>
#include <QToolButton>
#include <optional>

#include "ui/models/library_model.h"
#include "ui/session/panel.h"
#include "ui/session/session.h"

namespace dossier::ui {

class LibraryView : public PanelWidget {
  Q_OBJECT

 public:
  explicit LibraryView(Session& session, QWidget* parent = nullptr);
  void take_focus() override;
  LibraryModel& model() { return *model_; }
  QListView* list() { return list_; }
  QLineEdit* filter() { return filter_; }
  // Chooses the row of a document without opening it, once it is known where it stands.
  void select(const Sha256& document);
  // What the list shows by: sorting and grouping; the filter stands in its field.
  void set_sort(LibrarySort sort);
  void set_grouping(LibraryGrouping grouping);
  // Puts a tag to the chosen documents, or takes it away.
  void tag_chosen(const QString& tag, bool on);
  void save_search(const QString& name);
  void forget_search(const QString& name);
  const LibraryShelves& shelves() const { return shelves_; }
  std::vector<Sha256> chosen() const;

 signals:
  void list_changed();      // another list is shown
  void shelves_changed();   // tags and saved searches were read

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void make_shelf();
  void make_list();
  void make_details();
  void read_choices();
  void hear_filter();
  void hear_list();
  void hear_session();
  void open_current();
  void show_details();
  void reload();
  void ask_for_list();
  void read_shelves();
  void after_change(const Status& done);
  void fill_menu(QMenu& menu, const QModelIndex& under);
  void fill_shelves(QMenu& menu);
  void ask_for_tag();
  void ask_for_search();
  void ask_for_password(const QString& path, const QString& name);
  const DeskDocument* current_document() const;  // null on a heading, or before its row is here
  void ask_where_it_is();
  DocumentNature nature_of(const Sha256& document);
  void choose_row(int64_t row);
  void choose_first();

  Session& session_;
  LibrarySort sort_ = LibrarySort::path;
  LibraryGrouping grouping_ = LibraryGrouping::folder;
  LibraryShelves shelves_;
  std::unordered_map<Sha256, DocumentNature> natures_;  // of documents whose details were shown; empty: not known, or not yet
  QTimer later_;                        // typing is over
  CancelToken listing_;
  uint64_t lists_ = 0;
  bool first_wanted_ = false;           // Enter in the filter: the first document that fits is to be chosen
  std::optional<Sha256> wanted_;        // to be chosen when the list is here
  Sha256 read_;                         // the document that was read last
  QToolButton* shelf_button_;
  LibraryModel* model_;
  QLineEdit* filter_;
  QListView* list_;
  QLabel* empty_;
  QWidget* details_;
  QLabel* details_name_;
  QLabel* details_text_ = nullptr;
  QPushButton *find_ = nullptr, *unlock_ = nullptr, *again_ = nullptr;  // what can be done about the document of the details
};

Panel library_panel();

}  // namespace dossier::ui
