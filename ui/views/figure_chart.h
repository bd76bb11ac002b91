// A figure over periods or documents as bars: laid out for a width, painted, and asked which bar lies under a point. One axis with its
// zero line, the value at each bar's end, no colour that means anything.
#pragma once

#include <QPainter>
#include <QRectF>
#include <vector>

#include "ui/models/figure_series.h"

namespace dossier::ui {

struct Colours;

class FigureChart {
 public:
  FigureChart(const FigureSeries& series, qreal width_px);
  qreal height() const { return height_; }
  // `at_hand`: the bar that the keys have reached, -1 if none; `chosen`: the claim whose page is open, null if none.
  void paint(QPainter& painter, const QPointF& at, const Colours& colours, int at_hand, const ReportClaim* chosen) const;
  // The bar at a point of the chart's own pixels, with its name and value; -1 if there is none.
  int bar_at(const QPointF& at) const;
  const QRectF& bar(size_t i) const { return bars_[i]; }  // of the bar alone

 private:
  const FigureSeries& series_;
  qreal width_, height_ = 0, row_ = 0, zero_ = 0, names_ = 0;
  std::vector<QRectF> bars_;
};

}  // namespace dossier::ui
