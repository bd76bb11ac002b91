#include "ui/session/jobs.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <semaphore>

#include "ui/models/job_model.h"

namespace dossier::ui {
namespace {

// Counts up to a number, a step at each release, and goes on where it stood.
struct Counter {
  std::counting_semaphore<1000> gate{0};
  std::atomic<int> at{0}, starts{0};
  Jobs::Work work(int to) {
    return [this, to](const Jobs::Tell& tell, const CancelToken& cancel) -> Result<QString> {
      ++starts;
      while (at < to) {
        while (!gate.try_acquire_for(std::chrono::milliseconds(5)))
          if (cancel.cancelled()) return Error{ErrorKind::cancelled, "stopped", "", ""};
        ++at;
        JobStep step;
        step.share = static_cast<double>(at) / to;
        tell(step);
      }
      return QStringLiteral("counted");
    };
  }
};

bool wait_for(const Jobs& jobs, int id, Job::Phase phase) {
  return QTest::qWaitFor([&] { return jobs.find(id)->phase == phase; }, 20'000);
}

TEST(Jobs, RunOneAtATimeInOrder) {
  Jobs jobs;
  JobModel model(jobs);
  QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
  Counter a, b;
  bool then = false;
  int first = jobs.start("a", a.work(2), [&] { then = true; });
  int second = jobs.start("b", b.work(1));
  EXPECT_EQ(jobs.find(first)->phase, Job::Phase::running);
  EXPECT_EQ(jobs.find(second)->phase, Job::Phase::waiting);
  EXPECT_EQ(jobs.running(), 2);
  a.gate.release(2);
  ASSERT_TRUE(wait_for(jobs, first, Job::Phase::done));
  EXPECT_TRUE(then);
  EXPECT_EQ(jobs.find(first)->reason, "counted");
  b.gate.release(1);
  ASSERT_TRUE(wait_for(jobs, second, Job::Phase::done));
  EXPECT_EQ(model.rowCount(), 2);
}

TEST(Jobs, PauseAndGoOn) {
  Jobs jobs;
  Counter a;
  int id = jobs.start("a", a.work(3));
  a.gate.release(1);
  ASSERT_TRUE(QTest::qWaitFor([&] { return a.at == 1; }, 20'000));
  jobs.pause(id);
  ASSERT_TRUE(wait_for(jobs, id, Job::Phase::paused));
  jobs.resume(id);
  a.gate.release(2);
  ASSERT_TRUE(wait_for(jobs, id, Job::Phase::done));
  EXPECT_EQ(a.starts, 2);
  EXPECT_EQ(a.at, 3);
}

TEST(Jobs, CancelTakesEffectAtOnceAndTheNextGoesOn) {
  Jobs jobs;
  Counter a, b, c;
  int first = jobs.start("a", a.work(1)), second = jobs.start("b", b.work(1)), third = jobs.start("c", c.work(1));
  jobs.move_up(third);
  EXPECT_EQ(jobs.all()[1].id, third);
  jobs.cancel(second);
  EXPECT_EQ(jobs.find(second)->phase, Job::Phase::cancelled);
  jobs.cancel(first);
  ASSERT_TRUE(wait_for(jobs, first, Job::Phase::cancelled));
  c.gate.release(1);
  ASSERT_TRUE(wait_for(jobs, third, Job::Phase::done));
  EXPECT_EQ(b.starts, 0);
}

TEST(Jobs, AFailureSaysWhy) {
  Jobs jobs;
  int id = jobs.start("a", [](const Jobs::Tell&, const CancelToken&) -> Result<QString> { return Error{ErrorKind::no_space, "the disk is full", "/x", "free 200 MB"}; });
  ASSERT_TRUE(wait_for(jobs, id, Job::Phase::failed));
  EXPECT_TRUE(jobs.find(id)->reason.startsWith("The disk is full: /x. Free some space")) << jobs.find(id)->reason.toStdString();
}

TEST(Jobs, EndOfTheWindowStopsWhatRuns) {
  Counter a;
  {
    Jobs jobs;
    jobs.start("a", a.work(1000));
    ASSERT_TRUE(QTest::qWaitFor([&] { return a.starts == 1; }, 20'000));
  }
  EXPECT_LT(a.at, 1000);
}

}  // namespace
}  // namespace dossier::ui
