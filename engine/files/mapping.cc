#include "engine/files/mapping.h"

#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>
#include <utility>

#include "base/file.h"

namespace dossier {

Result<FileStamp> stamp_of(int fd, const std::string& path) {
  struct stat s {};
  if (::fstat(fd, &s) != 0) return os_error("cannot look at", path, errno);
  auto ns = [](const timespec& t) { return std::int64_t{t.tv_sec} * 1'000'000'000 + t.tv_nsec; };
  return FileStamp{s.st_dev, s.st_ino, static_cast<std::uint64_t>(s.st_size), ns(s.st_mtim), ns(s.st_ctim)};
}

Result<MappedFile> MappedFile::open(const std::string& path) {
  MappedFile out;
  out.path_ = path;
  DOSSIER_ASSIGN(out.fd_, open_regular(path));
  DOSSIER_ASSIGN(out.stamp_, stamp_of(out.fd_.get(), path));
  out.size_ = out.stamp_.size;
  if (out.size_ == 0) return out;
  void* base = ::mmap(nullptr, out.size_, PROT_READ, MAP_SHARED, out.fd_.get(), 0);
  if (base == MAP_FAILED) return os_error("cannot map", path, errno);
  out.base_ = base;
  return out;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : path_(std::move(other.path_)), fd_(std::move(other.fd_)), base_(std::exchange(other.base_, nullptr)),
      size_(std::exchange(other.size_, 0)), stamp_(other.stamp_) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  if (this == &other) return *this;
  if (base_) ::munmap(base_, size_);
  path_ = std::move(other.path_);
  fd_ = std::move(other.fd_);
  base_ = std::exchange(other.base_, nullptr);
  size_ = std::exchange(other.size_, 0);
  stamp_ = other.stamp_;
  return *this;
}

MappedFile::~MappedFile() {
  if (base_) ::munmap(base_, size_);
}

void MappedFile::release(std::uint64_t offset, std::uint64_t size) const {
  constexpr std::uint64_t page = 4096;
  std::uint64_t begin = (offset + page - 1) / page * page, end = (offset + size) / page * page;
  if (offset + size >= size_) end = size_;
  if (begin < end && end <= size_) ::madvise(static_cast<char*>(base_) + begin, end - begin, MADV_DONTNEED);
}

}  // namespace dossier
