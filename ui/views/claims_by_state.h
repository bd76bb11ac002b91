// The list of claims below headings by state. Space, the arrows and a click fold a heading.
#pragma once

#include <QListView>

#include "ui/models/review_list.h"

namespace dossier::ui {

class ClaimsByState : public QListView {
  Q_OBJECT

 public:
  ClaimsByState(ReviewList& model, QWidget* parent);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void fold(const QModelIndex& heading, bool folded);

  ReviewList& rows_;
};

}  // namespace dossier::ui
