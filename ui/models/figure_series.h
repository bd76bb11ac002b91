// Figures of a brief's tables as series for charts: one figure over periods, and over the documents that state it. Plain data.
#pragma once

#include <QString>
#include <vector>

#include "app/report/report_view.h"

namespace dossier::ui {

struct FigurePoint {
  QString name;                         // "2023", or "Annual report 2023.pdf, 2023" where several documents state it
  QString value;                        // as the table shows it
  double number = 0;                    // in the series' unit, to draw by and nothing else
  const ReportClaim* source = nullptr;  // never null: what nothing proves is no point
};

struct FigureSeries {
  QString title, unit;                  // "Net sales", "USD in thousands"
  std::vector<FigurePoint> points;      // two or more; each document's periods in order of time
};

// The series of one table: its rows over columns of periods, or its columns over rows of periods; with the points that other tables of
// `view` have for the same figure in the same unit. Empty if the table has none.
std::vector<FigureSeries> series_of(const ShownTable& table, const ReportView& view);

}  // namespace dossier::ui
