#include "ui/models/figure_series.h"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <set>

#include "base/quantity.h"

namespace dossier::ui {
namespace {

QString text_of(const std::string& s) { return QString::fromStdString(s); }

// When a period ends, as a text that sorts as time does; nothing if it is no period.
std::optional<std::string> time_key(const std::string& period) {
  for (const Quantity& q : find_quantities(period)) {
    if (q.year <= 0) continue;
    const int month = q.month ? q.month : q.quarter ? 3 * q.quarter : q.half ? 6 * q.half : 13;
    char out[32];
    std::snprintf(out, sizeof out, "%06d-%02d-%02d", q.year, month, q.day);
    return std::string(out);
  }
  return {};
}

std::optional<double> number_of(const ShownCell& cell) {
  if (!cell.source || cell.source->citations.empty()) return {};
  if (!cell.source->figures.empty()) {
    bool ok = false;
    const double value = text_of(cell.source->figures[0].value).toDouble(&ok);
    return ok ? std::optional(value) : std::nullopt;
  }
  const std::vector<Quantity> found = find_quantities(cell.source->text, {.table_cell = true});
  if (found.size() != 1) return {};
  return found[0].value.approximate();
}

// What must be the same for two cells to stand on one scale.
std::string unit_of(const ShownTable& table, const ShownCell& cell) {
  if (cell.source && !cell.source->figures.empty()) return cell.source->figures[0].unit + " " + cell.source->figures[0].scale;
  return table.unit_line;
}

struct Timed {
  std::string key;
  FigurePoint point;
};

std::vector<FigurePoint> in_time(std::vector<Timed> points) {
  std::stable_sort(points.begin(), points.end(), [](const Timed& a, const Timed& b) { return a.key < b.key; });
  std::vector<FigurePoint> out;
  for (Timed& t : points) out.push_back(std::move(t.point));
  return out;
}

// A row's cells in columns of periods, on the scale of the first.
std::vector<Timed> points_of(const ShownTable& table, const ShownRow& row, const std::string& unit) {
  std::vector<Timed> out;
  for (size_t i = 0; i < row.cells.size() && i < table.columns.size(); ++i) {
    const auto key = time_key(table.columns[i]);
    const auto number = number_of(row.cells[i]);
    if (key && number && unit_of(table, row.cells[i]) == unit) out.push_back({*key, {text_of(table.columns[i]), text_of(row.cells[i].text), *number, row.cells[i].source}});
  }
  return out;
}

std::string unit_of_row(const ShownTable& table, const ShownRow& row) {
  for (size_t i = 0; i < row.cells.size() && i < table.columns.size(); ++i)
    if (row.cells[i].source && time_key(table.columns[i])) return unit_of(table, row.cells[i]);
  return {};
}

FigureSeries over_columns(const ShownTable& table, const ShownRow& row, const ReportView& view) {
  FigureSeries out{text_of(row.label), text_of(table.unit_line), {}};
  const std::string unit = unit_of_row(table, row);
  std::vector<Timed> own = points_of(table, row, unit);
  if (own.empty()) return out;
  const std::string& own_document = own[0].point.source->citations[0].document_name;
  out.points = in_time(own);
  bool others = false;
  std::set<std::string> seen = {own_document};
  for (const ShownSection& section : view.sections)
    for (const ShownTable& table2 : section.tables)
      for (const ShownRow& row2 : table2.rows) {
        if (row2.label != row.label || unit_of_row(table2, row2) != unit) continue;
        std::vector<Timed> more = points_of(table2, row2, unit);
        if (more.empty() || !seen.insert(more[0].point.source->citations[0].document_name).second) continue;
        if (!others)
          for (FigurePoint& p : out.points) p.name = text_of(own_document) + QStringLiteral(", ") + p.name;
        others = true;
        for (FigurePoint& p : in_time(more)) {
          p.name = text_of(p.source->citations[0].document_name) + QStringLiteral(", ") + p.name;
          out.points.push_back(std::move(p));
        }
      }
  return out;
}

// A column's cells in rows of periods ("Q2 2024", "Q3 2024"); sums below them are no period.
FigureSeries over_rows(const ShownTable& table, size_t column) {
  FigureSeries out{text_of(table.columns[column]), text_of(table.unit_line), {}};
  std::vector<Timed> points;
  for (const ShownRow& row : table.rows) {
    const auto key = time_key(row.label);
    if (!key || column >= row.cells.size()) continue;
    if (const auto number = number_of(row.cells[column])) points.push_back({*key, {text_of(row.label), text_of(row.cells[column].text), *number, row.cells[column].source}});
  }
  out.points = in_time(std::move(points));
  return out;
}

}  // namespace

std::vector<FigureSeries> series_of(const ShownTable& table, const ReportView& view) {
  std::vector<FigureSeries> out;
  auto keep = [&](FigureSeries series) {
    if (series.points.size() >= 2) out.push_back(std::move(series));
  };
  for (const ShownRow& row : table.rows) keep(over_columns(table, row, view));
  if (!out.empty()) return out;
  for (size_t column = 0; column < table.columns.size(); ++column) keep(over_rows(table, column));
  return out;
}

}  // namespace dossier::ui
