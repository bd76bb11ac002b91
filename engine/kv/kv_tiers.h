// The sealed nodes of one store and where they are: on a device, in memory up to the limit, on disk where there is a folder. What came
// first stays in memory; what does not fit is streamed. Nodes that no sequence holds give way first, leaves before their parents, least
// recently used.
#pragma once

#include <memory>
#include <unordered_map>
#include <unordered_set>

#include "engine/kv/kv_folder.h"
#include "engine/kv/kv_node.h"
#include "engine/kv/kv_stream.h"

namespace dossier {

// Rows that end inside a node, as a file has them.
struct KvTail {
  KvNodeHeader header;
  std::int64_t rows = 0;          // how many of them agree with the prompt and can be used
  std::vector<KvBlockPlace> places;
  std::vector<KvSlab> slabs;      // one a place
};

class KvTiers {
 public:
  static Result<std::shared_ptr<KvTiers>> open(const KvShape& shape, const KvIdentity& identity, const KvLimits& limits,
                                               const dk_table& table);
  ~KvTiers();

  const KvLayout& layout() const { return layout_; }
  const dk_table& table() const { return table_; }
  const Sha256& identity() const { return identity_; }
  const std::shared_ptr<KvMeter>& meter() const { return meter_; }
  KvCounters counters() const;
  void count_restored(std::int64_t tokens) { counters_.restored_tokens += static_cast<std::uint64_t>(tokens); }

  // A running sequence: while there is one, the folder's shared lock is held and `fixed_bytes` of the limit are its own (open node, chunks).
  Status enter(std::uint64_t fixed_bytes);
  void leave(std::uint64_t fixed_bytes);

  // The node of this text, whole; null if there is none or a broken one. Errors: io, no_space, memory.
  Result<std::shared_ptr<KvNode>> find(const KvNodeText& text);
  // The stored end that has most rows in common with `text` (all that the prompt has after its whole nodes); nothing if none has any.
  Result<std::optional<KvTail>> find_tail(const KvNodeText& text);
  // Takes a node whose slabs are all in memory. Returns the one to use (an equal one may be here). Errors: no_space, io, memory.
  Result<std::shared_ptr<KvNode>> seal(std::shared_ptr<KvNode> node, bool to_disk);
  // slabs: one a place of kv_places, compact. Replaces what it goes beyond. Errors: no_space, io.
  Status write_tail(const KvNodeText& text, const std::vector<const std::byte*>& slabs);
  bool writes() const { return folder_ != nullptr; }

  // A slab that is not in memory, read or taken from the read-ahead. `next`: what will be wanted after it, in order.
  Result<KvSlab> stream(const KvSlabName& name, const std::vector<KvSlabName>& next);
  void expect(const std::vector<KvSlabName>& next);
  std::size_t window_slabs() const;  // how many may be read ahead
  std::uint64_t stream_waits() const { return stream_ ? stream_->waits() : 0; }

 private:
  KvTiers(KvLayout layout, const dk_table& table) : layout_(std::move(layout)), table_(table) {}
  std::uint64_t slab_bytes() const { return layout_.slab_bytes(layout_.shape().node_tokens); }
  std::uint64_t node_room() const;  // bytes that sealed nodes may take in memory
  KvNodeHeader header_of(const KvNodeText& text, bool tail) const;
  Result<std::shared_ptr<KvNode>> load(const KvNodeText& text, const Sha256& key);
  Status load_slabs(const KvFolder::Opened& file, KvNode& node);
  Result<KvSlab> read_slab(const KvNode& node, std::size_t place);
  Status read_tail(const std::string& name, const KvNodeText& text, std::optional<KvTail>& best);
  Status store(const KvNode& node);
  Status remove_replaced(const KvNodeText& by);
  Status make_disk_room(std::uint64_t bytes);
  Status make_room(KvNode& newest);
  void upload(KvNode& node);
  void insert(const std::shared_ptr<KvNode>& node);
  bool drop_idle();
  void drop(const Sha256& key);

  KvLayout layout_;
  const dk_table& table_;
  Sha256 identity_;
  KvIdentity identity_text_;
  KvLimits limits_;
  std::shared_ptr<KvMeter> meter_ = std::make_shared<KvMeter>();
  KvCounters counters_;
  std::atomic<std::uint64_t> read_bytes_ = 0;
  std::shared_ptr<KvFolder> folder_;
  std::unordered_map<Sha256, std::shared_ptr<KvNode>> nodes_;
  std::unordered_set<Sha256> broken_;  // on disk, to be written anew
  std::uint64_t fixed_bytes_ = 0, node_bytes_ = 0, clock_ = 0;
  std::size_t sequences_ = 0;
  std::unique_ptr<KvStream> stream_;  // last: its thread uses the rest
};

}  // namespace dossier
