// The bytes of one document inside the reader: a mapped file or an unpacked part.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/fd.h"
#include "base/result.h"

namespace dossier::reader {

// Immutable bytes with a name. Cheap to copy; the mapping or buffer lives as long as any copy.
class Source {
 public:
  // Maps an open regular file. The descriptor stays the caller's.
  static Result<Source> map(int fd, std::string name);
  static Source from_bytes(std::string bytes, std::string name);

  std::string_view bytes() const { return bytes_; }
  const std::string& name() const { return name_; }
  // A descriptor for libraries that want one, or -1: the file's own, else none.
  int fd() const { return fd_; }

 private:
  std::shared_ptr<const void> owner_;
  std::string_view bytes_;
  std::string name_;
  int fd_ = -1;
};

}  // namespace dossier::reader
