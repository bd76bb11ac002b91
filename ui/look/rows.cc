#include "ui/look/rows.h"

#include <QFontMetrics>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <algorithm>

#include "ui/look/colours.h"
#include "ui/look/fonts.h"
#include "ui/look/shapes.h"

namespace dossier::ui {
namespace {

void paint_frame(QPainter& painter, const QRectF& rect, const QColor& colour, qreal wide) {
  for (const QRectF& side : {QRectF(rect.left(), rect.top(), rect.width(), wide), QRectF(rect.left(), rect.bottom() - wide, rect.width(), wide),
                             QRectF(rect.left(), rect.top(), wide, rect.height()), QRectF(rect.right() - wide, rect.top(), wide, rect.height())})
    painter.fillRect(side, colour);
}

}  // namespace

QMargins margins(int start, int top, int end, int bottom) {
  return QGuiApplication::layoutDirection() == Qt::RightToLeft ? QMargins(end, top, start, bottom) : QMargins(start, top, end, bottom);
}

QRect placed(const QStyleOptionViewItem& option, const QRect& rect) { return QStyle::visualRect(option.direction, option.rect, rect); }

QSize row_size() { return {200, std::max(28, static_cast<int>(line_height_px(TextRole::interface)) + 8)}; }

void paint_chosen_ground(QPainter& painter, const QRectF& rect, const Colours& c) {
  painter.fillRect(rect, c.selected);
  if (c.high_contrast) paint_frame(painter, rect, c.accent, 2);
}

void paint_row_ground(QPainter& painter, const QStyleOptionViewItem& option, const Colours& c) {
  const bool chosen = option.state & QStyle::State_Selected;
  const bool under = option.state & QStyle::State_MouseOver;
  if (chosen)
    paint_chosen_ground(painter, option.rect, c);
  else
    painter.fillRect(option.rect, under ? c.hover : c.pane);
  if (under && !chosen && c.high_contrast) paint_frame(painter, option.rect, c.text, 1);
  if (chosen) painter.fillRect(placed(option, QRect(option.rect.topLeft(), QSize(2, option.rect.height()))), c.accent);
}

void paint_heading(QPainter& painter, const QStyleOptionViewItem& option, const Colours& c, const QString& name, int count, bool folded) {
  const bool chosen = option.state & QStyle::State_Selected;
  painter.fillRect(option.rect, c.raised);
  if (chosen) paint_chosen_ground(painter, option.rect, c);
  painter.setPen(c.line);
  painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
  QFont font = font_of(TextRole::caption);
  font.setWeight(QFont::DemiBold);
  QRect rect = option.rect.adjusted(12, 0, -12, 0);
  const Icon closed = option.direction == Qt::RightToLeft ? Icon::chevron_left : Icon::chevron_right;
  const QRect arrow(rect.left() - 2, rect.center().y() - 7, 14, 14);
  draw_icon(painter, folded ? closed : Icon::chevron_down, QRectF(placed(option, arrow)), c.text2);
  rect.adjust(20, 0, 0, 0);
  painter.setPen(c.muted);
  painter.setFont(font_of(TextRole::caption));
  painter.drawText(placed(option, rect), Qt::AlignRight | Qt::AlignVCenter, QLocale().toString(count));
  painter.setPen(c.text2);
  painter.setFont(font);
  const QString shown = QFontMetrics(font).elidedText(name, Qt::ElideMiddle, rect.width() - 40);
  painter.drawText(placed(option, rect.adjusted(0, 0, -40, 0)), Qt::AlignLeft | Qt::AlignVCenter, isolated(shown));
}

QString isolated(const QString& text) { return QChar(0x2068) + text + QChar(0x2069); }

void keep_own_direction(QLabel& label, const QString& text) { label.setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight); }

void begin_with_interface(QLabel& label) {
  label.setAlignment((label.isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute | Qt::AlignTop);
}

QString table_of(const QList<std::pair<QString, QString>>& rows, const Colours& c, bool right_to_left, int gap_px) {
  const QString side = right_to_left ? QStringLiteral(" align='right'") : QString();
  // What follows a name takes the room there is; from right to left Qt would give the room to the names.
  const QString wide = right_to_left ? QString() : QStringLiteral(" width='100%'");
  QString out;
  for (const auto& [name, value] : rows) {
    const QString first = QStringLiteral("<td%1 style='color:%2;white-space:nowrap;padding-%3:%4px'>%5</td>")
                              .arg(side, c.muted.name(), right_to_left ? QStringLiteral("left") : QStringLiteral("right"))
                              .arg(gap_px)
                              .arg(name);
    const QString second = QStringLiteral("<td%1%2>%3</td>").arg(side, wide, value);
    out += QStringLiteral("<tr>%1</tr>").arg(right_to_left ? second + first : first + second);
  }
  return QStringLiteral("<table%1%2 cellspacing='0' cellpadding='1'>%3</table>").arg(side, wide, out);
}

void draw_sentence(QPainter& painter, const QRect& rect, const QString& text) {
  const bool rtl = text.isRightToLeft();
  painter.save();
  painter.setLayoutDirection(rtl ? Qt::RightToLeft : Qt::LeftToRight);
  const QString cut = painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width());
  painter.drawText(rect, (rtl ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute | Qt::AlignVCenter | Qt::TextSingleLine, cut);
  painter.restore();
}

}  // namespace dossier::ui
