#include "ingest/reader/core/source.h"

#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>

#include "base/file.h"

namespace dossier::reader {

Result<Source> Source::map(int fd, std::string name) {
  struct stat info {};
  if (fstat(fd, &info) != 0) return os_error("cannot look at the file", "", errno);
  if (!S_ISREG(info.st_mode)) return Error{ErrorKind::unsupported, "not a regular file", "", ""};
  Source source;
  source.name_ = std::move(name);
  source.fd_ = fd;
  size_t size = static_cast<size_t>(info.st_size);
  if (size == 0) return source;  // nothing can be mapped
  void* bytes = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
  if (bytes == MAP_FAILED) return os_error("cannot map the file", "", errno);
  source.owner_ = std::shared_ptr<const void>(bytes, [size](const void* p) { ::munmap(const_cast<void*>(p), size); });
  source.bytes_ = {static_cast<const char*>(bytes), size};
  return source;
}

Source Source::from_bytes(std::string bytes, std::string name) {
  Source source;
  source.name_ = std::move(name);
  auto held = std::make_shared<const std::string>(std::move(bytes));
  source.bytes_ = *held;
  source.owner_ = std::move(held);
  return source;
}

}  // namespace dossier::reader
