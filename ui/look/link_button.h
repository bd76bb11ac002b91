// A button that looks like a link and cuts its text in the middle where there is no room: the page behind a name stays; the whole is in the tooltip.
#pragma once

#include <QPushButton>

namespace dossier::ui {

class LinkButton : public QPushButton {
  Q_OBJECT

 public:
  explicit LinkButton(const QString& text, QWidget* parent = nullptr);
  QSize minimumSizeHint() const override { return {20, QPushButton::minimumSizeHint().height()}; }
  QSize sizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  QString whole_;
};

}  // namespace dossier::ui
