// How a page view paints: pictures, marks, flags, notices.
#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <cmath>

#include "ui/look/colours.h"
#include "ui/look/fonts.h"
#include "ui/reader/margin_strip.h"
#include "ui/reader/page_view.h"
#include "ui/reader/word_picture.h"

namespace dossier::ui {
namespace {

constexpr int kRim_px = 5;  // of the band around a picture that a claim rests on

}  // namespace

void PageView::paintEvent(QPaintEvent*) {
  QPainter painter(viewport());
  const Colours& c = colours_of(this);
  painter.fillRect(viewport()->rect(), c.desk);
  flags_.clear();
  if (!has_document()) {
    painter.setPen(c.text2);
    painter.setFont(font_of(TextRole::interface));
    painter.drawText(viewport()->rect().adjusted(48, 0, -48, 0), Qt::AlignCenter | Qt::TextWordWrap,
                     session_.brief() ? tr("Choose a sentence of the brief: its page opens here, with the words it rests on marked. Or choose a document.") : tr("Choose a document."));
    return;
  }
  const qreal top = verticalScrollBar()->value();
  for (uint32_t p = layout_.page_at(top), last = layout_.page_at(top + viewport()->height()); p <= last; ++p) paint_page(painter, p);
  paint_area(painter);
  paint_lens(painter);
}

void PageView::paint_page(QPainter& painter, uint32_t page) {
  const Colours& c = colours_of(this);
  const QRectF rect = layout_.page_rect(page).translated(origin());
  const PagePicture* picture = pictures_.find({document_, page}, dpi());
  painter.fillRect(rect, Qt::white);
  if (picture && !picture->image.isNull()) {
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, picture->dpi != dpi());
    if (layout_.rotation()) {
      painter.translate(rect.center());
      painter.rotate(layout_.rotation());
      QSizeF turned = layout_.rotation() % 180 ? rect.size().transposed() : rect.size();
      painter.drawImage(QRectF(QPointF(-turned.width() / 2, -turned.height() / 2), turned), picture->image);
    } else if (picture->dpi == dpi() && !magnified_) {
      // Pixel for pixel: a picture that fits must not be drawn anew, which would pull letters about.
      QImage exact = picture->image;
      exact.setDevicePixelRatio(devicePixelRatioF());
      painter.setClipRect(rect);  // its resolution is rounded: it may be a pixel or two wider
      painter.drawImage(QPointF(std::round(rect.left()), std::round(rect.top())), exact);
    } else {
      painter.drawImage(rect, picture->image);
    }
    painter.restore();
  }
  if (read_words_) paint_read_words(painter, page);
  if (c.dark) paint_night(painter, page, rect);
  paint_marks(painter, page);
  paint_found(painter, page);
  paint_hand_marks(painter, page);
  painter.setCompositionMode(QPainter::CompositionMode_Multiply);
  for (const QRect& r : region_of(page, selection_.boxes(page))) painter.fillRect(r, light_colours().selected);
  painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
  const DeskSheet& sheet = layout_.sheet(page);
  const QColor ink = c.dark && inverted_ ? c.muted : light_colours().muted;
  if (!picture || picture->image.isNull()) {
    painter.setPen(ink);
    painter.setFont(font_of(TextRole::empty_title));
    if (sheet.why.empty()) painter.drawText(rect, Qt::AlignCenter, QString::number(page));
  }
  if (!sheet.why.empty())
    paint_notice(painter, rect, tr("Page %1 could not be read: %2. The rest of the document was read.").arg(page).arg(QString::fromStdString(sheet.why)));
  else if (picture && !picture->note.isEmpty())
    paint_notice(painter, rect, picture->note);
  painter.setPen(QPen(c.edge, 1));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5));
  paint_flags(painter, page);
}

// What boxes cover, in whole pixels of the viewport, a pixel of margin around each.
QRegion PageView::region_of(uint32_t page, const std::vector<dossier::Box>& boxes) const {
  QRegion out;
  for (const QRectF& place : viewport_rects(page, boxes)) out += place.adjusted(-1, -1, 1, 1).toRect();
  return out;
}

QRegion PageView::rim_of(uint32_t page, const std::vector<dossier::Box>& boxes) const {
  QRegion out;
  for (const dossier::Box& b : boxes) {
    const QRect whole = viewport_rect(page, b).toAlignedRect().intersected(layout_.page_rect(page).translated(origin()).toAlignedRect());
    out += QRegion(whole) - QRegion(whole.adjusted(kRim_px, kRim_px, -kRim_px, -kRim_px));
  }
  return out;
}

QRegion PageView::found_region(uint32_t page) const {
  QRegion out;
  for (const auto* places : {&hits_, &found_})
    if (auto at = places->find(page); at != places->end())
      out += places == &found_ && found_framed_ ? rim_of(page, at->second) : region_of(page, at->second);
  if (hit_.first == page) out += region_of(page, hit_.second);
  return out;
}

// Every pixel is multiplied once, however many marks lie over it; the chosen claim's lie above all others.
void PageView::paint_marks(QPainter& painter, uint32_t page) {
  const Colours& c = colours_of(this);
  QRegion chosen, others;
  for (const ClaimMark& mark : session_.marks().on(document_, page))
    (mark.claim == session_.chosen_claim() ? chosen : others) += region_of(page, mark.boxes) + rim_of(page, mark.pictures);
  others -= chosen;
  // What was found is blue, over a mark too: one colour multiplied by the other would be neither. The mark keeps its line.
  const QRegion found = found_region(page);
  others -= found, chosen -= found;
  painter.setCompositionMode(QPainter::CompositionMode_Multiply);
  for (const QRect& r : others) painter.fillRect(r, c.mark2);
  for (const QRect& r : chosen) painter.fillRect(r, c.mark);
  painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
  auto underline = [&](bool of_chosen, const QPen& pen) {
    painter.setPen(pen);
    for (const ClaimMark& mark : session_.marks().on(document_, page))
      if ((mark.claim == session_.chosen_claim()) == of_chosen)
        for (const QRectF& place : viewport_rects(page, mark.boxes)) {
          const QRectF rect = place.adjusted(-1, -1, 1, 1);
          painter.drawLine(rect.bottomLeft(), rect.bottomRight());
        }
    painter.setBrush(Qt::NoBrush);
    for (const ClaimMark& mark : session_.marks().on(document_, page))
      if ((mark.claim == session_.chosen_claim()) == of_chosen)
        for (const dossier::Box& b : mark.pictures) painter.drawRect(viewport_rect(page, b).adjusted(1, 1, -1, -1));
  };
  underline(false, QPen(c.mark_edge, 1, Qt::DashLine, Qt::FlatCap));
  underline(true, QPen(c.mark_edge, pulse_.isActive() ? 3 : 2, Qt::SolidLine, Qt::FlatCap));
}

void PageView::paint_read_words(QPainter& painter, uint32_t page) {
  const Page* read = selection_.page(page);
  if (!read || layout_.rotation()) return;
  const Colours& c = light_colours();
  QColor veil(Qt::white);
  veil.setAlpha(225);
  for (const Word& word : read->words) {
    if (!(word.style & style::kOcr) || word.begin >= word.end || word.end > read->text.size() || word.box.empty()) continue;
    const QRectF rect = viewport_rect(page, word.box);
    if (!rect.intersects(viewport()->rect())) continue;
    const bool doubtful = word.style & style::kDoubtful;
    painter.fillRect(rect, word.style & style::kCorrected ? c.okbg : doubtful ? c.doubt : veil);
    draw_word(painter, *read, word, rect, c.text);
    if (!doubtful) continue;
    painter.setPen(QPen(c.warn, 1, Qt::DotLine));
    painter.drawLine(rect.bottomLeft(), rect.bottomRight());
  }
}

void PageView::paint_found(QPainter& painter, uint32_t page) {
  const Colours& c = light_colours();
  std::vector<dossier::Box> hits, current, pictures;
  if (auto at = hits_.find(page); at != hits_.end()) hits = at->second;
  if (auto at = found_.find(page); at != found_.end()) {
    auto& into = found_framed_ ? pictures : hits;
    into.insert(into.end(), at->second.begin(), at->second.end());
  }
  if (hit_.first == page) current = hit_.second;
  painter.setCompositionMode(QPainter::CompositionMode_Multiply);
  for (const QRect& r : region_of(page, hits) + region_of(page, current) + rim_of(page, pictures)) painter.fillRect(r, c.find);
  painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
  painter.setBrush(Qt::NoBrush);
  auto frame = [&](const std::vector<dossier::Box>& boxes, qreal line) {
    painter.setPen(QPen(c.accent, line));
    for (const QRectF& place : viewport_rects(page, boxes)) painter.drawRect(place.adjusted(-1, -1, 1, 1));
  };
  frame(hits, 1);
  frame(pictures, 1);
  frame(current, 2);
}

// Of the page's words those that reach into its last third, where numbers may come.
QList<QRectF> PageView::words_at_end(uint32_t page) const {
  QList<QRectF> out;
  for (const QRectF& line : layout_.lines_px(page)) out += line.translated(origin());
  const Page* read = selection_.page(page);
  if (!read || !out.isEmpty()) return out;
  const QRectF sheet = layout_.page_rect(page).translated(origin());
  const qreal from = sheet.left() + sheet.width() * 2 / 3;
  for (const Word& word : read->words)
    for (const QRectF& place : viewport_rects(page, {word.box}))
      if (place.right() > from) out += place;
  return out;
}

// Numbers of the claims in the margin, beside their first words.
void PageView::paint_flags(QPainter& painter, uint32_t page) {
  const Colours& c = colours_of(this);
  const std::vector<ClaimMark>& marks = session_.marks().on(document_, page);
  if (std::none_of(marks.begin(), marks.end(), [](const ClaimMark& mark) { return mark.number > 0; })) return;
  MarginStrip strip(layout_.page_rect(page).translated(origin()), words_at_end(page));
  QFont font = font_of(TextRole::caption);
  font.setWeight(QFont::DemiBold);
  font.setPointSizeF(font.pointSizeF() * 8 / 9);
  const QFontMetricsF metrics(font);
  for (const ClaimMark& mark : marks) {
    const std::vector<dossier::Box>& places = mark.boxes.empty() ? mark.pictures : mark.boxes;
    if (places.empty() || mark.number == 0) continue;
    const bool chosen = mark.claim == session_.chosen_claim();
    const QString number = QString::number(mark.number);
    const qreal width = std::max<qreal>(18, metrics.horizontalAdvance(number) + 8), height = metrics.height() + 2;
    QRectF words = viewport_rects(page, {places.front()}).front();
    if (mark.boxes.empty()) words.setHeight(std::min<qreal>(words.height(), 24));  // beside the picture's top
    const QRectF rect = strip.take(words.center().y(), {width, height});
    painter.setPen(QPen(c.mark_edge, 1, chosen ? Qt::SolidLine : Qt::DashLine));
    painter.setBrush(chosen ? c.mark : c.mark2);
    painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
    painter.setPen(light_colours().text);
    painter.setFont(font);
    painter.drawText(rect, Qt::AlignCenter, number);
    flags_.push_back({rect, mark.claim, mark.number});
  }
}

void PageView::paint_notice(QPainter& painter, const QRectF& rect, const QString& text) {
  const Colours& c = light_colours();
  painter.setFont(font_of(TextRole::caption));
  const QRectF inner = rect.adjusted(24, 24, -24, -24);
  QRectF box = painter.boundingRect(inner, Qt::AlignLeft | Qt::TextWordWrap, text).adjusted(-12, -8, 12, 8);
  box.moveTopLeft(rect.topLeft() + QPointF(12, 12));
  painter.fillRect(box, c.warnbg);
  painter.fillRect(QRectF(isRightToLeft() ? box.right() - 3 : box.left(), box.top(), 3, box.height()), c.warn);
  painter.setPen(c.text);
  painter.drawText(box.adjusted(12, 8, -12, -8), Qt::AlignLeft | Qt::TextWordWrap, text);
}

}  // namespace dossier::ui
