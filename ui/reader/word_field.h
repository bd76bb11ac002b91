// A field over words of a page, to correct what OCR read there: what was read stands above it, Enter saves, Esc leaves.
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QWidget>

#include "app/desk/correcting.h"

namespace dossier::ui {

class WordField : public QWidget {
  Q_OBJECT

 public:
  WordField(uint32_t page, const CorrectableWords& words, QWidget* parent);
  uint32_t page() const { return page_; }
  uint32_t begin() const { return begin_; }  // bytes of the page that is shown
  const Box& box() const { return box_; }
  QSize size_for(int words_width_px) const;
  void take_focus();
  QLineEdit* edit() const { return edit_; }

 signals:
  void saved(const QString& text);
  void left();

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  uint32_t page_, begin_;
  Box box_;
  QLabel* read_;
  QLineEdit* edit_;
};

}  // namespace dossier::ui
