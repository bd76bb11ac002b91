// The outline of a document as a tree.
#pragma once

#include <QAbstractItemModel>
#include <vector>

#include "base/page.h"

namespace dossier::ui {

class OutlineModel : public QAbstractItemModel {
  Q_OBJECT

 public:
  enum Role { PageRole = Qt::UserRole + 1 };  // uint; 0 if the entry points nowhere

  using QAbstractItemModel::QAbstractItemModel;
  void set_outline(std::vector<OutlineEntry> outline);
  // The last entry that begins on or before a page; invalid if there is none.
  QModelIndex entry_of_page(uint32_t page) const;

  QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  QModelIndex parent(const QModelIndex& index) const override;
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  struct Node {
    int parent = -1;
    int row = 0;
    std::vector<int> children;
  };
  const std::vector<int>& children_of(const QModelIndex& parent) const;

  std::vector<OutlineEntry> entries_;
  std::vector<Node> nodes_;     // one an entry
  std::vector<int> top_;
};

}  // namespace dossier::ui
