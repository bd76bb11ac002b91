// A file mapped for reading. Only regular files; the mapping lives as long as the object.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/fd.h"
#include "base/result.h"

namespace dossier {

// What tells whether a file is still the one that was seen: all of stat that changes when bytes do.
struct FileStamp {
  std::uint64_t device = 0, inode = 0, size = 0;
  std::int64_t modified_ns = 0, changed_ns = 0;
  bool operator==(const FileStamp&) const = default;
};

class MappedFile {
 public:
  // Errors: not_found, io. An empty file maps to an empty span.
  static Result<MappedFile> open(const std::string& path);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  const std::string& path() const { return path_; }
  std::span<const std::byte> bytes() const { return {static_cast<const std::byte*>(base_), size_}; }
  std::string_view text() const { return {static_cast<const char*>(base_), size_}; }
  int descriptor() const { return fd_.get(); }
  const FileStamp& stamp() const { return stamp_; }
  // Takes the pages of [offset, offset + size) out of this process; they stay in the page cache and come back when touched.
  void release(std::uint64_t offset, std::uint64_t size) const;

 private:
  MappedFile() = default;
  std::string path_;
  Fd fd_;
  void* base_ = nullptr;
  std::size_t size_ = 0;
  FileStamp stamp_;
};

// The stamp of an open file.
Result<FileStamp> stamp_of(int fd, const std::string& path);

}  // namespace dossier
