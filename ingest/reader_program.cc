#include "ingest/reader_program.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>

#include "base/file.h"

extern char** environ;

namespace dossier {

Result<std::string> find_reader_program(const std::string& given) {
  if (!given.empty()) return given;
  if (const char* named = std::getenv("DOSSIER_READER"); named && *named) return std::string(named);
  std::error_code ignored;
  std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
  for (const char* place : {"dossier-reader", "../ingest/dossier-reader", "../libexec/dossier/dossier-reader"}) {
    std::string path = (self / place).lexically_normal().string();
    if (::access(path.c_str(), X_OK) == 0) return path;
  }
  return Error{ErrorKind::not_found, "dossier-reader is missing", self.string(), "it stands beside dossier or in ../libexec/dossier"};
}

Result<StartedTemplate> start_template(const std::string& program) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return os_error("cannot make a socket pair", "", errno);
  Fd ours(ends[0]), theirs(ends[1]);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  // dup2 onto itself would leave close-on-exec set: take a detour by a number that is surely another.
  int detour = theirs.get();
  if (detour == 3) {
    detour = fcntl(theirs.get(), F_DUPFD_CLOEXEC, 10);
    theirs.reset(detour);
  }
  posix_spawn_file_actions_adddup2(&actions, detour, 3);
  char* arguments[] = {const_cast<char*>("dossier-reader"), nullptr};
  StartedTemplate started;
  int code = posix_spawn(&started.pid, program.c_str(), &actions, nullptr, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  if (code != 0) return os_error("cannot start the reader", program, code);
  started.control = std::move(ours);
  return started;
}

}  // namespace dossier
