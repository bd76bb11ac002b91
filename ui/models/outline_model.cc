#include "ui/models/outline_model.h"

#include <QString>

#include "app/report/report_view.h"

namespace dossier::ui {

void OutlineModel::set_outline(std::vector<OutlineEntry> outline) {
  beginResetModel();
  entries_ = std::move(outline);
  nodes_.assign(entries_.size(), {});
  top_.clear();
  std::vector<int> open;  // entries that the next may stand under, by level
  for (size_t i = 0; i < entries_.size(); ++i) {
    while (!open.empty() && entries_[static_cast<size_t>(open.back())].level >= entries_[i].level) open.pop_back();
    nodes_[i].parent = open.empty() ? -1 : open.back();
    std::vector<int>& among = open.empty() ? top_ : nodes_[static_cast<size_t>(open.back())].children;
    nodes_[i].row = static_cast<int>(among.size());
    among.push_back(static_cast<int>(i));
    open.push_back(static_cast<int>(i));
  }
  endResetModel();
}

const std::vector<int>& OutlineModel::children_of(const QModelIndex& parent) const { return parent.isValid() ? nodes_[parent.internalId()].children : top_; }

QModelIndex OutlineModel::index(int row, int column, const QModelIndex& parent) const {
  if (column != 0 || row < 0 || row >= rowCount(parent)) return {};
  return createIndex(row, 0, static_cast<quintptr>(children_of(parent)[static_cast<size_t>(row)]));
}

QModelIndex OutlineModel::parent(const QModelIndex& index) const {
  if (!index.isValid()) return {};
  const int above = nodes_[index.internalId()].parent;
  return above < 0 ? QModelIndex() : createIndex(nodes_[static_cast<size_t>(above)].row, 0, static_cast<quintptr>(above));
}

int OutlineModel::rowCount(const QModelIndex& parent) const { return parent.column() > 0 ? 0 : static_cast<int>(children_of(parent).size()); }
int OutlineModel::columnCount(const QModelIndex&) const { return 1; }

QVariant OutlineModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const OutlineEntry& entry = entries_[index.internalId()];
  switch (role) {
    case Qt::DisplayRole: case Qt::ToolTipRole: return QString::fromStdString(shown(entry.title));
    case Qt::AccessibleTextRole: return entry.page ? tr("%1, page %2").arg(QString::fromStdString(shown(entry.title))).arg(entry.page) : QString::fromStdString(shown(entry.title));
    case PageRole: return entry.page;
    default: return {};
  }
}

QModelIndex OutlineModel::entry_of_page(uint32_t page) const {
  int best = -1;
  for (size_t i = 0; i < entries_.size(); ++i)
    if (entries_[i].page && entries_[i].page <= page && (best < 0 || entries_[i].page >= entries_[static_cast<size_t>(best)].page)) best = static_cast<int>(i);
  return best < 0 ? QModelIndex() : createIndex(nodes_[static_cast<size_t>(best)].row, 0, static_cast<quintptr>(best));
}

}  // namespace dossier::ui
