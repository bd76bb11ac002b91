// Everything drawn from paths: the shapes of the claim classes and our icons.
#pragma once

#include <QColor>
#include <QIcon>
#include <QPainterPath>
#include <QRectF>
#include <QString>
#include <string_view>

#include "app/grounding/claim.h"

class QPainter;

namespace dossier::ui {

// "M L H V C Z" with absolute coordinates, as in SVG. What follows something else is left out.
QPainterPath path_of(std::string_view text);

// The class's shape in `box`, the same in every format; `paper` shows through where it is cut out.
void draw_class(QPainter& painter, ClaimClass c, const QRectF& box, const QColor& colour, const QColor& paper);

// The word that always stands beside it, translated: "verbatim".
QString class_word(ClaimClass c);

// 16 x 16, strokes of 1.5, in the colour of text, or of what is disabled, as the palette has it when it is painted. What points back or forward
// is mirrored from right to left.
enum class Icon {
  panel_left,
  back,
  forward,
  minus,
  plus,
  chevron_down,
  chevron_left,
  chevron_right,
  search,
  undo,
  redo,
  tick,
  cross,
  lock,
  folder,
  pencil,
  comment,
  move,
  zoom,
  area,
  text,
  table,
  lens,
  none
};
QIcon icon_of(Icon icon);
// As it is, in either direction of the interface.
void draw_icon(QPainter& painter, Icon icon, const QRectF& box, const QColor& colour);

}  // namespace dossier::ui
