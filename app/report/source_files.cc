#include "app/report/source_files.h"

#include <filesystem>

#include "base/file.h"

namespace dossier {
namespace {

constexpr size_t kMaxFiles = 1'000'000;

std::string base_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

}  // namespace

Result<Fd> SourceFiles::opened(const std::string& path, const Sha256& hash) {
  DOSSIER_ASSIGN(Fd fd, open_regular(path));
  DOSSIER_ASSIGN(Sha256 is, sha256_of_fd(fd.get()));
  if (is != hash) return Error{ErrorKind::conflict, "the file has changed since", path, ""};
  found_[hash] = path;
  return fd;
}

void SourceFiles::list_folders() {
  if (std::exchange(listed_, true)) return;
  namespace fs = std::filesystem;
  for (const std::string& folder : folders_) {
    std::error_code error;
    if (fs::is_regular_file(folder, error)) {
      candidates_.push_back({folder, fs::file_size(folder, error)});
      continue;
    }
    error.clear();
    fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error), end;
    for (; !error && at != end && candidates_.size() < kMaxFiles; at.increment(error)) {
      std::error_code no;
      if (at->is_regular_file(no)) candidates_.push_back({at->path().string(), at->file_size(no)});
    }
  }
  std::sort(candidates_.begin(), candidates_.end(), [](const Candidate& a, const Candidate& b) { return a.path < b.path; });
}

Result<Fd> SourceFiles::open(const SourceDocument& document) {
  const Sha256 hash = document.file_sha256.value_or(document.sha256);
  const std::string path = document.file_path.empty() ? document.path : document.file_path;
  if (auto known = found_.find(hash); known != found_.end()) return opened(known->second, hash);
  Result<Fd> at_path = path.empty() ? Result<Fd>(Error{ErrorKind::not_found, "no path", "", ""}) : opened(path, hash);
  if (at_path.ok()) return at_path;
  bool changed = at_path.error().kind == ErrorKind::conflict;
  list_folders();
  // The same name first, then whatever has the right size; where the size is not known (a container), everything.
  for (bool by_name : {true, false})
    for (const Candidate& c : candidates_) {
      bool same_name = base_name(c.path) == base_name(path);
      bool fits = !document.part.empty() || document.bytes == 0 || c.bytes == document.bytes;
      if (same_name != by_name || !fits) continue;
      if (Result<Fd> fd = opened(c.path, hash); fd.ok()) return fd;
    }
  if (changed) return Error{ErrorKind::conflict, "the file has changed since it was read", path, "give the folder of the original with --files DIR"};
  return Error{ErrorKind::not_found, "the file is not at its place", path, "give its folder with --files DIR"};
}

}  // namespace dossier
