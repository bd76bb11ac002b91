// A sentence that a person must have seen: stands above the columns until it is put away or another takes its place.
#pragma once

#include <QLabel>
#include <QToolButton>
#include <QWidget>

namespace dossier::ui {

class NoticeBar : public QWidget {
  Q_OBJECT

 public:
  explicit NoticeBar(QWidget* parent = nullptr);
  void say(const QString& sentence);
  QString text() const { return isHidden() ? QString() : text_->text(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QLabel* text_;
  QToolButton* close_;
};

}  // namespace dossier::ui
