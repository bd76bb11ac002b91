// Memory for one pass: aligned to 64 bytes, grown when a larger step comes, never shrunk, contents lost when it grows.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>

namespace dossier {

template <typename T>
class StepBuffer {
 public:
  // At least `count` values; what they hold is undefined.
  T* need(std::size_t count) {
    if (count > count_) {
      memory_.reset();
      count_ = 0;
      std::size_t bytes = (count * sizeof(T) + 63) / 64 * 64;
      void* p = std::aligned_alloc(64, bytes);
      if (!p) throw std::bad_alloc();
      memory_.reset(static_cast<T*>(p));
      count_ = count;
    }
    return memory_.get();
  }
  T* data() const { return memory_.get(); }
  std::size_t bytes() const { return count_ * sizeof(T); }

 private:
  struct Free {
    void operator()(T* p) const { std::free(p); }
  };
  std::unique_ptr<T, Free> memory_;
  std::size_t count_ = 0;
};

}  // namespace dossier
