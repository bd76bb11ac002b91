#include "engine/kv/kv_tiers.h"

#include <algorithm>

namespace dossier {

Result<std::shared_ptr<KvTiers>> KvTiers::open(const KvShape& shape, const KvIdentity& identity, const KvLimits& limits,
                                               const dk_table& table) {
  DOSSIER_ASSIGN(KvLayout layout, KvLayout::make(shape, table));
  std::shared_ptr<KvTiers> tiers(new KvTiers(std::move(layout), table));
  tiers->identity_ = kv_identity_hash(shape, identity);
  tiers->limits_ = limits;
  return tiers;
}

std::uint64_t KvTiers::node_room() const {
  if (limits_.ram_bytes == 0) return UINT64_MAX;
  return limits_.ram_bytes > fixed_bytes_ ? limits_.ram_bytes - fixed_bytes_ : 0;
}

Result<std::shared_ptr<KvNode>> KvTiers::find(const KvNodeText& text) {
  auto at = nodes_.find(kv_key(text, identity_));
  if (at == nodes_.end() || at->second->text.tokens != text.tokens) return std::shared_ptr<KvNode>();
  at->second->last_use = ++clock_;
  return at->second;
}

Result<std::shared_ptr<KvNode>> KvTiers::seal(std::shared_ptr<KvNode> node, bool) {
  node->last_use = ++clock_;
  auto [at, fresh] = nodes_.try_emplace(node->key, node);
  if (!fresh) return at->second;
  if (auto parent = nodes_.find(node->text.parent); parent != nodes_.end()) ++parent->second->children;
  for (const KvSlab& slab : node->slabs) {
    slab->charge_all();
    node_bytes_ += slab->size();
  }
  DOSSIER_TRY(make_room(node));
  return node;
}

Status KvTiers::make_room(const std::shared_ptr<KvNode>&) {
  while (node_bytes_ > node_room()) {
    if (drop_idle()) continue;
    return Error{ErrorKind::memory, "keys and values outgrow the limit on memory", "", "raise --kv-ram-limit, or name a folder with --kv"};
  }
  return {};
}

bool KvTiers::drop_idle() {
  auto oldest = nodes_.end();
  for (auto at = nodes_.begin(); at != nodes_.end(); ++at)
    if (at->second.use_count() == 1 && at->second->children == 0 &&
        (oldest == nodes_.end() || at->second->last_use < oldest->second->last_use))
      oldest = at;
  if (oldest == nodes_.end()) return false;
  for (const KvSlab& slab : oldest->second->slabs)
    if (slab) node_bytes_ -= slab->size();
  if (auto parent = nodes_.find(oldest->second->text.parent); parent != nodes_.end()) --parent->second->children;
  nodes_.erase(oldest);
  return true;
}

Result<KvSlab> KvTiers::slab(const std::shared_ptr<KvNode>& node, std::size_t place) { return node->slabs[place]; }

}  // namespace dossier
