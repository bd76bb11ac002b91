// The library as rows: headings and the documents below them. Holds the list that the archive gave, a few bytes a document, and the whole rows of those that
// were shown last; others are asked for when they come into view. No widget is needed to use it.
#pragma once

#include <QAbstractListModel>
#include <QTimer>
#include <memory>
#include <set>
#include <unordered_map>
#include <vector>

#include "app/desk/desk_library.h"

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
    PartRole,                        // bool: an attachment or a member
    TagsRole                         // QStringList
  };
  static constexpr size_t kMostKept = 2000;  // whole rows, about twice so many at times

  explicit LibraryModel(QObject* parent = nullptr);

  // Rows that were there keep what is known of them until take() brings it anew.
  void set_list(std::shared_ptr<const LibraryList> list);
  // Answers rows_wanted().
  void take(const std::vector<std::pair<int64_t, DeskDocument>>& rows);
  void set_folded(const QModelIndex& heading, bool folded);

  bool is_heading(const QModelIndex& index) const { return rows_[static_cast<size_t>(index.row())].entry < 0; }
  // Null for a heading, and for a row that is not here yet. Valid until the next take() or set_list(). REQUIRES: a valid index of this model.
  const DeskDocument* document(const QModelIndex& index) const;
  // The archive's row of a document; 0 for a heading.
  int64_t row_of(const QModelIndex& index) const;
  // Those of these rows that are shown.
  QList<QModelIndex> indexes_of(const std::set<int64_t>& rows) const;
  // Of a document's row in the archive (library_row_of()); invalid if it is not shown.
  QModelIndex index_of(int64_t row) const;
  size_t documents() const { return list_ ? list_->documents : 0; }
  size_t shown_documents() const { return list_ ? list_->entries.size() : 0; }
  size_t kept_rows() const { return fresh_.size() + stale_.size(); }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

 signals:
  // Rows of the archive that were looked at and are not here; from the event loop, gathered.
  void rows_wanted(const std::vector<int64_t>& rows);

 private:
  struct Row {
    int32_t entry = -1;  // index into the list's entries; -1: a heading
    uint32_t group = 0;
  };
  void arrange();
  const DeskDocument* known(int64_t row) const;
  void want(int row) const;
  QString heading_title(const LibraryGroup& group) const;
  QVariant heading_data(const LibraryGroup& group, int role) const;

  std::shared_ptr<const LibraryList> list_;
  std::vector<Row> rows_;
  std::set<std::string> folded_;
  // Two ages of rows: when the younger is full, the elder goes.
  mutable std::unordered_map<int64_t, DeskDocument> fresh_, stale_;
  mutable std::set<int64_t> asked_, missing_;   // missing: to be asked for; asked: on their way
  mutable QTimer ask_;
};

// The word for a state that a person must know of; empty for what was read whole.
QString state_word(DeskState state);
// The same of a document: how far it is, while it is read.
QString state_word(const DeskDocument& document);
// "contract", "annual report (10-K)", translated; a kind that is not known here stays as it is.
QString kind_word(const std::string& kind);
// In Unicode isolates, control characters as marks.
QString shown_name(const std::string& name);
// "PDF": the type as it is written before a name.
QString type_word(const DeskDocument& document);
// What a person types into the filter: words, "type:pdf", "state:failed" (in English or as shown), "tag:urgent", "tag:\"to be read\"".
LibraryQuery query_of(const QString& typed);

}  // namespace dossier::ui
