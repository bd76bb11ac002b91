// What a running sequence knows; shared by kv_sequence.cc and kv_store.cc.
#pragma once

#include "engine/kv/kv_tiers.h"

namespace dossier {

struct KvSequence::State {
  explicit State(std::shared_ptr<KvTiers> t) : tiers(std::move(t)) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State();

  const KvLayout& layout() const { return tiers->layout(); }
  std::int64_t node_first() const { return static_cast<std::int64_t>(nodes.size()) * layout().shape().node_tokens; }
  std::int64_t open_rows() const { return tokens - node_first(); }
  std::int64_t visible(std::int32_t layer) const { return tokens + (step > 0 && appended[static_cast<std::size_t>(layer)] ? step : 0); }
  // Takes its part of the limits; `fixed` bytes are its own. Errors: memory, io.
  Status enter(std::uint64_t fixed);
  // Bytes of the open node and of the chunks, full.
  std::uint64_t full_bytes() const;
  // Memory of the open node and of the chunks. Errors: memory.
  Status prepare();
  // Seals the open node if it is full.
  Status settle();
  // Takes the rows of a stored end.
  Status take(const KvTail& tail);
  // The slabs that are not in memory from this one on, in the order a step wants them: page by page, layer by layer, round and round.
  std::vector<KvSlabName> wanted_from(std::size_t place, std::size_t page) const;
  // Copies K and V rows between slabs of other capacity, and counts them.
  void copy_slab(const KvMemory& from, std::int64_t from_capacity, KvMemory& to, std::int64_t to_capacity, std::int64_t rows) const;

  std::shared_ptr<KvTiers> tiers;
  std::vector<std::shared_ptr<KvNode>> nodes;  // sealed, from position 0
  std::vector<KvSlab> open, local;             // by place among the global and the chunked layers; empty until prepared
  std::vector<std::int32_t> open_tokens;       // of the open node, those of the running step included
  std::vector<KvImage> images;
  std::vector<KvOwner> owners;
  std::int64_t keep = 0;
  std::int64_t tokens = 0, chunk_first = 0;
  std::int64_t step = 0;       // tokens announced and not committed
  std::vector<bool> appended;  // in the running step, by layer
  std::uint64_t fixed_bytes = 0;
  bool entered = false;
};

}  // namespace dossier
