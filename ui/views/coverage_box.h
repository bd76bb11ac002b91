// The coverage of a report: painted the same wherever it stands first.
#pragma once

#include <QColor>
#include <QPainter>
#include <QRectF>

#include "app/report/report_view.h"

namespace dossier::ui {

struct Colours;

qreal coverage_height(const ReportView& view, qreal width_px);
// Lines begin where those of the interface do.
void paint_coverage(QPainter& painter, const QRectF& rect, const ReportView& view, const Colours& colours, Qt::LayoutDirection direction);

}  // namespace dossier::ui
