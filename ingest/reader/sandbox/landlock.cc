#include "ingest/reader/sandbox/landlock.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/fd.h"

namespace dossier::reader {
namespace {

// The kernel's structure grows; ours is that of version 6, and the size tells an older kernel what to read. Names of the later
// rights are spelled out since Debian 12's headers end at version 2.
struct RulesetAttributes {
  uint64_t files = 0, network = 0, scoped = 0;
};
constexpr uint64_t kAllFiles1 = (uint64_t{1} << 13) - 1;  // execute ... make_sym
constexpr uint64_t kRefer = uint64_t{1} << 13;            // version 2
constexpr uint64_t kTruncate = uint64_t{1} << 14;         // version 3
constexpr uint64_t kIoctl = uint64_t{1} << 15;            // version 5
constexpr uint64_t kTcp = 3;                              // version 4: bind, connect
constexpr uint64_t kScoped = 3;                           // version 6: abstract sockets, signals
constexpr uint64_t kRead = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;

long create_ruleset(const RulesetAttributes* attributes, size_t size, uint32_t flags) {
  return syscall(SYS_landlock_create_ruleset, attributes, size, flags);
}

Status allow_reading(int ruleset, const std::string& path) {
  Fd fd(open(path.c_str(), O_PATH | O_CLOEXEC));
  struct stat info {};
  if (!fd.valid() || fstat(fd.get(), &info) != 0) return {};  // not installed here
  landlock_path_beneath_attr rule{};
  rule.allowed_access = S_ISDIR(info.st_mode) ? kRead : uint64_t{LANDLOCK_ACCESS_FS_READ_FILE};
  rule.parent_fd = fd.get();
  if (syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0)
    return Error{ErrorKind::io, std::string("landlock refuses a rule: ") + std::strerror(errno), path, ""};
  return {};
}

}  // namespace

Result<int> restrict_files(const std::vector<std::string>& readable, std::string& why) {
  long version = create_ruleset(nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) {
    why = std::strerror(errno);
    return 0;
  }
  RulesetAttributes attributes;
  attributes.files = kAllFiles1 | (version >= 2 ? kRefer : 0) | (version >= 3 ? kTruncate : 0) | (version >= 5 ? kIoctl : 0);
  attributes.network = version >= 4 ? kTcp : 0;
  attributes.scoped = version >= 6 ? kScoped : 0;
  size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
  Fd ruleset(static_cast<int>(create_ruleset(&attributes, size, 0)));
  if (!ruleset.valid()) return Error{ErrorKind::io, std::string("landlock refuses its rules: ") + std::strerror(errno), "", ""};
  for (const std::string& path : readable) DOSSIER_TRY(allow_reading(ruleset.get(), path));
  if (syscall(SYS_landlock_restrict_self, ruleset.get(), 0) != 0)
    return Error{ErrorKind::io, std::string("landlock cannot be put in force: ") + std::strerror(errno), "", ""};
  return static_cast<int>(version);
}

}  // namespace dossier::reader
