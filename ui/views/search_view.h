// Search over the whole archive: hits in their context, by document; a hit opens its page with the words marked.
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QListView>

#include "ui/models/hit_model.h"
#include "ui/session/panel.h"
#include "ui/session/session.h"

namespace dossier::ui {

class SearchView : public PanelWidget {
  Q_OBJECT

 public:
  explicit SearchView(Session& session, QWidget* parent = nullptr);
  void take_focus() override;
  QLineEdit* field() { return field_; }
  HitModel& model() { return *model_; }
  // To the next hit, over documents; -1: the one before.
  void step(int direction);

 private:
  void search();
  void open_current();
  void open_hit(bool glance);

  Session& session_;
  HitModel* model_;
  QLineEdit* field_;
  QLabel* said_;
  QListView* list_;
  uint64_t asked_ = 0;  // the last search; answers to an older one are dropped
};

Panel search_panel();

}  // namespace dossier::ui
