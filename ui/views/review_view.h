// Review: how far it is, the chosen claim as it was and as it is now, and its history. Claims by state are in the list above it.
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/models/review_list.h"
#include "ui/session/panel.h"
#include "ui/session/session.h"
#include "ui/views/claim_actions.h"
#include "ui/views/claims_by_state.h"

namespace dossier::ui {

class ReviewView : public PanelWidget {
  Q_OBJECT

 public:
  explicit ReviewView(Session& session, QWidget* parent = nullptr);
  void take_focus() override { list_->setFocus(); }
  ReviewList& model() { return *model_; }
  QListView& list() { return *list_; }
  QLineEdit& filter() { return *filter_; }
  // Of the chosen claim; null if there is none, or the archive takes no reviews.
  ClaimActions* actions() { return actions_; }

 protected:
  void changeEvent(QEvent* event) override {
    PanelWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && history_) show_history();
  }

 private:
  void reload();
  void show_history();
  void show_actions();
  // To the next open claim of the brief, and to its page.
  void step_open(int step);
  bool eventFilter(QObject* watched, QEvent* event) override;

  Session& session_;
  ReviewList* model_;
  ClaimsByState* list_;
  QLineEdit* filter_;
  QWidget* bar_;
  QLabel* counts_;
  QScrollArea* scroll_;
  QLabel* history_ = nullptr;
  QVBoxLayout* actions_place_;
  ClaimActions* actions_ = nullptr;
};

// What changed from one wording to the next, as rich text: struck what went, double-underlined what came.
QString wording_change(const QString& was, const QString& now, const QColor& gone, const QColor& added);

Panel review_panel();

}  // namespace dossier::ui
