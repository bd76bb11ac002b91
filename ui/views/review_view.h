// Review: the chosen claim as it was and as it is now, what can be done with it, and its history. The list to choose from is the panel Claims.
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/models/review_list.h"
#include "ui/session/claim_letters.h"
#include "ui/session/panel.h"
#include "ui/session/session.h"
#include "ui/views/claim_actions.h"
#include "ui/views/claim_history.h"

namespace dossier::ui {

class ReviewView : public PanelWidget {
  Q_OBJECT

 public:
  explicit ReviewView(Session& session, QWidget* parent = nullptr);
  void take_focus() override { scroll_->setFocus(); }
  // Of the chosen claim; null if there is none, or the archive takes no reviews.
  ClaimActions* actions() { return actions_; }
  // Opens the field in which the chosen claim is edited, commented or tagged.
  void write(ClaimStep step);
  // Whether the list of claims is in view; else a link leads there.
  void set_list_shown(bool shown);

 signals:
  void field_left();  // by a key

 protected:
  void changeEvent(QEvent* event) override {
    PanelWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && history_) show_claim();
  }

 private:
  QLayout* make_head();
  QLayout* make_history();
  QToolButton* step_button(int step, const QString& name);
  void reload();
  void show_claim();
  void show_actions();
  void save_history();
  // To the next open claim of the brief, and to its page.
  void step_open(int step);
  bool eventFilter(QObject* watched, QEvent* event) override;

  Session& session_;
  ReviewList* model_;
  QScrollArea* scroll_;
  QWidget* page_;        // what is scrolled
  QLabel* empty_;        // what is said while no claim is chosen
  QLabel* claim_;        // its number and section
  QPushButton* all_;     // to the list
  QToolButton *back_, *on_;
  QLabel* wording_;
  QWidget* actions_place_;
  QWidget* past_;        // the history with its heading
  QLabel* past_title_ = nullptr;
  ClaimHistory* history_ = nullptr;
  ClaimActions* actions_ = nullptr;
};

// What changed from one wording to the next, as rich text: struck what went, double-underlined what came.
QString wording_change(const QString& was, const QString& now, const QColor& gone, const QColor& added);

Panel review_panel();

}  // namespace dossier::ui
