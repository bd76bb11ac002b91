#include "ui/views/figure_chart.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/look/colours.h"
#include "ui/look/fonts.h"
#include "ui/look/rows.h"

namespace dossier::ui {
namespace {

constexpr qreal kGap = 8, kBarShare = 0.55, kMostNames = 0.42;

}  // namespace

FigureChart::FigureChart(const FigureSeries& series, qreal width_px) : series_(series), width_(width_px) {
  const QFontMetricsF small(font_of(TextRole::caption));
  row_ = line_height_px(TextRole::caption) + 8;
  qreal values = 0, low = 0, high = 0;
  for (const FigurePoint& p : series.points) {
    names_ = std::max(names_, small.horizontalAdvance(p.name));
    values = std::max(values, small.horizontalAdvance(p.value));
    low = std::min(low, p.number), high = std::max(high, p.number);
  }
  names_ = std::min(names_, width_ * kMostNames);
  // Values stand behind positive bars and before negative ones: there is room for both.
  const qreal left = names_ + kGap + (low < 0 ? values + kGap : 0), right = width_ - (high > 0 ? values + kGap : 0);
  const qreal span = std::max<qreal>(1, right - left);
  const double range = high - low > 0 ? high - low : 1;
  zero_ = std::round(left + span * -low / range);
  qreal y = 4;
  for (const FigurePoint& p : series.points) {
    const qreal end = std::round(left + span * (p.number - low) / range);
    bars_.push_back(QRectF(QPointF(std::min(zero_, end), y + row_ * (1 - kBarShare) / 2), QSizeF(std::max<qreal>(1, std::abs(end - zero_)), row_ * kBarShare)));
    y += row_;
  }
  height_ = y + 4;
}

int FigureChart::bar_at(const QPointF& at) const {
  if (at.x() < 0 || at.x() > width_) return -1;
  const int row = static_cast<int>(std::floor((at.y() - 4) / row_));
  return row >= 0 && static_cast<size_t>(row) < bars_.size() ? row : -1;
}

void FigureChart::paint(QPainter& painter, const QPointF& at, const Colours& c, int at_hand, const ReportClaim* chosen) const {
  painter.save();
  painter.translate(at);
  painter.setFont(font_of(TextRole::caption));
  const QFontMetricsF small(painter.font());
  for (size_t i = 0; i < bars_.size(); ++i) {
    const FigurePoint& p = series_.points[i];
    const QRectF row(0, 4 + static_cast<qreal>(i) * row_, width_, row_);
    if (chosen && p.source == chosen) paint_chosen_ground(painter, row.adjusted(0, 1, 0, -1), c);
    painter.fillRect(bars_[i], c.text2);
    painter.setPen(c.text);
    painter.drawText(QRectF(0, row.top(), names_, row_), Qt::AlignLeft | Qt::AlignVCenter, small.elidedText(p.name, Qt::ElideMiddle, names_));
    const qreal value = small.horizontalAdvance(p.value);
    const QRectF text(p.number < 0 ? bars_[i].left() - kGap / 2 - value : bars_[i].right() + kGap / 2, row.top(), value + 1, row_);
    painter.setPen(c.accent);  // a click opens its page
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, p.value);
    if (static_cast<int>(i) != at_hand) continue;
    painter.setPen(QPen(c.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(row.adjusted(1, 2, -1, -2));
  }
  painter.setPen(QPen(c.edge, 1));
  painter.drawLine(QPointF(zero_ - 0.5, 2), QPointF(zero_ - 0.5, height_ - 2));
  painter.restore();
}

}  // namespace dossier::ui
