#include "ui/models/library_model.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

#include "app/report/report_view.h"
#include "base/utf8.h"

namespace dossier::ui {
namespace {

constexpr int kBefore = 32, kBehind = 64;  // neighbours that are asked for with a row

constexpr std::pair<DeskState, const char*> kStates[] = {{DeskState::reading, "reading"}, {DeskState::read, "read"}, {DeskState::doubtful, "doubtful"},
                                                         {DeskState::partly, "partly"},   {DeskState::locked, "locked"}, {DeskState::failed, "failed"}};

// Words of a filter; quotes keep spaces together.
QStringList words_of(const QString& typed) {
  QStringList out;
  QString word;
  bool quoted = false;
  for (QChar c : typed) {
    if (c == QLatin1Char('"')) {
      quoted = !quoted;
    } else if (c.isSpace() && !quoted) {
      if (!word.isEmpty()) out += word;
      word.clear();
    } else {
      word += c;
    }
  }
  if (!word.isEmpty()) out += word;
  return out;
}

}  // namespace

QString state_word(DeskState state) {
  switch (state) {
    case DeskState::read: return {};
    case DeskState::reading: return QCoreApplication::translate("state", "reading");
    case DeskState::doubtful: return QCoreApplication::translate("state", "doubtful");
    case DeskState::partly: return QCoreApplication::translate("state", "partly");
    case DeskState::locked: return QCoreApplication::translate("state", "locked");
    case DeskState::failed: return QCoreApplication::translate("state", "failed");
  }
  return {};
}

QString state_word(const DeskDocument& d) {
  if (d.state != DeskState::reading) return state_word(d.state);
  if (d.pages == 0) return QCoreApplication::translate("state", "new");
  if (d.pages_stated == 0) return state_word(d.state);
  return QLocale().toString(std::min<uint32_t>(99, 100 * d.pages / d.pages_stated)) + QStringLiteral("\u00A0%");
}

QString kind_word(const std::string& kind) {
  static const char* const kinds[] = {
      QT_TRANSLATE_NOOP("kind", "annual report"),    QT_TRANSLATE_NOOP("kind", "quarterly report"), QT_TRANSLATE_NOOP("kind", "current report"),
      QT_TRANSLATE_NOOP("kind", "financial report"), QT_TRANSLATE_NOOP("kind", "press release"),    QT_TRANSLATE_NOOP("kind", "earnings call"),
      QT_TRANSLATE_NOOP("kind", "contract"),         QT_TRANSLATE_NOOP("kind", "amendment"),        QT_TRANSLATE_NOOP("kind", "court opinion"),
      QT_TRANSLATE_NOOP("kind", "letter"),           QT_TRANSLATE_NOOP("kind", "purchase order"),   QT_TRANSLATE_NOOP("kind", "offer"),
      QT_TRANSLATE_NOOP("kind", "protocol"),         QT_TRANSLATE_NOOP("kind", "invoice"),          QT_TRANSLATE_NOOP("kind", "receipt"),
      QT_TRANSLATE_NOOP("kind", "minutes"),          QT_TRANSLATE_NOOP("kind", "policy"),           QT_TRANSLATE_NOOP("kind", "report"),
      QT_TRANSLATE_NOOP("kind", "message"),          QT_TRANSLATE_NOOP("kind", "spreadsheet"),      QT_TRANSLATE_NOOP("kind", "presentation"),
      QT_TRANSLATE_NOOP("kind", "source text"),      QT_TRANSLATE_NOOP("kind", "document")};
  const size_t form = kind.find(" (");
  const std::string plain = kind.substr(0, form);
  for (const char* known : kinds)
    if (plain == known)
      return QCoreApplication::translate("kind", known) + (form == std::string::npos ? QString() : QString::fromStdString(shown(kind.substr(form))));
  return QString::fromStdString(shown(kind));
}

QString shown_name(const std::string& name) { return QString::fromStdString(isolated(name)); }
// "ooxml-encrypted" is OOXML: that it is locked, its state says.
QString type_word(const DeskDocument& d) { return QString::fromStdString(shown(d.type.substr(0, d.type.find('-')))).toUpper(); }

LibraryQuery query_of(const QString& typed) {
  LibraryQuery out;
  for (const QString& word : words_of(typed)) {
    const std::string text = word.toStdString();
    if (text.starts_with("type:")) {
      out.type = text.substr(5);
    } else if (text.starts_with("tag:")) {
      out.tags.push_back(text.substr(4));
    } else if (text.starts_with("state:")) {
      const std::string wanted = fold(text.substr(6));
      bool found = false;
      for (const auto& [state, name] : kStates)
        if (wanted == name || (!wanted.empty() && wanted == fold(state_word(state).toStdString()))) out.state = state, found = true;
      if (!found) out.words.push_back(text);  // no such state: nothing fits
    } else {
      out.words.push_back(text);
    }
  }
  return out;
}

LibraryModel::LibraryModel(QObject* parent) : QAbstractListModel(parent) {
  ask_.setSingleShot(true);
  ask_.setInterval(0);
  connect(&ask_, &QTimer::timeout, this, [this] {
    std::vector<int64_t> rows(missing_.begin(), missing_.end());
    asked_.insert(rows.begin(), rows.end());
    missing_.clear();
    if (!rows.empty()) emit rows_wanted(rows);
  });
}

void LibraryModel::set_list(std::shared_ptr<const LibraryList> list) {
  beginResetModel();
  list_ = std::move(list);
  if (!list_) {
    fresh_.clear();
    stale_.clear();
  } else if (!fresh_.empty()) {
    stale_ = std::move(fresh_);
    fresh_.clear();
  }
  asked_.clear();
  missing_.clear();
  arrange();
  endResetModel();
}

void LibraryModel::take(const std::vector<std::pair<int64_t, DeskDocument>>& rows) {
  if (rows.empty()) return;
  if (fresh_.size() + rows.size() > kMostKept) {
    stale_ = std::move(fresh_);
    fresh_.clear();
  }
  for (const auto& [row, document] : rows) {
    asked_.erase(row);
    fresh_.insert_or_assign(row, document);
  }
  if (!rows_.empty()) emit dataChanged(index(0), index(rowCount() - 1));  // views paint what is seen
}

void LibraryModel::set_folded(const QModelIndex& heading, bool folded) {
  if (!heading.isValid() || !is_heading(heading)) return;
  const std::string& key = list_->groups[rows_[static_cast<size_t>(heading.row())].group].key;
  beginResetModel();
  if (folded)
    folded_.insert(key);
  else
    folded_.erase(key);
  arrange();
  endResetModel();
}

void LibraryModel::arrange() {
  rows_.clear();
  if (!list_) return;
  rows_.reserve(list_->entries.size() + list_->groups.size());
  // One group without a name is one list.
  const bool headed = list_->groups.size() != 1 || !list_->groups[0].key.empty();
  uint32_t group = UINT32_MAX;
  bool folded = false;
  for (size_t i = 0; i < list_->entries.size(); ++i) {
    const LibraryEntry& entry = list_->entries[i];
    if (entry.group != group) {
      group = entry.group;
      if (headed) rows_.push_back({-1, group});
      folded = headed && folded_.count(list_->groups[group].key) > 0;
    }
    if (!folded) rows_.push_back({static_cast<int32_t>(i), group});
  }
}

const DeskDocument* LibraryModel::known(int64_t row) const {
  if (auto found = fresh_.find(row); found != fresh_.end()) return &found->second;
  auto found = stale_.find(row);
  return found == stale_.end() ? nullptr : &found->second;
}

// The row, and what lies around it: whoever looks at one soon looks at the next.
void LibraryModel::want(int row) const {
  const int end = std::min(static_cast<int>(rows_.size()), row + kBehind);
  for (int i = std::max(0, row - kBefore); i < end; ++i) {
    if (rows_[static_cast<size_t>(i)].entry < 0) continue;
    const int64_t of = list_->entries[static_cast<size_t>(rows_[static_cast<size_t>(i)].entry)].row;
    if (!fresh_.count(of) && !asked_.count(of)) missing_.insert(of);
  }
  if (!missing_.empty() && !ask_.isActive()) ask_.start();
}

const DeskDocument* LibraryModel::document(const QModelIndex& index) const {
  const Row& row = rows_[static_cast<size_t>(index.row())];
  if (row.entry < 0) return nullptr;
  const int64_t of = list_->entries[static_cast<size_t>(row.entry)].row;
  if (!fresh_.count(of) && !asked_.count(of)) want(index.row());
  return known(of);
}

QModelIndex LibraryModel::index_of(int64_t row) const {
  for (size_t i = 0; i < rows_.size(); ++i)
    if (rows_[i].entry >= 0 && list_->entries[static_cast<size_t>(rows_[i].entry)].row == row) return index(static_cast<int>(i));
  return {};
}

int64_t LibraryModel::row_of(const QModelIndex& index) const {
  const Row& row = rows_[static_cast<size_t>(index.row())];
  return row.entry < 0 ? 0 : list_->entries[static_cast<size_t>(row.entry)].row;
}

QList<QModelIndex> LibraryModel::indexes_of(const std::set<int64_t>& rows) const {
  QList<QModelIndex> out;
  for (int i = 0; i < rowCount(); ++i)
    if (rows.count(row_of(index(i)))) out += index(i);
  return out;
}

int LibraryModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }

Qt::ItemFlags LibraryModel::flags(const QModelIndex& index) const {
  return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

QString LibraryModel::heading_title(const LibraryGroup& group) const {
  if (group.key.empty()) return tr("Other");
  const QString key = QString::fromStdString(shown(group.key));
  switch (list_->grouping) {
    case LibraryGrouping::type: return key.toUpper();
    case LibraryGrouping::kind: {
      const QString word = kind_word(group.key);
      return word.left(1).toUpper() + word.mid(1);
    }
    case LibraryGrouping::folder:
    case LibraryGrouping::none: break;
  }
  return key.mid(key.lastIndexOf(QLatin1Char('/')) + 1);
}

QVariant LibraryModel::heading_data(const LibraryGroup& group, int role) const {
  const bool folded = folded_.count(group.key) > 0;
  const QString title = heading_title(group);
  switch (role) {
    case Qt::DisplayRole: return title;
    case Qt::ToolTipRole: return QString::fromStdString(shown(group.key));
    case Qt::AccessibleTextRole:
      return (folded ? tr("%1, %Ln document(s), folded", nullptr, static_cast<int>(group.documents))
                     : tr("%1, %Ln document(s)", nullptr, static_cast<int>(group.documents)))
          .arg(title);
    case HeadingRole: return true;
    case FoldedRole: return folded;
    case PagesRole: return group.documents;
    default: return {};
  }
}

QVariant LibraryModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const Row& row = rows_[static_cast<size_t>(index.row())];
  if (row.entry < 0) return heading_data(list_->groups[row.group], role);
  if (role == HeadingRole) return false;
  if (role == PartRole) return list_->entries[static_cast<size_t>(row.entry)].is_part;
  const DeskDocument* d = document(index);
  if (!d) return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? QVariant(QStringLiteral("…")) : QVariant();
  switch (role) {
    case Qt::DisplayRole: return shown_name(d->name);
    case Qt::ToolTipRole:
      return QString::fromStdString(shown(d->path.empty() ? d->name : d->path)) + (d->reason.empty() ? QString() : QLatin1Char('\n') + QString::fromStdString(shown(d->reason)));
    case Qt::AccessibleTextRole: {
      QString word = state_word(*d);
      return tr("%1, %2, %Ln page(s), %3", nullptr, static_cast<int>(d->pages))
          .arg(shown_name(d->name), type_word(*d), word.isEmpty() ? tr("read") : word);
    }
    case TypeRole: return type_word(*d);
    case PagesRole: return static_cast<int>(d->pages);
    case StateRole: return static_cast<int>(d->state);
    case StateWordRole: return state_word(*d);
    case TagsRole: {
      QStringList tags;
      for (const std::string& tag : d->tags) tags += QString::fromStdString(shown(tag));
      return tags;
    }
    default: return {};
  }
}

}  // namespace dossier::ui
