// Work off the GUI thread: a function runs on a pool thread, its result comes back to the thread of its owner.
#pragma once

#include <QCoreApplication>
#include <QObject>
#include <QPointer>
#include <memory>
#include <utility>

#include "ui/background/hand_over.h"

namespace dossier::ui {
namespace detail {

// The last hold may be given up by an event that the application throws away as it ends: then nothing may be posted any more.
inline void let_go(QObject* gone) { QCoreApplication::instance() ? gone->deleteLater() : delete gone; }

}  // namespace detail

// Runs `work` on `pool`; then `then(result)` in the GUI thread, unless `owner` is gone by then. Called from the GUI thread.
template <typename Work, typename Then>
void later(QObject* owner, QThreadPool& pool, Work work, Then then) {
  // Lives in the GUI thread, and as long as the work: the worker never touches the owner itself.
  std::shared_ptr<QObject> post(new QObject, detail::let_go);
  QPointer<QObject> alive(owner);
  start_on(pool, [post, alive, work = std::move(work), then = std::move(then)]() mutable {
    // The value goes over whole: a hold that stayed here could end it while the other thread takes it.
    post_to(post.get(), [post, alive, value = work(), then = std::move(then)]() mutable {
      if (alive) then(std::move(value));
    });
  });
}

// Runs functions in the GUI thread, in their order, whoever calls; nothing once its owner is gone. Made in the GUI thread; copies go to any.
class Posted {
 public:
  explicit Posted(QObject* owner) : post_(new QObject, detail::let_go), alive_(owner) {}
  template <typename Work>
  void operator()(Work work) const {
    post_to(post_.get(), [post = post_, alive = alive_, work = std::move(work)]() mutable {
      if (alive) work();
    });
  }

 private:
  std::shared_ptr<QObject> post_;
  QPointer<QObject> alive_;
};

}  // namespace dossier::ui
