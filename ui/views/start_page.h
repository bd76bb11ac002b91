// What stands in the middle before there is a document: drop a folder here.
#pragma once

#include <QWidget>

namespace dossier::ui {

class StartPage : public QWidget {
  Q_OBJECT

 public:
  explicit StartPage(QWidget* parent = nullptr);

 signals:
  void folder_wanted();
  void archive_wanted();
};

}  // namespace dossier::ui
