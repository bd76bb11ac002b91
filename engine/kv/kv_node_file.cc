#include "engine/kv/kv_node_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <cerrno>

#include "base/bytes.h"
#include "base/file.h"
#include "engine/files/sealed_head.h"

namespace dossier {
namespace {

constexpr SealedFormat kFormat{"DOSSIERK", 1, "stored keys and values", std::uint64_t{64} << 20};
enum Kind : std::uint32_t { kNode, kTail };
static_assert(kKvAlign == kSealedPage);

void put_shape(ByteWriter& out, const KvShape& shape) {
  out.u32(static_cast<std::uint32_t>(shape.layers));
  for (bool is_global : shape.global) out.u8(is_global);
  out.u32(static_cast<std::uint32_t>(shape.kv_heads));
  out.u32(static_cast<std::uint32_t>(shape.head_dim));
  out.u64(static_cast<std::uint64_t>(shape.chunk));
  out.u64(static_cast<std::uint64_t>(shape.node_tokens));
  out.u32(static_cast<std::uint32_t>(shape.format));
}

KvShape get_shape(ByteReader& in) {
  KvShape shape;
  const std::uint32_t layers = in.u32();
  const std::string_view global = in.bytes(layers);
  for (char is_global : global) shape.global.push_back(is_global != 0);
  shape.layers = static_cast<std::int32_t>(layers);
  shape.kv_heads = static_cast<std::int32_t>(in.u32());
  shape.head_dim = static_cast<std::int32_t>(in.u32());
  shape.chunk = static_cast<std::int64_t>(in.u64());
  shape.node_tokens = static_cast<std::int64_t>(in.u64());
  // A value outside an enumeration is undefined, so it is judged before it is one.
  const std::uint32_t format = in.u32();
  if (format > DK_KV_Q4) in.fail();
  else shape.format = static_cast<dk_kv_format>(format);
  return shape;
}

void put_text(ByteWriter& out, const KvNodeText& text) {
  out.raw(text.parent.bytes.data(), text.parent.bytes.size());
  out.u64(static_cast<std::uint64_t>(text.first));
  out.varint(text.tokens.size());
  out.raw(text.tokens.data(), text.tokens.size() * sizeof(std::int32_t));
  out.varint(text.images.size());
  for (const KvImage& image : text.images) {
    out.string(image.sha256);
    out.u64(static_cast<std::uint64_t>(image.first));
    out.u64(static_cast<std::uint64_t>(image.end));
  }
  out.varint(text.tags.size());
  for (const std::string& tag : text.tags) out.string(tag);
}

Sha256 get_hash(ByteReader& in) {
  Sha256 out;
  const std::string_view bytes = in.bytes(out.bytes.size());
  if (bytes.size() == out.bytes.size()) std::memcpy(out.bytes.data(), bytes.data(), bytes.size());
  return out;
}

KvNodeText get_text(ByteReader& in) {
  KvNodeText text;
  text.parent = get_hash(in);
  text.first = static_cast<std::int64_t>(in.u64());
  const std::size_t tokens = in.count(sizeof(std::int32_t));
  const std::string_view ids = in.bytes(tokens * sizeof(std::int32_t));
  text.tokens.resize(ids.size() / sizeof(std::int32_t));
  if (!ids.empty()) std::memcpy(text.tokens.data(), ids.data(), ids.size());
  for (std::size_t left = in.count(17); left > 0; --left) {
    KvImage image;
    image.sha256 = std::string(in.string());
    image.first = static_cast<std::int64_t>(in.u64());
    image.end = static_cast<std::int64_t>(in.u64());
    text.images.push_back(std::move(image));
  }
  for (std::size_t left = in.count(); left > 0; --left) text.tags.emplace_back(in.string());
  return text;
}

std::size_t stored_layers(const KvNodeHeader& header) {
  if (header.tail) return static_cast<std::size_t>(header.shape.layers);
  std::size_t count = 0;
  for (bool is_global : header.shape.global) count += is_global;
  return count;
}

// Whether what the header says fits together: position, counts, and the name, which is a hash of all of it.
Status check_header(const KvNodeHeader& header) {
  auto layout = KvLayout::make(header.shape);
  if (!layout.ok()) return kFormat.damaged("the shape makes no sense");
  const std::int64_t node = header.shape.node_tokens, rows = header.rows();
  if (header.text.first < 0 || header.text.first % node != 0 || header.text.first > INT64_MAX / 2)
    return kFormat.damaged("the position makes no sense");
  if (header.tail ? rows < 1 || rows >= node : rows != node) return kFormat.damaged("the number of tokens makes no sense");
  if ((header.text.first == 0) != (header.text.parent == Sha256{})) return kFormat.damaged("the parent makes no sense");
  if (header.checksums.size() != 2 * stored_layers(header)) return kFormat.damaged("the number of blocks makes no sense");
  if (header.key != kv_key(header.text, kv_identity_hash(header.shape, header.identity), header.tail))
    return kFormat.damaged("the name does not fit the content");
  return {};
}

}  // namespace

std::int64_t KvNodeHeader::rows_of(std::int32_t layer) const {
  return shape.global[static_cast<std::size_t>(layer)] ? rows() : shape.chunk > 0 ? rows() % shape.chunk : 0;
}

std::vector<KvBlockPlace> kv_places(const KvNodeHeader& header, const KvLayout& layout) {
  std::vector<KvBlockPlace> out;
  std::uint64_t offset = header.header_bytes;
  for (std::int32_t layer = 0; layer < header.shape.layers; ++layer) {
    if (!header.tail && !layout.is_global(layer)) continue;
    const std::int64_t capacity = header.rows_of(layer);
    out.push_back({layer, capacity, offset, layout.slab_bytes(capacity)});
    offset += out.back().slab_bytes;
  }
  return out;
}

std::uint64_t kv_file_bytes(const KvNodeHeader& header, const KvLayout& layout) {
  std::uint64_t out = header.header_bytes;
  for (const KvBlockPlace& place : kv_places(header, layout)) out += place.slab_bytes;
  return out;
}

std::uint64_t kv_checksum(const std::byte* data, std::uint64_t bytes) { return XXH3_64bits(data, bytes); }

std::string encode_kv_header(KvNodeHeader& header) {
  ByteWriter content;
  content.raw(header.key.bytes.data(), header.key.bytes.size());
  put_shape(content, header.shape);
  for (const std::string* text : {&header.identity.weights_sha256, &header.identity.constants, &header.identity.kernels, &header.identity.vision_sha256})
    content.string(*text);
  put_text(content, header.text);
  content.varint(header.checksums.size());
  for (std::uint64_t sum : header.checksums) content.u64(sum);
  std::string head = seal_head(kFormat, header.tail ? kTail : kNode, content.bytes());
  header.header_bytes = head.size();
  return head;
}

Result<KvNodeHeader> parse_kv_header(std::string_view bytes) {
  DOSSIER_ASSIGN(const SealedHead head, open_sealed_head(kFormat, bytes));
  if (head.kind != kNode && head.kind != kTail) return kFormat.damaged("neither a node nor a tail");
  KvNodeHeader header;
  header.tail = head.kind == kTail;
  header.header_bytes = head.bytes;
  ByteReader body(head.content);
  header.key = get_hash(body);
  header.shape = get_shape(body);
  for (std::string* text : {&header.identity.weights_sha256, &header.identity.constants, &header.identity.kernels, &header.identity.vision_sha256})
    *text = std::string(body.string());
  header.text = get_text(body);
  for (std::size_t left = body.count(8); left > 0; --left) header.checksums.push_back(body.u64());
  if (!body.ok() || !body.at_end()) return kFormat.damaged("the header breaks its format");
  DOSSIER_TRY(check_header(header));
  return header;
}

Result<KvNodeHeader> read_kv_header(int fd, const std::string& path) {
  struct stat facts {};
  if (::fstat(fd, &facts) != 0) return os_error("cannot look at", path, errno);
  const auto file_bytes = static_cast<std::uint64_t>(facts.st_size);
  DOSSIER_ASSIGN(const std::string bytes, read_sealed_head(kFormat, fd, path, file_bytes));
  auto header = parse_kv_header(bytes);
  if (!header.ok()) {
    Error error = header.error();
    error.where = path;
    return error;
  }
  DOSSIER_ASSIGN(const KvLayout layout, KvLayout::make(header->shape));
  if (kv_file_bytes(*header, layout) != file_bytes) return kFormat.damaged("the file has another length than it must", path);
  return header;
}

Status read_kv_slab(int fd, const std::string& path, const KvNodeHeader& header, const KvBlockPlace& place, std::size_t index,
                    std::byte* to) {
  DOSSIER_TRY(read_exactly(kFormat, fd, path, to, place.slab_bytes, place.offset));
  const std::uint64_t block = place.slab_bytes / 2;
  for (std::size_t half : {0, 1})
    if (kv_checksum(to + half * block, block) != header.checksums[2 * index + half])
      return kFormat.damaged(std::string("the checksum of layer ") + std::to_string(place.layer) + (half ? "'s values" : "'s keys") + " is wrong",
                             path);
  return {};
}

Status write_kv_file(int fd, const std::string& path, KvNodeHeader header, const KvLayout& layout,
                     const std::vector<const std::byte*>& slabs) {
  const std::vector<KvBlockPlace> places = kv_places(header, layout);
  header.checksums.clear();
  for (std::size_t i = 0; i < places.size(); ++i)
    for (std::uint64_t half : {0, 1})
      header.checksums.push_back(kv_checksum(slabs[i] + half * places[i].slab_bytes / 2, places[i].slab_bytes / 2));
  const std::string head = encode_kv_header(header);
  // Room for all of it first: a full disk is met before much is written.
  if (::fallocate(fd, 0, 0, static_cast<off_t>(kv_file_bytes(header, layout))) != 0 && errno != EOPNOTSUPP && errno != ENOSYS)
    return os_error("cannot write", path, errno);
  DOSSIER_TRY(write_exactly(fd, path, head.data(), head.size(), 0));
  for (std::size_t i = 0; i < places.size(); ++i) DOSSIER_TRY(write_exactly(fd, path, slabs[i], places[i].slab_bytes, places[i].offset));
  if (::fsync(fd) != 0) return os_error("cannot write", path, errno);
  return {};
}

}  // namespace dossier
