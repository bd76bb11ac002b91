#include "engine/kv/kv_node.h"

#include <algorithm>

#include "base/bytes.h"

namespace dossier {

Sha256 kv_identity_hash(const KvShape& shape, const KvIdentity& identity) {
  ByteWriter out;
  out.string("dossier kv identity 1");
  for (const std::string* text : {&identity.weights_sha256, &identity.constants, &identity.kernels, &identity.vision_sha256})
    out.string(*text);
  out.u32(static_cast<std::uint32_t>(shape.layers));
  for (bool is_global : shape.global) out.u8(is_global);
  out.u32(static_cast<std::uint32_t>(shape.kv_heads));
  out.u32(static_cast<std::uint32_t>(shape.head_dim));
  out.u64(static_cast<std::uint64_t>(shape.chunk));
  out.u64(static_cast<std::uint64_t>(shape.node_tokens));
  out.u32(static_cast<std::uint32_t>(shape.format));
  return sha256_of(out.bytes());
}

Sha256 kv_key(const KvNodeText& text, const Sha256& identity, bool tail) {
  ByteWriter out;
  out.string(tail ? "dossier kv tail 1" : "dossier kv node 1");
  out.raw(identity.bytes.data(), identity.bytes.size());
  out.raw(text.parent.bytes.data(), text.parent.bytes.size());
  out.u64(static_cast<std::uint64_t>(text.first));
  out.u64(text.tokens.size());
  out.raw(text.tokens.data(), text.tokens.size() * sizeof(std::int32_t));
  out.u64(text.images.size());
  for (const KvImage& image : text.images) {
    out.string(image.sha256);
    out.u64(static_cast<std::uint64_t>(image.first));
    out.u64(static_cast<std::uint64_t>(image.end));
  }
  return sha256_of(out.bytes());
}

KvNodeText kv_text(const Sha256& parent, std::int64_t first, std::span<const std::int32_t> tokens, const std::vector<KvImage>& images,
                   const std::vector<KvOwner>& owners) {
  KvNodeText out;
  out.parent = parent;
  out.first = first;
  out.tokens.assign(tokens.begin(), tokens.end());
  const std::int64_t end = first + static_cast<std::int64_t>(tokens.size());
  for (const KvImage& image : images)
    if (image.first < end && image.end > first) out.images.push_back(image);
  for (const KvOwner& owner : owners)
    if (owner.first < end && owner.end > first) out.tags.push_back(owner.tag);
  std::sort(out.tags.begin(), out.tags.end());
  out.tags.erase(std::unique(out.tags.begin(), out.tags.end()), out.tags.end());
  return out;
}

}  // namespace dossier
