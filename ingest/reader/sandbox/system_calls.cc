#include "ingest/reader/sandbox/system_calls.h"

#include <fcntl.h>
#include <seccomp.h>

#include <cerrno>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <type_traits>

namespace dossier::reader {
namespace {

using Filter = std::unique_ptr<std::remove_pointer_t<scmp_filter_ctx>, void (*)(scmp_filter_ctx)>;

// Unknown to this libseccomp or architecture: nothing to allow.
void allow(scmp_filter_ctx filter, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    int number = seccomp_syscall_resolve_name(name);
    if (number != __NR_SCMP_ERROR) (void)seccomp_rule_add(filter, SCMP_ACT_ALLOW, number, 0);
  }
}

void refuse(scmp_filter_ctx filter, int code, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    int number = seccomp_syscall_resolve_name(name);
    if (number != __NR_SCMP_ERROR) (void)seccomp_rule_add(filter, SCMP_ACT_ERRNO(static_cast<uint32_t>(code)), number, 0);
  }
}

// open and openat, only for reading: none of the bits that write, make or cut.
void allow_opening(scmp_filter_ctx filter) {
  constexpr scmp_datum_t kWrites = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);
  (void)seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, kWrites, 0));
  (void)seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(open), 1, SCMP_A1(SCMP_CMP_MASKED_EQ, kWrites, 0));
}

Result<bool> load(scmp_filter_ctx filter, std::string* why) {
  int code = seccomp_load(filter);
  if (code == 0) return true;
  if (why && (code == -EINVAL || code == -ENOSYS || code == -ECANCELED)) {
    *why = std::strerror(-code);
    return false;
  }
  return Error{ErrorKind::io, std::string("seccomp cannot be put in force: ") + std::strerror(-code), "", ""};
}

}  // namespace

Result<bool> filter_template(std::string& why) {
  Filter filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)), seccomp_release);
  if (!filter) {
    why = "no memory for the filter";
    return false;
  }
  allow(filter.get(), {// memory
                       "brk", "mmap", "mmap2", "munmap", "mremap", "mprotect", "madvise", "membarrier",
                       // descriptors that are open, and files that Landlock lets be opened
                       "read", "readv", "pread64", "preadv", "write", "writev", "close", "close_range", "dup", "fcntl", "lseek", "_llseek", "fstat", "fstat64",
                       "newfstatat", "fstatat64", "stat", "stat64", "lstat", "lstat64", "statx", "access", "faccessat", "faccessat2", "readlink", "readlinkat",
                       "getdents64", "getcwd", "statfs", "fstatfs", "poll", "ppoll", "select", "pselect6", "fadvise64",
                       // the channel and the control socket; no new one can be made
                       "sendmsg", "recvmsg", "sendto", "recvfrom", "shutdown",
                       // time, processor, randomness, identity
                       "clock_gettime", "clock_getres", "clock_nanosleep", "nanosleep", "gettimeofday", "time", "times", "getrandom", "sched_yield",
                       "sched_getaffinity", "getpid", "gettid", "getppid", "getuid", "geteuid", "getgid", "getegid", "uname", "sysinfo", "getrusage", "prctl",
                       "arch_prctl", "prlimit64", "setrlimit", "getrlimit", "set_tid_address", "set_robust_list", "rseq", "getcpu",
                       // signals, waiting, locks, ending
                       "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "futex", "tgkill", "restart_syscall", "exit", "exit_group", "kill",
                       "wait4", "waitid", "signalfd4",
                       // the template forks
                       "clone", "clone3", "fork", "vfork",
                       // the second filter
                       "seccomp"});
#ifdef DOSSIER_SANITIZED
  allow(filter.get(), {"pipe", "pipe2"});
#endif
  allow_opening(filter.get());
  return load(filter.get(), &why);
}

Result<bool> filter_child() {
  // On top of the template's: both must allow a call.
  Filter filter(seccomp_init(SCMP_ACT_ALLOW), seccomp_release);
  if (!filter) return Error{ErrorKind::memory, "no memory for a filter", "", ""};
  refuse(filter.get(), EAGAIN, {"clone", "clone3", "fork", "vfork"});
  refuse(filter.get(), EPERM, {"kill", "wait4", "waitid", "signalfd4", "setrlimit", "prctl", "sendto", "shutdown", "getppid"});
  // Reading a limit is fine, setting one is not.
  (void)seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EPERM), SCMP_SYS(prlimit64), 1, SCMP_A2(SCMP_CMP_NE, 0));
  refuse(filter.get(), EPERM, {"seccomp"});
  return load(filter.get(), nullptr);
}

}  // namespace dossier::reader
