// The drawer of jobs below the columns: name, bar, how far, pace, time left, and what can be done with each.
#pragma once

#include <QLabel>
#include <QTableView>

#include "ui/models/job_model.h"
#include "ui/session/panel.h"
#include "ui/session/session.h"

namespace dossier::ui {

class JobsDrawer : public PanelWidget {
  Q_OBJECT

 public:
  explicit JobsDrawer(Session& session, QWidget* parent = nullptr);
  void take_focus() override { table_->setFocus(); }
  QTableView* table() { return table_; }

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void make_buttons();
  void update_actions();

  Session& session_;
  JobModel* model_;
  QTableView* table_;
  QLabel* counts_;
  QWidget* buttons_;
};

Panel jobs_panel();

}  // namespace dossier::ui
