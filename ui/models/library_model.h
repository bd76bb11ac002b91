// The library as rows: headings and the documents below them, filtered, sorted, folded. Holds the list that the archive gave and one
// small row for each that is shown; nothing of the documents themselves. No widget is needed to use it.
#pragma once

#include <QAbstractListModel>
#include <memory>
#include <set>
#include <vector>

#include "app/desk/desk_archive.h"

namespace dossier::ui {

class LibraryModel : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role {
    HeadingRole = Qt::UserRole + 1,  // bool: a heading, its text in DisplayRole, how many documents in PagesRole
    FoldedRole,                      // bool, of a heading
    TypeRole,                        // "PDF"
    PagesRole,                       // int
    StateRole,                       // int, a DeskState
    StateWordRole,                   // "doubtful"; empty if it was read whole
    PartRole                         // bool: an attachment or a member
  };
  enum class Sort { path, name, date, pages, size, state };
  enum class Group { folder, type, none };

  using QAbstractListModel::QAbstractListModel;

  void set_documents(std::shared_ptr<const std::vector<DeskDocument>> documents);
  // Words that must all occur in a name, path, title or type; case and accents do not matter. "state:failed", "type:pdf" narrow further.
  void set_filter(const QString& words);
  void set_sort(Sort sort);
  void set_group(Group group);
  Sort sort() const { return sort_; }
  Group group() const { return group_; }
  void set_folded(const QModelIndex& heading, bool folded);

  // Null for a heading. REQUIRES: a valid index of this model.
  const DeskDocument* document(const QModelIndex& index) const;
  // Invalid if it is not shown.
  QModelIndex index_of(const Sha256& document) const;
  size_t documents() const { return documents_ ? documents_->size() : 0; }
  size_t shown_documents() const { return shown_; }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  struct Row {
    int document = -1;  // -1: a heading
    int group = 0;      // index into groups_
  };
  struct Heading {
    QString title, key;
    int documents = 0;
  };
  QString group_key(const DeskDocument& d) const;
  bool passes(const DeskDocument& d, const std::vector<std::string>& words) const;
  void arrange();

  std::shared_ptr<const std::vector<DeskDocument>> documents_;
  std::vector<Row> rows_;
  std::vector<Heading> groups_;
  std::set<QString> folded_;
  QString filter_;
  Sort sort_ = Sort::path;
  Group group_ = Group::folder;
  size_t shown_ = 0;
};

// The word for a state that a person must know of; empty for what was read whole.
QString state_word(const DeskDocument& document);
// In Unicode isolates, control characters as marks.
QString shown_name(const std::string& name);
// "PDF": the type as it is written before a name.
QString type_word(const DeskDocument& document);

}  // namespace dossier::ui
