#include "ui/models/hand_model.h"

#include <QDateTime>
#include <QLocale>

#include "app/report/report_view.h"

namespace dossier::ui {
namespace {

QString text_of(const std::string& s) { return QString::fromStdString(shown(s)); }

QString when_of(const std::string& made) { return QLocale().toString(QDateTime::fromString(QString::fromStdString(made), Qt::ISODate).toLocalTime(), QLocale::ShortFormat); }

}  // namespace

HandModel::HandModel(HandMarks& hand, QObject* parent) : QAbstractListModel(parent), hand_(hand) {
  connect(&hand, &HandMarks::bookmarks_changed, this, &HandModel::rebuild);
  connect(&hand, &HandMarks::corrections_changed, this, [this](const Sha256& document) {
    if (document == document_) rebuild();
  });
}

void HandModel::set_document(const Sha256& document) {
  if (document == document_) return;
  document_ = document;
  rebuild();
}

void HandModel::rebuild() {
  beginResetModel();
  rows_.clear();
  using Kind = Row::Kind;
  if (!hand_.bookmarks().empty()) rows_.push_back({Kind::bookmarks});
  // Those of the document at hand stand first.
  for (bool here : {true, false})
    for (size_t i = 0; i < hand_.bookmarks().size(); ++i)
      if ((hand_.bookmarks()[i].document == document_) == here) rows_.push_back({Kind::bookmark, i});
  const auto& corrections = hand_.corrections(document_);
  if (!corrections.empty()) rows_.push_back({Kind::corrections});
  for (size_t i = 0; i < corrections.size(); ++i) rows_.push_back({Kind::correction, i});
  endResetModel();
}

const StoredBookmark* HandModel::bookmark(const QModelIndex& index) const {
  if (!index.isValid() || rows_[static_cast<size_t>(index.row())].kind != Row::Kind::bookmark) return nullptr;
  return &hand_.bookmarks()[rows_[static_cast<size_t>(index.row())].index];
}

const CorrectionLine* HandModel::correction(const QModelIndex& index) const {
  if (!index.isValid() || rows_[static_cast<size_t>(index.row())].kind != Row::Kind::correction) return nullptr;
  const auto& all = hand_.corrections(document_);
  const size_t at = rows_[static_cast<size_t>(index.row())].index;
  return at < all.size() ? &all[at] : nullptr;
}

QVariant HandModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const Row& row = rows_[static_cast<size_t>(index.row())];
  const bool heading = row.kind == Row::Kind::bookmarks || row.kind == Row::Kind::corrections;
  if (role == HeadingRole) return heading;
  if (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole) return {};
  if (row.kind == Row::Kind::bookmarks) return tr("Bookmarks");
  if (row.kind == Row::Kind::corrections) return tr("Corrected by hand");
  if (const StoredBookmark* b = bookmark(index)) {
    if (role == Qt::EditRole) return QString::fromStdString(b->note);
    const QString place = b->document == document_ ? tr("p. %1").arg(b->page) : text_of(b->document_name) + tr(", p. %1").arg(b->page);
    if (role == Qt::DisplayRole) return place + QStringLiteral("   ") + text_of(b->note);
    return tr("bookmark, %1, page %2: %3 (%4, %5)").arg(text_of(b->document_name)).arg(b->page).arg(text_of(b->note), text_of(b->reviewer), when_of(b->made));
  }
  if (const CorrectionLine* line = correction(index)) {
    const Correction& c = line->correction;
    const QString change = c.text == c.was ? tr("“%1” as it was read").arg(text_of(c.was)) : tr("“%1” → “%2”").arg(text_of(c.was), text_of(c.text));
    const QString who = tr("%1, %2").arg(text_of(c.by), when_of(c.made));
    if (role == Qt::DisplayRole) return tr("p. %1").arg(c.page) + QStringLiteral("   ") + change + QStringLiteral("   ") + who + (line->in_force ? QString() : QStringLiteral("   ") + tr("no longer in force"));
    return tr("corrected on page %1: %2, by %3%4").arg(c.page).arg(change, who, line->in_force ? QString() : tr(", no longer in force"));
  }
  return {};
}

bool HandModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  const StoredBookmark* b = bookmark(index);
  if (!b || role != Qt::EditRole) return false;
  hand_.name_bookmark(*b, value.toString());
  return true;
}

Qt::ItemFlags HandModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::NoItemFlags;
  if (index.data(HeadingRole).toBool()) return Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
  Qt::ItemFlags out = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
  return bookmark(index) ? out | Qt::ItemIsEditable : out;
}

}  // namespace dossier::ui
