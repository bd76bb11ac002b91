// A persistent pool: tasks are numbered, taken by atomic ticket, and write to places of their own, so results never depend on who ran what.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

namespace dossier {

class ThreadPool {
 public:
  explicit ThreadPool(int threads);  // >= 1; the caller is one of them
  ~ThreadPool();
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  int threads() const;
  // Runs task(index, worker) for index in [0, tasks), worker in [0, threads()); returns when all are done. Not reentrant.
  void run(std::int64_t tasks, const std::function<void(std::int64_t index, int worker)>& task);

 private:
  struct Workers;
  std::unique_ptr<Workers> workers_;
};

}  // namespace dossier
