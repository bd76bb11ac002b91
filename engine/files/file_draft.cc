#include "engine/files/file_draft.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "base/file.h"

namespace dossier {

Result<FileDraft> FileDraft::begin(const std::string& path, unsigned mode) {
  struct stat there {};
  // A rename over a device would take it from the whole system.
  if (::stat(path.c_str(), &there) == 0 && !S_ISREG(there.st_mode)) return Error{ErrorKind::usage, S_ISDIR(there.st_mode) ? "is a folder, not a file" : "is not a regular file", path, ""};
  FileDraft draft;
  draft.path_ = path;
  std::string temporary = path + ".XXXXXX";
  draft.fd_ = Fd(::mkostemp(temporary.data(), O_CLOEXEC));
  if (!draft.fd_.valid()) return os_error("cannot write", path, errno);
  draft.temporary_ = std::move(temporary);
  mode_t mask = ::umask(0);
  ::umask(mask);
  ::fchmod(draft.fd_.get(), mode & ~mask);
  return draft;
}

FileDraft::FileDraft(FileDraft&& other) noexcept
    : path_(std::move(other.path_)), temporary_(std::exchange(other.temporary_, "")), fd_(std::move(other.fd_)), size_(other.size_),
      settled_(other.settled_) {}

FileDraft::~FileDraft() {
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

Status FileDraft::reserve(std::uint64_t bytes) {
  int code = ::posix_fallocate(fd_.get(), 0, static_cast<off_t>(bytes));
  if (code == ENOSPC || code == EDQUOT || code == EFBIG) return os_error("cannot write", path_, code);
  return {};
}

Status FileDraft::write_at(std::uint64_t offset, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    ssize_t n = ::pwrite(fd_.get(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return os_error("cannot write", path_, errno);
    offset += static_cast<std::uint64_t>(n);
    bytes = bytes.subspan(static_cast<std::size_t>(n));
  }
  return {};
}

Status FileDraft::write(std::span<const std::byte> bytes) {
  DOSSIER_TRY(write_at(size_, bytes));
  size_ += bytes.size();
  constexpr std::uint64_t step = std::uint64_t{64} << 20;
  if (size_ - settled_ >= step) settle();
  return {};
}

void FileDraft::settle() {
  ::sync_file_range(fd_.get(), static_cast<off64_t>(settled_), static_cast<off64_t>(size_ - settled_), SYNC_FILE_RANGE_WRITE);
  settled_ = size_;
}

Status FileDraft::pad_to(std::uint64_t offset) {
  static constexpr std::array<std::byte, 4096> zeros{};
  while (size_ < offset) DOSSIER_TRY(write(std::span(zeros).first(std::min<std::uint64_t>(zeros.size(), offset - size_))));
  return {};
}

Status FileDraft::commit() {
  if (::fsync(fd_.get()) != 0) return os_error("cannot write", path_, errno);
  if (std::rename(temporary_.c_str(), path_.c_str()) != 0) return os_error("cannot write", path_, errno);
  temporary_.clear();
  std::string folder = std::filesystem::path(path_).parent_path().string();
  Fd dir(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (dir.valid()) ::fsync(dir.get());
  return {};
}

}  // namespace dossier
