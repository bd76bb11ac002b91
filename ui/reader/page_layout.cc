#include "ui/reader/page_layout.h"

#include <algorithm>

namespace dossier::ui {

void PageLayout::set_pages(uint32_t count) {
  sheets_.assign(count, DeskSheet{595, 842, "", false, "", 1});
  known_.assign(count, false);
  place();
}

void PageLayout::set_sheets(uint32_t first, const std::vector<DeskSheet>& sheets) {
  for (size_t i = 0; i < sheets.size() && first - 1 + i < sheets_.size(); ++i) {
    sheets_[first - 1 + i] = sheets[i];
    known_[first - 1 + i] = true;
  }
  for (size_t i = 1; i < sheets_.size(); ++i)
    if (!known_[i]) sheets_[i].width_pt = sheets_[i - 1].width_pt, sheets_[i].height_pt = sheets_[i - 1].height_pt;
  place();
}

void PageLayout::set_rotation(int degrees) {
  rotation_ = ((degrees % 360) + 360) % 360;
  place();
}

void PageLayout::set_view(const QSizeF& viewport_px, Fit fit, qreal zoom) {
  viewport_ = viewport_px;
  fit_ = fit;
  wanted_ = zoom;
  place();
}

QSizeF PageLayout::sheet_px(size_t i) const {
  QSizeF size(sheets_[i].width_pt * scale(), sheets_[i].height_pt * scale());
  return rotation_ % 180 ? size.transposed() : size;
}

void PageLayout::place() {
  zoom_ = std::clamp(wanted_, kLeastZoom, kBestZoom);
  qreal widest_pt = 1, tallest_pt = 1, most = kMostOfText;
  for (const DeskSheet& s : sheets_) {
    qreal w = rotation_ % 180 ? s.height_pt : s.width_pt, h = rotation_ % 180 ? s.width_pt : s.height_pt;
    widest_pt = std::max(widest_pt, w);
    tallest_pt = std::max(tallest_pt, h);
    if (s.parts.empty()) most = kBestZoom;
  }
  if (fit_ != Fit::none) {
    qreal across = std::max<qreal>(50, viewport_.width() - 2 * kGap_px) / (widest_pt * 96 / 72);
    qreal down = std::max<qreal>(50, viewport_.height() - 2 * kGap_px) / (tallest_pt * 96 / 72);
    zoom_ = std::clamp(fit_ == Fit::width ? across : std::min(across, down), kLeastZoom, most);
  }
  tops_.resize(sheets_.size());
  height_ = kGap_px;
  width_ = 0;
  for (size_t i = 0; i < sheets_.size(); ++i) {
    tops_[i] = height_;
    QSizeF size = sheet_px(i);
    height_ += size.height() + kGap_px;
    width_ = std::max(width_, size.width() + 2 * kGap_px);
  }
  width_ = std::max(width_, viewport_.width());
}

QRectF PageLayout::page_rect(uint32_t page) const {
  QSizeF size = sheet_px(page - 1);
  return QRectF(QPointF((width_ - size.width()) / 2, tops_[page - 1]), size);
}

uint32_t PageLayout::page_at(qreal y) const {
  if (tops_.empty()) return 0;
  auto after = std::upper_bound(tops_.begin(), tops_.end(), y);
  return after == tops_.begin() ? 1 : static_cast<uint32_t>(after - tops_.begin());
}

QRectF PageLayout::to_px(uint32_t page, const Box& box) const {
  QRectF out;
  for (const QRectF& place : places_px(page, {box})) out |= place;
  return out;
}

QList<QRectF> PageLayout::places_px(uint32_t page, const std::vector<Box>& boxes) const {
  const DeskSheet& s = sheet(page);
  QList<QRectF> out;
  for (const Box& shown : shown_boxes(s.parts, boxes)) out += shown_px(page, shown);
  if (out.isEmpty())
    for (const Box& box : boxes) out += shown_px(page, {box.x0, box.y0 * s.stretch, box.x1, box.y1 * s.stretch});
  return out;
}

QList<QRectF> PageLayout::lines_px(uint32_t page) const {
  QList<QRectF> out;
  for (const ShownPart& part : sheet(page).parts)
    if (!part.area) out += shown_px(page, part.to);
  return out;
}

QRectF PageLayout::shown_px(uint32_t page, const Box& box) const {
  const QRectF rect = page_rect(page);
  const DeskSheet& s = sheet(page);
  const qreal left = box.x0, top = box.y0, right = box.x1, bottom = box.y1;
  qreal x0 = left, y0 = top, x1 = right, y1 = bottom;
  switch (rotation_) {
    case 90: std::tie(x0, y0, x1, y1) = std::tuple(s.height_pt - bottom, left, s.height_pt - top, right); break;
    case 180: std::tie(x0, y0, x1, y1) = std::tuple(s.width_pt - right, s.height_pt - bottom, s.width_pt - left, s.height_pt - top); break;
    case 270: std::tie(x0, y0, x1, y1) = std::tuple(top, s.width_pt - right, bottom, s.width_pt - left); break;
    default: break;
  }
  return QRectF(rect.topLeft() + QPointF(x0, y0) * scale(), QSizeF(x1 - x0, y1 - y0) * scale());
}

QPointF PageLayout::to_pt(uint32_t page, const QPointF& px) const {
  const QPointF p = (px - page_rect(page).topLeft()) / scale();
  const DeskSheet& s = sheet(page);
  QPointF out = p;
  switch (rotation_) {
    case 90: out = {p.y(), s.height_pt - p.x()}; break;
    case 180: out = {s.width_pt - p.x(), s.height_pt - p.y()}; break;
    case 270: out = {s.width_pt - p.y(), p.x()}; break;
    default: break;
  }
  if (const auto stored = stored_point(s.parts, {static_cast<float>(out.x()), static_cast<float>(out.y())})) return {stored->x, stored->y};
  return {out.x(), out.y() / s.stretch};
}

}  // namespace dossier::ui
