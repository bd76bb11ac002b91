// The sealed nodes of one store and where they are: in memory up to the limit, on disk where there is a folder. What came first stays in
// memory; what does not fit is streamed. Nodes that no sequence holds give way first, leaves before their parents, least recently used.
#pragma once

#include <memory>
#include <unordered_map>

#include "engine/kv/kv_node.h"

namespace dossier {

class KvTiers {
 public:
  static Result<std::shared_ptr<KvTiers>> open(const KvShape& shape, const KvIdentity& identity, const KvLimits& limits,
                                               const dk_table& table);

  const KvLayout& layout() const { return layout_; }
  const dk_table& table() const { return table_; }
  const Sha256& identity() const { return identity_; }
  const std::shared_ptr<KvMeter>& meter() const { return meter_; }
  KvCounters& counters() { return counters_; }

  // The node of this text, whole; null if there is none.
  Result<std::shared_ptr<KvNode>> find(const KvNodeText& text);
  // Takes a node whose slabs are all in memory. Returns the one to use (an equal one may be here). Errors: no_space, io, memory.
  Result<std::shared_ptr<KvNode>> seal(std::shared_ptr<KvNode> node, bool to_disk);
  // Errors: io, damaged.
  Result<KvSlab> slab(const std::shared_ptr<KvNode>& node, std::size_t place);
  // Bytes that a running sequence always needs: its open node and its chunks.
  void hold_fixed(std::uint64_t bytes) { fixed_bytes_ += bytes; }
  void release_fixed(std::uint64_t bytes) { fixed_bytes_ -= bytes; }

 private:
  KvTiers(KvLayout layout, const dk_table& table) : layout_(std::move(layout)), table_(table) {}
  Status make_room(const std::shared_ptr<KvNode>& newest);
  bool drop_idle();
  std::uint64_t node_room() const;  // bytes that sealed nodes may take in memory

  KvLayout layout_;
  const dk_table& table_;
  Sha256 identity_;
  KvLimits limits_;
  std::shared_ptr<KvMeter> meter_ = std::make_shared<KvMeter>();
  KvCounters counters_;
  std::unordered_map<Sha256, std::shared_ptr<KvNode>> nodes_;
  std::uint64_t fixed_bytes_ = 0, node_bytes_ = 0, clock_ = 0;
};

}  // namespace dossier
