// All keys on one sheet, made from the actions themselves, so that it cannot tell what does not hold.
#pragma once

#include <QAction>
#include <QDialog>
#include <QList>

namespace dossier::ui {

class KeySheet : public QDialog {
  Q_OBJECT

 public:
  // `menus`: title and actions of each.
  KeySheet(const QList<std::pair<QString, QList<QAction*>>>& menus, QWidget* parent = nullptr);
};

}  // namespace dossier::ui
