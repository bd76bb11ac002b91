#include "ui/session/jobs.h"

#include <QElapsedTimer>
#include <algorithm>

#include "ui/session/session.h"
#include "ui/background/later.h"

namespace dossier::ui {
namespace {

constexpr int kPoll_ms = 250;

}  // namespace

struct Jobs::Line {
  std::mutex mutex;
  JobStep step;
  bool fresh = false;
  bool pausing = false;  // GUI thread only
  QElapsedTimer clock;
};

Jobs::Jobs(QObject* parent) : QObject(parent) {
  pool_.setMaxThreadCount(1);
  poll_.setInterval(kPoll_ms);
  connect(&poll_, &QTimer::timeout, this, &Jobs::poll);
}

Jobs::~Jobs() {
  for (const Inside& inside : inside_) inside.cancel.cancel();
  wait_for(pool_);
}

bool Jobs::stop(int patience_ms) {
  for (const Inside& inside : inside_) inside.cancel.cancel();
  return wait_for(pool_, patience_ms);
}

int Jobs::row_of(int id) const {
  for (size_t i = 0; i < jobs_.size(); ++i)
    if (jobs_[i].id == id) return static_cast<int>(i);
  return -1;
}

const Job* Jobs::find(int id) const {
  int row = row_of(id);
  return row < 0 ? nullptr : &jobs_[static_cast<size_t>(row)];
}

int Jobs::running() const {
  return static_cast<int>(std::count_if(jobs_.begin(), jobs_.end(), [](const Job& j) { return j.phase == Job::Phase::running || j.phase == Job::Phase::waiting; }));
}

int Jobs::start(const QString& title, Work work, Then then) {
  Job job;
  job.id = next_id_++;
  job.title = title;
  jobs_.push_back(job);
  inside_.push_back({std::move(work), std::move(then), CancelToken(), std::make_shared<Line>()});
  emit list_changed();
  pump();
  return job.id;
}

void Jobs::pump() {
  if (busy_) return;
  auto next = std::find_if(jobs_.begin(), jobs_.end(), [](const Job& j) { return j.phase == Job::Phase::waiting; });
  if (next == jobs_.end()) {
    poll_.stop();
    return;
  }
  const size_t row = static_cast<size_t>(next - jobs_.begin());
  Inside& inside = inside_[row];
  inside.cancel = CancelToken();
  inside.line = std::make_shared<Line>();
  inside.line->clock.start();
  next->phase = Job::Phase::running;
  busy_ = true;
  poll_.start();
  emit job_changed(static_cast<int>(row));
  later(
      this, pool_,
      [work = inside.work, line = inside.line, cancel = inside.cancel] {
        return work(
            [line](const JobStep& step) {
              std::lock_guard held(line->mutex);
              line->step = step;
              line->fresh = true;
            },
            cancel);
      },
      [this, id = next->id](Result<QString> result) { ended(id, std::move(result)); });
}

void Jobs::poll() {
  for (size_t i = 0; i < jobs_.size(); ++i) {
    if (jobs_[i].phase != Job::Phase::running) continue;
    Line& line = *inside_[i].line;
    std::lock_guard held(line.mutex);
    if (!line.fresh) continue;
    line.fresh = false;
    jobs_[i].step = line.step;
    emit job_changed(static_cast<int>(i));
  }
}

void Jobs::ended(int id, Result<QString> result) {
  busy_ = false;
  poll();
  int row = row_of(id);
  if (row < 0) return pump();
  Job& job = jobs_[static_cast<size_t>(row)];
  Inside& inside = inside_[static_cast<size_t>(row)];
  job.seconds += static_cast<double>(inside.line->clock.elapsed()) / 1000;
  Then then;
  if (result.ok()) {
    job.phase = Job::Phase::done;
    job.step.share = 1;
    job.step.seconds_left = -1;
    job.reason = *result;
    then = inside.then;
  } else if (result.error().kind == ErrorKind::cancelled) {
    job.phase = inside.line->pausing ? Job::Phase::paused : Job::Phase::cancelled;
  } else {
    job.phase = Job::Phase::failed;
    job.reason = sentence_of(result.error());
  }
  emit job_changed(row);
  if (then) then();
  emit finished(id);
  pump();
}

void Jobs::pause(int id) {
  int row = row_of(id);
  if (row < 0) return;
  Job& job = jobs_[static_cast<size_t>(row)];
  if (job.phase == Job::Phase::waiting) {
    job.phase = Job::Phase::paused;
    emit job_changed(row);
  } else if (job.phase == Job::Phase::running) {
    inside_[static_cast<size_t>(row)].line->pausing = true;
    inside_[static_cast<size_t>(row)].cancel.cancel();
  }
}

void Jobs::pause_all() {
  for (size_t i = 0; i < jobs_.size(); ++i) pause(jobs_[i].id);
}

void Jobs::resume(int id) {
  int row = row_of(id);
  if (row < 0) return;
  Job& job = jobs_[static_cast<size_t>(row)];
  if (job.phase != Job::Phase::paused && job.phase != Job::Phase::failed && job.phase != Job::Phase::cancelled) return;
  job.phase = Job::Phase::waiting;
  job.reason.clear();
  emit job_changed(row);
  pump();
}

void Jobs::cancel(int id) {
  int row = row_of(id);
  if (row < 0) return;
  Job& job = jobs_[static_cast<size_t>(row)];
  if (job.phase == Job::Phase::running) {
    inside_[static_cast<size_t>(row)].cancel.cancel();
  } else if (job.phase == Job::Phase::waiting || job.phase == Job::Phase::paused) {
    job.phase = Job::Phase::cancelled;
    emit job_changed(row);
    emit finished(id);
  }
}

void Jobs::move_up(int id) {
  int row = row_of(id);
  if (row < 0 || jobs_[static_cast<size_t>(row)].phase != Job::Phase::waiting) return;
  auto first = std::find_if(jobs_.begin(), jobs_.end(), [](const Job& j) { return j.phase == Job::Phase::waiting; });
  const auto to = first - jobs_.begin();
  std::rotate(jobs_.begin() + to, jobs_.begin() + row, jobs_.begin() + row + 1);
  std::rotate(inside_.begin() + to, inside_.begin() + row, inside_.begin() + row + 1);
  emit list_changed();
}

}  // namespace dossier::ui
