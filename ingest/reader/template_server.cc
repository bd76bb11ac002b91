#include "ingest/reader/template_server.h"

#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <vector>

#include "ingest/wire/channel.h"
#include "ingest/wire/end_note.h"

namespace dossier::reader {
namespace {

struct Child {
  pid_t pid = 0;
  Fd leash;
};

class Template {
 public:
  Template(int control, const std::function<int(int)>& serve, const std::function<void()>& warm) : control_(control), serve_(serve), warm_(warm) {}

  int run() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    sigprocmask(SIG_BLOCK, &set, &before_);
    signals_.reset(signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
    if (!signals_.valid()) return 1;
    for (;;) {
      std::vector<pollfd> waits = {{control_, POLLIN, 0}, {signals_.get(), POLLIN, 0}};
      for (const Child& child : children_) waits.push_back({child.leash.get(), POLLIN, 0});
      if (poll(waits.data(), waits.size(), -1) < 0 && errno != EINTR) return 1;
      // A leash says nothing while it is held: anything on it means that it was let go.
      for (size_t i = 2; i < waits.size(); ++i)
        if (waits[i].revents) kill(children_[i - 2].pid, SIGKILL);
      if (waits[1].revents) reap();
      if (waits[0].revents && !take_request()) {
        for (const Child& child : children_) kill(child.pid, SIGKILL);
        while (wait(nullptr) > 0) {}
        return 0;
      }
    }
  }

 private:
  bool take_request() {
    char byte;
    std::vector<Fd> fds;
    Result<size_t> got = receive_with_fds(control_, &byte, 1, fds);
    if (!got.ok() || *got == 0) return false;
    if (fds.size() != 2) return true;
    if (warm_) warm_();
    pid_t pid = fork();
    if (pid == 0) become_reader(std::move(fds[0]));
    if (pid > 0) children_.push_back({pid, std::move(fds[1])});
    return true;  // a fork that failed closes both ends: the parent sees it
  }

  [[noreturn]] void become_reader(Fd channel) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    sigprocmask(SIG_SETMASK, &before_, nullptr);
    signals_.reset();
    children_.clear();
    close(control_);
    // No destructors of the template's things: they belong to the template.
    _exit(serve_(channel.get()));
  }

  void reap() {
    signalfd_siginfo info;
    while (read(signals_.get(), &info, sizeof info) == sizeof info) {}
    int status = 0;
    struct rusage usage {};
    for (pid_t pid; (pid = wait4(-1, &status, WNOHANG, &usage)) > 0;)
      for (size_t i = 0; i < children_.size(); ++i) {
        if (children_[i].pid != pid) continue;
        EndNote note;
        note.wait_status = status;
        note.peak_kib = static_cast<uint64_t>(usage.ru_maxrss);
        auto microseconds = [](const timeval& t) { return static_cast<uint64_t>(t.tv_sec) * 1'000'000 + static_cast<uint64_t>(t.tv_usec); };
        note.cpu_us = microseconds(usage.ru_utime) + microseconds(usage.ru_stime);
        // Fails if the parent let go: then nobody asks.
        (void)!send(children_[i].leash.get(), &note, sizeof note, MSG_NOSIGNAL | MSG_DONTWAIT);
        children_.erase(children_.begin() + static_cast<ptrdiff_t>(i));
        break;
      }
  }

  int control_;
  const std::function<int(int)>& serve_;
  const std::function<void()>& warm_;
  sigset_t before_{};
  Fd signals_;
  std::vector<Child> children_;
};

}  // namespace

int run_template(int control, const std::function<int(int channel)>& serve, const std::function<void()>& warm) { return Template(control, serve, warm).run(); }

}  // namespace dossier::reader
