#include "engine/threads/thread_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <vector>

namespace dossier {
namespace {

TEST(ThreadPool, RunsEachTaskOnceWhateverTheThreads) {
  for (int threads : {1, 2, 3, 7}) {
    ThreadPool pool(threads);
    EXPECT_EQ(pool.threads(), threads);
    for (int round = 0; round < 200; ++round) {
      std::vector<int> hits(static_cast<size_t>(round), 0);
      pool.run(round, [&](std::int64_t n, int worker) {
        EXPECT_GE(worker, 0);
        EXPECT_LT(worker, threads);
        ++hits[static_cast<size_t>(n)];
      });
      for (int h : hits) ASSERT_EQ(h, 1);
    }
  }
}

TEST(ThreadPool, ARoundEndsBeforeTheNextBegins) {
  ThreadPool pool(4);
  std::atomic<std::int64_t> sum{0};
  for (std::int64_t round = 1; round <= 500; ++round) {
    pool.run(8, [&](std::int64_t, int) { sum += round; });
    ASSERT_EQ(sum.load(), 8 * round * (round + 1) / 2);
  }
}

TEST(ThreadPool, SleepsAndWakes) {
  ThreadPool pool(2);
  for (int n = 0; n < 3; ++n) {
    std::atomic<int> done{0};
    pool.run(2, [&](std::int64_t, int) { ++done; });
    EXPECT_EQ(done.load(), 2);
    timespec pause{0, 20'000'000};
    nanosleep(&pause, nullptr);
  }
}

}  // namespace
}  // namespace dossier
