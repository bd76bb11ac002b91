// What is done to a folder of nodes as a whole: listed, checked, pruned, dropped. Nothing here knows a model.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "base/cancel.h"
#include "base/progress.h"
#include "engine/kv/kv_folder.h"

namespace dossier {

// A stored node or end, as its header says.
struct KvStored {
  KvEntry entry;
  bool readable = false;    // the header is whole; else only `entry` and `why` are set
  std::string why;
  Sha256 parent;
  std::int64_t first = 0, tokens = 0;
  dk_kv_format format = DK_KV_INT8;
  KvIdentity identity;
  std::vector<std::string> tags;  // those of the header and those added later
};

// What stands in the folder, by position, then key. Errors: not_found, usage (not a folder), io.
Result<std::vector<KvStored>> list_kv(const std::string& folder);

struct KvChecked {
  std::uint64_t files = 0, whole = 0, bytes = 0;
  struct Fault {
    std::string file, why;
  };
  std::vector<Fault> faults;     // damaged: computed again when they are next wanted, removed by prune
  std::vector<std::string> orphans;  // whole, but the node they follow is gone: never found again
};
// Reads every byte. Errors as list_kv, cancelled.
Result<KvChecked> check_kv(const std::string& folder, const Progress& progress, const CancelToken& cancel);

struct KvPruned {
  std::uint64_t nodes_removed = 0, bytes_removed = 0, bytes_left = 0;
};

// Removes leaves that are not held, least recently used first, until at most `limit_bytes` are left or only held nodes and their ancestors
// are. REQUIRES: the exclusive lock.
Result<KvPruned> prune_kv_leaves(KvFolder& folder, std::uint64_t limit_bytes, const std::unordered_set<Sha256>& held);

// Removes what can never be used again (unreadable headers, orphans, leftovers), then leaves until at most `limit_bytes` are left.
// Errors: conflict (another program uses the folder), not_found, usage, io.
Result<KvPruned> prune_kv(const std::string& folder, std::uint64_t limit_bytes);

// Removes every node whose prefix holds text of one of these owners, with all that follow it; and what cannot be read, as it may hold it too.
Result<KvPruned> drop_kv(const std::string& folder, const std::vector<std::string>& tags);

}  // namespace dossier
