#include "ui/look/flow_layout.h"

#include <QStyle>
#include <QWidget>
#include <algorithm>

namespace dossier::ui {

FlowLayout::FlowLayout(QWidget* parent, int between_px, int below_px) : QLayout(parent), between_(between_px), below_(below_px) {
  setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() {
  while (QLayoutItem* item = takeAt(0)) delete item;
}

void FlowLayout::addItem(QLayoutItem* item) { items_.push_back(item); }

QLayoutItem* FlowLayout::itemAt(int index) const { return index >= 0 && index < count() ? items_[static_cast<size_t>(index)] : nullptr; }

QLayoutItem* FlowLayout::takeAt(int index) {
  QLayoutItem* out = itemAt(index);
  if (out) items_.erase(items_.begin() + index);
  return out;
}

QSize FlowLayout::minimumSize() const {
  QSize out;
  for (const QLayoutItem* item : items_) out = out.expandedTo(item->minimumSize());
  return out.grownBy(contentsMargins());
}

// All in one row.
QSize FlowLayout::sizeHint() const {
  QSize out;
  for (QLayoutItem* item : items_)
    if (!item->isEmpty())
      out = {out.width() + (out.width() > 0 ? between_ : 0) + item->sizeHint().width(), std::max(out.height(), item->sizeHint().height())};
  return out.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect& rect) {
  QLayout::setGeometry(rect);
  place(rect, true);
}

int FlowLayout::place(const QRect& rect, bool move) const {
  const QRect inner = rect.marginsRemoved(contentsMargins());
  const Qt::LayoutDirection direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
  int x = inner.x(), y = inner.y(), row = 0;
  for (QLayoutItem* item : items_) {
    if (item->isEmpty()) continue;
    const QSize size(std::max(item->minimumSize().width(), std::min(item->sizeHint().width(), inner.width())), item->sizeHint().height());
    if (x > inner.x() && x + size.width() > inner.x() + inner.width()) x = inner.x(), y += row + below_, row = 0;
    if (move) item->setGeometry(QStyle::visualRect(direction, inner, QRect(QPoint(x, y), size)));
    x += size.width() + between_;
    row = std::max(row, size.height());
  }
  return y + row - inner.y() + contentsMargins().top() + contentsMargins().bottom();
}

}  // namespace dossier::ui
