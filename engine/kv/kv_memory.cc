#include "engine/kv/kv_memory.h"

#include <sys/mman.h>

#include <algorithm>
#include <string>

namespace dossier {

void KvMeter::add(std::uint64_t bytes) {
  const std::uint64_t now = now_.fetch_add(bytes, std::memory_order_relaxed) + bytes;
  std::uint64_t seen = peak_.load(std::memory_order_relaxed);
  while (seen < now && !peak_.compare_exchange_weak(seen, now, std::memory_order_relaxed)) {
  }
}

Result<std::shared_ptr<KvMemory>> KvMemory::make(std::uint64_t bytes, std::shared_ptr<KvMeter> meter) {
  void* data = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (data == MAP_FAILED)
    return Error{ErrorKind::memory, "no memory for " + std::to_string(bytes) + " bytes of keys and values", "", ""};
  return std::shared_ptr<KvMemory>(new KvMemory(static_cast<std::byte*>(data), bytes, std::move(meter)));
}

KvMemory::~KvMemory() {
  ::munmap(data_, size_);
  meter_->remove(charged_);
}

void KvMemory::charge(std::uint64_t bytes) {
  bytes = std::min(bytes, size_);
  if (bytes <= charged_) return;
  meter_->add(bytes - charged_);
  charged_ = bytes;
}

}  // namespace dossier
