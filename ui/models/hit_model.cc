#include "ui/models/hit_model.h"

#include <QLocale>
#include <QPoint>
#include <algorithm>
#include <map>

#include "app/report/report_view.h"

namespace dossier::ui {

QList<QPoint> utf16_ranges(const std::string& text, const std::vector<std::pair<uint32_t, uint32_t>>& bytes) {
  QList<QPoint> out;
  auto length = [&](size_t begin, size_t end) { return QString::fromUtf8(text.data() + begin, static_cast<qsizetype>(end - begin)).size(); };
  for (const auto& [begin, end] : bytes)
    if (begin <= end && end <= text.size()) out += QPoint(static_cast<int>(length(0, begin)), static_cast<int>(length(begin, end)));
  return out;
}

void HitModel::set_result(SearchResult result) {
  beginResetModel();
  result_ = std::move(result);
  rows_.clear();
  headings_ = 0;
  std::map<Sha256, size_t> places;
  std::vector<std::vector<int>> groups;
  for (size_t i = 0; i < result_.hits.size(); ++i) {
    auto [at, added] = places.emplace(result_.hits[i].document, groups.size());
    if (added) groups.emplace_back();
    groups[at->second].push_back(static_cast<int>(i));
  }
  headings_ = groups.size();
  for (std::vector<int>& group : groups) {
    rows_.push_back({group[0], true, static_cast<int>(group.size())});
    std::sort(group.begin(), group.end(), [&](int a, int b) { return result_.hits[static_cast<size_t>(a)].page < result_.hits[static_cast<size_t>(b)].page; });
    for (int hit : group) rows_.push_back({hit, false});
  }
  endResetModel();
}

const SearchHit* HitModel::hit(const QModelIndex& index) const {
  if (!index.isValid()) return nullptr;
  const Row& row = rows_[static_cast<size_t>(index.row())];
  return row.heading ? nullptr : &result_.hits[static_cast<size_t>(row.hit)];
}

QModelIndex HitModel::next(const QModelIndex& from, int step) const {
  for (int row = (from.isValid() ? from.row() : step > 0 ? -1 : rowCount()) + step; row >= 0 && row < rowCount(); row += step)
    if (!rows_[static_cast<size_t>(row)].heading) return index(row);
  return {};
}

int HitModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }

Qt::ItemFlags HitModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::NoItemFlags;
  return rows_[static_cast<size_t>(index.row())].heading ? Qt::ItemIsEnabled | Qt::ItemNeverHasChildren : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

QVariant HitModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const Row& row = rows_[static_cast<size_t>(index.row())];
  const SearchHit& hit = result_.hits[static_cast<size_t>(row.hit)];
  const QString name = QString::fromStdString(isolated(hit.document_name));
  QString place = tr("p. %1").arg(hit.page);
  if (!hit.label.empty() && hit.label != std::to_string(hit.page)) place += tr(" (label %1)").arg(QString::fromStdString(shown(hit.label)));
  switch (role) {
    case Qt::DisplayRole: return row.heading ? name : QString::fromStdString(hit.snippet);
    case Qt::AccessibleTextRole:
      return row.heading ? tr("%1, %Ln page(s)", nullptr, row.count).arg(name)
                         : tr("%1, %2: %3").arg(name, place, QString::fromStdString(hit.snippet));
    case HeadingRole: return row.heading;
    case PlaceRole: return row.heading ? QLocale().toString(row.count) : place;
    case MarksRole: return row.heading ? QVariant() : QVariant::fromValue(utf16_ranges(hit.snippet, hit.snippet_marks));
    default: return {};
  }
}

}  // namespace dossier::ui
