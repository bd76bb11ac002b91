// A table of figures in a brief: laid out for a width, painted, and asked which cell lies under a point.
#pragma once

#include <QPainter>
#include <QRectF>
#include <vector>

#include "app/report/report_view.h"

namespace dossier::ui {

struct Colours;

class FigureGrid {
 public:
  FigureGrid(const ShownTable& table, qreal width_px);
  qreal height() const { return height_; }
  // `chosen`: the claim whose cell is shown as selected; null if none.
  // `at_hand`: which of the cells that something proves the keys have reached; -1: none.
  void paint(QPainter& painter, const QPointF& at, const Colours& colours, const ReportClaim* chosen, int at_hand = -1) const;
  // The cells that something proves, in the order of rows.
  std::vector<const ReportClaim*> proven() const;
  // The claim behind the cell at a point of the table's own pixels; null if there is none.
  const ReportClaim* claim_at(const QPointF& at) const;

 private:
  struct Placed {
    QRectF rect;
    const ShownCell* cell;
    bool numeric;
  };
  void place_columns();

  const ShownTable& table_;
  qreal width_, height_ = 0, head_ = 0, head_px_ = 0, row_px_ = 0, label_width_ = 0;
  std::vector<qreal> column_x_, column_width_;
  std::vector<qreal> row_y_, row_height_;
  std::vector<Placed> cells_;
};

}  // namespace dossier::ui
