#include "engine/weights/memory_block.h"

#include <sys/mman.h>

#include <cerrno>
#include <cstring>
#include <string>

namespace dossier {

Result<MemoryBlock> MemoryBlock::allocate(std::uint64_t bytes) {
  MemoryBlock block;
  if (bytes == 0) return block;
  void* data = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (data == MAP_FAILED) {
    return Error{ErrorKind::memory, "cannot allocate " + std::to_string(bytes) + " bytes for weights: " + std::strerror(errno), "", ""};
  }
  ::madvise(data, bytes, MADV_HUGEPAGE);
  block.data_ = static_cast<std::byte*>(data);
  block.bytes_ = bytes;
  return block;
}

MemoryBlock::~MemoryBlock() {
  if (data_) ::munmap(data_, bytes_);
}

}  // namespace dossier
