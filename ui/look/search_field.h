// A field to look for something: a glass before the text, the key that leads here behind it while it is empty. Esc empties it.
#pragma once

#include <QLineEdit>

namespace dossier::ui {

class SearchField : public QLineEdit {
  Q_OBJECT

 public:
  explicit SearchField(QWidget* parent = nullptr, const QString& key = {});

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void make_room();

  QString key_;
};

}  // namespace dossier::ui
