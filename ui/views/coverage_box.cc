#include "ui/views/coverage_box.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QString>

#include "ui/look/colours.h"
#include "ui/look/fonts.h"
#include "ui/look/rows.h"
#include "ui/models/brief_words.h"

namespace dossier::ui {
namespace {

constexpr qreal kPad = 12, kBar_px = 10, kLeastPart_px = 8;

// Solid, hatched, dashed outline: told apart without colour.
void paint_part(QPainter& painter, const QRectF& rect, ReadHow how, const Colours& c) {
  painter.save();
  painter.setClipRect(rect);
  painter.setPen(QPen(c.text2, 1));
  switch (how) {
    case ReadHow::text: painter.fillRect(rect, c.text2); break;
    case ReadHow::ocr:
      painter.fillRect(rect, c.pane);
      painter.setRenderHint(QPainter::Antialiasing);
      painter.setPen(QPen(c.text2, 2));
      for (qreal x = rect.left() - rect.height(); x < rect.right() + 5; x += 5) painter.drawLine(QPointF(x, rect.top()), QPointF(x + rect.height(), rect.bottom()));
      painter.setRenderHint(QPainter::Antialiasing, false);
      painter.setPen(QPen(c.text2, 1));
      painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
      break;
    case ReadHow::empty:
      painter.fillRect(rect, c.pane);
      painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
      break;
    case ReadHow::unread:
      painter.fillRect(rect, c.pane);
      painter.setPen(QPen(c.text2, 1, Qt::DashLine));
      painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
      break;
  }
  painter.restore();
}

struct Lines {
  QFont small = font_of(TextRole::caption), strong = font_of(TextRole::strong);
  qreal small_px = line_height_px(TextRole::caption) + 1, strong_px = line_height_px(TextRole::strong);
};

qreal wrapped_height(const QFont& font, const QString& text, qreal width) {
  return QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 10000), Qt::TextWordWrap, text).height();
}

QString not_opened_text(const DeskBrief& brief) {
  QStringList files;
  for (const QString& line : not_opened_words(brief)) files += isolated(line);
  return files.join(QLatin1Char('\n'));
}

}  // namespace

qreal coverage_height(const DeskBrief& brief, qreal width_px) {
  const ReportView& view = brief.view();
  const Lines l;
  qreal inner = width_px - 2 * kPad;
  qreal out = kPad + l.strong_px + 8 + kBar_px + 8;
  for (const CoverageLine& line : view.coverage) out += std::max(l.small_px, wrapped_height(l.small, coverage_words(brief, line), inner - 22 - 60));
  if (!view.covered.empty()) out += wrapped_height(l.small, covered_words(brief), inner) + 4;
  if (!view.not_opened.empty()) out += 10 + l.small_px + wrapped_height(l.small, not_opened_text(brief), inner);
  return out + kPad;
}

void paint_coverage(QPainter& painter, const QRectF& rect, const DeskBrief& brief, const Colours& c, Qt::LayoutDirection direction) {
  const ReportView& view = brief.view();
  const Lines l;
  const auto at = [&](const QRectF& r) {
    return direction == Qt::RightToLeft ? QRectF(QPointF(rect.left() + rect.right() - r.right(), r.top()), r.size()) : r;
  };
  painter.save();
  painter.setLayoutDirection(direction);
  painter.fillRect(rect, c.raised);
  painter.setPen(QPen(c.edge, 1));
  painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
  QRectF inner = rect.adjusted(kPad, kPad, -kPad, -kPad);
  qreal y = inner.top();
  painter.setFont(l.strong);
  painter.setPen(c.text);
  painter.drawText(at(QRectF(inner.left(), y, inner.width(), l.strong_px)), Qt::AlignLeft | Qt::AlignVCenter, QObject::tr("Coverage"));
  painter.setFont(l.small);
  painter.setPen(c.text2);
  painter.drawText(at(QRectF(inner.left(), y, inner.width(), l.strong_px)), Qt::AlignRight | Qt::AlignVCenter, isolated(coverage_words(brief)));
  y += l.strong_px + 8;
  uint64_t all = 0;
  size_t parts = 0;
  for (const CoverageLine& line : view.coverage) all += line.pages, parts += line.pages > 0;
  qreal x = inner.left(), spare = inner.width() - 2.0 * (parts ? static_cast<qreal>(parts - 1) : 0) - kLeastPart_px * static_cast<qreal>(parts);
  for (const CoverageLine& line : view.coverage) {
    if (!line.pages || !all) continue;
    qreal width = kLeastPart_px + spare * static_cast<qreal>(line.pages) / static_cast<qreal>(all);
    paint_part(painter, at(QRectF(x, y, width, kBar_px)), line.how, c);
    x += width + 2;
  }
  y += kBar_px + 8;
  painter.setFont(l.small);
  for (const CoverageLine& line : view.coverage) {
    qreal height = std::max(l.small_px, wrapped_height(l.small, coverage_words(brief, line), inner.width() - 22 - 60));
    paint_part(painter, at(QRectF(inner.left(), y + (l.small_px - kBar_px) / 2, 12, kBar_px)), line.how, c);
    painter.setFont(l.small);
    painter.setPen(c.text);
    painter.drawText(at(QRectF(inner.left() + 22, y, inner.width() - 22 - 60, height)), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap,
                     isolated(coverage_words(brief, line)));
    painter.drawText(QRectF(inner.left(), y, inner.width(), l.small_px), Qt::AlignRight | Qt::AlignVCenter, QLocale().toString(static_cast<qulonglong>(line.pages)));
    y += height;
  }
  if (!view.covered.empty()) {
    qreal height = wrapped_height(l.small, covered_words(brief), inner.width());
    painter.drawText(QRectF(inner.left(), y + 2, inner.width(), height), Qt::TextWordWrap, covered_words(brief));
    y += height + 4;
  }
  if (!view.not_opened.empty()) {
    painter.setPen(QPen(c.line, 1));
    painter.drawLine(QPointF(inner.left(), y + 4), QPointF(inner.right(), y + 4));
    y += 8;
    painter.setPen(c.error);
    painter.drawText(QRectF(inner.left(), y, inner.width(), l.small_px), Qt::AlignLeft | Qt::AlignVCenter,
                     QObject::tr("%Ln file(s) not opened", nullptr, static_cast<int>(view.not_opened.size())));
    y += l.small_px;
    painter.setPen(c.text);
    painter.drawText(QRectF(inner.left(), y, inner.width(), inner.bottom() - y + 4), Qt::TextWordWrap, not_opened_text(brief));
  }
  painter.restore();
}

}  // namespace dossier::ui
