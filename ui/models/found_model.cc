#include "ui/models/found_model.h"

namespace dossier::ui {

FoundModel::FoundModel(Finder& finder, QObject* parent) : QAbstractListModel(parent), finder_(finder) {
  connect(&finder, &Finder::changed, this, [this] {
    const int now = static_cast<int>(finder_.hits().size());
    if (now > rows_ && rows_ > 0) {
      beginInsertRows({}, rows_, now - 1);
      rows_ = now;
      endInsertRows();
    } else if (now != rows_) {
      beginResetModel();
      rows_ = now;
      endResetModel();
    } else if (rows_ > 0) {
      emit dataChanged(index(0), index(rows_ - 1));
    }
  });
}

int FoundModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : rows_; }

QVariant FoundModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  if (static_cast<size_t>(index.row()) >= finder_.hits().size()) return {};
  const PageHit& hit = finder_.hits()[static_cast<size_t>(index.row())];
  auto text = [](const std::string& s) { return QString::fromStdString(s); };
  const QString line = (hit.before.empty() ? QString() : text(hit.before) + QLatin1Char(' ')) + text(hit.words) + (hit.after.empty() ? QString() : QLatin1Char(' ') + text(hit.after));
  if (role == Qt::DisplayRole) return QString::number(hit.page) + QStringLiteral("   … ") + line + QStringLiteral(" …");
  if (role == PageRole) return hit.page;
  if (role == BeforeRole) return text(hit.before);
  if (role == WordsRole) return text(hit.words);
  if (role == AfterRole) return text(hit.after);
  if (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole) return tr("page %1: %2").arg(hit.page).arg(line);
  return {};
}

}  // namespace dossier::ui
