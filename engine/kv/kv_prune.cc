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

namespace {

Result<KvStored> stored_of(const KvFolder& folder, const KvEntry& entry) {
  KvStored out;
  out.entry = entry;
  auto file = folder.open_node(entry.name);
  if (!file.ok()) {
    out.why = file.error().message;
    return out;
  }
  const KvNodeHeader& header = file->header;
  out.readable = true;
  out.parent = header.text.parent;
  out.first = header.text.first;
  out.tokens = header.rows();
  out.format = header.shape.format;
  out.identity = header.identity;
  out.tags = header.text.tags;
  return out;
}

Result<std::vector<KvStored>> list_folder(const KvFolder& folder) {
  DOSSIER_ASSIGN(const std::vector<KvEntry> entries, folder.list());
  DOSSIER_ASSIGN(const auto added, folder.all_added_tags());
  std::vector<KvStored> out;
  for (const KvEntry& entry : entries) {
    DOSSIER_ASSIGN(KvStored stored, stored_of(folder, entry));
    if (auto at = added.find(entry.key); at != added.end()) stored.tags.insert(stored.tags.end(), at->second.begin(), at->second.end());
    out.push_back(std::move(stored));
  }
  std::sort(out.begin(), out.end(), [](const KvStored& a, const KvStored& b) { return std::pair(a.first, a.entry.key) < std::pair(b.first, b.entry.key); });
  return out;
}

// By position, so that one pass finds those whose chain to the first node is broken. Marks what `bad` marks and all that follows it.
std::vector<bool> with_descendants(const std::vector<KvStored>& all, std::vector<bool> bad, bool orphans_too) {
  std::unordered_map<Sha256, std::size_t> node_of;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const KvStored& stored = all[i];
    if (stored.readable && stored.parent != Sha256{}) {
      auto parent = node_of.find(stored.parent);
      if (parent == node_of.end() ? orphans_too : bad[parent->second]) bad[i] = true;
    }
    if (stored.readable && !stored.entry.tail) node_of[stored.entry.key] = i;
  }
  return bad;
}

Result<KvPruned> remove_marked(KvFolder& folder, const std::vector<KvStored>& all, const std::vector<bool>& bad) {
  KvPruned out;
  std::vector<std::string> gone;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!bad[i]) {
      out.bytes_left += all[i].entry.bytes;
      continue;
    }
    gone.push_back(all[i].entry.name);
    ++out.nodes_removed;
    out.bytes_removed += all[i].entry.bytes;
  }
  DOSSIER_TRY(folder.remove(gone));
  return out;
}

Result<std::shared_ptr<KvFolder>> open_to_remove(const std::string& path) {
  DOSSIER_ASSIGN(std::shared_ptr<KvFolder> folder, KvFolder::open(path, false));
  if (!folder->try_lock_exclusive())
    return Error{ErrorKind::conflict, "another program uses the stored keys and values", path, "try again when it has ended"};
  return folder;
}

}  // namespace

Result<std::vector<KvStored>> list_kv(const std::string& path) {
  DOSSIER_ASSIGN(const std::shared_ptr<KvFolder> folder, KvFolder::open(path, false));
  DOSSIER_TRY(folder->lock_shared());
  return list_folder(*folder);
}

Result<KvChecked> check_kv(const std::string& path, const Progress& progress, const CancelToken& cancel) {
  DOSSIER_ASSIGN(const std::shared_ptr<KvFolder> folder, KvFolder::open(path, false));
  DOSSIER_TRY(folder->lock_shared());
  DOSSIER_ASSIGN(const std::vector<KvStored> all, list_folder(*folder));
  KvChecked out;
  const std::vector<bool> orphan = with_descendants(all, std::vector<bool>(all.size(), false), true);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (cancel.cancelled()) return Error{ErrorKind::cancelled, "stopped", "", ""};
    if (progress) progress({"Checking", i, all.size(), "nodes", all[i].entry.name});
    ++out.files;
    out.bytes += all[i].entry.bytes;
    const Status whole = all[i].readable ? check_kv_file(*folder, all[i].entry.name) : Status(Error{ErrorKind::damaged, all[i].why, "", ""});
    if (!whole.ok()) out.faults.push_back({all[i].entry.name, whole.error().message});
    else if (orphan[i]) out.orphans.push_back(all[i].entry.name);
    else ++out.whole;
  }
  return out;
}

Result<KvPruned> prune_kv(const std::string& path, std::uint64_t limit_bytes) {
  DOSSIER_ASSIGN(const std::shared_ptr<KvFolder> folder, open_to_remove(path));
  DOSSIER_TRY(folder->remove_leftovers());
  DOSSIER_ASSIGN(const std::vector<KvStored> all, list_folder(*folder));
  std::vector<bool> bad;
  for (const KvStored& stored : all) bad.push_back(!stored.readable);
  DOSSIER_ASSIGN(KvPruned out, remove_marked(*folder, all, with_descendants(all, std::move(bad), true)));
  DOSSIER_ASSIGN(const KvPruned more, prune_kv_leaves(*folder, limit_bytes, {}));
  out.nodes_removed += more.nodes_removed;
  out.bytes_removed += more.bytes_removed;
  out.bytes_left = more.bytes_left;
  return out;
}

Result<KvPruned> drop_kv(const std::string& path, const std::vector<std::string>& tags) {
  DOSSIER_ASSIGN(const std::shared_ptr<KvFolder> folder, open_to_remove(path));
  DOSSIER_TRY(folder->remove_leftovers());
  DOSSIER_ASSIGN(const std::vector<KvStored> all, list_folder(*folder));
  std::vector<bool> bad;
  for (const KvStored& stored : all)
    bad.push_back(!stored.readable || std::any_of(stored.tags.begin(), stored.tags.end(), [&tags](const std::string& tag) {
      return std::find(tags.begin(), tags.end(), tag) != tags.end();
    }));
  return remove_marked(*folder, all, with_descendants(all, std::move(bad), true));
}

}  // namespace dossier
