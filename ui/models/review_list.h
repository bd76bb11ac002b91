// The claims of a brief alone, below headings by what became of them: open, edited, failed, rejected, accepted. A filter narrows what is listed,
// not what is counted.
#pragma once

#include <QAbstractListModel>
#include <array>
#include <memory>
#include <set>
#include <vector>

#include "app/desk/desk_brief.h"
#include "ui/session/session.h"

namespace dossier::ui {

// In the order of the list: what is to be done stands before what is done.
enum class ReviewGroup { open, edited, failed, rejected, accepted };
inline constexpr size_t kReviewGroups = 5;

class ReviewList : public QAbstractListModel {
  Q_OBJECT

 public:
  // Of claims: ClaimRole uint, a ClaimIndex; ClassRole int, a ClaimClass; StateRole int, a Review::State; NumberRole uint; TagsRole QStringList;
  // WordRole QString, what its heading does not say of it: who decided, that there is a comment or a draft.
  // Of headings: HeadingRole true, CountRole int, of the claims below it, FoldedRole bool; ClaimRole kNoClaim.
  enum Role { ClaimRole = Qt::UserRole + 1, ClassRole, StateRole, NumberRole, TagsRole, WordRole, HeadingRole, CountRole, FoldedRole };

  using QAbstractListModel::QAbstractListModel;
  // `drafts`: claims whose last edit did not hold. They stand below “failed” until another wording holds or they are decided.
  void set_brief(std::shared_ptr<const DeskBrief> brief, std::set<ClaimIndex> drafts = {});
  // Words that all must stand in the claim, its documents, class or state, or "tag:NAME"; case and accents do not matter.
  void set_filter(const QString& typed);
  // Of all claims, whatever the filter; and of those that pass it.
  int claims() const { return static_cast<int>(all_.size()); }
  int listed() const { return static_cast<int>(listed_.size()); }
  int count(Review::State state) const;
  int open() const { return count(Review::State::open) + count(Review::State::edited); }
  // As the brief shows it, and below which heading; null if it is no claim of a section.
  const ShownClaim* claim(ClaimIndex claim) const;
  const ShownSection* section_of(ClaimIndex claim) const;
  // Not valid where the filter or a folded heading hides it.
  QModelIndex index_of(ClaimIndex claim) const;
  bool is_heading(const QModelIndex& index) const;
  void set_folded(const QModelIndex& heading, bool folded);
  // Unfolds the heading that hides the claim, if one does.
  void reveal(ClaimIndex claim);
  // Of those that pass the filter: the open claim that follows this one in the brief, or stands before it; kNoClaim if there is none.
  ClaimIndex open_after(ClaimIndex claim, int step) const;

  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  struct Listed {
    const ShownSection* section;
    const ShownClaim* claim;
    ClaimIndex index;
    Review::State state;
    ReviewGroup group;
  };
  struct Row {
    ReviewGroup group;
    const Listed* claim;  // null: the group's heading
  };
  const Listed* find(ClaimIndex claim) const;
  bool passes(const Listed& row) const;
  void list();
  void lay_out();
  QVariant of_heading(ReviewGroup group, int role) const;
  QVariant of_claim(const Listed& row, int role) const;

  std::shared_ptr<const DeskBrief> brief_;
  QString filter_;
  std::vector<Listed> all_;
  std::vector<const Listed*> listed_;  // in the order of the list
  std::vector<Row> rows_;              // with headings, without what is folded
  std::array<int, kReviewGroups> counts_{};
  std::array<bool, kReviewGroups> folded_{};
};

// Claims whose last edit did not hold.
std::set<ClaimIndex> failed_drafts(Session& session);

QString state_word(Review::State state);
QString group_word(ReviewGroup group);

}  // namespace dossier::ui
