// The shape of a claim's class as a small widget, named for screen readers.
#pragma once

#include <QWidget>

#include "app/grounding/claim.h"

namespace dossier::ui {

class ClassMark : public QWidget {
  Q_OBJECT

 public:
  ClassMark(ClaimClass c, QWidget* parent);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ClaimClass class_;
};

}  // namespace dossier::ui
