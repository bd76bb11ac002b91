#include "ui/views/class_mark.h"

#include <QPainter>

#include "ui/look/colours.h"
#include "ui/look/shapes.h"

namespace dossier::ui {

ClassMark::ClassMark(ClaimClass c, QWidget* parent) : QWidget(parent), class_(c) {
  setFixedSize(24, 22);
  setAccessibleName(class_word(c));
}

void ClassMark::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Colours& c = colours_of(this);
  draw_class(painter, class_, QRectF(0, 3, 16, 16), c.of(class_), c.pane);
}

}  // namespace dossier::ui
