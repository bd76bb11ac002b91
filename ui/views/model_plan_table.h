// A plan as a table: first whether it fits; then what is asked for, the nearest that fits, the limits.
#pragma once

#include <QLabel>
#include <QVBoxLayout>
#include <QWidget>

#include "app/desk/desk_models.h"
#include "ui/look/fonts.h"

namespace dossier::ui {

class ModelPlanTable : public QWidget {
  Q_OBJECT

 public:
  ModelPlanTable(const DeskPlan& plan, QWidget* parent);

 private:
  QLabel* label(const QString& text, TextRole role, const char* tone);
  void say_whether_it_fits(const DeskPlan& plan);
  QLayout* make_grid(const DeskPlan& plan);
  void say_what_it_takes(const DeskPlan& plan);

  QVBoxLayout* column_;
};

}  // namespace dossier::ui
