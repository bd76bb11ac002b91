#include "ingest/reader/sandbox/lockdown.h"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "base/file.h"
#include "ingest/reader/sandbox/landlock.h"
#include "ingest/reader/sandbox/system_calls.h"

namespace dossier::reader {
namespace {

uint64_t address_space_now() {
  unsigned long pages = 0;
  if (std::FILE* file = std::fopen("/proc/self/statm", "re")) {
    if (std::fscanf(file, "%lu", &pages) != 1) pages = 0;
    std::fclose(file);
  }
  return uint64_t{pages} * static_cast<uint64_t>(sysconf(_SC_PAGESIZE));
}

// An empty network, and nothing of other processes' message queues. A user namespace makes it possible for everyone where the
// kernel lets everyone have one; root may do without.
std::string leave_namespaces() {
  const int wanted = CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS;
  if (unshare(CLONE_NEWUSER | wanted) == 0) return "namespaces: yes (user, network, ipc)\n";
  if (unshare(wanted) == 0) return "namespaces: yes (network, ipc)\n";
  return std::string("namespaces: no (") + std::strerror(errno) + ")\n";
}

std::string attempt(const char* what, bool worked) {
  return std::string(what) + (worked ? ": ALLOWED\n" : std::string(": refused (") + std::strerror(errno) + ")\n");
}

}  // namespace

Result<Locked> lock_template(const std::vector<std::string>& readable) {
  Locked out;
  out.address_space_bytes = address_space_now();
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return os_error("cannot give up privileges", "", errno);
  out.report = "no new privileges: yes\n";
  // Nobody of the same user may look into a reader or attach to it.
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  out.report += leave_namespaces();
  std::string why;
  DOSSIER_ASSIGN(int version, restrict_files(readable, why));
  out.report += version ? "landlock: yes (version " + std::to_string(version) + ")\n" : "landlock: no (" + why + ")\n";
  DOSSIER_ASSIGN(bool filtered, filter_template(why));
  out.report += filtered ? "seccomp: yes\n" : "seccomp: no (" + why + ")\n";
#ifdef DOSSIER_SANITIZED
  out.report += "sanitizers: yes (may make pipes; a build for tests, not for documents of others)\n";
#endif
  return out;
}

Status lock_child(const ChildLimits& limits) {
  // A limit that is lower already stays: raising it is not ours to do.
  auto set = [](__rlimit_resource_t what, uint64_t soft, uint64_t more = 0) {
    rlimit limit{};
    if (getrlimit(what, &limit) != 0) return false;
    limit.rlim_max = std::min<rlim_t>(limit.rlim_max, soft + more);
    limit.rlim_cur = std::min<rlim_t>({limit.rlim_cur, limit.rlim_max, soft});
    return setrlimit(what, &limit) == 0;
  };
  bool done = set(RLIMIT_CORE, 0) && set(RLIMIT_FSIZE, 0) && set(RLIMIT_NOFILE, 64) && set(RLIMIT_MSGQUEUE, 0) && set(RLIMIT_MEMLOCK, 0) &&
              set(RLIMIT_AS, limits.address_space_bytes + limits.memory_bytes);
  // The soft limit's signal tells the parent what happened; the hard one ends a reader that ignores it.
  done = done && set(RLIMIT_CPU, limits.cpu_seconds, 5);
  if (!done) return os_error("cannot limit the reader", "", errno);
  Result<bool> filtered = filter_child();
  // Without seccomp in the kernel the template's report has said so.
  if (!filtered.ok() && prctl(PR_GET_SECCOMP) != 0) return filtered.error();
  return {};
}

std::string probe_protections() {
  std::string out;
  int fd = open("/etc/passwd", O_RDONLY | O_CLOEXEC);
  out += attempt("open a file", fd >= 0);
  fd = open("/tmp/dossier-probe", O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  out += attempt("make a file", fd >= 0);
  fd = open("/proc/self/environ", O_RDONLY | O_CLOEXEC);
  out += attempt("look at a process", fd >= 0);
  for (auto [name, family] : {std::pair<const char*, int>{"internet socket", AF_INET}, {"local socket", AF_UNIX}, {"raw network", AF_PACKET}})
    out += attempt(name, socket(family, SOCK_STREAM, 0) >= 0);
  char* const nothing[] = {nullptr};
  int ends[2];
  out += attempt("make a pipe", pipe(ends) == 0);
  execve("/bin/true", nothing, nothing);
  out += attempt("run a program", false);
  pid_t pid = fork();
  if (pid == 0) _exit(0);
  out += attempt("fork", pid > 0);
  out += attempt("signal the parent", kill(getpid(), 0) == 0);
  rlimit more{RLIM_INFINITY, RLIM_INFINITY};
  out += attempt("raise a limit", setrlimit(RLIMIT_AS, &more) == 0);
  void* memory = mmap(nullptr, size_t{1} << 36, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  out += attempt("take 64 GiB of memory", memory != MAP_FAILED);
  return out;
}

}  // namespace dossier::reader
