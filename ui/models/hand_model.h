// Bookmarks of the archive and the words of the document at hand that were corrected, as rows under two headings.
#pragma once

#include <QAbstractListModel>
#include <vector>

#include "ui/session/hand_marks.h"

namespace dossier::ui {

class HandModel : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role { HeadingRole = Qt::UserRole + 1 };  // bool

  HandModel(HandMarks& hand, QObject* parent);
  void set_document(const Sha256& document);
  // Null if the row is none.
  const StoredBookmark* bookmark(const QModelIndex& index) const;
  const CorrectionLine* correction(const QModelIndex& index) const;
  const Sha256& document() const { return document_; }

  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }
  QVariant data(const QModelIndex& index, int role) const override;
  // The note of a bookmark can be changed.
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  struct Row {
    enum class Kind { bookmarks, bookmark, corrections, correction } kind;
    size_t index = 0;
  };
  void rebuild();

  HandMarks& hand_;
  Sha256 document_;
  std::vector<Row> rows_;
};

}  // namespace dossier::ui
