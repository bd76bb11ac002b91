#include "base/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "base/file.h"

extern char** environ;

namespace dossier {

Result<std::string> find_own_program(const std::string& name, const char* variable, const std::vector<std::string>& places) {
  if (const char* named = std::getenv(variable); named && *named) return std::string(named);
  std::error_code ignored;
  std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
  std::string looked;
  for (const std::string& place : places) {
    std::string path = (self / place / name).lexically_normal().string();
    if (::access(path.c_str(), X_OK) == 0) return path;
    looked += (looked.empty() ? "" : ", ") + path;
  }
  return Error{ErrorKind::not_found, name + " is missing", looked, std::string("it is installed with dossier; ") + variable + " can name another place"};
}

Result<ChildProcess> ChildProcess::start(const std::string& program, const std::vector<std::string>& arguments) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return os_error("cannot make a pair of sockets", "", errno);
  Fd ours(ends[0]), theirs(ends[1]);
  // Above the standard ones, so that dup2 is never onto itself (which would leave close-on-exec set).
  Fd high(fcntl(theirs.get(), F_DUPFD_CLOEXEC, 10));
  if (!high.valid()) return os_error("cannot duplicate a descriptor", "", errno);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, high.get(), 0);
  posix_spawn_file_actions_adddup2(&actions, high.get(), 1);
  std::vector<std::string> words = {program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  ChildProcess out;
  int code = posix_spawn(&out.pid_, program.c_str(), &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (code != 0) return os_error("cannot start", program, code);
  out.owned_ = std::make_unique<Owned>(Owned{out.pid_});
  out.stream_ = std::move(ours);
  return out;
}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept {
  if (this == &other) return *this;
  end();
  pid_ = other.pid_;
  owned_ = std::move(other.owned_);
  stream_ = std::move(other.stream_);
  read_ = std::move(other.read_);
  searched_ = other.searched_;
  return *this;
}

ChildProcess::~ChildProcess() { end(); }

void ChildProcess::end() {
  if (!owned_) return;
  stream_.reset();
  for (int i = 0; i < 100; ++i) {
    pid_t gone = ::waitpid(owned_->pid, nullptr, WNOHANG);
    if (gone == owned_->pid || (gone < 0 && errno != EINTR)) return owned_.reset();
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  ::kill(owned_->pid, SIGKILL);
  while (::waitpid(owned_->pid, nullptr, 0) < 0 && errno == EINTR) {
  }
  owned_.reset();
}

Status ChildProcess::write_line(std::string_view line) {
  std::string all(line);
  all += '\n';
  for (size_t at = 0; at < all.size();) {
    ssize_t n = ::send(stream_.get(), all.data() + at, all.size() - at, MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return Error{ErrorKind::crash, "the program beside this one has ended", "", ""};
    at += static_cast<size_t>(n);
  }
  return {};
}

Result<std::optional<std::string>> ChildProcess::read_line(std::chrono::milliseconds most, const CancelToken& cancel) {
  constexpr std::chrono::milliseconds kLook(50);
  auto until = std::chrono::steady_clock::now() + most;
  char buffer[1 << 16];
  while (true) {
    size_t end = read_.find('\n', searched_);
    if (end != std::string::npos) {
      std::string line = read_.substr(0, end);
      read_.erase(0, end + 1);
      searched_ = 0;
      return std::optional<std::string>(std::move(line));
    }
    searched_ = read_.size();
    if (read_.size() > kMostLineBytes) return Error{ErrorKind::too_large, "a line of the program beside this one is too long", "", ""};
    if (cancel.cancelled()) return Error{ErrorKind::cancelled, "stopped", "", ""};
    auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    if (left.count() <= 0) return Error{ErrorKind::timeout, "no answer in time", "", ""};
    pollfd wait{stream_.get(), POLLIN, 0};
    int ready = ::poll(&wait, 1, static_cast<int>(std::min(left, kLook).count()));
    if (ready < 0 && errno != EINTR) return os_error("cannot wait for the program beside this one", "", errno);
    if (ready <= 0) continue;
    ssize_t n = ::recv(stream_.get(), buffer, sizeof buffer, 0);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) {
      if (read_.empty()) return std::optional<std::string>();
      // Half a line is no line.
      return Error{ErrorKind::crash, "the program beside this one ended within a line", "", ""};
    }
    read_.append(buffer, static_cast<size_t>(n));
  }
}

}  // namespace dossier
