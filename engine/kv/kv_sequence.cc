#include <algorithm>
#include <cassert>

#include "engine/kv/kv_sequence_state.h"

namespace dossier {
namespace {

Error misuse(const char* what) { return {ErrorKind::usage, std::string("keys and values: ") + what, "", ""}; }

}  // namespace

struct KvPin::Hold {
  std::shared_ptr<KvTiers> tiers;  // owns the layout; goes last
  const KvLayout* layout = nullptr;
  KvSlab slab;
  std::shared_ptr<const void> device;  // where set, the slab's copy there
  std::int64_t capacity = 0;

  const std::byte* base() const { return device ? static_cast<const std::byte*>(device.get()) : slab->data(); }

  dk_kv_rows rows(std::int32_t head, const std::byte* block) const {
    return {block + layout->values_at(head, 0, capacity), layout->scale_bytes() ? block + layout->scales_at(head, 0, capacity) : nullptr};
  }
};

KvPin::KvPin() = default;
KvPin::KvPin(KvPin&&) noexcept = default;
KvPin& KvPin::operator=(KvPin&&) noexcept = default;
KvPin::~KvPin() = default;

dk_kv_rows KvPin::k(std::int32_t head) const { return hold_->rows(head, hold_->base()); }
dk_kv_rows KvPin::v(std::int32_t head) const { return hold_->rows(head, hold_->base() + hold_->layout->block_bytes(hold_->capacity)); }
bool KvPin::on_device() const { return hold_->device != nullptr; }

KvSequence::KvSequence() = default;
KvSequence::KvSequence(KvSequence&&) noexcept = default;
KvSequence& KvSequence::operator=(KvSequence&&) noexcept = default;
KvSequence::~KvSequence() = default;

std::int64_t KvSequence::tokens() const { return state_->tokens; }

dk_kv_format KvSequence::format() const { return state_->layout().shape().format; }

std::int64_t KvSequence::room() const {
  const KvShape& shape = state_->layout().shape();
  const std::int64_t node = shape.node_tokens - state_->tokens % shape.node_tokens;
  return shape.chunk > 0 ? std::min(node, shape.chunk - state_->tokens % shape.chunk) : node;
}

Status KvSequence::begin(std::span<const std::int32_t> tokens) {
  State& s = *state_;
  if (s.step > 0) return misuse("a step is already under way");
  if (tokens.empty() || static_cast<std::int64_t>(tokens.size()) > room()) return misuse("a step must stay within its node and chunk");
  DOSSIER_TRY(s.settle());
  DOSSIER_TRY(s.prepare());
  const std::int64_t chunk = s.layout().shape().chunk;
  s.chunk_first = chunk > 0 ? s.tokens / chunk * chunk : 0;
  s.open_tokens.insert(s.open_tokens.end(), tokens.begin(), tokens.end());
  s.step = static_cast<std::int64_t>(tokens.size());
  s.appended.assign(static_cast<std::size_t>(s.layout().shape().layers), false);
  return {};
}

Status KvSequence::append(std::int32_t layer, std::span<const float> k, std::span<const float> v) {
  State& s = *state_;
  const KvLayout& layout = s.layout();
  const KvShape& shape = layout.shape();
  if (layer < 0 || layer >= shape.layers || s.step == 0 || s.appended[static_cast<std::size_t>(layer)])
    return misuse("rows that no step announced");
  const auto row = static_cast<std::size_t>(shape.kv_heads) * static_cast<std::size_t>(shape.head_dim);
  if (k.size() != row * static_cast<std::size_t>(s.step) || v.size() != k.size()) return misuse("the number of rows is not that of the step");
  const bool is_global = layout.is_global(layer);
  const std::int64_t capacity = is_global ? shape.node_tokens : shape.chunk;
  const std::int64_t at = s.tokens - (is_global ? s.node_first() : s.chunk_first);
  const KvSlab& slab = (is_global ? s.open : s.local)[layout.slot(layer)];
  std::byte* block = slab->data();
  for (const float* from : {k.data(), v.data()}) {
    for (std::int64_t t = 0; t < s.step; ++t)
      for (std::int32_t head = 0; head < shape.kv_heads; ++head, from += shape.head_dim)
        s.tiers->table().kv_store(shape.format, from, shape.head_dim, block + layout.values_at(head, at + t, capacity),
                                  block + layout.scales_at(head, at + t, capacity));
    block += layout.block_bytes(capacity);
  }
  slab->charge(static_cast<std::uint64_t>(at + s.step) * 2 * static_cast<std::uint64_t>(shape.kv_heads) * shape.row_bytes());
  s.appended[static_cast<std::size_t>(layer)] = true;
  return {};
}

Status KvSequence::commit() {
  State& s = *state_;
  if (s.step == 0) return misuse("no step is under way");
  if (!std::all_of(s.appended.begin(), s.appended.end(), [](bool done) { return done; })) return misuse("a layer's rows are missing");
  s.tokens += s.step;
  s.step = 0;
  return {};
}

std::int64_t KvSequence::pages(std::int32_t layer) const {
  const State& s = *state_;
  if (!s.layout().is_global(layer)) return 1;
  return static_cast<std::int64_t>(s.nodes.size()) + (s.visible(layer) > s.node_first() ? 1 : 0);
}

Result<KvPin> KvSequence::pin(std::int32_t layer, std::int64_t page) {
  State& s = *state_;
  const KvLayout& layout = s.layout();
  if (layer < 0 || layer >= layout.shape().layers || page < 0 || page >= pages(layer)) return misuse("no such page");
  KvPin out;
  out.hold_ = std::make_unique<KvPin::Hold>();
  out.hold_->tiers = s.tiers;
  out.hold_->layout = &layout;
  const bool is_global = layout.is_global(layer);
  out.hold_->capacity = is_global ? layout.shape().node_tokens : layout.shape().chunk;
  out.first = is_global ? page * layout.shape().node_tokens : s.chunk_first;
  if (is_global && page < static_cast<std::int64_t>(s.nodes.size())) {
    const std::shared_ptr<KvNode>& node = s.nodes[static_cast<std::size_t>(page)];
    const std::size_t place = layout.slot(layer);
    out.rows = layout.shape().node_tokens;
    if (place < node->device.size()) out.hold_->device = node->device[place];
    out.hold_->slab = node->slabs[place];
    if (!out.hold_->device && !out.hold_->slab) {
      DOSSIER_ASSIGN(out.hold_->slab, s.tiers->stream({node, place}, s.wanted_from(place, static_cast<std::size_t>(page) + 1)));
    }
    return out;
  }
  out.rows = s.visible(layer) - out.first;
  if (s.open.size() + s.local.size() == 0) DOSSIER_TRY(s.prepare());
  out.hold_->slab = (is_global ? s.open : s.local)[layout.slot(layer)];
  return out;
}

void KvSequence::expect(std::int32_t layer, std::int64_t page) {
  State& s = *state_;
  if (layer < 0 || layer >= s.layout().shape().layers || !s.layout().is_global(layer) || page < 0 || page >= static_cast<std::int64_t>(s.nodes.size())) return;
  s.tiers->expect(s.wanted_from(s.layout().slot(layer), static_cast<std::size_t>(page)));
}

Status KvSequence::rewind(std::int64_t tokens) {
  State& s = *state_;
  const bool has_chunks = !s.layout().chunked_layers().empty();
  if (tokens < 0 || tokens > s.tokens || tokens < s.node_first() || (has_chunks && tokens < s.chunk_first))
    return misuse("only the last chunk of the open node can be taken back");
  s.step = 0;
  s.tokens = tokens;
  s.open_tokens.resize(static_cast<std::size_t>(s.open_rows()));
  return {};
}

}  // namespace dossier
