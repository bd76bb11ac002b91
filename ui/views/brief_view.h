// The brief: coverage first, then sections of claims with their class and footnotes; the evidence stands below the chosen claim.
#pragma once

#include <QLabel>
#include <QListView>

#include "ui/models/brief_model.h"
#include "ui/session/panel.h"
#include "ui/session/session.h"
#include "ui/views/claim_card.h"

namespace dossier::ui {

class BriefDelegate;

// The list itself: rows of different heights, painted; the card of the chosen claim is a real widget over its row.
class BriefList : public QListView {
  Q_OBJECT

 public:
  BriefList(Session& session, BriefModel& model, QWidget* parent = nullptr);
  // Unfolds the evidence below a claim; kNoClaim folds it.
  void unfold(ClaimIndex claim);
  // What lies under a point of the viewport: a claim and, if it is one of its footnotes, which citation.
  struct Hit {
    ClaimIndex claim = kNoClaim;
    int note = -1;              // index into the shown claim's notes
    const ReportClaim* cell = nullptr;
  };
  Hit hit(const QPoint& at) const;
  const ClaimCard* card() const { return card_; }
  // Where a bar of an unfolded chart stands in the viewport; for tests.
  QRect bar_rect(const QModelIndex& index, int bar) const;

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  bool viewportEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void updateGeometries() override;
  void changeEvent(QEvent* event) override;
  void scrollContentsBy(int dx, int dy) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

 private:
  void place_card();
  void step_claim(int step);
  void show_card();
  bool chart_key(QKeyEvent* event);
  bool table_key(QKeyEvent* event);
  void open_point(const QModelIndex& index, int bar, bool beside);
  void open_note(ClaimIndex claim, int note, bool beside = false, bool glance = false);

  Session& session_;
  BriefModel& model_;
  BriefDelegate* delegate_;
  ClaimCard* card_ = nullptr;
  int note_ = 0;               // footnote opened last, for [ and ]
  bool from_session_ = false;  // the session chose; do not choose again
};

class BriefView : public PanelWidget {
  Q_OBJECT

 public:
  explicit BriefView(Session& session, QWidget* parent = nullptr);
  void take_focus() override;
  BriefList& list() { return *list_; }
  BriefModel& model() { return *model_; }

 private:
  void reload();

  Session& session_;
  BriefModel* model_;
  BriefList* list_;
  QWidget* empty_;
  QLabel* empty_text_;
};

Panel brief_panel();

}  // namespace dossier::ui
