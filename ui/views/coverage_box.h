// The coverage of a report: painted the same wherever it stands first.
#pragma once

#include <QColor>
#include <QPainter>
#include <QRectF>

#include "app/desk/desk_brief.h"

namespace dossier::ui {

struct Colours;

qreal coverage_height(const DeskBrief& brief, qreal width_px);
// Lines begin where those of the interface do.
void paint_coverage(QPainter& painter, const QRectF& rect, const DeskBrief& brief, const Colours& colours, Qt::LayoutDirection direction);

}  // namespace dossier::ui
