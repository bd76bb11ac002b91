// A large file under construction: a temporary beside its place, renamed to it when whole and on disk; otherwise removed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "base/fd.h"
#include "base/result.h"

namespace dossier {

class FileDraft {
 public:
  // MODE is narrowed by the process's umask. Errors: io, not_found (no such folder), no_space.
  static Result<FileDraft> begin(const std::string& path, unsigned mode = 0666);
  FileDraft(FileDraft&& other) noexcept;
  FileDraft& operator=(FileDraft&&) = delete;
  ~FileDraft();

  // Asks the file system for the room now; fails with no_space where it does not have it. Where it cannot tell, nothing happens.
  Status reserve(std::uint64_t bytes);
  Status write(std::span<const std::byte> bytes);
  // Zeros up to OFFSET. REQUIRES: offset >= size().
  Status pad_to(std::uint64_t offset);
  Status write_at(std::uint64_t offset, std::span<const std::byte> bytes);
  std::uint64_t size() const { return size_; }
  // Starts writing what is there to the disk, so that commit() has little left to wait for.
  void settle();
  // fsync, rename, fsync of the folder.
  Status commit();

 private:
  FileDraft() = default;
  std::string path_, temporary_;
  Fd fd_;
  std::uint64_t size_ = 0, settled_ = 0;
};

}  // namespace dossier
