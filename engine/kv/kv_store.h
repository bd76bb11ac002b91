// Keys and values that outlive the process. Global layers enter pages (node_tokens positions a node, all global layers), chunked layers own a
// fixed buffer of `chunk` rows that holds nothing at a chunk border. Nodes are named by what made them (parent, tokens, images, weights,
// constants, format, numerics) and live in tiers: device, RAM, disk. A node is filled, sealed, copied, dropped; a sealed page never changes.
// Rows are rounded when appended; attention never sees an unrounded row, so hot, restored, chunked and batched give the same bits.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "kernels/kernel_api.h"

namespace dossier {

struct KvShape {
  std::int32_t layers = 0;
  std::vector<bool> global;          // [layers]; false = chunked
  std::int32_t kv_heads = 0;
  std::int32_t head_dim = 0;
  std::int64_t chunk = 0;            // 0: no chunked layers
  std::int64_t node_tokens = 8192;   // = chunk where there are chunked layers, else 1,024
  dk_kv_format format = DK_KV_INT8;

  std::uint64_t bytes_per_token() const;  // growth: global layers, K and V
};

// What makes rows what they are, besides the tokens. Hashed into every node's key.
struct KvIdentity {
  std::string weights_sha256;
  std::string constants;      // after overrides, canonical text
  std::string kernels;        // table name and numerics version
  std::string vision_sha256;  // empty without images
};

struct KvLimits {
  std::string folder;                    // empty: nothing is written
  std::uint64_t ram_bytes = 0;           // 0: no limit
  std::uint64_t disk_bytes = 0;          // 0: no limit
};

// Rows of one layer and one page, for all KV heads. Move-only; the page stays where it is while the pin lives.
class KvPin {
 public:
  std::int64_t first = 0;   // absolute position of the first row (a chunked layer: position of the chunk's start)
  std::int64_t rows = 0;    // rows present
  dk_kv_rows k(std::int32_t head) const;
  dk_kv_rows v(std::int32_t head) const;
  KvPin(KvPin&&) noexcept;
  KvPin& operator=(KvPin&&) noexcept;
  ~KvPin();
 private:
  friend class KvSequence;
  KvPin();
  struct Hold;
  std::unique_ptr<Hold> hold_;
};

struct KvCounters {
  std::uint64_t restored_tokens = 0, read_bytes = 0, written_bytes = 0;
};

// One running sequence. Not thread-safe: the scheduler appends and pins, kernels only read.
class KvSequence {
 public:
  std::int64_t tokens() const;  // positions whose rows are complete in all layers
  // Announces the next tokens; rows for exactly these are appended, layer by layer, then commit() makes them count. A step never
  // straddles a node's end. images: SHA-256 of each image whose rows stand in for patch tokens in this step.
  Status begin(std::span<const std::int32_t> tokens, std::span<const std::string> images = {});
  // k, v: [tokens][kv_heads][head_dim], after rotation and norm.
  Status append(std::int32_t layer, std::span<const float> k, std::span<const float> v);
  Status commit();  // seals and stores the node when it is full
  // The pages a query of this layer may see, in rising position: a chunked layer has one (its chunk), a global layer all.
  std::int64_t pages(std::int32_t layer) const;
  Result<KvPin> pin(std::int32_t layer, std::int64_t page);
  void expect(std::int32_t layer, std::int64_t page);  // streamed tiers read ahead
  // Forgets tokens from `tokens` on (a rejected draft). Only inside the open node.
  Status rewind(std::int64_t tokens);
  // Keeps the end that is not at a border as the one tail node of this document set (rows of all layers).
  Status keep_tail(std::span<const std::string> owner_tags);
  KvSequence(KvSequence&&) noexcept;
  KvSequence& operator=(KvSequence&&) noexcept;
  ~KvSequence();
 private:
  friend class KvStore;
  KvSequence();
  struct State;
  std::unique_ptr<State> state_;
};

class KvStore {
 public:
  static Result<KvStore> open(const KvShape& shape, const KvIdentity& identity, const KvLimits& limits, const dk_table& table);
  // A sequence that starts with as much of `tokens` as is stored (whole nodes, then the tail); sequence.tokens() says how much.
  Result<KvSequence> restore(std::span<const std::int32_t> tokens, std::span<const std::string> owner_tags = {});
  Result<KvSequence> fork(const KvSequence& from);  // shares sealed nodes, copies the open one (batched questions over one prefix)
  KvCounters counters() const;
  KvStore(KvStore&&) noexcept;
  KvStore& operator=(KvStore&&) noexcept;
  ~KvStore();
 private:
  struct State;
  explicit KvStore(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dossier
