// A flag that asks long work to stop. Copies share the flag. Safe from any thread and from a signal handler.
#pragma once

#include <atomic>
#include <memory>

namespace dossier {

class CancelToken {
 public:
  CancelToken() : flag_(std::make_shared<std::atomic<bool>>(false)) {}
  void cancel() const noexcept { flag_->store(true, std::memory_order_relaxed); }
  bool cancelled() const noexcept { return flag_->load(std::memory_order_relaxed); }

 private:
  std::shared_ptr<std::atomic<bool>> flag_;
};

}  // namespace dossier
