// The claims of the brief by what became of them, to be gone through; below them how far the review is.
#pragma once

#include <QLabel>
#include <QLineEdit>

#include "ui/models/review_list.h"
#include "ui/session/panel.h"
#include "ui/session/session.h"
#include "ui/views/claims_by_state.h"

namespace dossier::ui {

class ClaimsView : public PanelWidget {
  Q_OBJECT

 public:
  explicit ClaimsView(Session& session, QWidget* parent = nullptr);
  void take_focus() override { list_->setFocus(); }
  ReviewList& model() { return *model_; }
  QListView& list() { return *list_; }
  QLineEdit& filter() { return *filter_; }

 private:
  QWidget* make_footer();
  void hear();
  void reload();
  void choose();
  void open(const QModelIndex& index, bool glance);
  // To the next open claim that passes the filter, and to its page.
  void step_open(int step);
  bool eventFilter(QObject* watched, QEvent* event) override;

  Session& session_;
  ReviewList* model_;
  ClaimsByState* list_;
  QLineEdit* filter_;
  QLabel* empty_;
  QWidget* bar_ = nullptr;
  QLabel* counts_ = nullptr;
  QLabel* hint_ = nullptr;
  QWidget* footer_;
};

Panel claims_panel();

}  // namespace dossier::ui
