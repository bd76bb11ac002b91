#include "ui/models/library_model.h"

#include <QCoreApplication>
#include <algorithm>
#include <map>

#include "app/report/report_view.h"
#include "base/utf8.h"

namespace dossier::ui {

QString state_word(const DeskDocument& d) {
  switch (d.state) {
    case DeskState::read: return {};
    case DeskState::reading: return QCoreApplication::translate("state", "reading");
    case DeskState::doubtful: return QCoreApplication::translate("state", "doubtful");
    case DeskState::partly: return QCoreApplication::translate("state", "partly");
    case DeskState::locked: return QCoreApplication::translate("state", "locked");
    case DeskState::failed: return QCoreApplication::translate("state", "failed");
  }
  return {};
}

QString shown_name(const std::string& name) { return QString::fromStdString(isolated(name)); }
QString type_word(const DeskDocument& d) { return QString::fromStdString(shown(d.type)).toUpper(); }

void LibraryModel::set_documents(std::shared_ptr<const std::vector<DeskDocument>> documents) {
  beginResetModel();
  documents_ = std::move(documents);
  arrange();
  endResetModel();
}

void LibraryModel::set_filter(const QString& words) {
  if (words == filter_) return;
  beginResetModel();
  filter_ = words;
  arrange();
  endResetModel();
}

void LibraryModel::set_sort(Sort sort) {
  beginResetModel();
  sort_ = sort;
  arrange();
  endResetModel();
}

void LibraryModel::set_group(Group group) {
  beginResetModel();
  group_ = group;
  arrange();
  endResetModel();
}

void LibraryModel::set_folded(const QModelIndex& heading, bool folded) {
  if (!heading.isValid() || document(heading)) return;
  const QString key = groups_[static_cast<size_t>(rows_[static_cast<size_t>(heading.row())].group)].key;
  beginResetModel();
  if (folded)
    folded_.insert(key);
  else
    folded_.erase(key);
  arrange();
  endResetModel();
}

QString LibraryModel::group_key(const DeskDocument& d) const {
  if (group_ == Group::none) return {};
  if (group_ == Group::type) return type_word(d);
  size_t slash = d.path.rfind('/');
  return slash == std::string::npos || slash == 0 ? QString() : QString::fromStdString(shown(d.path.substr(0, slash)));
}

bool LibraryModel::passes(const DeskDocument& d, const std::vector<std::string>& words) const {
  if (words.empty()) return true;
  const std::string text = fold(d.name + "\n" + d.path + "\n" + d.title);
  for (const std::string& word : words) {
    if (word.starts_with("type:")) {
      if (fold(d.type) != word.substr(5)) return false;
    } else if (word.starts_with("state:")) {
      if (fold(state_word(d).toStdString()) != word.substr(6)) return false;
    } else if (text.find(word) == std::string::npos) {
      return false;
    }
  }
  return true;
}

void LibraryModel::arrange() {
  rows_.clear();
  groups_.clear();
  shown_ = 0;
  if (!documents_) return;
  std::vector<std::string> words;
  for (const QString& word : filter_.split(QLatin1Char(' '), Qt::SkipEmptyParts)) words.push_back(fold(word.toStdString()));
  // Groups in the order in which their first document stands; parts stay with the file around them.
  std::map<QString, size_t> places;
  std::vector<std::vector<int>> members;
  size_t around = 0;
  for (size_t i = 0; i < documents_->size(); ++i) {
    const DeskDocument& d = (*documents_)[i];
    size_t group = around;
    if (!d.is_part || group_ == Group::type || groups_.empty()) {
      const QString key = group_key(d);
      auto [at, added] = places.emplace(key, groups_.size());
      if (added) {
        QString title = group_ == Group::folder ? key.mid(key.lastIndexOf(QLatin1Char('/')) + 1) : key;
        groups_.push_back({title.isEmpty() ? tr("Other") : title, key, 0});
        members.emplace_back();
      }
      group = around = at->second;
    }
    if (!passes(d, words)) continue;
    members[group].push_back(static_cast<int>(i));
    ++groups_[group].documents;
    ++shown_;
  }
  auto before = [&](int a, int b) {
    const DeskDocument &x = (*documents_)[static_cast<size_t>(a)], &y = (*documents_)[static_cast<size_t>(b)];
    switch (sort_) {
      case Sort::name: return QString::localeAwareCompare(QString::fromStdString(x.name), QString::fromStdString(y.name)) < 0;
      case Sort::date: return x.dated > y.dated;
      case Sort::pages: return x.pages > y.pages;
      case Sort::size: return x.bytes > y.bytes;
      case Sort::state: return x.state > y.state;
      case Sort::path: break;
    }
    return a < b;
  };
  for (size_t g = 0; g < groups_.size(); ++g) {
    if (members[g].empty()) continue;
    if (group_ != Group::none) rows_.push_back({-1, static_cast<int>(g)});
    if (folded_.count(groups_[g].key)) continue;
    if (sort_ != Sort::path) std::stable_sort(members[g].begin(), members[g].end(), before);
    for (int i : members[g]) rows_.push_back({i, static_cast<int>(g)});
  }
}

const DeskDocument* LibraryModel::document(const QModelIndex& index) const {
  const Row& row = rows_[static_cast<size_t>(index.row())];
  return row.document < 0 ? nullptr : &(*documents_)[static_cast<size_t>(row.document)];
}

QModelIndex LibraryModel::index_of(const Sha256& document) const {
  for (size_t i = 0; i < rows_.size(); ++i)
    if (rows_[i].document >= 0 && (*documents_)[static_cast<size_t>(rows_[i].document)].sha256 == document) return index(static_cast<int>(i));
  return {};
}

int LibraryModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }

Qt::ItemFlags LibraryModel::flags(const QModelIndex& index) const {
  return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

QVariant LibraryModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const Row& row = rows_[static_cast<size_t>(index.row())];
  if (row.document < 0) {
    const Heading& heading = groups_[static_cast<size_t>(row.group)];
    bool folded = folded_.count(heading.key) > 0;
    switch (role) {
      case Qt::DisplayRole: return heading.title;
      case Qt::ToolTipRole: return heading.key;
      case Qt::AccessibleTextRole: return (folded ? tr("%1, %n document(s), folded", nullptr, heading.documents) : tr("%1, %n document(s)", nullptr, heading.documents)).arg(heading.title);
      case HeadingRole: return true;
      case FoldedRole: return folded;
      case PagesRole: return heading.documents;
      default: return {};
    }
  }
  const DeskDocument& d = (*documents_)[static_cast<size_t>(row.document)];
  switch (role) {
    case Qt::DisplayRole: return shown_name(d.name);
    case Qt::ToolTipRole:
      return QString::fromStdString(shown(d.path.empty() ? d.name : d.path)) + (d.reason.empty() ? QString() : QLatin1Char('\n') + QString::fromStdString(shown(d.reason)));
    case Qt::AccessibleTextRole: {
      QString word = state_word(d);
      return tr("%1, %2, %n page(s), %3", nullptr, static_cast<int>(d.pages)).arg(shown_name(d.name), type_word(d), word.isEmpty() ? tr("read") : word);
    }
    case HeadingRole: return false;
    case TypeRole: return type_word(d);
    case PagesRole: return static_cast<int>(d.pages);
    case StateRole: return static_cast<int>(d.state);
    case StateWordRole: return state_word(d);
    case PartRole: return d.is_part;
    default: return {};
  }
}

}  // namespace dossier::ui
