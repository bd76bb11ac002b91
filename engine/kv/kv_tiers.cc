#include "engine/kv/kv_tiers.h"

#include <algorithm>

#include "engine/kv/kv_prune.h"

namespace dossier {
namespace {

constexpr std::size_t kMostWindowSlabs = 64;

// Broken bytes and bytes that cannot be read are one: the rows are computed again.
bool is_broken(const Error& error) { return error.kind == ErrorKind::damaged || error.kind == ErrorKind::newer_version || error.kind == ErrorKind::io; }

}  // namespace

Result<std::shared_ptr<KvTiers>> KvTiers::open(const KvShape& shape, const KvIdentity& identity, const KvLimits& limits,
                                               const dk_table& table) {
  DOSSIER_ASSIGN(KvLayout layout, KvLayout::make(shape));
  if (table.kv_value_bytes(shape.format, shape.head_dim) != layout.value_bytes() ||
      table.kv_scale_bytes(shape.format, shape.head_dim) != layout.scale_bytes())
    return Error{ErrorKind::usage, "the kernels store keys and values of another size", "", ""};
  std::shared_ptr<KvTiers> tiers(new KvTiers(std::move(layout), table));
  tiers->identity_ = kv_identity_hash(shape, identity);
  tiers->identity_text_ = identity;
  tiers->limits_ = limits;
  if (!limits.folder.empty()) {
    DOSSIER_ASSIGN(tiers->folder_, KvFolder::open(limits.folder, true));
    KvTiers* self = tiers.get();
    tiers->stream_ = std::make_unique<KvStream>([self](const KvNode& node, std::size_t place) { return self->read_slab(node, place); });
  }
  return tiers;
}

KvTiers::~KvTiers() { stream_.reset(); }

KvCounters KvTiers::counters() const {
  KvCounters out = counters_;
  out.memory_bytes = meter_->now();
  out.peak_memory_bytes = meter_->peak();
  out.read_bytes = read_bytes_;
  out.written_bytes = folder_ ? folder_->written_bytes() : 0;
  return out;
}

Status KvTiers::enter(std::uint64_t fixed_bytes) {
  const std::uint64_t least = fixed_bytes_ + fixed_bytes + (folder_ ? 2 * slab_bytes() : 0);
  if (limits_.ram_bytes > 0 && limits_.ram_bytes < least)
    return Error{ErrorKind::memory, "keys and values need at least " + std::to_string(least) + " bytes of memory here", "", "raise --kv-ram-limit"};
  if (folder_ && sequences_ == 0) {
    DOSSIER_TRY(folder_->lock_shared());
    // While nothing ran here others may have removed nodes.
    std::vector<Sha256> gone;
    for (const auto& [key, node] : nodes_)
      if (node->on_disk && !folder_->has(key, node->text.parent)) gone.push_back(key);
    for (const Sha256& key : gone) drop(key);
  }
  ++sequences_;
  fixed_bytes_ += fixed_bytes;
  return {};
}

void KvTiers::leave(std::uint64_t fixed_bytes) {
  fixed_bytes_ -= fixed_bytes;
  if (--sequences_ > 0 || !folder_) return;
  stream_->forget();
  folder_->unlock();
}

std::size_t KvTiers::window_slabs() const {
  if (!folder_ || limits_.ram_bytes == 0) return 2;
  const std::uint64_t room = limits_.ram_bytes > fixed_bytes_ ? limits_.ram_bytes - fixed_bytes_ : 0;
  return std::clamp<std::size_t>(room / 8 / slab_bytes(), 2, kMostWindowSlabs);
}

std::uint64_t KvTiers::node_room() const {
  if (limits_.ram_bytes == 0) return UINT64_MAX;
  const std::uint64_t used = fixed_bytes_ + (folder_ ? window_slabs() * slab_bytes() : 0);
  return limits_.ram_bytes > used ? limits_.ram_bytes - used : 0;
}

KvNodeHeader KvTiers::header_of(const KvNodeText& text, bool tail) const {
  KvNodeHeader header;
  header.tail = tail;
  header.shape = layout_.shape();
  header.identity = identity_text_;
  header.text = text;
  header.key = kv_key(text, identity_, tail);
  header.checksums.resize(2 * (tail ? static_cast<std::size_t>(layout_.shape().layers) : layout_.global_layers().size()));
  encode_kv_header(header);  // for header_bytes
  return header;
}

Result<std::shared_ptr<KvNode>> KvTiers::find(const KvNodeText& text) {
  const Sha256 key = kv_key(text, identity_);
  if (auto at = nodes_.find(key); at != nodes_.end()) {
    if (at->second->text.tokens != text.tokens) return std::shared_ptr<KvNode>();
    at->second->last_use = ++clock_;
    if (at->second->on_disk) folder_->touch(kv_file_name(key, text.parent, false));
    return at->second;
  }
  if (!folder_ || !folder_->has(key, text.parent)) return std::shared_ptr<KvNode>();
  auto node = load(text, key);
  if (node.ok() || !is_broken(node.error())) return node;
  ++counters_.damaged_nodes;
  broken_.insert(key);
  return std::shared_ptr<KvNode>();
}

Result<std::shared_ptr<KvNode>> KvTiers::load(const KvNodeText& text, const Sha256& key) {
  auto node = std::make_shared<KvNode>();
  node->key = key;
  node->text = text;
  node->on_disk = true;
  node->last_use = ++clock_;
  const std::string name = kv_file_name(key, text.parent, false);
  auto file = folder_->open_node(name);
  if (!file.ok() && file.error().kind == ErrorKind::not_found) return std::shared_ptr<KvNode>();
  if (!file.ok()) return file.error();
  if (file->header.text.tokens != text.tokens) return Error{ErrorKind::damaged, "stored keys and values are of other tokens", file->path, ""};
  DOSSIER_TRY(load_slabs(*file, *node));
  std::vector<std::string> later;
  std::set_difference(text.tags.begin(), text.tags.end(), file->header.text.tags.begin(), file->header.text.tags.end(), std::back_inserter(later));
  DOSSIER_TRY(folder_->add_tags(key, later));
  folder_->touch(name);
  insert(node);
  upload(*node);
  return node;
}

// Reads every slab, so that a broken one is known before anything builds on it; keeps those that there is room for.
Status KvTiers::load_slabs(const KvFolder::Opened& file, KvNode& node) {
  const std::vector<KvBlockPlace> places = kv_places(file.header, layout_);
  KvSlab spare;
  for (std::size_t i = 0; i < places.size(); ++i) {
    while (node_bytes_ + (node.slabs.size() + 1) * slab_bytes() > node_room() && drop_idle()) {
    }
    const bool fits = node.slabs.size() == i && node_bytes_ + (i + 1) * slab_bytes() <= node_room();
    KvSlab slab = fits ? nullptr : spare;
    if (!slab) {
      DOSSIER_ASSIGN(slab, KvMemory::make(places[i].slab_bytes, meter_));
      slab->charge_all();
    }
    DOSSIER_TRY(read_kv_slab(file.fd.get(), file.path, file.header, places[i], i, slab->data()));
    read_bytes_ += places[i].slab_bytes;
    if (fits) node.slabs.push_back(std::move(slab));
    else spare = std::move(slab);
  }
  node.slabs.resize(places.size());
  return {};
}

Result<KvSlab> KvTiers::read_slab(const KvNode& node, std::size_t place) {
  DOSSIER_ASSIGN(const KvFolder::Opened file, folder_->open_node(kv_file_name(node.key, node.text.parent, false)));
  const KvBlockPlace at = kv_places(file.header, layout_)[place];
  DOSSIER_ASSIGN(KvSlab slab, KvMemory::make(at.slab_bytes, meter_));
  slab->charge_all();
  DOSSIER_TRY(read_kv_slab(file.fd.get(), file.path, file.header, at, place, slab->data()));
  read_bytes_ += at.slab_bytes;
  return slab;
}

Result<KvSlab> KvTiers::stream(const KvSlabName& name, const std::vector<KvSlabName>& next) {
  auto slab = stream_->take(name);
  stream_->want(next);
  if (!slab.ok() && is_broken(slab.error())) {
    Error error = slab.error();
    error.hint = "run the command again: what is broken is then computed anew";
    ++counters_.damaged_nodes;
    return error;
  }
  return slab;
}

void KvTiers::expect(const std::vector<KvSlabName>& next) {
  if (stream_) stream_->want(next);
}

Result<std::shared_ptr<KvNode>> KvTiers::seal(std::shared_ptr<KvNode> node, bool to_disk) {
  node->last_use = ++clock_;
  if (auto at = nodes_.find(node->key); at != nodes_.end()) {
    if (to_disk && folder_ && !at->second->on_disk) {
      DOSSIER_TRY(store(*node));
      at->second->on_disk = true;
    }
    return at->second;
  }
  if (to_disk && folder_) {
    DOSSIER_TRY(store(*node));
    node->on_disk = true;
  }
  for (const KvSlab& slab : node->slabs) slab->charge_all();
  insert(node);
  upload(*node);
  const Status fits = make_room(*node);
  if (fits.ok()) return node;
  drop(node->key);
  return fits.error();
}

Status KvTiers::store(const KvNode& node) {
  const KvNodeHeader header = header_of(node.text, false);
  if (folder_->has(node.key, node.text.parent) && !broken_.count(node.key)) {
    // Another process was faster, or an earlier run wrote it beyond what was restored.
    auto file = folder_->open_node(kv_file_name(node.key, node.text.parent, false));
    if (file.ok()) {
      std::vector<std::string> later;
      const auto& have = file->header.text.tags;
      std::set_difference(node.text.tags.begin(), node.text.tags.end(), have.begin(), have.end(), std::back_inserter(later));
      return folder_->add_tags(node.key, later);
    }
  }
  DOSSIER_TRY(make_disk_room(kv_file_bytes(header, layout_)));
  std::vector<const std::byte*> slabs;
  for (const KvSlab& slab : node.slabs) slabs.push_back(slab->data());
  DOSSIER_TRY(folder_->write(header, layout_, slabs));
  broken_.erase(node.key);
  return remove_replaced(node.text);
}

Status KvTiers::make_disk_room(std::uint64_t bytes) {
  if (limits_.disk_bytes == 0) return {};
  DOSSIER_ASSIGN(const std::vector<KvEntry> entries, folder_->list());
  std::uint64_t total = 0;
  for (const KvEntry& entry : entries) total += entry.bytes;
  if (total + bytes <= limits_.disk_bytes) return {};
  std::unordered_set<Sha256> held;
  for (const auto& [key, node] : nodes_)
    if (node.use_count() > 1) held.insert(key);
  if (bytes > limits_.disk_bytes || !folder_->try_lock_exclusive())
    return Error{ErrorKind::no_space, "the limit of " + std::to_string(limits_.disk_bytes) + " bytes of stored keys and values is reached", folder_->path(),
                 bytes > limits_.disk_bytes ? "raise --kv-disk-limit" : "another program uses the folder, so nothing can be removed from it"};
  auto pruned = prune_kv_leaves(*folder_, limits_.disk_bytes - bytes, held);
  DOSSIER_TRY(folder_->lock_shared());
  if (!pruned.ok()) return pruned.error();
  std::vector<Sha256> gone;
  for (const auto& [key, node] : nodes_)
    if (node->on_disk && !folder_->has(key, node->text.parent)) gone.push_back(key);
  for (const Sha256& key : gone) drop(key);
  if (pruned->bytes_left + bytes <= limits_.disk_bytes) return {};
  return Error{ErrorKind::no_space, "what runs needs more than the limit of " + std::to_string(limits_.disk_bytes) + " bytes of stored keys and values",
               folder_->path(), "raise --kv-disk-limit"};
}

void KvTiers::upload(KvNode& node) {
  if (!limits_.device) return;
  node.device.resize(node.slabs.size());
  for (std::size_t i = 0; i < node.slabs.size(); ++i) {
    if (!node.slabs[i]) continue;
    const void* address = limits_.device->upload({node.slabs[i]->data(), node.slabs[i]->size()});
    if (!address) return;
    node.device[i] = {address, [device = limits_.device](const void* at) { device->release(at); }};
  }
}

void KvTiers::insert(const std::shared_ptr<KvNode>& node) {
  nodes_.emplace(node->key, node);
  if (auto parent = nodes_.find(node->text.parent); parent != nodes_.end()) ++parent->second->children;
  for (const KvSlab& slab : node->slabs)
    if (slab) node_bytes_ += slab->size();
}

void KvTiers::drop(const Sha256& key) {
  auto at = nodes_.find(key);
  if (at == nodes_.end()) return;
  for (const KvSlab& slab : at->second->slabs)
    if (slab) node_bytes_ -= slab->size();
  if (auto parent = nodes_.find(at->second->text.parent); parent != nodes_.end()) --parent->second->children;
  nodes_.erase(at);
}

// A fixed part of what runs stays in memory and the newest node gives way, from its last layer on: it is on disk, and streamed.
Status KvTiers::make_room(KvNode& newest) {
  while (node_bytes_ > node_room()) {
    if (drop_idle()) continue;
    auto last = std::find_if(newest.slabs.rbegin(), newest.slabs.rend(), [](const KvSlab& slab) { return slab != nullptr; });
    if (!newest.on_disk || last == newest.slabs.rend()) {
      if (last == newest.slabs.rend()) return {};
      return Error{ErrorKind::memory, "keys and values outgrow the limit on memory", "", "raise --kv-ram-limit, or name a folder with --kv"};
    }
    node_bytes_ -= (*last)->size();
    last->reset();
  }
  return {};
}

bool KvTiers::drop_idle() {
  auto oldest = nodes_.end();
  for (auto at = nodes_.begin(); at != nodes_.end(); ++at)
    if (at->second.use_count() == 1 && at->second->children == 0 &&
        (oldest == nodes_.end() || at->second->last_use < oldest->second->last_use))
      oldest = at;
  if (oldest == nodes_.end()) return false;
  drop(oldest->first);
  return true;
}

}  // namespace dossier
