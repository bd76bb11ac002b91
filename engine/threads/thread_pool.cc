#include "engine/threads/thread_pool.h"

#include <atomic>
#include <thread>
#include <vector>

namespace dossier {
namespace {

// How long a worker looks for work before it sleeps: longer than the gaps between the products of one token, far shorter than a
// person notices. A machine whose cores are all taken loses no more than this a round.
constexpr int kSpins = 4000;

void relax() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#endif
}

}  // namespace

struct ThreadPool::Workers {
  std::vector<std::thread> threads;
  // Written by run() before `round` moves on, read by workers after they have seen it.
  const std::function<void(std::int64_t, int)>* task = nullptr;
  std::int64_t tasks = 0;
  alignas(64) std::atomic<std::int64_t> next{0};
  alignas(64) std::atomic<std::uint32_t> round{0};
  alignas(64) std::atomic<std::uint32_t> busy{0};  // workers that have not finished this round
  std::atomic<bool> stop{false};

  void take(int worker) {
    for (std::int64_t n; (n = next.fetch_add(1, std::memory_order_relaxed)) < tasks;) (*task)(n, worker);
  }
  void work(int worker) {
    for (std::uint32_t seen = 0;;) {
      wait_while(round, seen);
      seen = round.load(std::memory_order_acquire);
      if (stop.load(std::memory_order_relaxed)) return;
      take(worker);
      if (busy.fetch_sub(1, std::memory_order_acq_rel) == 1) busy.notify_one();
    }
  }
  static void wait_while(std::atomic<std::uint32_t>& value, std::uint32_t old) {
    for (int n = 0; n < kSpins; ++n) {
      if (value.load(std::memory_order_acquire) != old) return;
      relax();
    }
    value.wait(old, std::memory_order_acquire);
  }
};

ThreadPool::ThreadPool(int threads) : workers_(std::make_unique<Workers>()) {
  for (int n = 1; n < threads; ++n) workers_->threads.emplace_back([w = workers_.get(), n] { w->work(n); });
}

ThreadPool::~ThreadPool() {
  workers_->stop = true;
  workers_->round.fetch_add(1, std::memory_order_release);
  workers_->round.notify_all();
  for (std::thread& t : workers_->threads) t.join();
}

int ThreadPool::threads() const { return static_cast<int>(workers_->threads.size()) + 1; }

void ThreadPool::run(std::int64_t tasks, const std::function<void(std::int64_t, int)>& task) {
  Workers& w = *workers_;
  if (w.threads.empty() || tasks <= 1) {
    for (std::int64_t n = 0; n < tasks; ++n) task(n, 0);
    return;
  }
  w.task = &task;
  w.tasks = tasks;
  w.next.store(0, std::memory_order_relaxed);
  w.busy.store(static_cast<std::uint32_t>(w.threads.size()), std::memory_order_relaxed);
  w.round.fetch_add(1, std::memory_order_release);
  w.round.notify_all();
  w.take(0);
  for (std::uint32_t left; (left = w.busy.load(std::memory_order_acquire)) != 0;) Workers::wait_while(w.busy, left);
}

}  // namespace dossier
