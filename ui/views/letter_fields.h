// Which letter does what in a list of claims: a field for each, and what is wrong with them below.
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QList>
#include <QWidget>

namespace dossier::ui {

class LetterFields : public QWidget {
  Q_OBJECT

 public:
  LetterFields(const QString& letters, QWidget* parent);
  // Empty where two are the same, or one is missing: those before stay in force.
  QString letters() const;

 private:
  void say_what_is_wrong();

  QList<QLineEdit*> fields_;
  QLabel* wrong_;
};

}  // namespace dossier::ui
