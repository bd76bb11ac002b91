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
  std::int64_t node_tokens = 8192;   // a multiple of chunk and of DK_KEY_TILE: node_tokens_for(chunk)
  dk_kv_format format = DK_KV_INT8;

  // 1,024 where every layer is global, else the chunk (its least multiple that DK_KEY_TILE divides).
  static std::int64_t node_tokens_for(std::int64_t chunk);
  std::uint64_t row_bytes() const;         // one head's row, values and scales
  std::uint64_t bytes_per_token() const;   // growth: global layers, K and V
  std::uint64_t chunk_bytes() const;       // fixed: chunked layers, K and V, of one sequence
};

// What makes rows what they are, besides the tokens. Hashed into every node's key.
struct KvIdentity {
  std::string weights_sha256;
  std::string constants;      // after overrides, canonical text
  std::string kernels;        // table name and numerics version
  std::string vision_sha256;  // VisionTower::identity(); empty where no vision encoder is open
};

// Memory of a device beside the processor. Kernels that run there get its addresses from pins.
class KvDevice {
 public:
  virtual ~KvDevice() = default;
  // Copies a sealed slab (K's block, then V's). Null: no room, the slab stays where it is.
  virtual const void* upload(std::span<const std::byte> slab) = 0;
  virtual void release(const void* address) = 0;
};

struct KvLimits {
  std::string folder;                    // empty: nothing is written
  std::uint64_t ram_bytes = 0;           // 0: no limit
  std::uint64_t disk_bytes = 0;          // 0: no limit
  std::shared_ptr<KvDevice> device;      // null: none
};

// An image whose rows stand in for the patch tokens at [first, end).
struct KvImage {
  std::string sha256;  // of its pixels and of all that makes rows of them: vision file, kernels, numerics
  std::int64_t first = 0, end = 0;
};

// Whose text stands at [first, end): the app gives document hashes. drop(tag) deletes what was made from it.
struct KvOwner {
  std::string tag;
  std::int64_t first = 0, end = INT64_MAX;
};

// What a sequence starts from. Positions are absolute.
struct KvPrompt {
  std::span<const std::int32_t> tokens;
  std::vector<KvImage> images;   // in rising order
  std::vector<KvOwner> owners;
  std::int64_t keep = -1;        // rows of positions below this may be written to disk; -1: those of `tokens`. So answers never are
};

// Rows of one layer and one page, for all KV heads. Move-only; the page stays where it is while the pin lives. Where a sequence does
// not fit the RAM limit a held pin takes a place of the read-ahead: hold few at a time.
class KvPin {
 public:
  std::int64_t first = 0;   // absolute position of the first row (a chunked layer: position of the chunk's start)
  std::int64_t rows = 0;    // rows present
  dk_kv_rows k(std::int32_t head) const;
  dk_kv_rows v(std::int32_t head) const;
  bool on_device() const;   // k() and v() are addresses of KvLimits::device
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
  std::uint64_t memory_bytes = 0, peak_memory_bytes = 0;  // of rows and pages, now and at most
  std::uint64_t damaged_nodes = 0;                        // found broken on disk, set aside, to be computed again
};

// One running sequence. Not thread-safe, nor are two sequences of one store: the scheduler appends and pins, kernels only read.
class KvSequence {
 public:
  std::int64_t tokens() const;  // positions whose rows are complete in all layers
  dk_kv_format format() const;  // of the store's rows
  // How many tokens a step may hold from here: up to the end of the chunk or node at hand, whichever comes first.
  std::int64_t room() const;
  // Announces the next tokens (at most room()); rows for exactly these are appended, layer by layer, then commit() makes them count.
  // A full node is sealed, and stored where there is a folder, by the next begin(), fork() or keep_tail(): so a draft may be taken back.
  // Errors: no_space (disk full or limit reached), memory (RAM limit reached and no folder to stream from), io. After an error the
  // sequence can be read, not continued; what is stored stays usable.
  Status begin(std::span<const std::int32_t> tokens);
  // k, v: [tokens][kv_heads][head_dim], after rotation and norm.
  Status append(std::int32_t layer, std::span<const float> k, std::span<const float> v);
  Status commit();
  // The pages a query of this layer may see, in rising position: a chunked layer has one (its chunk), a global layer all. Rows appended
  // in the running step count.
  std::int64_t pages(std::int32_t layer) const;
  Result<KvPin> pin(std::int32_t layer, std::int64_t page);
  // Streamed pages are read ahead in the order of pages, then layers, by every pin; this starts it where a first pin comes later.
  void expect(std::int32_t layer, std::int64_t page);
  // Forgets tokens from `tokens` on (a rejected draft). Only inside the open node and its last chunk. Errors: usage.
  Status rewind(std::int64_t tokens);
  // Stores what is complete: a full node, or the end that is not at a border as the one tail node of this document set (rows of all
  // layers), up to the prompt's `keep`. Nothing to do without a folder.
  Status keep_tail();
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
  // A sequence that starts with as much of the prompt as is stored and whole (nodes, then as much of a tail as agrees);
  // sequence.tokens() says how much. To compute logits of row r, restore the tokens before r only.
  Result<KvSequence> restore(const KvPrompt& prompt);
  // Shares sealed nodes, copies the open one (batched questions over one prefix). IMAGES: those of its own text, where they differ after
  // what FROM holds; null: the same.
  Result<KvSequence> fork(const KvSequence& from, const std::vector<KvImage>* images = nullptr);
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
