// What the tools of a page view do, but for choosing words with the pointer.
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <cmath>

#include "app/report/report_view.h"
#include "ui/look/colours.h"
#include "ui/reader/page_view.h"

namespace dossier::ui {
namespace {

constexpr int kClick_px = 4;  // a pointer that moved less was not dragged
constexpr qreal kZoomStep = 1.2;
constexpr int kLensStep_px = 24;
constexpr QSizeF kLensSize_px(360, 220);

}  // namespace

void PageView::set_tool(PageTool tool) {
  if (tool == tool_) return;
  tool_ = tool;
  selection_.drop();
  area_.clear();
  dragging_ = selecting_ = false;
  move_lens({});
  viewport()->setCursor(cursor_of(tool));
  viewport()->update();
}

bool PageView::tool_pressed(QMouseEvent* event) {
  if (tool_ == PageTool::text || !has_document()) return false;
  dragging_ = true;
  const QPointF px = event->position() - origin();
  switch (tool_) {
    case PageTool::hand:
      pressed_bars_ = -origin();
      viewport()->setCursor(Qt::ClosedHandCursor);
      break;
    case PageTool::lens: move_lens(event->position()); break;
    default: area_.begin(layout_, layout_.page_at(px.y()), px);
  }
  viewport()->update();
  return true;
}

bool PageView::tool_moved(QMouseEvent* event) {
  switch (tool_) {
    case PageTool::text: return false;
    case PageTool::hand: move_page(pressed_bars_ - (event->position() - pressed_)); break;
    case PageTool::lens: move_lens(event->position()); break;
    default: area_.extend(layout_, event->position() - origin());
  }
  viewport()->update();
  return true;
}

bool PageView::tool_released(QMouseEvent* event) {
  if (!dragging_) return false;
  dragging_ = false;
  const bool click = (event->position() - pressed_).manhattanLength() < kClick_px;
  switch (tool_) {
    case PageTool::text: break;
    case PageTool::hand:
      viewport()->setCursor(cursor_of(tool_));
      if (click) click_claim(event->position());
      break;
    case PageTool::zoom:
      if (!click) zoom_to_area();
      area_.clear();
      if (click) zoom_at(event->position(), event->modifiers() & Qt::ShiftModifier ? 1 / kZoomStep : kZoomStep);
      break;
    case PageTool::area:
      click ? area_.clear() : read_area();
      if (click) click_claim(event->position());
      break;
    case PageTool::table: click ? choose_table_at(event->position()) : read_area(); break;
    case PageTool::lens: move_lens({}); break;
  }
  viewport()->update();
  return true;
}

void PageView::move_page(const QPointF& to) {
  horizontalScrollBar()->setValue(static_cast<int>(std::lround(to.x())));
  verticalScrollBar()->setValue(static_cast<int>(std::lround(to.y())));
}

// What lies below the point stays below it.
void PageView::zoom_at(const QPointF& viewport_px, qreal factor) {
  if (!has_document()) return;
  const QPointF px = viewport_px - origin();
  const uint32_t page = layout_.page_at(px.y());
  const QRectF before = layout_.page_rect(page);
  const QPointF share((px.x() - before.left()) / before.width(), (px.y() - before.top()) / before.height());
  set_zoom(layout_.zoom() * factor);
  const QRectF now = layout_.page_rect(page);
  move_page(now.topLeft() + QPointF(share.x() * now.width(), share.y() * now.height()) - viewport_px);
}

void PageView::zoom_to_area() {
  const QRectF rect = area_.rect_px(layout_);
  if (rect.width() < kClick_px || rect.height() < kClick_px) return;
  set_zoom(layout_.zoom() * std::min(viewport()->width() / rect.width(), viewport()->height() / rect.height()));
  move_page(area_.rect_px(layout_).center() - QRectF(viewport()->rect()).center());
}

void PageView::choose_table_at(const QPointF& viewport_px) {
  const uint32_t page = area_.page();
  area_.clear();
  if (const Page* read = selection_.page(page))
    for (const Table& table : read->tables) {
      const QRectF rect = layout_.to_px(page, table.box);
      if (!rect.contains(viewport_px - origin())) continue;
      area_.set(layout_, page, rect.adjusted(-1, -1, 1, 1));
      return read_area();
    }
  emit session_.said(tr("No table was found here. Drag over what is to be taken for one."));
}

void PageView::read_area() {
  const Page* read = area_.empty() ? nullptr : selection_.page(area_.page());
  if (!read) return;
  tool_ == PageTool::table ? area_.read_table(layout_, *read) : area_.read_words(layout_, *read);
  say_area();
}

void PageView::say_area() {
  const CopiedTable& table = area_.table();
  if (tool_ == PageTool::table)
    emit session_.said(table.empty() ? tr("There are no words in this area.")
                                     : tr("%1, %2. Ctrl+C copies them.")
                                           .arg(tr("%Ln row(s)", nullptr, static_cast<int>(table.rows.size())),
                                                tr("%Ln column(s)", nullptr, static_cast<int>(table.columns()))));
  else
    emit session_.said(area_.words() == 0 ? tr("There are no words in this area. Ctrl+C copies its picture.")
                                          : tr("%Ln word(s) in this area. Ctrl+C copies them.", nullptr, static_cast<int>(area_.words())));
}

// By keys: the tables of the page, or its paragraphs, one after the other.
void PageView::step_area(int direction) {
  if (!has_document() || !chooses_area(tool_)) return;
  const uint32_t page = area_.empty() ? current_page() : area_.page();
  const Page* read = selection_.page(page);
  QList<QRectF> places;
  if (read && tool_ == PageTool::table)
    for (const Table& table : read->tables) places += layout_.to_px(page, table.box).adjusted(-1, -1, 1, 1);
  if (read && tool_ == PageTool::area)
    for (const Block& block : read->blocks)
      if (!block.box.empty()) places += layout_.to_px(page, block.box).adjusted(-1, -1, 1, 1);
  if (places.isEmpty()) return emit session_.said(tool_ == PageTool::table ? tr("No table was found on this page.") : tr("This page has no words."));
  const QRectF at = area_.rect_px(layout_);
  qsizetype next = direction > 0 ? 0 : places.size() - 1;
  for (qsizetype i = 0; i < places.size(); ++i)
    if (!area_.empty() && (places[i].topLeft() - at.topLeft()).manhattanLength() < 2) next = (i + direction + places.size()) % places.size();
  area_.set(layout_, page, places[next]);
  const QRectF seen = places[next].translated(origin());
  if (seen.top() < 0 || seen.bottom() > viewport()->height())
    verticalScrollBar()->setValue(static_cast<int>(places[next].top()) - viewport()->height() / 4);
  read_area();
  viewport()->update();
}

// Its page must be drawn finer than the others.
void PageView::move_lens(const std::optional<QPointF>& to) {
  lens_ = to;
  std::vector<PageKey> keys;
  if (lens_) keys.push_back({document_, layout_.page_at((*lens_ - origin()).y())});
  magnified_ = true;
  pictures_.want(keys, dpi(), viewport());
  magnified_ = false;
  viewport()->update();
}

bool PageView::tool_key(QKeyEvent* event) {
  if (!has_document()) return false;
  const int key = event->key();
  const bool shift = event->modifiers() & Qt::ShiftModifier, enter = key == Qt::Key_Return || key == Qt::Key_Enter;
  if (key == Qt::Key_Escape) {
    if (tool_ == PageTool::text && selection_.empty()) return false;
    if (lens_)
      move_lens({});
    else if (!area_.empty() || !selection_.empty())
      area_.clear(), selection_.drop(), viewport()->update();
    else
      emit tool_wanted(PageTool::text);
    return true;
  }
  if (tool_ == PageTool::text) return shift && step_text(event);
  if (enter && chooses_area(tool_)) return step_area(shift ? -1 : 1), true;
  if (enter && tool_ == PageTool::zoom) return zoom_at(QRectF(viewport()->rect()).center(), shift ? 1 / kZoomStep : kZoomStep), true;
  if (tool_ != PageTool::lens) return false;
  if (enter) return move_lens(lens_ ? std::nullopt : std::optional(QRectF(viewport()->rect()).center())), true;
  if (!lens_) return false;
  const QPointF step(key == Qt::Key_Left    ? -kLensStep_px
                     : key == Qt::Key_Right ? kLensStep_px
                                            : 0,
                     key == Qt::Key_Up     ? -kLensStep_px
                     : key == Qt::Key_Down ? kLensStep_px
                                           : 0);
  if (step.isNull()) return false;
  const QRectF room(viewport()->rect());
  const QPointF to = *lens_ + step;
  move_lens(QPointF(std::clamp(to.x(), 0.0, room.width()), std::clamp(to.y(), 0.0, room.height())));
  return true;
}

// Words are chosen by Shift and the arrows, from the first one that is seen.
bool PageView::step_text(QKeyEvent* event) {
  const int key = event->key();
  if (key != Qt::Key_Left && key != Qt::Key_Right && key != Qt::Key_Up && key != Qt::Key_Down) return false;
  if (selection_.empty()) {
    const uint32_t page = current_page();
    const Page* read = selection_.page(page);
    if (!read) return true;
    for (size_t i = 0; i < read->words.size(); ++i)
      if (viewport_rect(page, read->words[i].box).top() >= 0) {
        selection_.begin({page, i});
        break;
      }
  } else if (key == Qt::Key_Left || key == Qt::Key_Right) {
    // The way in which words are read, which the page has and not the window.
    selection_.step(key == Qt::Key_Right ? 1 : -1);
  } else {
    selection_.step_line(key == Qt::Key_Down ? 1 : -1);
  }
  if (const auto end = selection_.end()) {
    const QRectF word = viewport_rect(end->page, selection_.page(end->page)->words[end->word].box);
    if (word.top() < 0 || word.bottom() > viewport()->height())
      verticalScrollBar()->setValue(verticalScrollBar()->value() + static_cast<int>(word.center().y()) - viewport()->height() / 2);
  }
  viewport()->update();
  return true;
}

void PageView::paint_area(QPainter& painter) {
  if (area_.empty()) return;
  const Colours& c = light_colours();
  painter.setCompositionMode(QPainter::CompositionMode_Multiply);
  QRegion words;
  for (const QRectF& word : area_.words_px(layout_)) words += word.translated(origin()).adjusted(-1, -1, 1, 1).toRect();
  for (const QRect& r : words) painter.fillRect(r, c.selected);
  painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(c.accent, 1));
  for (const QLineF& line : area_.lines_px(layout_)) painter.drawLine(line.translated(origin()));
  painter.setPen(QPen(c.accent, 2));
  painter.drawRect(area_.rect_px(layout_).translated(origin()));
}

void PageView::paint_lens(QPainter& painter) {
  if (!lens_) return;
  const Colours& c = colours_of(this);
  const QRectF glass(*lens_ - QPointF(kLensSize_px.width() / 2, kLensSize_px.height() / 2), kLensSize_px);
  const std::vector<Flag> flags = flags_;  // those below the glass are not where they seem to be
  painter.save();
  painter.setClipRect(glass);
  painter.fillRect(glass, c.desk);
  painter.translate(*lens_);
  painter.scale(kLens, kLens);
  painter.translate(-*lens_);
  magnified_ = true;
  const qreal y = lens_->y() - origin().y(), reach = kLensSize_px.height() / 2 / kLens;
  for (uint32_t p = layout_.page_at(y - reach), last = layout_.page_at(y + reach); p <= last; ++p) paint_page(painter, p);
  magnified_ = false;
  painter.restore();
  flags_ = flags;
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(c.edge, 2));
  painter.drawRect(glass);
}

QString PageView::place_of(uint32_t page) const {
  QString name;
  if (Result<SourceDocument> source = session_.archive()->source(document_); source.ok()) name = QString::fromStdString(shown(source->name));
  const QString label = label_of(page);
  return tr("%1, %2").arg(name,
                          label.isEmpty() || label == QString::number(page) ? tr("p. %1").arg(page) : tr("p. %1, label %2").arg(page).arg(label));
}

QString PageView::chosen_text(bool cited) const {
  if (!area_.table().empty()) {
    const QString text = QString::fromStdString(as_tabs(area_.table()));
    return cited ? text + place_of(area_.page()) + QLatin1Char('\n') : text;
  }
  const bool area = !area_.text().empty();
  const QString text = QString::fromStdString(area ? area_.text() : selection_.text());
  if (text.isEmpty() || !cited) return text;
  return QStringLiteral("“%1” (%2)").arg(text.simplified(), place_of(area ? area_.page() : selection_.first_page()));
}

bool PageView::copy_chosen(bool cited) const {
  const QString text = chosen_text(cited);
  if (text.isEmpty() && area_.empty()) return false;
  if (text.isEmpty()) return copy_picture(), true;
  auto* mime = new QMimeData;
  mime->setText(text);
  if (!area_.table().empty()) {
    QString html = QString::fromStdString(as_html(area_.table()));
    if (cited) html += QStringLiteral("<p>%1</p>").arg(place_of(area_.page()).toHtmlEscaped());
    mime->setHtml(html);
  }
  QGuiApplication::clipboard()->setMimeData(mime);
  return true;
}

// Without marks: what the document shows.
void PageView::copy_picture() const {
  const PagePicture* picture = pictures_.find({document_, area_.page()}, dpi());
  if (!picture || picture->image.isNull()) return emit session_.said(tr("The picture of this page is not there yet."));
  QImage shown = picture->image;
  if (layout_.rotation()) shown = shown.transformed(QTransform().rotate(layout_.rotation()));
  QGuiApplication::clipboard()->setImage(area_.cut(shown));
}

}  // namespace dossier::ui
