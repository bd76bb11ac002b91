#include "app/library/find_files.h"

#include <dirent.h>
#include <fnmatch.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <set>

#include "base/file.h"
#include "base/hash.h"

namespace dossier {
namespace {

bool matches(const std::vector<std::string>& patterns, const std::string& below, const std::string& name) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
    return fnmatch(pattern.c_str(), name.c_str(), 0) == 0 || fnmatch(pattern.c_str(), below.c_str(), 0) == 0;
  });
}

class Walk {
 public:
  Walk(const FindOptions& options, const CancelToken& cancel, FoundFiles& out) : options_(options), cancel_(cancel), out_(out) {}

  void root(const std::string& given) {
    struct stat info {};
    if (stat(given.c_str(), &info) != 0) {
      out_.unreachable.emplace_back(given, os_error("cannot open", "", errno));
      return;
    }
    std::error_code code;
    std::string absolute = std::filesystem::canonical(given, code).string();
    if (code) absolute = std::filesystem::absolute(given).string();
    if (!S_ISDIR(info.st_mode)) {
      // A link keeps its own name: the folders before it are made plain, the link itself is not.
      std::filesystem::path named(given);
      std::string folder = std::filesystem::canonical(named.has_parent_path() ? named.parent_path() : ".", code).string();
      if (!code) absolute = (std::filesystem::path(folder) / named.filename()).string();
      file(given, absolute, named.filename().string(), info, true);
      return;
    }
    out_.folders.push_back(absolute);
    folder(given, absolute, "", info, 0);
  }

 private:
  void file(const std::string& given, const std::string& absolute, const std::string& below, const struct stat& info, bool named) {
    if (std::find(options_.never.begin(), options_.never.end(), absolute) != options_.never.end()) return;
    if (!S_ISREG(info.st_mode)) {
      if (named)
        out_.unreachable.emplace_back(given, Error{ErrorKind::unsupported, "not a regular file", "", ""});
      else
        ++out_.left_out;
      return;
    }
    if (options_.shards > 1) {
      Sha256 hash = sha256_of(below);
      uint64_t share = 0;
      for (int i = 0; i < 8; ++i) share = share << 8 | hash.bytes[static_cast<size_t>(i)];
      if (share % options_.shards + 1 != options_.shard) {
        out_.matches_all = false;
        return;
      }
    }
    FoundFile found{given, absolute, below, static_cast<uint64_t>(info.st_size), int64_t{info.st_mtim.tv_sec} * 1'000'000'000 + info.st_mtim.tv_nsec,
                    static_cast<int64_t>(info.st_ino), static_cast<int64_t>(info.st_dev)};
    out_.files.push_back(std::move(found));
  }

  void folder(const std::string& given, const std::string& absolute, const std::string& below, const struct stat& info, int depth) {
    if (cancel_.cancelled() || !visited_.emplace(info.st_dev, info.st_ino).second) return;
    std::unique_ptr<DIR, int (*)(DIR*)> dir(depth < 200 ? opendir(absolute.c_str()) : nullptr, closedir);
    if (!dir) {
      out_.unreachable.emplace_back(given, os_error("cannot open the folder", "", depth < 200 ? errno : ELOOP));
      return;
    }
    std::vector<std::string> names;
    while (dirent* entry = readdir(dir.get())) names.emplace_back(entry->d_name);
    dir.reset();
    std::sort(names.begin(), names.end());
    for (const std::string& name : names) {
      if (name == "." || name == "..") continue;
      std::string full = absolute + (absolute.back() == '/' ? "" : "/") + name, way = below.empty() ? name : below + "/" + name;
      struct stat entry {};
      if (stat(full.c_str(), &entry) != 0) {
        ++out_.left_out;  // a link to nowhere
        continue;
      }
      bool is_folder = S_ISDIR(entry.st_mode);
      if ((name[0] == '.' && !options_.hidden) || matches(options_.exclude, way, name) ||
          (!is_folder && !options_.include.empty() && !matches(options_.include, way, name))) {
        ++out_.left_out;
        out_.matches_all = false;
        continue;
      }
      std::string shown = given + (given.back() == '/' ? "" : "/") + name;
      if (is_folder)
        folder(shown, full, way, entry, depth + 1);
      else
        file(shown, full, way, entry, false);
    }
  }

  const FindOptions& options_;
  const CancelToken& cancel_;
  FoundFiles& out_;
  std::set<std::pair<dev_t, ino_t>> visited_;
};

}  // namespace

Result<FoundFiles> find_files(const std::vector<std::string>& roots, const FindOptions& options, const CancelToken& cancel) {
  FoundFiles out;
  Walk walk(options, cancel, out);
  for (const std::string& root : roots) walk.root(root);
  if (cancel.cancelled()) return Error{ErrorKind::cancelled, "stopped", "", ""};
  return out;
}

}  // namespace dossier
