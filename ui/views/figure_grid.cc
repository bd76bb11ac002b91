#include "ui/views/figure_grid.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "ui/look/colours.h"
#include "ui/look/fonts.h"
#include "ui/look/rows.h"

namespace dossier::ui {
namespace {

QString text_of(const std::string& s) { return QString::fromStdString(s); }
constexpr qreal kBetween = 12, kLeastLabel_px = 110, kLeastWrapped_px = 80;

// Words of a clause are never cut; figures and what stands in narrow columns are, in their middle.
bool wraps(const QString& text, qreal width_px) { return width_px >= kLeastWrapped_px && text.contains(QLatin1Char(' ')); }

// Figures stand one below the other by their ends. A column in which some cell is words alone is read from its start.
bool holds_figures(const ShownTable& table, size_t column) {
  if (column < table.numeric.size() && !table.numeric[column]) return false;
  for (const ShownRow& row : table.rows) {
    const QString text = column < row.cells.size() ? text_of(row.cells[column].text) : QString();
    const auto is_digit = [](QChar c) { return c.isDigit(); };
    if (text.size() > 3 && std::none_of(text.begin(), text.end(), is_digit)) return false;  // “–” and “n/a” are figures that are missing
  }
  return true;
}

QFont head_font() {
  QFont strong = font_of(TextRole::caption);
  strong.setWeight(QFont::DemiBold);
  return strong;
}

qreal widest_word(const QString& text, const QFontMetricsF& metrics) {
  qreal out = 0;
  for (const QString& word : text.split(QLatin1Char(' '))) out = std::max(out, std::ceil(metrics.horizontalAdvance(word)));
  return out;
}

}  // namespace

FigureGrid::FigureGrid(const ShownTable& table, qreal width_px) : table_(table), width_(width_px) {
  const QFontMetricsF small(font_of(TextRole::caption));
  const QFontMetricsF head(head_font());
  const qreal title = table.title.empty() ? 0 : line_height_px(TextRole::strong), unit = table.unit_line.empty() ? 0 : line_height_px(TextRole::caption);
  row_px_ = head_px_ = line_height_px(TextRole::caption) + 8;
  place_columns();
  for (size_t i = 0; i < table.columns.size() && i < column_width_.size(); ++i)
    head_px_ = std::max(head_px_, head.boundingRect(QRectF(0, 0, column_width_[i], 1000), Qt::TextWordWrap, text_of(table.columns[i])).height() + 8);
  head_ = title + unit + 4;
  qreal y = head_ + head_px_;
  for (const ShownRow& row : table.rows) {
    qreal height = std::max(row_px_, small.boundingRect(QRectF(0, 0, label_width_, 1000), Qt::TextWordWrap, text_of(row.label)).height() + 8);
    for (size_t i = 0; i < row.cells.size() && i < column_width_.size(); ++i)
      if (const QString text = text_of(row.cells[i].text); wraps(text, column_width_[i]))
        height = std::max(height, small.boundingRect(QRectF(0, 0, column_width_[i], 1000), Qt::TextWordWrap, text).height() + 8);
    row_y_.push_back(y);
    row_height_.push_back(height);
    for (size_t i = 0; i < row.cells.size() && i < column_x_.size(); ++i)
      cells_.push_back({QRectF(column_x_[i] - kBetween / 2, y, column_width_[i] + kBetween, height), &row.cells[i], holds_figures(table, i)});
    y += height;
  }
  height_ = y + 8;
}

// Columns as wide as their heads and cells, the label takes the rest. Where that is too much, heads and sentences are broken between their words, and
// only where that is too much, too, all shrink alike.
void FigureGrid::place_columns() {
  const QFontMetricsF small(font_of(TextRole::caption)), head(head_font());
  size_t columns = table_.columns.size();
  for (const ShownRow& row : table_.rows) columns = std::max(columns, row.cells.size());
  std::vector<qreal> narrow(columns, 24);
  column_width_.assign(columns, 24);
  qreal label = 0;
  for (size_t i = 0; i < columns; ++i) {
    const QString title = i < table_.columns.size() ? text_of(table_.columns[i]) : QString();
    narrow[i] = std::max(narrow[i], widest_word(title, head));
    column_width_[i] = std::max(column_width_[i], std::ceil(head.horizontalAdvance(title)));
    for (const ShownRow& row : table_.rows) {
      if (i >= row.cells.size()) continue;
      const QString text = text_of(row.cells[i].text);
      const qreal whole = std::ceil(small.horizontalAdvance(text));
      column_width_[i] = std::max(column_width_[i], whole);
      narrow[i] =
          std::max(narrow[i], text.contains(QLatin1Char(' ')) ? std::min(whole, std::max(kLeastWrapped_px, widest_word(text, small))) : whole);
    }
  }
  for (const ShownRow& row : table_.rows) label = std::max(label, std::ceil(small.horizontalAdvance(text_of(row.label))));
  const qreal most = width_ - std::clamp<qreal>(label, 40, kLeastLabel_px) - kBetween * static_cast<qreal>(columns);
  const qreal wanted = std::accumulate(column_width_.begin(), column_width_.end(), 0.0), least = std::accumulate(narrow.begin(), narrow.end(), 0.0);
  for (size_t i = 0; wanted > most && i < columns; ++i) {
    if (least <= most)
      column_width_[i] = narrow[i] + (column_width_[i] - narrow[i]) * (most - least) / (wanted - least);
    else
      column_width_[i] = std::max<qreal>(20, narrow[i] * most / least);
  }
  const qreal taken = std::accumulate(column_width_.begin(), column_width_.end(), kBetween * static_cast<qreal>(columns));
  label_width_ = std::max<qreal>(40, width_ - taken);
  qreal x = label_width_;
  for (qreal w : column_width_) column_x_.push_back(x + kBetween), x += w + kBetween;
}

const ReportClaim* FigureGrid::claim_at(const QPointF& at) const {
  for (const Placed& p : cells_)
    if (p.rect.contains(at)) return p.cell->source;
  return nullptr;
}

std::vector<const ReportClaim*> FigureGrid::proven() const {
  std::vector<const ReportClaim*> out;
  for (const Placed& p : cells_)
    if (p.cell->source) out.push_back(p.cell->source);
  return out;
}

void FigureGrid::paint(QPainter& painter, const QPointF& at, const Colours& c, const ReportClaim* chosen, int at_hand) const {
  painter.save();
  painter.translate(at);
  const QFont small = font_of(TextRole::caption);
  const QFont strong = head_font();
  qreal y = 0;
  if (!table_.title.empty()) {
    painter.setFont(font_of(TextRole::strong));
    painter.setPen(c.text);
    painter.drawText(QRectF(0, 0, width_, line_height_px(TextRole::strong)), Qt::AlignLeft | Qt::AlignVCenter, QFontMetricsF(painter.font()).elidedText(text_of(table_.title), Qt::ElideRight, width_));
    y += line_height_px(TextRole::strong);
  }
  if (!table_.unit_line.empty()) {
    painter.setFont(small);
    painter.setPen(c.muted);
    painter.drawText(QRectF(0, y, width_, line_height_px(TextRole::caption)), Qt::AlignLeft | Qt::AlignVCenter, text_of(table_.unit_line));
  }
  painter.setFont(strong);
  painter.setPen(c.text2);
  for (size_t i = 0; i < column_x_.size(); ++i) {
    if (i >= table_.columns.size()) continue;
    const bool numeric = holds_figures(table_, i);
    const QFontMetricsF metrics(strong);
    const QString title = text_of(table_.columns[i]);
    const QString shown = widest_word(title, metrics) > column_width_[i] + 1 ? metrics.elidedText(title, Qt::ElideMiddle, column_width_[i]) : title;
    painter.drawText(QRectF(column_x_[i], head_, column_width_[i], head_px_ - 4),
                     (numeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignBottom | Qt::TextWordWrap, shown);
  }
  painter.setPen(QPen(c.edge, 1));
  painter.drawLine(QPointF(0, head_ + head_px_ - 0.5), QPointF(width_, head_ + head_px_ - 0.5));
  painter.setFont(small);
  for (size_t r = 0; r < table_.rows.size(); ++r) {
    painter.setPen(c.text);
    painter.drawText(QRectF(0, row_y_[r], label_width_, row_height_[r]), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, text_of(table_.rows[r].label));
    painter.setPen(QPen(c.line, 1));
    painter.drawLine(QPointF(0, row_y_[r] + row_height_[r] - 0.5), QPointF(width_, row_y_[r] + row_height_[r] - 0.5));
  }
  int number = -1;
  for (const Placed& p : cells_) {
    number += p.cell->source != nullptr;
    if (chosen && p.cell->source == chosen) paint_chosen_ground(painter, p.rect.adjusted(0, 1, 0, -1), c);
    painter.setPen(p.cell->source ? c.accent : c.text);
    const QRectF inner = p.rect.adjusted(kBetween / 2, 0, -kBetween / 2, 0);
    const QString text = text_of(p.cell->text);
    const auto side = (p.numeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
    if (wraps(text, inner.width()))
      painter.drawText(inner, side | Qt::TextWordWrap, text);
    else
      painter.drawText(inner, side, QFontMetricsF(small).elidedText(text, Qt::ElideMiddle, inner.width()));
    if (!p.cell->source || number != at_hand) continue;
    painter.setPen(QPen(c.accent, 2));
    painter.drawRect(p.rect.adjusted(1, 2, -1, -2));
  }
  painter.restore();
}

}  // namespace dossier::ui
