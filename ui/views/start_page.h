// What stands in the middle before there is a document: drop a folder here.
#pragma once

#include <QLayout>
#include <QList>
#include <QWidget>

namespace dossier::ui {

class StartPage : public QWidget {
  Q_OBJECT

 public:
  explicit StartPage(QWidget* parent = nullptr);

 signals:
  void folder_wanted();
  void archive_wanted();

 private:
  QWidget* make_drop(QWidget* inner);
  QList<QLayout*> make_steps(QWidget* inner);
  QLayout* make_links(QWidget* inner);
};

}  // namespace dossier::ui
