// A folder of nodes. The folder is the index: KEY.PARENT.node and KEY.PARENT.tail (the first 16 digits of the parent's key), KEY.HASH.tag
// for an owner that came later, `lock`, and tmp.* while a file is written. A file is whole or not there; equal keys have equal bytes of
// rows. Users hold a shared lock, whoever removes nodes an exclusive one. Last use is the time of modification.
#pragma once

#include <atomic>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/kv/kv_node_file.h"

namespace dossier {

struct KvEntry {
  std::string name;
  Sha256 key;
  std::string parent;  // 16 hexadecimal digits
  bool tail = false;
  std::uint64_t bytes = 0;
  std::int64_t used_ns = 0;  // since 1970
};

class KvFolder {
 public:
  // Makes the folder (0700) where it is missing and `create` says so. Errors: not_found, io.
  static Result<std::shared_ptr<KvFolder>> open(const std::string& path, bool create);

  const std::string& path() const { return path_; }
  std::string path_of(const std::string& name) const { return path_ + "/" + name; }

  Status lock_shared();       // waits while nodes are being removed
  bool try_lock_exclusive();  // also from shared; what was held stays held where it fails
  void unlock();

  Result<std::vector<KvEntry>> list() const;
  Result<std::vector<std::string>> names(std::string_view suffix) const;
  bool has(const Sha256& key, const Sha256& parent, bool tail = false) const;
  // An open file and its header. not_found where there is none.
  struct Opened {
    Fd fd;
    std::string path;
    KvNodeHeader header;
  };
  Result<Opened> open_node(const std::string& name) const;
  Status write(const KvNodeHeader& header, const KvLayout& layout, const std::vector<const std::byte*>& slabs);
  // Owners that are not in the header. Errors: io, no_space.
  Status add_tags(const Sha256& key, const std::vector<std::string>& tags);
  Result<std::unordered_map<Sha256, std::vector<std::string>>> all_added_tags() const;
  void touch(const std::string& name) const;  // used now
  Status remove(const std::vector<std::string>& names);  // with their added tags; then syncs the folder
  Status remove_leftovers();  // tmp.* of dead writers. REQUIRES: the exclusive lock

  std::uint64_t written_bytes() const { return written_; }

 private:
  explicit KvFolder(std::string path) : path_(std::move(path)) {}
  Status sync() const;
  Result<std::string> new_file(Fd& fd);

  std::string path_;
  Fd lock_;
  std::atomic<std::uint64_t> written_ = 0, temp_number_ = 0;
};

// Reads every byte of a node or end. Errors: damaged, newer_version, io, not_found.
Status check_kv_file(const KvFolder& folder, const std::string& name);

std::string kv_file_name(const Sha256& key, const Sha256& parent, bool tail);

}  // namespace dossier
