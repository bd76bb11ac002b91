// How a page is seen by night: as dimmed paper, or inverted. What is marked on it is the same as by day.
#include <QPainter>

#include "ui/look/colours.h"
#include "ui/reader/page_view.h"

namespace dossier::ui {

void PageView::set_inverted(bool on) {
  inverted_ = on;
  viewport()->update();
}

// Where no mark, hit or chosen word stands: these are multiplied with their colours, so that ink must stay dark and paper light below them.
void PageView::paint_night(QPainter& painter, uint32_t page, const QRectF& rect) {
  const Colours& c = colours_of(this);
  QRegion around(rect.toAlignedRect());
  for (const ClaimMark& mark : session_.marks().on(document_, page)) around -= region_of(page, mark.boxes), around -= rim_of(page, mark.pictures);
  if (inverted_) around -= found_region(page), around -= region_of(page, selection_.boxes(page));
  painter.save();
  painter.setClipRegion(around, Qt::IntersectClip);
  if (inverted_) {
    painter.setCompositionMode(QPainter::CompositionMode_Difference);
    painter.fillRect(rect, Qt::white);
  }
  painter.setCompositionMode(QPainter::CompositionMode_Multiply);
  painter.fillRect(rect, c.paper);
  if (inverted_) {
    // Black paper is as dark as the panels beside it, not darker.
    painter.setCompositionMode(QPainter::CompositionMode_Screen);
    painter.fillRect(rect, c.window);
  }
  painter.restore();
}

}  // namespace dossier::ui
