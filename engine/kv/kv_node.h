// A sealed node: what its rows were made from, and the slabs that are in memory.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/hash.h"
#include "engine/kv/kv_layout.h"
#include "engine/kv/kv_memory.h"

namespace dossier {

// What the text of a node is: enough, with the parent, to name it.
struct KvNodeText {
  Sha256 parent;                     // all zero: the first node
  std::int64_t first = 0;            // position of the first token
  std::vector<std::int32_t> tokens;
  std::vector<KvImage> images;       // those with rows here; first and end as in the prompt
  std::vector<std::string> tags;     // owners of text here, sorted, no duplicates; not part of the name
};

struct KvNode {
  Sha256 key;
  KvNodeText text;
  bool on_disk = false;
  std::vector<KvSlab> slabs;  // by place among the global layers; null: read from disk when pinned
  std::vector<std::shared_ptr<const void>> device;  // copies that kernels of a device see, by place; empty or null: none
  std::uint64_t last_use = 0;
  std::size_t children = 0;   // of those that the store holds in memory
};

// SHA-256 over shape and identity: what all nodes of a store share.
Sha256 kv_identity_hash(const KvShape& shape, const KvIdentity& identity);
// SHA-256 over (parent, tokens, images, identity); an image counts by hash and by which of its rows stand where. Tails have names of
// their own.
Sha256 kv_key(const KvNodeText& text, const Sha256& identity, bool tail = false);
// The text of a prompt's positions [first, first + tokens.size()).
KvNodeText kv_text(const Sha256& parent, std::int64_t first, std::span<const std::int32_t> tokens, const std::vector<KvImage>& images,
                   const std::vector<KvOwner>& owners);

}  // namespace dossier
