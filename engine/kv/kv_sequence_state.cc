#include "engine/kv/kv_sequence_state.h"

#include <algorithm>

namespace dossier {

KvSequence::State::~State() {
  if (entered) tiers->leave(fixed_bytes);
}

Status KvSequence::State::enter(std::uint64_t fixed) {
  DOSSIER_TRY(tiers->enter(fixed));
  fixed_bytes = fixed;
  entered = true;
  return {};
}

std::uint64_t KvSequence::State::full_bytes() const {
  const KvShape& shape = layout().shape();
  return layout().global_layers().size() * layout().slab_bytes(shape.node_tokens) + layout().chunked_layers().size() * layout().slab_bytes(shape.chunk);
}

Status KvSequence::State::prepare() {
  const KvShape& shape = layout().shape();
  for (auto [slabs, layers, capacity] : {std::tuple{&open, layout().global_layers().size(), shape.node_tokens},
                                         std::tuple{&local, layout().chunked_layers().size(), shape.chunk}})
    while (slabs->size() < layers) {
      DOSSIER_ASSIGN(KvSlab slab, KvMemory::make(layout().slab_bytes(capacity), tiers->meter()));
      slabs->push_back(std::move(slab));
    }
  return {};
}

Status KvSequence::State::settle() {
  if (open_rows() < layout().shape().node_tokens) return {};
  auto node = std::make_shared<KvNode>();
  node->text = kv_text(nodes.empty() ? Sha256{} : nodes.back()->key, node_first(), open_tokens, images, owners);
  node->key = kv_key(node->text, tiers->identity());
  node->slabs = open;
  auto sealed = tiers->seal(node, tokens <= keep);
  if (!sealed.ok()) return sealed.error();  // the rows stay readable in the open node
  nodes.push_back(std::move(sealed).value());
  open.clear();
  open_tokens.clear();
  return {};
}

void KvSequence::State::copy_slab(const KvMemory& from, std::int64_t from_capacity, KvMemory& to, std::int64_t to_capacity,
                                  std::int64_t rows) const {
  layout().copy_rows(from.data(), from_capacity, to.data(), to_capacity, rows);
  layout().copy_rows(from.data() + layout().block_bytes(from_capacity), from_capacity, to.data() + layout().block_bytes(to_capacity), to_capacity, rows);
  to.charge(static_cast<std::uint64_t>(rows) * 2 * static_cast<std::uint64_t>(layout().shape().kv_heads) * layout().shape().row_bytes());
}

Status KvSequence::State::take(const KvTail& tail) {
  DOSSIER_TRY(prepare());
  const KvShape& shape = layout().shape();
  const std::int64_t in_chunk = shape.chunk > 0 ? tail.rows % shape.chunk : 0;
  for (std::size_t i = 0; i < tail.places.size(); ++i) {
    const KvBlockPlace& place = tail.places[i];
    const bool is_global = layout().is_global(place.layer);
    const std::int64_t rows = is_global ? tail.rows : in_chunk;
    if (rows > 0 && tail.slabs[i])
      copy_slab(*tail.slabs[i], place.capacity, *(is_global ? open : local)[layout().slot(place.layer)], is_global ? shape.node_tokens : shape.chunk, rows);
  }
  open_tokens.assign(tail.header.text.tokens.begin(), tail.header.text.tokens.begin() + static_cast<std::ptrdiff_t>(tail.rows));
  tokens = node_first() + tail.rows;
  chunk_first = tokens - in_chunk;
  return {};
}

std::vector<KvSlabName> KvSequence::State::wanted_from(std::size_t place, std::size_t page) const {
  const std::size_t places = layout().global_layers().size(), count = tiers->window_slabs();
  std::vector<KvSlabName> out;
  for (std::size_t left = places * nodes.size(); left > 1 && out.size() < count; --left, ++page) {
    if (page >= nodes.size()) {
      page = 0;
      place = (place + 1) % places;
    }
    const KvNode& node = *nodes[page];
    if (!node.slabs[place] && (place >= node.device.size() || !node.device[place])) out.push_back({nodes[page], place});
  }
  return out;
}

Status KvSequence::keep_tail() {
  State& s = *state_;
  if (s.step > 0) return Error{ErrorKind::usage, "keys and values: a step is under way", "", ""};
  DOSSIER_TRY(s.settle());
  if (!s.tiers->writes()) return {};
  const KvLayout& layout = s.layout();
  const std::int64_t chunk = layout.shape().chunk;
  std::int64_t end = std::min(s.tokens, s.keep);
  if (chunk > 0 && end / chunk * chunk != s.chunk_first) end = end / chunk * chunk;  // the rows of an earlier chunk are gone
  const std::int64_t rows = end - s.node_first();
  if (rows <= 0 || rows >= layout.shape().node_tokens) return {};
  std::vector<KvSlab> slabs;
  std::vector<const std::byte*> bytes;
  for (std::int32_t layer = 0; layer < layout.shape().layers; ++layer) {
    const bool is_global = layout.is_global(layer);
    const std::int64_t count = is_global ? rows : end % chunk;
    bytes.push_back(nullptr);
    if (count == 0) continue;
    DOSSIER_ASSIGN(KvSlab slab, KvMemory::make(layout.slab_bytes(count), s.tiers->meter()));
    s.copy_slab(*(is_global ? s.open : s.local)[layout.slot(layer)], is_global ? layout.shape().node_tokens : chunk, *slab, count, count);
    bytes.back() = slab->data();
    slabs.push_back(std::move(slab));
  }
  const auto text = std::span(s.open_tokens).first(static_cast<std::size_t>(rows));
  return s.tiers->write_tail(kv_text(s.nodes.empty() ? Sha256{} : s.nodes.back()->key, s.node_first(), text, s.images, s.owners), bytes);
}

}  // namespace dossier
