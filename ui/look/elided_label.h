// One line of text that is cut with “…” where it has no room, and never pushes others out of theirs; the whole is in its tool tip.
#pragma once

#include <QLabel>

namespace dossier::ui {

class ElidedLabel : public QLabel {
  Q_OBJECT

 public:
  using QLabel::QLabel;
  QSize minimumSizeHint() const override { return {0, QLabel::minimumSizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  bool is_cut() const;
};

}  // namespace dossier::ui
