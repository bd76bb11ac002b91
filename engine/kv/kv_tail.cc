// The ends of document sets that are not at a border of nodes.
#include <algorithm>

#include "engine/kv/kv_tiers.h"

namespace dossier {
namespace {

bool same_images(const std::vector<KvImage>& a, const std::vector<KvImage>& b, std::int64_t end) {
  auto before = [end](const std::vector<KvImage>& all) {
    std::vector<const KvImage*> out;
    for (const KvImage& image : all)
      if (image.first < end) out.push_back(&image);
    return out;
  };
  const auto x = before(a), y = before(b);
  return std::equal(x.begin(), x.end(), y.begin(), y.end(), [](const KvImage* p, const KvImage* q) {
    return p->sha256 == q->sha256 && p->first == q->first && p->end == q->end;
  });
}

// How many of a stored end's rows serve a prompt: those of the tokens in common; where that cuts an earlier chunk than the last one, the
// rows of the chunked layers are gone, and only whole chunks serve.
std::int64_t usable_rows(const KvNodeHeader& header, const KvNodeText& text) {
  const auto& a = header.text.tokens;
  const auto& b = text.tokens;
  std::int64_t rows = std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())), b.begin()).first - a.begin();
  if (!same_images(header.text.images, text.images, text.first + rows)) return 0;
  const std::int64_t chunk = header.shape.chunk;
  if (chunk > 0 && rows < header.rows() / chunk * chunk) rows = rows / chunk * chunk;
  if (chunk > 0 && !header.tail) rows = rows / chunk * chunk;
  return rows;
}

bool is_prefix(const std::vector<std::int32_t>& a, const std::vector<std::int32_t>& b) {
  return a.size() <= b.size() && std::equal(a.begin(), a.end(), b.begin());
}

}  // namespace

Result<std::optional<KvTail>> KvTiers::find_tail(const KvNodeText& text) {
  std::optional<KvTail> best;
  if (!folder_ || text.tokens.empty()) return best;
  const std::string parent = text.parent.hex().substr(0, 16);
  // Where chunks are nodes, a part of a node is of no use.
  const bool nodes_too = layout_.shape().chunk < layout_.shape().node_tokens;
  DOSSIER_ASSIGN(const std::vector<KvEntry> entries, folder_->list());
  for (const auto& [name, key, of, tail, bytes, used] : entries)
    if (of == parent && (tail || nodes_too) && !broken_.count(key))
      if (Status read = read_tail(name, text, best); !read.ok()) {
        if (read.error().kind == ErrorKind::not_found) continue;
        ++counters_.damaged_nodes;
      }
  return best;
}

Status KvTiers::read_tail(const std::string& name, const KvNodeText& text, std::optional<KvTail>& best) {
  DOSSIER_ASSIGN(const KvFolder::Opened file, folder_->open_node(name));
  if (file.header.text.parent != text.parent || kv_identity_hash(file.header.shape, file.header.identity) != identity_) return {};
  KvTail tail;
  tail.header = file.header;
  tail.rows = usable_rows(file.header, text);
  if (tail.rows == 0 || (best && best->rows >= tail.rows)) return {};
  tail.places = kv_places(file.header, layout_);
  for (std::size_t i = 0; i < tail.places.size(); ++i) {
    KvSlab slab;
    if (tail.places[i].slab_bytes > 0) {
      DOSSIER_ASSIGN(slab, KvMemory::make(tail.places[i].slab_bytes, meter_));
      slab->charge_all();
      DOSSIER_TRY(read_kv_slab(file.fd.get(), file.path, file.header, tail.places[i], i, slab->data()));
      read_bytes_ += tail.places[i].slab_bytes;
    }
    tail.slabs.push_back(std::move(slab));
  }
  std::vector<std::string> later;
  const auto& have = file.header.text.tags;
  std::set_difference(text.tags.begin(), text.tags.end(), have.begin(), have.end(), std::back_inserter(later));
  DOSSIER_TRY(folder_->add_tags(file.header.key, later));
  folder_->touch(name);
  best = std::move(tail);
  return {};
}

Status KvTiers::write_tail(const KvNodeText& text, const std::vector<const std::byte*>& slabs) {
  const KvNodeHeader header = header_of(text, true);
  if (!folder_->has(header.key, text.parent, true)) {
    DOSSIER_TRY(make_disk_room(kv_file_bytes(header, layout_)));
    DOSSIER_TRY(folder_->write(header, layout_, slabs));
  }
  return remove_replaced(text);
}

// The ends that this text goes beyond: same parent, same owners, their tokens a prefix of its own.
Status KvTiers::remove_replaced(const KvNodeText& by) {
  DOSSIER_ASSIGN(const std::vector<KvEntry> entries, folder_->list());
  const std::string parent = by.parent.hex().substr(0, 16);
  std::vector<std::string> gone;
  for (const KvEntry& entry : entries) {
    if (!entry.tail || entry.parent != parent) continue;
    auto file = folder_->open_node(entry.name);
    if (!file.ok()) continue;  // `kv check` names it
    const KvNodeText& text = file->header.text;
    if (text.parent == by.parent && text.tags == by.tags && text.tokens.size() < by.tokens.size() && is_prefix(text.tokens, by.tokens) &&
        kv_identity_hash(file->header.shape, file->header.identity) == identity_)
      gone.push_back(entry.name);
  }
  return folder_->remove(gone);
}

}  // namespace dossier
