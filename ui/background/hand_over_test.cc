#include "ui/background/hand_over.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <atomic>
#include <memory>
#include <thread>

namespace dossier::ui {
namespace {

// Plain memory goes each way where Qt orders it by locks of its own alone, which ThreadSanitizer does not see: in the preset tsan the first fails if
// its way does not say what it orders, and the second with QT_NO_GLIB=1 (glib wakes a thread at every post, which is seen). Relaxed, since an atomic
// that orders would do the ways' work.
void await(const std::atomic<bool>& flag) {
  while (!flag.load(std::memory_order_relaxed)) std::this_thread::yield();
}

TEST(HandOver, ToAThreadThatRunsAlready) {
  QThreadPool pool;
  pool.setMaxThreadCount(1);
  std::atomic<bool> queued = false;
  start_on(pool, [&queued] { await(queued); });
  int given = 0, seen = 0;
  given = 42;
  start_on(pool, [&] { seen = given; });
  queued.store(true, std::memory_order_relaxed);
  EXPECT_TRUE(wait_for(pool));
  EXPECT_EQ(seen, 42);
}

TEST(HandOver, BackByPostingToAThreadThatIsWokenAlready) {
  QThreadPool pool;
  QObject target;
  std::atomic<bool> posted = false;
  int given = 0, seen = 0;
  start_on(pool, [&] {
    post_to(&target, [] {});
    given = 42;
    post_to(&target, [&] { seen = given; });
    posted.store(true, std::memory_order_relaxed);
  });
  await(posted);
  QCoreApplication::processEvents();
  EXPECT_EQ(seen, 42);
  EXPECT_TRUE(wait_for(pool));
}

TEST(HandOver, BackByWaiting) {
  QThreadPool pool;
  int sum = 20;
  start_on(pool, [&sum] { sum += 22; });
  EXPECT_TRUE(wait_for(pool, 20'000));
  EXPECT_EQ(sum, 42);
}

TEST(HandOver, NothingRunsOnceTheTargetIsGone) {
  bool ran = false;
  auto target = std::make_unique<QObject>();
  post_to(target.get(), [&ran] { ran = true; });
  target.reset();
  QCoreApplication::processEvents();
  EXPECT_FALSE(ran);
}

}  // namespace
}  // namespace dossier::ui
