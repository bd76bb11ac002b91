// Boxes to tick, rings to choose, fields with a list or steps: Qt's own, drawn flat and with edges that can be seen in the palette at hand.
#pragma once

#include <QProxyStyle>

namespace dossier::ui {

class ControlStyle : public QProxyStyle {
 public:
  ControlStyle();
  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
  void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const override;
  QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part, const QWidget* widget) const override;
  int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
};

}  // namespace dossier::ui
