// A brief as rows, in the order in which it is read: title, coverage, sections with their claims, tables and notes, what was kept out.
#pragma once

#include <QAbstractListModel>
#include <deque>
#include <map>
#include <memory>
#include <vector>

#include "app/desk/desk_brief.h"
#include "ui/models/figure_series.h"
#include "ui/session/place.h"

namespace dossier::ui {

struct BriefRow {
  enum class Kind { title, coverage, section, claim, note, table, chart, withheld_title, withheld } kind = Kind::title;
  const ShownSection* section = nullptr;
  const ShownClaim* claim = nullptr;
  const ShownDisagreement* note = nullptr;
  const ShownTable* table = nullptr;
  const ShownWithheld* withheld = nullptr;
  ClaimIndex index = kNoClaim;  // of a claim
  std::shared_ptr<const std::vector<FigureSeries>> charts = {};  // of a chart, one or more
};

// What a person sees of a chart: which of its figures, which bar, and whether it is unfolded.
struct ChartState {
  bool unfolded = false;
  int series = 0, bar = 0;
};

class BriefModel : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role { KindRole = Qt::UserRole + 1, ClaimRole };  // int, a BriefRow::Kind; uint, a ClaimIndex

  using QAbstractListModel::QAbstractListModel;

  // The same brief after a review keeps its rows: views stay where they are.
  void set_brief(std::shared_ptr<const DeskBrief> brief);
  const std::shared_ptr<const DeskBrief>& brief() const { return brief_; }
  const BriefRow& row(const QModelIndex& index) const { return rows_[static_cast<size_t>(index.row())]; }
  QModelIndex index_of(ClaimIndex claim) const;
  // Of a row that is a chart; or of a table, whose cell at hand is its `bar`.
  ChartState chart_state(const QModelIndex& index) const;
  void set_chart_state(const QModelIndex& index, const ChartState& state);
  // The claim of the report that stands behind a shown one or a cell; kNoClaim if there is none.
  ClaimIndex claim_of(const ReportClaim* source) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  // Tables as they are shown go to `tables`.
  std::vector<BriefRow> rows_of(std::deque<ShownTable>& tables) const;

  std::shared_ptr<const DeskBrief> brief_;
  std::deque<ShownTable> tables_;  // rows point here
  std::vector<BriefRow> rows_;
  std::map<int, ChartState> charts_;  // by row; those that were never touched are folded
};

}  // namespace dossier::ui
