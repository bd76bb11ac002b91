#include "ui/models/job_model.h"

#include <QCoreApplication>

namespace dossier::ui {

QString duration_words(double seconds) {
  const auto whole = static_cast<qint64>(seconds + 0.5);
  if (whole < 60) return QCoreApplication::translate("duration", "%1\u00A0s").arg(whole);
  if (whole < 3600) return QCoreApplication::translate("duration", "%1\u00A0min %2\u00A0s").arg(whole / 60).arg(whole % 60);
  return QCoreApplication::translate("duration", "%1\u00A0h %2\u00A0min").arg(whole / 3600).arg(whole % 3600 / 60);
}

QString phase_word(const Job& job) {
  switch (job.phase) {
    case Job::Phase::waiting: return QCoreApplication::translate("job", "waiting");
    case Job::Phase::running: return QCoreApplication::translate("job", "running");
    case Job::Phase::paused: return QCoreApplication::translate("job", "paused");
    case Job::Phase::done: return QCoreApplication::translate("job", "done");
    case Job::Phase::failed: return QCoreApplication::translate("job", "failed");
    case Job::Phase::cancelled: return QCoreApplication::translate("job", "cancelled");
  }
  return {};
}

JobModel::JobModel(Jobs& jobs, QObject* parent) : QAbstractTableModel(parent), jobs_(jobs) {
  // Jobs are added and moved rarely; a reset is right then.
  connect(&jobs, &Jobs::list_changed, this, [this] { beginResetModel(), endResetModel(); });
  connect(&jobs, &Jobs::job_changed, this, [this](int row) { emit dataChanged(index(row, 0), index(row, ColumnCount - 1)); });
}

int JobModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(jobs_.all().size()); }
int JobModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant JobModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) return QVariant(section == Title || section == Bar ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Title: return tr("Job");
    case Done: return tr("Done");
    case Pace: return tr("Pace");
    case Left: return tr("Time left");
    default: return QString();
  }
}

QVariant JobModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const Job& job = jobs_.all()[static_cast<size_t>(index.row())];
  if (role == IdRole) return job.id;
  if (role == PhaseRole) return static_cast<int>(job.phase);
  if (role == ShareRole) return job.phase == Job::Phase::done ? 1.0 : job.step.share;
  if (role == Qt::TextAlignmentRole) return QVariant(index.column() <= Bar ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
  if (role == Qt::ToolTipRole) return job.reason;
  const bool running = job.phase == Job::Phase::running;
  if (role == Qt::AccessibleTextRole && index.column() == Title) return tr("%1, %2, %3").arg(job.title, phase_word(job), job.step.done);
  if (role != Qt::DisplayRole) return {};
  switch (index.column()) {
    case Title: return job.title;
    case Done:
      if (job.phase == Job::Phase::failed || (job.phase == Job::Phase::done && !job.reason.isEmpty())) return job.reason;
      if (job.step.done.isEmpty() || (!running && job.phase != Job::Phase::paused)) return phase_word(job);
      return running ? job.step.done : tr("paused: %1").arg(job.step.done);
    case Pace: return running && !job.step.pace.isEmpty() ? job.step.pace : QStringLiteral("–");
    case Left:
      if (job.phase == Job::Phase::done) return tr("took %1").arg(duration_words(job.seconds));
      return running && job.step.seconds_left >= 0 ? duration_words(job.step.seconds_left) : QStringLiteral("–");
    default: return {};
  }
}

}  // namespace dossier::ui
