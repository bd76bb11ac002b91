// Which pictures of the documents the chosen model is shown: one setting, wherever it is set.
#pragma once

#include <QComboBox>
#include <QList>

#include "ui/session/writer.h"

namespace dossier::ui {

// "figures within pages", as people are told it.
QString words_of(PictureChoice choice);
// In the order in which they are offered.
QList<PictureChoice> picture_choices();

class PictureChoiceBox : public QComboBox {
  Q_OBJECT

 public:
  // REQUIRES: the writer outlives the box.
  explicit PictureChoiceBox(Writer& writer, QWidget* parent = nullptr);

 private:
  void show_choice();

  Writer& writer_;
};

}  // namespace dossier::ui
