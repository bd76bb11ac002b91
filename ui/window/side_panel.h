// One side of the window: tabs above, one view below.
#pragma once

#include <QStackedWidget>
#include <QTabBar>
#include <QWidget>
#include <vector>

#include "ui/session/panel.h"

namespace dossier::ui {

class SidePanel : public QWidget {
  Q_OBJECT

 public:
  explicit SidePanel(QWidget* parent = nullptr);
  void add(const Panel& panel, PanelWidget* view);
  // Brings a view to the front; false if it is not on this side.
  bool show_panel(const QString& id);
  PanelWidget* panel(const QString& id) const;
  QString current() const;
  void focus_current();
  // Of the view in front.
  QString title() const;
  int width_px() const;
  QString companion() const;

 signals:
  void current_changed();  // the view in front, or its title

 private:
  struct Entry {
    QString id, title;
    PanelWidget* view;
    int width_px;
    QString companion;
  };
  std::vector<Entry> entries_;
  QTabBar* tabs_;
  QStackedWidget* stack_;
};

}  // namespace dossier::ui
