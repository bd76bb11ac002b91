// The hits of the find field as rows.
#pragma once

#include <QAbstractListModel>

#include "ui/session/finder.h"

namespace dossier::ui {

class FoundModel : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role { PageRole = Qt::UserRole, BeforeRole, WordsRole, AfterRole };

  explicit FoundModel(Finder& finder, QObject* parent = nullptr);
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  Finder& finder_;
  int rows_ = 0;
};

}  // namespace dossier::ui
