// Page-aligned memory of rows, counted, so that the plan can be compared with what happened.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "base/result.h"

namespace dossier {

// Bytes in use. Shared by all memory of one store; safe from any thread.
class KvMeter {
 public:
  void add(std::uint64_t bytes);
  void remove(std::uint64_t bytes) { now_.fetch_sub(bytes, std::memory_order_relaxed); }
  std::uint64_t now() const { return now_.load(std::memory_order_relaxed); }
  std::uint64_t peak() const { return peak_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::uint64_t> now_ = 0, peak_ = 0;
};

// Zeroed; takes real memory only where written. Freed with the last owner.
class KvMemory {
 public:
  // Errors: memory.
  static Result<std::shared_ptr<KvMemory>> make(std::uint64_t bytes, std::shared_ptr<KvMeter> meter);
  KvMemory(const KvMemory&) = delete;
  KvMemory& operator=(const KvMemory&) = delete;
  ~KvMemory();

  std::byte* data() const { return data_; }
  std::uint64_t size() const { return size_; }
  // Counts the first `bytes` as in use; never counts less than before.
  void charge(std::uint64_t bytes);
  void charge_all() { charge(size_); }

 private:
  KvMemory(std::byte* data, std::uint64_t size, std::shared_ptr<KvMeter> meter) : data_(data), size_(size), meter_(std::move(meter)) {}
  std::byte* data_;
  std::uint64_t size_, charged_ = 0;
  std::shared_ptr<KvMeter> meter_;
};

using KvSlab = std::shared_ptr<KvMemory>;  // K's block and V's of one layer

}  // namespace dossier
