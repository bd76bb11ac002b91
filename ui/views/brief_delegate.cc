#include "ui/views/brief_delegate.h"

#include <QPainter>
#include <algorithm>

#include "ui/look/colours.h"
#include "ui/look/fonts.h"
#include "ui/look/rows.h"
#include "ui/look/said.h"
#include "ui/look/shapes.h"
#include "ui/models/brief_words.h"
#include "ui/views/coverage_box.h"
#include "ui/views/figure_chart.h"
#include "ui/views/figure_grid.h"
#include "ui/views/flow_text.h"

namespace dossier::ui {
namespace {

QString text_of(const std::string& s) { return QString::fromStdString(s); }

FlowText words_of(const ShownClaim& claim, const Colours& c) {
  const bool rejected = claim.review.starts_with("rejected");
  return FlowText(text_of(claim.text), TextRole::claim, rejected ? c.muted : c.text, claim.notes, c.accent, rejected);
}

FlowText note_text(const DeskBrief& brief, const BriefRow& row, const Colours& c) {
  std::vector<uint32_t> notes = row.note->first_notes;
  notes.insert(notes.end(), row.note->second_notes.begin(), row.note->second_notes.end());
  return FlowText(note_words(brief, *row.note), TextRole::caption, c.text, notes, c.accent);
}

const FigureSeries& series_at(const BriefRow& row, const ChartState& state) { return (*row.charts)[static_cast<size_t>(std::clamp(state.series, 0, static_cast<int>(row.charts->size()) - 1))]; }

// The heading of a chart: an arrow, the figure's name, and, where there are several figures, steps to the one before and after.
struct ChartHeading {
  QRectF whole, previous, next;
};
ChartHeading heading_of(const QRectF& row, bool steps) {
  const qreal height = line_height_px(TextRole::caption) + 8;
  ChartHeading out{QRectF(row.left(), row.top(), row.width(), height), {}, {}};
  if (!steps) return out;
  out.next = QRectF(row.right() - 24, row.top(), 24, height);
  out.previous = out.next.translated(-24, 0);
  return out;
}

}  // namespace

int BriefDelegate::claim_height(const QModelIndex& index) const {
  auto held = heights_.constFind(index.row());
  if (held != heights_.constEnd()) return *held;
  return heights_[index.row()] = claim_height_of(model_.row(index));
}

int BriefDelegate::claim_height_of(const BriefRow& row) const {
  qreal out = 2 * kAbove + words_of(*row.claim, light_colours()).layout(text_width()) + line_height_px(TextRole::caption) + 2;
  if (!row.claim->below.empty()) out += line_height_px(TextRole::caption);
  if (!row.claim->comment.empty()) out += line_height_px(TextRole::caption);
  return static_cast<int>(std::ceil(out));
}

int BriefDelegate::height_of(const QModelIndex& index) const {
  const BriefRow& row = model_.row(index);
  const int inner = width_ - 2 * kPad;
  using Kind = BriefRow::Kind;
  switch (row.kind) {
    case Kind::title: {
      FlowText title(title_words(*model_.brief()), TextRole::title, Qt::black, {}, Qt::black),
          counts(claims_words(*model_.brief()), TextRole::caption, Qt::black, {}, Qt::black);
      return static_cast<int>(std::ceil(12 + title.layout(inner) + counts.layout(inner) + line_height_px(TextRole::caption) + 8));
    }
    case Kind::coverage: return static_cast<int>(std::ceil(coverage_height(*model_.brief(), inner))) + 8;
    case Kind::section: {
      FlowText title(section_title(*row.section), TextRole::section, Qt::black, {}, Qt::black);
      return static_cast<int>(std::ceil(title.layout(inner))) + 20;
    }
    case Kind::claim: return claim_height(index) + (row.index == card_claim_ ? card_height_ : 0);
    case Kind::note: {
      FlowText words = note_text(*model_.brief(), row, light_colours());
      return static_cast<int>(std::ceil(words.layout(inner - 22))) + 24;
    }
    case Kind::table: return static_cast<int>(std::ceil(FigureGrid(*row.table, inner).height())) + 12;
    case Kind::chart: {
      const int heading = static_cast<int>(line_height_px(TextRole::caption)) + 8;
      const ChartState state = model_.chart_state(index);
      return heading + 8 + (state.unfolded ? static_cast<int>(std::ceil(FigureChart(series_at(row, state), inner).height())) : 0);
    }
    case Kind::withheld_title: return static_cast<int>(line_height_px(TextRole::section) + line_height_px(TextRole::caption)) + 24;
    case Kind::withheld: {
      FlowText words(text_of(row.withheld->text), TextRole::quote, Qt::black, {}, Qt::black),
          why(said_each(row.withheld->why), TextRole::caption, Qt::black, {}, Qt::black);
      return static_cast<int>(std::ceil(words.layout(text_width()) + why.layout(text_width()))) + 2 * kAbove;
    }
  }
  return 28;
}

QSize BriefDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
  const BriefRow::Kind kind = model_.row(index).kind;
  if (kind == BriefRow::Kind::claim || kind == BriefRow::Kind::chart) return {width_, height_of(index)};  // these change with the card, and with the fold
  auto held = heights_.constFind(index.row());
  return {width_, held != heights_.constEnd() ? *held : *heights_.insert(index.row(), height_of(index))};
}

int BriefDelegate::note_at(const BriefRow& row, const QPoint& at) const {
  if (row.kind == BriefRow::Kind::claim) {
    FlowText words = words_of(*row.claim, light_colours());
    words.layout(text_width());
    return words.note_at(at - QPoint(text_left(), kAbove));
  }
  return -1;
}

const ReportClaim* BriefDelegate::cell_at(const BriefRow& row, const QPoint& at) const {
  if (row.kind != BriefRow::Kind::table) return nullptr;
  return FigureGrid(*row.table, width_ - 2 * kPad).claim_at(at - QPoint(kPad, 4));
}

void BriefDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const Colours& c = colours_of(option.palette);
  const BriefRow& row = model_.row(index);
  const ReportView& view = model_.brief()->view();
  const QRect rect = option.rect;
  using Kind = BriefRow::Kind;
  painter->save();
  painter->setLayoutDirection(Qt::LeftToRight);  // each row places its parts itself; figures run from left to right everywhere
  painter->fillRect(rect, c.pane);
  const bool chosen = option.state & QStyle::State_Selected;
  if (chosen && row.kind != Kind::claim && (option.state & QStyle::State_HasFocus)) painter->fillRect(bar_of(rect, 2), c.accent);
  switch (row.kind) {
    case Kind::title: paint_title(*painter, rect, c); break;
    case Kind::coverage: paint_coverage(*painter, QRectF(rect).adjusted(kPad, 0, -kPad, -8), *model_.brief(), c, option.direction); break;
    case Kind::section: {
      FlowText title(section_title(*row.section), TextRole::section, c.text, {}, c.text);
      title.layout(rect.width() - 2 * kPad);
      title.paint(*painter, rect.topLeft() + QPoint(kPad, 14));
      break;
    }
    case Kind::claim: paint_claim(*painter, rect, row, c, chosen, option.state & QStyle::State_HasFocus); break;
    case Kind::note: paint_note(*painter, rect, row, c); break;
    case Kind::table: {
      const ReportClaim* claim = card_claim_ != kNoClaim ? &model_.brief()->document().claims[card_claim_] : nullptr;
      const bool focus = chosen && (option.state & QStyle::State_HasFocus);
      FigureGrid(*row.table, rect.width() - 2 * kPad).paint(*painter, rect.topLeft() + QPoint(kPad, 4), c, claim, focus ? model_.chart_state(index).bar : -1);
      break;
    }
    case Kind::chart: paint_chart(*painter, rect, index, c, chosen && (option.state & QStyle::State_HasFocus)); break;
    case Kind::withheld_title: {
      painter->setFont(font_of(TextRole::section));
      painter->setPen(c.text);
      painter->drawText(QPointF(rect.left() + kPad, rect.top() + 14 + line_height_px(TextRole::section) * 0.75),
                        tr("Kept out (%L1)").arg(view.withheld.size()));
      painter->setFont(font_of(TextRole::caption));
      painter->setPen(c.text2);
      painter->drawText(QPointF(rect.left() + kPad, rect.bottom() - 8), tr("They are not findings and may be false."));
      break;
    }
    case Kind::withheld: paint_withheld(*painter, rect, row, c); break;
  }
  painter->restore();
}

void BriefDelegate::paint_title(QPainter& painter, const QRect& rect, const Colours& c) const {
  const int inner = rect.width() - 2 * kPad;
  FlowText title(title_words(*model_.brief()), TextRole::title, c.text, {}, c.text),
      counts(claims_words(*model_.brief()), TextRole::caption, c.text2, {}, c.text2);
  qreal y = rect.top() + 12;
  qreal height = title.layout(inner);
  title.paint(painter, QPointF(rect.left() + kPad, y));
  y += height;
  painter.setFont(font_of(TextRole::caption));
  painter.setPen(c.muted);
  painter.drawText(QRectF(rect.left() + kPad, y, inner, line_height_px(TextRole::caption)), Qt::AlignLeft | Qt::AlignVCenter,
                   date_words(*model_.brief()));
  y += line_height_px(TextRole::caption);
  counts.layout(inner);
  counts.paint(painter, QPointF(rect.left() + kPad, y));
}

void BriefDelegate::paint_claim(QPainter& painter, const QRect& rect, const BriefRow& row, const Colours& c, bool chosen, bool focus) const {
  const ShownClaim& claim = *row.claim;
  if (chosen) {
    painter.fillRect(rect, c.raised);
    painter.setPen(QPen(c.line, 1));
    painter.drawLine(rect.topLeft(), rect.topRight());
    painter.drawLine(rect.bottomLeft(), rect.bottomRight());
    painter.fillRect(bar_of(rect, focus ? 3 : 2), c.accent);
  }
  const qreal top = rect.top() + kAbove;
  const qreal line = line_height_px(TextRole::claim), small = line_height_px(TextRole::caption);
  draw_class(painter, claim.check, QRectF(rect.left() + shape_left() + 4, top + (line - 16) / 2, 16, 16), c.of(claim.check), chosen ? c.raised : c.pane);
  painter.setFont(font_of(TextRole::caption));
  painter.setPen(c.muted);
  painter.drawText(QRectF(rect.left() + shape_left(), top + line - 2, kShape, small), Qt::AlignCenter, QString::number(claim.number));
  FlowText words = words_of(claim, c);
  qreal y = top + words.layout(text_width());
  words.paint(painter, QPointF(rect.left() + text_left(), top));
  QFont strong = font_of(TextRole::caption);
  strong.setWeight(QFont::DemiBold);
  const QString word = class_word(claim.check);
  painter.setFont(strong);
  painter.setPen(c.of(claim.check));
  QRectF meta(rect.left() + text_left(), y, text_width(), small);
  const auto start = (rtl_ ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
  painter.drawText(meta, start, word);
  QString review = review_words(claim);
  if (claim.source)
    for (const std::string& tag : claim.source->review.tags)
      review += QStringLiteral(" · ") + isolated(QLatin1Char('#') + QString::fromStdString(shown(tag)));
  painter.setFont(font_of(TextRole::caption));
  painter.setPen(c.text2);
  const qreal after = QFontMetricsF(strong).horizontalAdvance(word);
  review = painter.fontMetrics().elidedText(review, Qt::ElideRight,
                                            static_cast<int>(meta.width() - after - painter.fontMetrics().horizontalAdvance(QStringLiteral(" · "))));
  painter.drawText(rtl_ ? meta.adjusted(0, 0, -after, 0) : meta.adjusted(after, 0, 0, 0), start, rtl_ ? review + QStringLiteral(" · ") : QStringLiteral(" · ") + review);
  for (const QString& below : {said(claim.below), text_of(claim.comment)}) {
    if (below.isEmpty()) continue;
    meta.translate(0, small);
    painter.drawText(meta, start, painter.fontMetrics().elidedText(below, Qt::ElideRight, static_cast<int>(meta.width())));
  }
}

BriefDelegate::ChartHit BriefDelegate::chart_at(const QModelIndex& index, const QPoint& at) const {
  using What = ChartHit::What;
  const BriefRow& row = model_.row(index);
  if (row.kind != BriefRow::Kind::chart) return {};
  const ChartState state = model_.chart_state(index);
  const ChartHeading heading = heading_of(QRectF(kPad, 0, width_ - 2 * kPad, 0), state.unfolded && row.charts->size() > 1);
  if (heading.previous.contains(at)) return {What::previous};
  if (heading.next.contains(at)) return {What::next};
  if (heading.whole.contains(at)) return {What::heading};
  if (!state.unfolded) return {};
  const int bar = FigureChart(series_at(row, state), width_ - 2 * kPad).bar_at(at - QPointF(kPad, heading.whole.height()));
  return bar < 0 ? ChartHit{} : ChartHit{What::bar, bar};
}

void BriefDelegate::paint_chart(QPainter& painter, const QRect& rect, const QModelIndex& index, const Colours& c, bool focus) const {
  const BriefRow& row = model_.row(index);
  const ChartState state = model_.chart_state(index);
  const FigureSeries& series = series_at(row, state);
  const QRectF inner = QRectF(rect).adjusted(kPad, 0, -kPad, 0);
  const bool steps = row.charts->size() > 1;
  const ChartHeading heading = heading_of(inner, state.unfolded && steps);
  QFont strong = font_of(TextRole::caption);
  strong.setWeight(QFont::DemiBold);
  draw_icon(painter, state.unfolded ? Icon::chevron_down : Icon::chevron_right, QRectF(heading.whole.left() - 2, heading.whole.center().y() - 7, 14, 14), c.text2);
  painter.setFont(strong);
  painter.setPen(c.text);
  const QRectF words = heading.whole.adjusted(18, 0, steps && state.unfolded ? -52 : 0, 0);
  const QString name = state.unfolded ? series.title
                       : steps        ? tr("Charts of %Ln figure(s)", nullptr, static_cast<int>(row.charts->size()))
                                      : tr("Chart: %1").arg(series.title);
  const QString title = QFontMetricsF(strong).elidedText(name, Qt::ElideRight, words.width());
  painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, title);
  if (!state.unfolded) return;
  painter.setFont(font_of(TextRole::caption));
  painter.setPen(c.muted);
  painter.drawText(words.adjusted(QFontMetricsF(strong).horizontalAdvance(title) + 8, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, series.unit);
  if (steps) {
    draw_icon(painter, Icon::back, QRectF(heading.previous.center() - QPointF(7, 7), QSizeF(14, 14)), c.text2);
    draw_icon(painter, Icon::forward, QRectF(heading.next.center() - QPointF(7, 7), QSizeF(14, 14)), c.text2);
  }
  const ReportClaim* claim = card_claim_ != kNoClaim ? &model_.brief()->document().claims[card_claim_] : nullptr;
  FigureChart(series, inner.width()).paint(painter, QPointF(inner.left(), heading.whole.bottom()), c, focus ? state.bar : -1, claim);
}

void BriefDelegate::paint_note(QPainter& painter, const QRect& rect, const BriefRow& row, const Colours& c) const {
  const QRectF box = QRectF(rect).adjusted(kPad, 4, -kPad, -8);
  painter.fillRect(box, c.warnbg);
  painter.fillRect(QRectF(rtl_ ? box.right() - 3 : box.left(), box.top(), 3, box.height()), c.warn);
  FlowText words = note_text(*model_.brief(), row, c);
  words.layout(box.width() - 22);
  words.paint(painter, box.topLeft() + QPointF(12, 6));
}

void BriefDelegate::paint_withheld(QPainter& painter, const QRect& rect, const BriefRow& row, const Colours& c) const {
  draw_class(painter, row.withheld->check, QRectF(rect.left() + shape_left() + 4, rect.top() + kAbove + 2, 16, 16), c.of(row.withheld->check), c.pane);
  FlowText words(text_of(row.withheld->text), TextRole::quote, c.muted, {}, c.muted),
      why(said_each(row.withheld->why), TextRole::caption, c.text2, {}, c.text2);
  qreal y = rect.top() + kAbove;
  qreal height = words.layout(text_width());
  words.paint(painter, QPointF(rect.left() + text_left(), y));
  why.layout(text_width());
  why.paint(painter, QPointF(rect.left() + text_left(), y + height));
}

}  // namespace dossier::ui
