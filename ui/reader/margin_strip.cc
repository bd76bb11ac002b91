#include "ui/reader/margin_strip.h"

#include <algorithm>

#include "ui/reader/page_layout.h"

namespace dossier::ui {
namespace {

constexpr int kMostDown = 6;
constexpr qreal kInset_px = 6, kBeyond_px = PageLayout::kGap_px - 2, kApart_px = 2, kFromWords_px = 1;

}  // namespace

QRectF MarginStrip::take(qreal middle, const QSizeF& size) {
  for (int down = 0; down < kMostDown; ++down)
    if (auto free = free_at(middle + down * (size.height() + 1), size, true)) return taken_.emplace_back(*free);
  // Words reach to the edge everywhere: then at least over no other number.
  for (int down = 0; down < kMostDown; ++down)
    if (auto free = free_at(middle + down * (size.height() + 1), size, false)) return taken_.emplace_back(*free);
  return QRectF(QPointF(sheet_.right() + kBeyond_px - size.width(), middle - size.height() / 2), size);
}

std::optional<QRectF> MarginStrip::free_at(qreal middle, const QSizeF& size, bool off_words) const {
  const QRectF line(sheet_.left(), middle - size.height() / 2, sheet_.width() + kBeyond_px, size.height());
  qreal first = sheet_.center().x();
  for (const QRectF& word : words_)
    if (off_words && word.intersects(line)) first = std::max(first, word.right() + kFromWords_px);
  // Within the sheet where there is room, as far out as it takes else; beside what stands there already.
  qreal inside = sheet_.right() - kInset_px, last = sheet_.right() + kBeyond_px;
  for (const QRectF& other : taken_)
    if (other.intersects(line)) inside = last = std::min(last, other.left() - kApart_px);
  const qreal right = off_words && inside - size.width() >= first ? inside : last;
  if (right - size.width() < first) return {};
  return QRectF(QPointF(right - size.width(), line.top()), size);
}

}  // namespace dossier::ui
