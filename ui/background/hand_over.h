// The three ways in which one thread hands memory to another by Qt: a pool starts work, work is posted to the window's thread, a pool is waited for.
//
// They are Qt's own, and say to ThreadSanitizer what they order: Qt is not built with it, so it sees none of Qt's locks, and every result of a pool
// thread would look like a race. What two pool threads do to each other is still looked at: nothing here orders one after the other.
#pragma once

#include <QMetaObject>
#include <QObject>
#include <QRunnable>
#include <QThreadPool>
#include <utility>

#if defined(__SANITIZE_THREAD__)
#include <sanitizer/tsan_interface.h>
#endif

namespace dossier::ui {
namespace detail {

// A direction in which memory goes; only its address counts. What was written before gives() is seen after takes().
inline char to_pool, to_window, used_up;

inline void gives([[maybe_unused]] char& way) {
#if defined(__SANITIZE_THREAD__)
  __tsan_release(&way);
#endif
}

inline void takes([[maybe_unused]] char& way) {
#if defined(__SANITIZE_THREAD__)
  __tsan_acquire(&way);
#endif
}

template <typename Work>
class PoolWork : public QRunnable {
 public:
  explicit PoolWork(Work work) : work_(std::move(work)) {}
  void run() override {
    takes(to_pool);
    work_();
    gives(to_window);
  }

 private:
  Work work_;
};

// Qt moves what is posted into memory of its own; that move is the last write before another thread reads it. Either thread may be the last to
// hold it and end it: Qt counts the holds.
struct Giving {
  Giving() = default;
  Giving(Giving&&) noexcept { gives(to_window); }
  ~Giving() { takes(used_up); }
};

template <typename Work>
struct PostedWork {
  Work work;
  Giving last{};  // moved after `work`, ended before it
  void operator()() {
    takes(to_window);
    work();
    gives(used_up);
  }
};

}  // namespace detail

// Called from the window's thread: `work` runs on a thread of the pool.
template <typename Work>
void start_on(QThreadPool& pool, Work work) {
  auto* runnable = new detail::PoolWork<Work>(std::move(work));  // the pool deletes it
  detail::gives(detail::to_pool);
  pool.start(runnable);
}

// Called from any thread: `work` runs in the thread of `target`, the window's, unless `target` is gone by then.
template <typename Work>
void post_to(QObject* target, Work work) {
  QMetaObject::invokeMethod(target, detail::PostedWork<Work>{std::move(work)}, Qt::QueuedConnection);
}

// Called from the window's thread: false if work still runs after so many milliseconds; -1 waits without end.
inline bool wait_for(QThreadPool& pool, int patience_ms = -1) {
  const bool done = pool.waitForDone(patience_ms);
  if (done) detail::takes(detail::to_window);
  return done;
}

}  // namespace dossier::ui
