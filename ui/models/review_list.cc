#include "ui/models/review_list.h"

#include <QCoreApplication>
#include <algorithm>

#include "base/utf8.h"
#include "ui/look/shapes.h"
#include "ui/models/library_model.h"

namespace dossier::ui {
namespace {

QString text_of(const std::string& s) { return QString::fromStdString(shown(s)); }

ReviewGroup group_of(const ReportClaim& claim, bool draft) {
  switch (claim.review.state) {
    case Review::State::accepted: return ReviewGroup::accepted;
    case Review::State::rejected: return ReviewGroup::rejected;
    case Review::State::edited: return draft || claim.check == ClaimClass::failed ? ReviewGroup::failed : ReviewGroup::edited;
    case Review::State::open: break;
  }
  return draft || claim.check == ClaimClass::failed ? ReviewGroup::failed : ReviewGroup::open;
}

}  // namespace

std::set<ClaimIndex> failed_drafts(Session& session) {
  std::set<ClaimIndex> out;
  if (session.trail().can_review())
    for (size_t claim : session.trail().reviews()->failed_drafts()) out.insert(static_cast<ClaimIndex>(claim));
  return out;
}

QString state_word(Review::State state) {
  switch (state) {
    case Review::State::open: return QCoreApplication::translate("review", "open");
    case Review::State::accepted: return QCoreApplication::translate("review", "accepted");
    case Review::State::rejected: return QCoreApplication::translate("review", "rejected");
    case Review::State::edited: return QCoreApplication::translate("review", "edited");
  }
  return {};
}

QString group_word(ReviewGroup group) {
  switch (group) {
    case ReviewGroup::open: return QCoreApplication::translate("review", "Open");
    case ReviewGroup::edited: return QCoreApplication::translate("review", "Edited, not yet accepted");
    case ReviewGroup::failed: return QCoreApplication::translate("review", "Failed");
    case ReviewGroup::rejected: return QCoreApplication::translate("review", "Rejected");
    case ReviewGroup::accepted: return QCoreApplication::translate("review", "Accepted");
  }
  return {};
}

void ReviewList::set_brief(std::shared_ptr<const DeskBrief> brief, std::set<ClaimIndex> drafts) {
  beginResetModel();
  brief_ = std::move(brief);
  all_.clear();
  if (brief_)
    for (const ShownSection& section : brief_->view().sections)
      for (const ShownClaim& claim : section.claims) {
        if (!claim.source) continue;
        const auto index = static_cast<ClaimIndex>(claim.source - brief_->document().claims.data());
        all_.push_back({&section, &claim, index, claim.source->review.state, group_of(*claim.source, drafts.count(index) > 0)});
      }
  list();
  endResetModel();
}

void ReviewList::set_filter(const QString& typed) {
  beginResetModel();
  filter_ = typed;
  list();
  endResetModel();
}

void ReviewList::list() {
  listed_.clear();
  counts_ = {};
  for (const Listed& row : all_)
    if (passes(row)) listed_.push_back(&row), ++counts_[static_cast<size_t>(row.group)];
  std::stable_sort(listed_.begin(), listed_.end(), [](const Listed* a, const Listed* b) { return a->group < b->group; });
  lay_out();
}

void ReviewList::lay_out() {
  rows_.clear();
  for (const Listed* claim : listed_) {
    if (rows_.empty() || rows_.back().group != claim->group) rows_.push_back({claim->group, nullptr});
    if (!folded_[static_cast<size_t>(claim->group)]) rows_.push_back({claim->group, claim});
  }
}

// The same language as the library's filter.
bool ReviewList::passes(const Listed& row) const {
  const LibraryQuery wanted = query_of(filter_);
  const std::vector<std::string>& tags = row.claim->source->review.tags;
  for (const std::string& tag : wanted.tags)
    if (std::none_of(tags.begin(), tags.end(), [&](const std::string& has) { return fold(has) == fold(tag); })) return false;
  if (wanted.words.empty()) return true;
  std::string text = row.claim->text + '\n' + (class_word(row.claim->check) + QLatin1Char('\n') + state_word(row.state)).toStdString();
  for (const ReportCitation& c : row.claim->source->citations) text += '\n' + c.document_name;
  for (const std::string& tag : tags) text += '\n' + tag;
  text = fold(text);
  return std::all_of(wanted.words.begin(), wanted.words.end(), [&](std::string word) {
    for (const char* field : {"state:", "class:"})
      if (word.starts_with(field)) word.erase(0, 6);
    return text.find(fold(word)) != std::string::npos;
  });
}

int ReviewList::count(Review::State state) const {
  return static_cast<int>(std::count_if(all_.begin(), all_.end(), [&](const Listed& r) { return r.state == state; }));
}

const ReviewList::Listed* ReviewList::find(ClaimIndex claim) const {
  auto found = std::find_if(all_.begin(), all_.end(), [&](const Listed& row) { return row.index == claim; });
  return found == all_.end() ? nullptr : &*found;
}

const ShownClaim* ReviewList::claim(ClaimIndex claim) const {
  const Listed* found = find(claim);
  return found ? found->claim : nullptr;
}

const ShownSection* ReviewList::section_of(ClaimIndex claim) const {
  const Listed* found = find(claim);
  return found ? found->section : nullptr;
}

QModelIndex ReviewList::index_of(ClaimIndex claim) const {
  for (size_t i = 0; i < rows_.size(); ++i)
    if (rows_[i].claim && rows_[i].claim->index == claim) return index(static_cast<int>(i));
  return {};
}

bool ReviewList::is_heading(const QModelIndex& index) const {
  return checkIndex(index, CheckIndexOption::IndexIsValid) && !rows_[static_cast<size_t>(index.row())].claim;
}

void ReviewList::set_folded(const QModelIndex& heading, bool folded) {
  if (!is_heading(heading)) return;
  bool& now = folded_[static_cast<size_t>(rows_[static_cast<size_t>(heading.row())].group)];
  if (now == folded) return;
  beginResetModel();
  now = folded;
  lay_out();
  endResetModel();
}

void ReviewList::reveal(ClaimIndex claim) {
  for (const Listed* row : listed_)
    if (row->index == claim && folded_[static_cast<size_t>(row->group)]) {
      beginResetModel();
      folded_[static_cast<size_t>(row->group)] = false;
      lay_out();
      return endResetModel();
    }
}

ClaimIndex ReviewList::open_after(ClaimIndex claim, int step) const {
  const Listed *from = nullptr, *best = nullptr;
  for (const Listed* row : listed_)
    if (row->index == claim) from = row;
  for (const Listed* row : listed_) {
    if (row->state != Review::State::open && row->state != Review::State::edited) continue;
    if (from && (step > 0 ? row->claim->number <= from->claim->number : row->claim->number >= from->claim->number)) continue;
    if (!best || (row->claim->number < best->claim->number) == (step > 0)) best = row;
  }
  return best ? best->index : kNoClaim;
}

QVariant ReviewList::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const Row& row = rows_[static_cast<size_t>(index.row())];
  return row.claim ? of_claim(*row.claim, role) : of_heading(row.group, role);
}

QVariant ReviewList::of_heading(ReviewGroup group, int role) const {
  const auto at = static_cast<size_t>(group);
  switch (role) {
    case Qt::DisplayRole: return group_word(group);
    case Qt::AccessibleTextRole: {
      const QString claims = tr("%Ln claim(s)", nullptr, counts_[at]);
      return folded_[at] ? tr("%1, %2, folded").arg(group_word(group), claims) : tr("%1, %2").arg(group_word(group), claims);
    }
    case HeadingRole: return true;
    case CountRole: return counts_[at];
    case FoldedRole: return folded_[at];
    case ClaimRole: return kNoClaim;
    default: return {};
  }
}

QVariant ReviewList::of_claim(const Listed& row, int role) const {
  switch (role) {
    case Qt::DisplayRole: return QString::fromStdString(row.claim->text);
    case Qt::ToolTipRole: return QStringLiteral("<p>%1</p>").arg(QString::fromStdString(row.claim->text).toHtmlEscaped());
    case Qt::AccessibleTextRole: {
      QString state = state_word(row.state);
      for (const QString& tag : of_claim(row, TagsRole).toStringList()) state += QStringLiteral(", #") + tag;
      return tr("claim %1, %2, %3: %4").arg(row.claim->number).arg(class_word(row.claim->check), state, QString::fromStdString(row.claim->text));
    }
    case TagsRole: {
      QStringList tags;
      for (const std::string& tag : row.claim->source->review.tags) tags += text_of(tag);
      return tags;
    }
    case WordRole: {
      const Review& review = row.claim->source->review;
      const bool decided = row.state == Review::State::accepted || row.state == Review::State::rejected;
      if (decided) return text_of(review.by);
      if (row.group == ReviewGroup::failed && row.claim->check != ClaimClass::failed) return tr("draft");
      return review.comment.empty() ? QString() : tr("comment");
    }
    case HeadingRole: return false;
    case ClaimRole: return row.index;
    case ClassRole: return static_cast<int>(row.claim->check);
    case StateRole: return static_cast<int>(row.state);
    case NumberRole: return row.claim->number;
    default: return {};
  }
}

}  // namespace dossier::ui
