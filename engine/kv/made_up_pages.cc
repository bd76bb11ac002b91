#include "engine/kv/made_up_pages.h"

#include "engine/kv/kv_folder.h"

namespace dossier {
namespace {

constexpr std::int64_t kStrongEvery = 97, kStrongAt = 13;  // pages with a strong key
// Strong enough to weigh as much as whole pages at a great depth, where queries are hotter; not so strong that the others vanish beside it.
constexpr float kKeySpread = 0.25f, kStrong = 5, kMeanSpread = 2, kValueSpread = 0.5f;

// splitmix64
std::uint64_t mixed(std::uint64_t z) {
  z += 0x9e3779b97f4a7c15u;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
  z = (z ^ z >> 27) * 0x94d049bb133111ebu;
  return z ^ z >> 31;
}

// Uniform in [-1, 1), from 24 bits, so exact in float.
float unit(std::uint64_t bits) { return static_cast<float>(static_cast<std::int64_t>(bits >> 40)) * 0x1p-23f - 1; }

class PageRows {
 public:
  PageRows(const KvLayout& layout, const dk_table& table, std::uint64_t seed) : layout_(layout), table_(table), seed_(seed) {}

  // K's block and V's of one layer of page n.
  void fill(std::int64_t n, std::int32_t layer, std::byte* slab) const {
    const KvShape& shape = layout_.shape();
    std::vector<float> row(static_cast<std::size_t>(shape.head_dim)), mean(row.size());
    for (int which = 0; which < 2; ++which)
      for (std::int32_t head = 0; head < shape.kv_heads; ++head) {
        const std::uint64_t place = mixed(seed_ * 4 + static_cast<std::uint64_t>(which)) ^ mixed(static_cast<std::uint64_t>((n * shape.layers + layer) * shape.kv_heads + head));
        for (std::size_t i = 0; i < mean.size(); ++i) mean[i] = which == 1 ? kMeanSpread * unit(mixed(place + i)) : 0;
        std::uint64_t state = mixed(place ^ 0x5bd1e995);
        for (std::int64_t r = 0; r < shape.node_tokens; ++r) {
          const bool strong = which == 0 && n % kStrongEvery == kStrongAt && r == (n * 31) % shape.node_tokens;
          const float spread = which == 1 ? kValueSpread : strong ? kStrong : kKeySpread;
          for (std::size_t i = 0; i < row.size(); ++i) row[i] = mean[i] + spread * unit(state = mixed(state));
          std::byte* block = slab + (which == 1 ? layout_.block_bytes(shape.node_tokens) : 0);
          table_.kv_store(shape.format, row.data(), shape.head_dim, block + layout_.values_at(head, r, shape.node_tokens), block + layout_.scales_at(head, r, shape.node_tokens));
        }
      }
  }

 private:
  const KvLayout& layout_;
  const dk_table& table_;
  std::uint64_t seed_;
};

}  // namespace

std::int32_t made_up_token(std::uint64_t seed, std::int64_t position, std::int64_t vocabulary) {
  return static_cast<std::int32_t>(mixed(mixed(seed) ^ static_cast<std::uint64_t>(position)) % static_cast<std::uint64_t>(vocabulary));
}

Status write_made_up_pages(const KvShape& shape, const KvIdentity& identity, const std::string& folder_path, const MadeUpPages& pages, const dk_table& table) {
  DOSSIER_ASSIGN(const KvLayout layout, KvLayout::make(shape));
  const std::int64_t node_tokens = shape.node_tokens;
  if (pages.tokens < node_tokens || pages.tokens % node_tokens != 0 || pages.vocabulary < 1)
    return Error{ErrorKind::usage, "made-up pages are whole: a multiple of " + std::to_string(node_tokens) + " tokens", "", ""};
  DOSSIER_ASSIGN(const std::shared_ptr<KvFolder> folder, KvFolder::open(folder_path, true));
  DOSSIER_TRY(folder->lock_shared());
  const PageRows rows(layout, table, pages.seed);
  const Sha256 identity_hash = kv_identity_hash(shape, identity);
  std::vector<KvSlab> slabs;
  std::vector<const std::byte*> bytes;
  for (std::size_t i = 0; i < layout.global_layers().size(); ++i) {
    DOSSIER_ASSIGN(KvSlab slab, KvMemory::make(layout.slab_bytes(node_tokens), std::make_shared<KvMeter>()));
    bytes.push_back(slab->data());
    slabs.push_back(std::move(slab));
  }
  std::vector<std::int32_t> tokens(static_cast<std::size_t>(node_tokens));
  Sha256 parent;
  for (std::int64_t n = 0; n * node_tokens < pages.tokens; ++n) {
    if (pages.cancel.cancelled()) return Error{ErrorKind::cancelled, "stopped", "", ""};
    for (std::int64_t i = 0; i < node_tokens; ++i) tokens[static_cast<std::size_t>(i)] = made_up_token(pages.seed, n * node_tokens + i, pages.vocabulary);
    KvNodeHeader header;
    header.shape = shape;
    header.identity = identity;
    header.text = kv_text(parent, n * node_tokens, tokens, {}, {});
    header.key = kv_key(header.text, identity_hash);
    if (!folder->has(header.key, parent)) {
      header.checksums.resize(2 * bytes.size());
      encode_kv_header(header);  // for header_bytes
      for (std::size_t i = 0; i < bytes.size(); ++i) rows.fill(n, layout.global_layers()[i], slabs[i]->data());
      DOSSIER_TRY(folder->write(header, layout, bytes));
    }
    parent = header.key;
    if (pages.progress)
      pages.progress({"Writing pages", static_cast<std::uint64_t>((n + 1) * node_tokens), static_cast<std::uint64_t>(pages.tokens), "tokens", ""});
  }
  return {};
}

}  // namespace dossier
