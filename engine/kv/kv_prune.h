// What is done to a folder of nodes as a whole: listed, checked, pruned, dropped. Nothing here knows a model.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "engine/kv/kv_folder.h"

namespace dossier {

struct KvPruned {
  std::uint64_t nodes_removed = 0, bytes_removed = 0, bytes_left = 0;
};

// Removes leaves that are not held, least recently used first, until at most `limit_bytes` are left or only held nodes and their ancestors
// are. REQUIRES: the exclusive lock.
Result<KvPruned> prune_kv_leaves(KvFolder& folder, std::uint64_t limit_bytes, const std::unordered_set<Sha256>& held);

}  // namespace dossier
