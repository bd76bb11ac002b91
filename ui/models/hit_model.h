// Hits of a search as rows: a heading for each document, its hits below, in the order of the best of each.
#pragma once

#include <QAbstractListModel>
#include <vector>

#include "app/desk/desk_search.h"

namespace dossier::ui {

class HitModel : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role { HeadingRole = Qt::UserRole + 1, PlaceRole, MarksRole };  // bool; "p. 12 (label 9)"; QList<QPoint>: ranges of the snippet, in UTF-16

  using QAbstractListModel::QAbstractListModel;
  void set_result(SearchResult result);
  const SearchResult& result() const { return result_; }
  // Null for a heading.
  const SearchHit* hit(const QModelIndex& index) const;
  // The hit after (step 1) or before (step -1) a row, over documents; invalid at the end.
  QModelIndex next(const QModelIndex& from, int step) const;
  size_t documents() const { return headings_; }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  struct Row {
    int hit;        // index into the hits; of a heading its first
    bool heading;
    int count = 0;
  };
  SearchResult result_;
  std::vector<Row> rows_;
  size_t headings_ = 0;
};

// Byte ranges of UTF-8 text as (begin, length) in UTF-16.
QList<QPoint> utf16_ranges(const std::string& text, const std::vector<std::pair<uint32_t, uint32_t>>& bytes);

}  // namespace dossier::ui
