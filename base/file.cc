#include "base/file.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

namespace dossier {

Error os_error(const std::string& doing, const std::string& path, int code) {
  ErrorKind kind = ErrorKind::io;
  std::string hint;
  if (code == ENOSPC || code == EDQUOT) {
    kind = ErrorKind::no_space;
    hint = "free some space and run the command again";
  } else if (code == ENOENT || code == ENOTDIR) {
    kind = ErrorKind::not_found;
  }
  return Error{kind, doing + ": " + std::strerror(code), path, hint};
}

Result<Fd> open_regular(const std::string& path) {
  // O_NONBLOCK so that a named pipe is refused instead of waited for; it means nothing for regular files.
  Fd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (!fd.valid()) return os_error("cannot open", path, errno);
  struct stat info {};
  if (fstat(fd.get(), &info) != 0) return os_error("cannot look at", path, errno);
  if (S_ISDIR(info.st_mode)) return Error{ErrorKind::usage, "is a folder, not a file", path, ""};
  if (!S_ISREG(info.st_mode)) return Error{ErrorKind::unsupported, "is not a regular file", path, ""};
  return fd;
}

Result<std::string> read_file(const std::string& path, uint64_t limit_bytes) {
  DOSSIER_ASSIGN(Fd fd, open_regular(path));
  std::string out;
  char buffer[1 << 16];
  for (;;) {
    ssize_t n = ::read(fd.get(), buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return os_error("cannot read", path, errno);
    if (n == 0) return out;
    if (out.size() + static_cast<size_t>(n) > limit_bytes)
      return Error{ErrorKind::too_large, "is larger than " + std::to_string(limit_bytes) + " bytes", path, ""};
    out.append(buffer, static_cast<size_t>(n));
  }
}

namespace {
Status write_all(int fd, std::string_view content, const std::string& path) {
  while (!content.empty()) {
    ssize_t n = ::write(fd, content.data(), content.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return os_error("cannot write", path, errno);
    content.remove_prefix(static_cast<size_t>(n));
  }
  if (fsync(fd) != 0 && errno != EINVAL) return os_error("cannot write", path, errno);  // EINVAL: a device or pipe, which has no disk
  return {};
}

Status write_device(const std::string& path, std::string_view content) {
  Fd fd(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
  if (!fd.valid()) return os_error("cannot write", path, errno);
  return write_all(fd.get(), content, path);
}
}  // namespace

Status write_file(const std::string& given, std::string_view content) {
  std::string path = given;
  std::error_code none;
  if (std::filesystem::is_symlink(given, none))
    if (std::filesystem::path real = std::filesystem::canonical(given, none); !none) path = real.string();
  struct stat there {};
  if (::stat(path.c_str(), &there) == 0) {
    if (S_ISDIR(there.st_mode)) return Error{ErrorKind::usage, "is a folder, not a file", path, ""};
    // A rename would put a file in the place of a device or pipe.
    if (!S_ISREG(there.st_mode)) return write_device(path, content);
  }
  std::string folder = std::filesystem::path(path).parent_path().string();
  if (folder.empty()) folder = ".";
  std::string temp = path + ".XXXXXX";
  Fd fd(mkostemp(temp.data(), O_CLOEXEC));
  if (!fd.valid()) return os_error("cannot write", path, errno);
  mode_t mask = umask(0);
  umask(mask);
  fchmod(fd.get(), 0666 & ~mask);
  Status written = write_all(fd.get(), content, path);
  if (written.ok() && std::rename(temp.c_str(), path.c_str()) != 0) written = os_error("cannot write", path, errno);
  if (!written.ok()) {
    ::unlink(temp.c_str());
    return written;
  }
  Fd dir(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (dir.valid()) fsync(dir.get());
  return {};
}

}  // namespace dossier
