// The jobs of a window as a table: what, how far, pace, time left.
#pragma once

#include <QAbstractTableModel>

#include "ui/session/jobs.h"

namespace dossier::ui {

class JobModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Title, Bar, Done, Pace, Left, ColumnCount };
  enum Role { IdRole = Qt::UserRole + 1, PhaseRole, ShareRole };  // int; int, a Job::Phase; double, -1 if not known

  explicit JobModel(Jobs& jobs, QObject* parent = nullptr);
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  Jobs& jobs_;
};

// "2 min 56 s"
QString duration_words(double seconds);
QString phase_word(const Job& job);

}  // namespace dossier::ui
