// Models: which file writes, if any; what each is; whether work with it fits and how long it takes; the store of what it computed; an endpoint.
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>
#include <map>

#include "app/desk/desk_models.h"
#include "ui/session/panel.h"
#include "ui/session/session.h"
#include "ui/views/picture_choice_box.h"

namespace dossier::ui {

class ModelsView : public PanelWidget {
  Q_OBJECT

 public:
  explicit ModelsView(Session& session, QWidget* parent = nullptr);
  void take_focus() override;
  // What a person does; the settings change at once.
  void add_files(const QStringList& paths);
  void choose(const QString& path);  // empty: no model
  void remove(const QString& path);
  // Takes the encoder if it is this model's; else says why not. Empty: the model sees nothing again.
  void set_vision(const QString& path, const QString& vision);
  // Measures the machine for `measured_s`, set to 0 in tests: a plan without times.
  void make_plan();
  void set_measured_s(double measured_s) { measured_s_ = measured_s; }
  void prune();

 signals:
  void models_changed();  // a file was looked at, a plan is there, the store was counted

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  QWidget* files_part();
  QWidget* plan_part();
  QWidget* store_part();
  QWidget* endpoint_part();
  void fill_files();
  void add_vision_row(QVBoxLayout& below, const QString& path, const QString& name);
  void update_pictures();
  void look_at(const QString& path);
  void fill_plan(const DeskPlanRequest& request, const Result<DeskPlan>& plan);
  void use_plan(const DeskPlanRequest& request);
  void count_store();
  void count_tokens();
  void update_endpoint();
  void switch_endpoint();
  QString chosen_or_first() const;

  Session& session_;
  QScrollArea* scroll_;
  QWidget* files_ = nullptr;
  QVBoxLayout* file_rows_ = nullptr;
  QCheckBox* judges_ = nullptr;
  QComboBox* length_ = nullptr;
  QSpinBox* memory_ = nullptr;
  QComboBox* format_ = nullptr;
  QPushButton* plan_button_ = nullptr;
  QPushButton* use_button_ = nullptr;  // takes the nearest plan that fits
  double measured_s_ = 3;
  QWidget* plan_box_ = nullptr;
  QVBoxLayout* plan_place_ = nullptr;
  QCheckBox* keeps_ = nullptr;
  QSpinBox* limit_ = nullptr;
  QLabel* store_text_ = nullptr;
  QLineEdit* address_ = nullptr;
  QLineEdit* endpoint_model_ = nullptr;
  QLineEdit* key_file_ = nullptr;
  QPushButton* switch_ = nullptr;
  QLabel* endpoint_text_ = nullptr;
  PictureChoiceBox* pictures_ = nullptr;
  QLabel* pictures_text_ = nullptr;
  std::map<QString, Result<DeskModel>> known_;
  std::map<QString, Error> unfit_;  // why the last encoder that was chosen for a file is none for it
  CancelToken planning_;
  uint64_t plans_ = 0;
};

Panel models_panel();

}  // namespace dossier::ui
