#include "ui/models/brief_model.h"

#include <algorithm>
#include <utility>

#include "ui/look/said.h"
#include "ui/look/shapes.h"
#include "ui/models/brief_words.h"

namespace dossier::ui {

ClaimIndex BriefModel::claim_of(const ReportClaim* source) const {
  return source && brief_ ? static_cast<ClaimIndex>(source - brief_->document().claims.data()) : kNoClaim;
}

std::vector<BriefRow> BriefModel::rows_of(std::deque<ShownTable>& tables) const {
  std::vector<BriefRow> rows;
  if (!brief_) return rows;
  using Kind = BriefRow::Kind;
  const ReportView& view = brief_->view();
  rows.push_back({Kind::title});
  rows.push_back({Kind::coverage});
  for (const ShownSection& section : view.sections) {
    if (section.claims.empty() && section.tables.empty() && section.disagreements.empty()) continue;
    rows.push_back({Kind::section, &section});
    // Tables first, as in every export: their footnotes have the lower numbers.
    for (const ShownTable& table : section.tables) {
      const ShownTable* own = &tables.emplace_back(table_words(table));
      rows.push_back({Kind::table, &section, nullptr, nullptr, own});
      std::vector<FigureSeries> series = series_of(table, view);
      if (series.empty()) continue;
      for (FigureSeries& one : series) one.unit = said(one.unit);
      BriefRow chart{Kind::chart, &section, nullptr, nullptr, own};
      chart.charts = std::make_shared<const std::vector<FigureSeries>>(std::move(series));
      rows.push_back(std::move(chart));
    }
    for (const ShownClaim& claim : section.claims) rows.push_back({Kind::claim, &section, &claim, nullptr, nullptr, nullptr, claim_of(claim.source)});
    for (const ShownDisagreement& note : section.disagreements) rows.push_back({Kind::note, &section, nullptr, &note});
  }
  if (!view.withheld.empty()) rows.push_back({Kind::withheld_title});
  for (const ShownWithheld& withheld : view.withheld) rows.push_back({Kind::withheld, nullptr, nullptr, nullptr, nullptr, &withheld});
  return rows;
}

void BriefModel::set_brief(std::shared_ptr<const DeskBrief> brief) {
  std::shared_ptr<const DeskBrief> before = std::exchange(brief_, std::move(brief));
  std::deque<ShownTable> tables;
  std::vector<BriefRow> rows = rows_of(tables);
  const bool same = before && brief_ && std::equal(rows.begin(), rows.end(), rows_.begin(), rows_.end(), [](const BriefRow& a, const BriefRow& b) { return a.kind == b.kind && a.index == b.index; });
  if (same) {
    rows_ = std::move(rows);
    tables_ = std::move(tables);
    if (!rows_.empty()) emit dataChanged(index(0), index(static_cast<int>(rows_.size()) - 1));
    return;
  }
  // A reset asks for rows of the old brief while it begins.
  std::swap(before, brief_);
  beginResetModel();
  std::swap(before, brief_);
  rows_ = std::move(rows);
  tables_ = std::move(tables);
  charts_.clear();
  endResetModel();
}

QModelIndex BriefModel::index_of(ClaimIndex claim) const {
  for (size_t i = 0; claim != kNoClaim && i < rows_.size(); ++i)
    if (rows_[i].index == claim) return index(static_cast<int>(i));
  return {};
}

ChartState BriefModel::chart_state(const QModelIndex& index) const {
  auto found = charts_.find(index.row());
  return found == charts_.end() ? ChartState() : found->second;
}

void BriefModel::set_chart_state(const QModelIndex& index, const ChartState& state) {
  charts_[index.row()] = state;
  emit dataChanged(index, index, {Qt::AccessibleTextRole, Qt::SizeHintRole});
}

int BriefModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }

Qt::ItemFlags BriefModel::flags(const QModelIndex& index) const {
  return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

QVariant BriefModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const BriefRow& r = row(index);
  if (role == KindRole) return static_cast<int>(r.kind);
  if (role == ClaimRole) return r.index;
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
  const ReportView& view = brief_->view();
  auto text = [](const std::string& s) { return QString::fromStdString(s); };
  switch (r.kind) {
    case BriefRow::Kind::title: return title_words(*brief_);
    case BriefRow::Kind::coverage: {
      if (role == Qt::DisplayRole) return tr("Coverage");
      QString out = tr("Coverage: %1").arg(coverage_words(*brief_));
      for (const CoverageLine& line : view.coverage) out += QStringLiteral("; %1: %2").arg(coverage_words(*brief_, line)).arg(line.pages);
      for (const QString& line : not_opened_words(*brief_)) out += QStringLiteral("; ") + tr("not opened: %1").arg(line);
      return out;
    }
    case BriefRow::Kind::section: return section_title(*r.section);
    case BriefRow::Kind::claim: {
      if (role == Qt::DisplayRole) return text(r.claim->text);
      QString state = review_words(*r.claim);
      if (r.claim->source)
        for (const std::string& tag : r.claim->source->review.tags) state += QStringLiteral(", #") + text(shown(tag));
      return tr("claim %1, %2, %3: %4").arg(r.claim->number).arg(class_word(r.claim->check), state, text(r.claim->text));
    }
    case BriefRow::Kind::note: return note_words(*brief_, *r.note);
    case BriefRow::Kind::table: return text(r.table->title);
    case BriefRow::Kind::chart: {
      const ChartState state = chart_state(index);
      const FigureSeries& series = (*r.charts)[static_cast<size_t>(std::clamp(state.series, 0, static_cast<int>(r.charts->size()) - 1))];
      if (role == Qt::DisplayRole) return tr("Chart: %1").arg(series.title);
      QString out = tr("chart of %1, %2").arg(series.title, series.unit);
      if (!state.unfolded) return out + tr(", folded");
      for (const FigurePoint& p : series.points) out += QStringLiteral("; %1: %2").arg(p.name, p.value);
      if (state.bar >= 0 && static_cast<size_t>(state.bar) < series.points.size()) out += tr("; at hand: %1, %2").arg(series.points[static_cast<size_t>(state.bar)].name, series.points[static_cast<size_t>(state.bar)].value);
      return out;
    }
    case BriefRow::Kind::withheld_title: return tr("Kept out");
    case BriefRow::Kind::withheld:
      if (role == Qt::DisplayRole) return text(r.withheld->text);
      return tr("kept out, %1: %2. %3").arg(class_word(r.withheld->check), text(r.withheld->text), said_each(r.withheld->why));
  }
  return {};
}

}  // namespace dossier::ui
