// A plan as a table: first whether it fits; then what is asked for, the nearest that fits, the limits.
#pragma once

#include <QWidget>

#include "app/desk/desk_models.h"

namespace dossier::ui {

class ModelPlanTable : public QWidget {
  Q_OBJECT

 public:
  ModelPlanTable(const DeskPlan& plan, QWidget* parent);
};

}  // namespace dossier::ui
