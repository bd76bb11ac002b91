// Long work of a window: one job runs at a time, the others wait; each can be paused, gone on with, moved up and cancelled at once.
#pragma once

#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "base/cancel.h"
#include "base/result.h"

namespace dossier::ui {

// What a job says of itself while it runs; from any thread.
struct JobStep {
  double share = -1;          // 0..1; -1: not known
  double seconds_left = -1;   // -1: not known
  QString done;               // "1,204 of 3,180 pages"
  QString pace;               // "11.2 pages/s"
};

struct Job {
  enum class Phase { waiting, running, paused, done, failed, cancelled };
  int id = 0;
  QString title;
  Phase phase = Phase::waiting;
  JobStep step;
  QString reason;             // failed: why; done: what came of it
  double seconds = 0;         // it took, when done
};

class Jobs : public QObject {
  Q_OBJECT

 public:
  // Runs on a worker thread. The text is what came of it. A cancelled or paused job returns `cancelled`; started again it must go on where it stood.
  using Tell = std::function<void(const JobStep&)>;
  using Work = std::function<Result<QString>(const Tell& tell, const CancelToken& cancel)>;
  // In the GUI thread, after the job ended well.
  using Then = std::function<void()>;

  explicit Jobs(QObject* parent = nullptr);
  // Stops what runs and waits for it.
  ~Jobs() override;
  // Cancels all and waits; false if something still runs then.
  bool stop(int patience_ms);

  int start(const QString& title, Work work, Then then = {});
  void pause(int id);
  void resume(int id);
  void cancel(int id);
  void move_up(int id);       // before all that wait
  void pause_all();
  const std::vector<Job>& all() const { return jobs_; }
  int running() const;        // running or waiting
  const Job* find(int id) const;

 signals:
  void list_changed();        // jobs were added or moved
  void job_changed(int row);
  void finished(int id);

 private:
  struct Line;  // between a worker and the window
  struct Inside {
    Work work;
    Then then;
    CancelToken cancel;
    std::shared_ptr<Line> line;
  };
  int row_of(int id) const;
  void pump();
  void ended(int id, Result<QString> result);
  void poll();

  std::vector<Job> jobs_;
  std::vector<Inside> inside_;   // of each job
  QThreadPool pool_;
  QTimer poll_;                  // progress is shown at most four times a second
  int next_id_ = 1;
  bool busy_ = false;
};

}  // namespace dossier::ui
