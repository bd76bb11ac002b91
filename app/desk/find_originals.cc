#include "app/desk/find_originals.h"

#include <sys/stat.h>

#include <cerrno>
#include <map>

#include "app/library/find_files.h"
#include "app/library/ingest_run.h"
#include "base/file.h"

namespace dossier {

bool is_gone(const std::string& path) {
  struct stat info {};
  return lstat(path.c_str(), &info) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

Result<FoundOriginals> find_originals(DeskArchive& archive, const std::string& folder, const CancelToken& cancel) {
  if (!archive.writable())
    return Error{ErrorKind::io, "the archive cannot be written", archive.path(), "save a copy of it where you may write, and open that"};
  DocumentStore store(archive.archive());
  DOSSIER_ASSIGN(std::vector<StoredDocument> all, store.list(true));
  FoundOriginals out;
  std::map<Sha256, std::vector<std::string>> gone;  // the places of each
  std::map<uint64_t, size_t> sizes;
  for (const StoredDocument& d : all) {
    if (d.paths.empty() || !is_gone(d.paths[0])) continue;
    gone.emplace(d.sha256, d.paths);
    ++sizes[d.bytes];
  }
  out.wanted = gone.size();
  if (gone.empty()) return out;
  DOSSIER_ASSIGN(FoundFiles files, find_files({folder}, {}, cancel));
  if (!files.unreachable.empty() && files.files.empty()) return files.unreachable[0].second;
  for (const FoundFile& file : files.files) {
    if (cancel.cancelled()) return Error{ErrorKind::cancelled, "stopped", "", ""};
    if (!sizes.count(file.bytes)) continue;
    Result<Fd> opened = open_regular(file.absolute);
    Result<Sha256> hash = opened.ok() ? sha256_of_fd(opened->get()) : Result<Sha256>(opened.error());
    if (!hash.ok()) continue;  // another copy may be readable
    auto wanted = gone.find(*hash);
    if (wanted == gone.end()) continue;
    DOSSIER_TRY(store.set_location({storable_path(file.absolute), *hash, file.bytes, file.modified_ns, file.inode, file.device, false}));
    for (const std::string& path : wanted->second) DOSSIER_TRY(store.set_missing(path, true));
    gone.erase(wanted);
    ++out.found;
  }
  DOSSIER_TRY(archive.archive().commit());
  DOSSIER_TRY(archive.refresh());
  return out;
}

}  // namespace dossier
