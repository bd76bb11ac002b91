#include "ui/look/control_style.h"

#include <QAbstractSpinBox>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <tuple>

#include "ui/look/colours.h"
#include "ui/look/shapes.h"

namespace dossier::ui {
namespace {

constexpr int kIndicator_px = 16, kRadius_px = 3;

QColor edge_of(const QStyleOption& option, const Colours& c) { return option.state & QStyle::State_Enabled ? c.edge : c.line; }

// A box as fields have it; two pixels of accent where the keys are.
void draw_box(QPainter& painter, const QRect& rect, const QStyleOption& option, const Colours& c, qreal radius) {
  const bool keys = (option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_Enabled);
  const qreal wide = keys ? 2 : 1;
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(keys ? c.accent : edge_of(option, c), wide));
  painter.setBrush(option.state & QStyle::State_MouseOver && option.state & QStyle::State_Enabled ? c.hover : c.pane);
  painter.drawRoundedRect(QRectF(rect).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2), radius, radius);
}

void draw_tick_box(QPainter& painter, const QStyleOption& option, const Colours& c) {
  const bool on = option.state & (QStyle::State_On | QStyle::State_NoChange);
  const QColor ink = option.state & QStyle::State_Enabled ? c.accent : c.edge;
  const QRectF rect = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(on ? ink : edge_of(option, c), 1));
  painter.setBrush(on ? ink : c.pane);
  painter.drawRoundedRect(rect, 2, 2);
  if (option.state & QStyle::State_On) draw_icon(painter, Icon::tick, rect.adjusted(1, 1, -1, -1), c.onaccent);
  if (option.state & QStyle::State_NoChange) painter.fillRect(rect.adjusted(4, 7, -4, -7), c.onaccent);
}

void draw_ring(QPainter& painter, const QStyleOption& option, const Colours& c) {
  const bool on = option.state & QStyle::State_On;
  const QColor ink = option.state & QStyle::State_Enabled ? c.accent : c.edge;
  const QRectF rect = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(on ? ink : edge_of(option, c), 1));
  painter.setBrush(c.pane);
  painter.drawEllipse(rect);
  if (!on) return;
  painter.setPen(Qt::NoPen);
  painter.setBrush(ink);
  painter.drawEllipse(rect.adjusted(4, 4, -4, -4));
}

}  // namespace

ControlStyle::ControlStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void ControlStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
  if (element != PE_IndicatorCheckBox && element != PE_IndicatorRadioButton) return QProxyStyle::drawPrimitive(element, option, painter, widget);
  const Colours& c = colours_of(option->palette);
  painter->save();
  element == PE_IndicatorCheckBox ? draw_tick_box(*painter, *option, c) : draw_ring(*painter, *option, c);
  painter->restore();
}

void ControlStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const {
  const Colours& c = colours_of(option->palette);
  const QColor ink = option->state & State_Enabled ? c.text2 : c.edge;
  if (control == CC_ComboBox) {
    painter->save();
    draw_box(*painter, option->rect, *option, c, kRadius_px);
    const QRect arrow = proxy()->subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
    draw_icon(*painter, Icon::chevron_down, QRectF(arrow.center() - QPoint(7, 6), QSizeF(14, 14)), ink);
    painter->restore();
    return;
  }
  if (control == CC_SpinBox) {
    painter->save();
    draw_box(*painter, option->rect, *option, c, kRadius_px);
    const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
    for (const auto& [part, icon, may] : {std::tuple(SC_SpinBoxUp, Icon::plus, QAbstractSpinBox::StepUpEnabled), {SC_SpinBoxDown, Icon::minus, QAbstractSpinBox::StepDownEnabled}}) {
      const QRect rect = proxy()->subControlRect(CC_SpinBox, option, part, widget);
      draw_icon(*painter, icon, QRectF(rect.center() - QPoint(4, 4), QSizeF(10, 10)), spin && spin->stepEnabled & may ? ink : c.edge);
    }
    painter->restore();
    return;
  }
  QProxyStyle::drawComplexControl(control, option, painter, widget);
}

// The words of a list begin where those of a field do.
QRect ControlStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part, const QWidget* widget) const {
  const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
  if (control != CC_ComboBox || part != SC_ComboBoxEditField) return rect;
  return option->direction == Qt::RightToLeft ? rect.adjusted(0, 0, -4, 0) : rect.adjusted(4, 0, 0, 0);
}

int ControlStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
  switch (metric) {
    case PM_IndicatorWidth: case PM_IndicatorHeight: case PM_ExclusiveIndicatorWidth: case PM_ExclusiveIndicatorHeight: return kIndicator_px;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
  }
}

}  // namespace dossier::ui
