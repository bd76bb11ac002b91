#include "engine/kv/kv_prune.h"

#include <algorithm>
#include <map>
#include <queue>
#include <unordered_map>

namespace dossier {

Result<KvPruned> prune_kv_leaves(KvFolder& folder, std::uint64_t limit_bytes, const std::unordered_set<Sha256>& held) {
  DOSSIER_ASSIGN(const std::vector<KvEntry> entries, folder.list());
  KvPruned out;
  std::unordered_map<std::string, std::size_t> node_of;  // by the digits that children carry
  std::vector<std::size_t> children(entries.size(), 0);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    out.bytes_left += entries[i].bytes;
    if (!entries[i].tail) node_of[entries[i].key.hex().substr(0, 16)] = i;
  }
  auto parent_of = [&](std::size_t i) {
    auto at = node_of.find(entries[i].parent);
    return at == node_of.end() ? entries.size() : at->second;
  };
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (parent_of(i) < entries.size()) ++children[parent_of(i)];
  auto later = [&](std::size_t a, std::size_t b) { return std::pair(entries[a].used_ns, a) > std::pair(entries[b].used_ns, b); };
  std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(later)> leaves(later);
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (children[i] == 0) leaves.push(i);
  std::vector<std::string> gone;
  while (out.bytes_left > limit_bytes && !leaves.empty()) {
    const std::size_t leaf = leaves.top();
    leaves.pop();
    if (held.count(entries[leaf].key)) continue;
    gone.push_back(entries[leaf].name);
    ++out.nodes_removed;
    out.bytes_removed += entries[leaf].bytes;
    out.bytes_left -= entries[leaf].bytes;
    if (const std::size_t parent = parent_of(leaf); parent < entries.size() && --children[parent] == 0) leaves.push(parent);
  }
  DOSSIER_TRY(folder.remove(gone));
  return out;
}

}  // namespace dossier
