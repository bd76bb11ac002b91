// How each kind of row of a brief is measured and painted.
#pragma once

#include <QStyledItemDelegate>

#include "ui/models/brief_model.h"

namespace dossier::ui {

class BriefDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  static constexpr int kPad = 16, kShape = 24, kGap = 8, kAbove = 6;

  BriefDelegate(const BriefModel& model, QObject* parent) : QStyledItemDelegate(parent), model_(model) {}

  void set_width(int width) {
    if (width != width_) heights_.clear();
    width_ = width;
  }
  // The column of shapes stands where lines of the interface begin.
  void set_right_to_left(bool rtl) { rtl_ = rtl; }
  // Texts or fonts have changed: heights are reckoned anew.
  void forget_heights() { heights_.clear(); }
  // Room that the card takes below the chosen claim.
  void set_card(ClaimIndex claim, int height) { card_claim_ = claim, card_height_ = height; }
  int text_left() const { return rtl_ ? kPad : kPad + kShape + kGap; }
  int text_width() const { return std::max(60, width_ - 2 * kPad - kShape - kGap); }
  // Height of a claim without its card.
  int claim_height(const QModelIndex& index) const;
  // Index into the shown claim's notes under a point of the row; -1 if there is none.
  int note_at(const BriefRow& row, const QPoint& at) const;
  // The claim behind a cell of a table, at a point of the row; null if there is none.
  const ReportClaim* cell_at(const BriefRow& row, const QPoint& at) const;
  // What lies under a point of a chart's row: its heading, a step to another figure, or a bar.
  struct ChartHit {
    enum class What { nothing, heading, previous, next, bar } what = What::nothing;
    int bar = -1;
  };
  ChartHit chart_at(const QModelIndex& index, const QPoint& at) const;

  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  int shape_left() const { return rtl_ ? width_ - kPad - kShape : kPad; }
  // A bar at a row's start.
  QRect bar_of(const QRect& row, int width) const { return QRect(rtl_ ? row.right() + 1 - width : row.left(), row.top(), width, row.height()); }
  int claim_height_of(const BriefRow& row) const;
  int height_of(const QModelIndex& index) const;
  void paint_chart(QPainter& painter, const QRect& rect, const QModelIndex& index, const struct Colours& c, bool focus) const;
  void paint_title(QPainter& painter, const QRect& rect, const struct Colours& c) const;
  void paint_claim(QPainter& painter, const QRect& rect, const BriefRow& row, const struct Colours& c, bool chosen, bool focus) const;
  void paint_note(QPainter& painter, const QRect& rect, const BriefRow& row, const struct Colours& c) const;
  void paint_withheld(QPainter& painter, const QRect& rect, const BriefRow& row, const struct Colours& c) const;

  const BriefModel& model_;
  int width_ = 400;
  bool rtl_ = false;
  ClaimIndex card_claim_ = kNoClaim;
  int card_height_ = 0;
  mutable QHash<int, int> heights_;  // of rows at this width, without the card: laying out text is what costs
};

}  // namespace dossier::ui
