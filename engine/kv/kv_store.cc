#include "engine/kv/kv_store.h"

#include <algorithm>

#include "engine/kv/kv_sequence_state.h"

namespace dossier {

struct KvStore::State {
  std::shared_ptr<KvTiers> tiers;
};

KvStore::KvStore(std::unique_ptr<State> state) : state_(std::move(state)) {}
KvStore::KvStore(KvStore&&) noexcept = default;
KvStore& KvStore::operator=(KvStore&&) noexcept = default;
KvStore::~KvStore() = default;

Result<KvStore> KvStore::open(const KvShape& shape, const KvIdentity& identity, const KvLimits& limits, const dk_table& table) {
  auto state = std::make_unique<State>();
  DOSSIER_ASSIGN(state->tiers, KvTiers::open(shape, identity, limits, table));
  return KvStore(std::move(state));
}

Result<KvSequence> KvStore::restore(const KvPrompt& prompt) {
  KvTiers& tiers = *state_->tiers;
  const auto node_tokens = static_cast<std::size_t>(tiers.layout().shape().node_tokens);
  KvSequence out;
  out.state_ = std::make_unique<KvSequence::State>(state_->tiers);
  KvSequence::State& s = *out.state_;
  DOSSIER_TRY(s.enter(s.full_bytes()));
  s.images = prompt.images;
  s.owners = prompt.owners;
  s.keep = prompt.keep < 0 ? static_cast<std::int64_t>(prompt.tokens.size()) : prompt.keep;
  std::size_t at = 0;
  auto text_of = [&](std::size_t count) {
    const Sha256 parent = s.nodes.empty() ? Sha256{} : s.nodes.back()->key;
    return kv_text(parent, static_cast<std::int64_t>(at), prompt.tokens.subspan(at, count), s.images, s.owners);
  };
  for (; at + node_tokens <= prompt.tokens.size(); at += node_tokens) {
    DOSSIER_ASSIGN(std::shared_ptr<KvNode> node, tiers.find(text_of(node_tokens)));
    if (!node) break;
    s.nodes.push_back(std::move(node));
  }
  s.tokens = s.node_first();
  s.chunk_first = s.tokens;
  DOSSIER_ASSIGN(const std::optional<KvTail> tail, tiers.find_tail(text_of(std::min(node_tokens, prompt.tokens.size() - at))));
  if (tail) DOSSIER_TRY(s.take(*tail));
  tiers.count_restored(s.tokens);
  return out;
}

Result<KvSequence> KvStore::fork(const KvSequence& from, const std::vector<KvImage>* images) {
  KvSequence::State& old = *from.state_;
  if (old.step > 0) return Error{ErrorKind::usage, "keys and values: a step is under way", "", ""};
  DOSSIER_TRY(old.settle());
  KvSequence out;
  out.state_ = std::make_unique<KvSequence::State>(state_->tiers);
  KvSequence::State& s = *out.state_;
  // A fork seldom goes far: it is given room for what it copies and an eighth of what it could fill.
  const std::uint64_t copied = static_cast<std::uint64_t>(old.open_rows()) * s.layout().shape().bytes_per_token() + s.layout().shape().chunk_bytes();
  DOSSIER_TRY(s.enter(std::min(s.full_bytes(), (old.open_rows() > 0 ? copied : 0) + s.full_bytes() / 8)));
  s.nodes = old.nodes;
  s.open_tokens = old.open_tokens;
  s.images = images ? *images : old.images;
  s.owners = old.owners;
  s.keep = old.keep;
  s.tokens = old.tokens;
  s.chunk_first = old.chunk_first;
  DOSSIER_TRY(s.prepare());
  const KvShape& shape = s.layout().shape();
  auto copy = [&](const std::vector<KvSlab>& source, const std::vector<KvSlab>& to, std::int64_t capacity, std::int64_t rows) {
    for (std::size_t i = 0; i < source.size(); ++i) s.copy_slab(*source[i], capacity, *to[i], capacity, rows);
  };
  copy(old.open, s.open, shape.node_tokens, s.open_rows());
  copy(old.local, s.local, shape.chunk, s.tokens - s.chunk_first);
  return out;
}

KvCounters KvStore::counters() const { return state_->tiers->counters(); }

}  // namespace dossier
