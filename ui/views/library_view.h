// The library: every document of the archive with its state, a filter above, details of the chosen one below.
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QListView>

#include "ui/models/library_model.h"
#include "ui/session/panel.h"
#include "ui/session/session.h"

namespace dossier::ui {

class LibraryView : public PanelWidget {
  Q_OBJECT

 public:
  explicit LibraryView(Session& session, QWidget* parent = nullptr);
  void take_focus() override;
  LibraryModel& model() { return *model_; }
  QListView* list() { return list_; }
  QLineEdit* filter() { return filter_; }
  // Chooses the row of a document without opening it.
  void select(const Sha256& document);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void open_current();
  void show_details();
  void reload();

  Session& session_;
  LibraryModel* model_;
  QLineEdit* filter_;
  QListView* list_;
  QLabel* empty_;
  QWidget* details_;
  QLabel* details_name_;
  QLabel* details_text_ = nullptr;
};

Panel library_panel();

}  // namespace dossier::ui
