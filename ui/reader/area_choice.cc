#include "ui/reader/area_choice.h"

#include <algorithm>

namespace dossier::ui {
namespace {

dossier::Box box_of(const QRectF& rect) {
  return {static_cast<float>(rect.left()), static_cast<float>(rect.top()), static_cast<float>(rect.right()), static_cast<float>(rect.bottom())};
}

QRectF rect_of(const dossier::Box& box) { return QRectF(QPointF(box.x0, box.y0), QPointF(box.x1, box.y1)); }

}  // namespace

void AreaChoice::clear() {
  page_ = 0;
  share_ = {};
  drop_what_was_read();
}

void AreaChoice::drop_what_was_read() {
  text_.clear();
  words_.clear();
  table_ = {};
  lines_.clear();
}

QPointF AreaChoice::share_of(const PageLayout& layout, const QPointF& px) const {
  const QRectF rect = layout.page_rect(page_);
  if (rect.isEmpty()) return {};
  return {std::clamp((px.x() - rect.left()) / rect.width(), 0.0, 1.0), std::clamp((px.y() - rect.top()) / rect.height(), 0.0, 1.0)};
}

QRectF AreaChoice::share_of(const PageLayout& layout, const QRectF& px) const {
  return {share_of(layout, px.topLeft()), share_of(layout, px.bottomRight())};
}

QRectF AreaChoice::px_of(const PageLayout& layout, const QRectF& share) const {
  const QRectF rect = layout.page_rect(page_);
  return {rect.left() + share.left() * rect.width(), rect.top() + share.top() * rect.height(), share.width() * rect.width(),
          share.height() * rect.height()};
}

void AreaChoice::begin(const PageLayout& layout, uint32_t page, const QPointF& px) {
  clear();
  page_ = page;
  from_ = share_of(layout, px);
  share_ = {from_, from_};
}

void AreaChoice::extend(const PageLayout& layout, const QPointF& px) {
  if (empty()) return;
  drop_what_was_read();
  share_ = QRectF(from_, share_of(layout, px)).normalized();
}

void AreaChoice::set(const PageLayout& layout, uint32_t page, const QRectF& px) {
  clear();
  page_ = page;
  share_ = share_of(layout, px);
  from_ = share_.topLeft();
}

QRectF AreaChoice::rect_px(const PageLayout& layout) const { return empty() ? QRectF() : px_of(layout, share_); }

Page AreaChoice::placed(const PageLayout& layout, const Page& page) const {
  Page out = page;
  for (Word& word : out.words)
    if (!word.box.empty()) word.box = box_of(layout.to_px(page_, word.box));
  for (Table& table : out.tables)
    for (Cell& cell : table.cells)
      if (!cell.box.empty()) cell.box = box_of(layout.to_px(page_, cell.box));
  return out;
}

void AreaChoice::read_words(const PageLayout& layout, const Page& page) {
  drop_what_was_read();
  const Page shown = placed(layout, page);
  const dossier::Box area = box_of(rect_px(layout));
  text_ = text_in(shown, area);
  for (const dossier::Box& word : word_boxes_in(shown, area)) words_ += share_of(layout, rect_of(word));
}

void AreaChoice::read_table(const PageLayout& layout, const Page& page) {
  drop_what_was_read();
  table_ = table_in(placed(layout, page), box_of(rect_px(layout)));
  if (table_.empty()) return;
  const std::vector<float>&rows = table_.row_edges, &columns = table_.column_edges;
  auto line = [&](float x0, float y0, float x1, float y1) { lines_ += QLineF(share_of(layout, QPointF(x0, y0)), share_of(layout, QPointF(x1, y1))); };
  for (float y : rows) line(columns.front(), y, columns.back(), y);
  for (float x : columns) line(x, rows.front(), x, rows.back());
}

QList<QRectF> AreaChoice::words_px(const PageLayout& layout) const {
  QList<QRectF> out;
  for (const QRectF& word : words_) out += px_of(layout, word);
  return out;
}

QList<QLineF> AreaChoice::lines_px(const PageLayout& layout) const {
  QList<QLineF> out;
  for (const QLineF& line : lines_) {
    const QRectF at = px_of(layout, QRectF(line.p1(), line.p2()));
    out += QLineF(at.topLeft(), at.bottomRight());
  }
  return out;
}

QImage AreaChoice::cut(const QImage& shown) const {
  if (empty() || shown.isNull()) return {};
  const QRectF part(share_.left() * shown.width(), share_.top() * shown.height(), share_.width() * shown.width(), share_.height() * shown.height());
  return shown.copy(part.toAlignedRect());
}

}  // namespace dossier::ui
