#include "ui/look/search_field.h"

#include <QKeyEvent>
#include <QPainter>

#include "ui/look/colours.h"
#include "ui/look/fonts.h"
#include "ui/look/shapes.h"

namespace dossier::ui {

SearchField::SearchField(QWidget* parent, const QString& key) : QLineEdit(parent), key_(key) { make_room(); }

// For the glass, where the text begins.
void SearchField::make_room() { isRightToLeft() ? setTextMargins(0, 0, 22, 0) : setTextMargins(22, 0, 0, 0); }

void SearchField::changeEvent(QEvent* event) {
  QLineEdit::changeEvent(event);
  if (event->type() == QEvent::LayoutDirectionChange) make_room();
}

void SearchField::paintEvent(QPaintEvent* event) {
  QLineEdit::paintEvent(event);
  QPainter painter(this);
  const Colours& c = colours_of(this);
  const bool rtl = layoutDirection() == Qt::RightToLeft;
  const qreal y = height() / 2.0 - 7.5;
  draw_icon(painter, Icon::search, QRectF(rtl ? width() - 24 : 9, y, 15, 15), isEnabled() ? c.text2 : c.edge);
  if (rtl != placeholderText().isRightToLeft()) return;  // a hint that runs the other way ends where the key would stand
  if (!text().isEmpty() || key_.isEmpty() || hasFocus() || width() < 180) return;
  painter.setFont(font_of(TextRole::caption));
  if (fontMetrics().horizontalAdvance(placeholderText()) + painter.fontMetrics().horizontalAdvance(key_) + 60 > width()) return;  // large letters
  painter.setPen(isEnabled() ? c.muted : c.edge);
  painter.drawText(rect().adjusted(10, 0, -10, 0), Qt::AlignRight | Qt::AlignVCenter, key_);  // the painter mirrors it
}

void SearchField::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
    clear();
    return;
  }
  QLineEdit::keyPressEvent(event);
}

}  // namespace dossier::ui
