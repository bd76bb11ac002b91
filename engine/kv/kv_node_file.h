// A node or tail as a file: docs/formats/kv.md. The header says what the rows were made from, down to every token, and holds a checksum of
// each block; blocks are page aligned. Bytes from disk are trusted in nothing.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/fd.h"
#include "engine/kv/kv_node.h"

namespace dossier {

struct KvNodeHeader {
  bool tail = false;
  Sha256 key;
  KvShape shape;
  KvIdentity identity;
  KvNodeText text;
  std::vector<std::uint64_t> checksums;  // XXH3 of each block: K then V of each stored layer, in rising order
  std::uint64_t header_bytes = 0;        // a multiple of kKvAlign; blocks follow without gaps

  std::int64_t rows() const { return static_cast<std::int64_t>(text.tokens.size()); }
  // Rows that a stored layer has: all of them, or of a tail's chunked layer those of its last, open chunk.
  std::int64_t rows_of(std::int32_t layer) const;
};

struct KvBlockPlace {
  std::int32_t layer = 0;
  std::int64_t capacity = 0;  // rows
  std::uint64_t offset = 0, slab_bytes = 0;
};

// Where the stored layers lie: a node holds the global ones, a tail all (those without rows take no bytes).
std::vector<KvBlockPlace> kv_places(const KvNodeHeader& header, const KvLayout& layout);
std::uint64_t kv_file_bytes(const KvNodeHeader& header, const KvLayout& layout);

std::uint64_t kv_checksum(const std::byte* data, std::uint64_t bytes);
// The header as it is written, padded; sets header_bytes.
std::string encode_kv_header(KvNodeHeader& header);
// `bytes` holds at least the header. Errors: damaged, newer_version.
Result<KvNodeHeader> parse_kv_header(std::string_view bytes);
// Reads and checks the header of an open file, and that the file is as long as it must be. Errors: damaged, newer_version, io.
Result<KvNodeHeader> read_kv_header(int fd, const std::string& path);
// Reads one layer's slab and checks K's and V's sums. `to` holds place.slab_bytes, page aligned. Errors: damaged, io.
Status read_kv_slab(int fd, const std::string& path, const KvNodeHeader& header, const KvBlockPlace& place, std::size_t index,
                    std::byte* to);
// Writes header and slabs (one pointer a place) to an empty file and syncs it. Errors: no_space, io.
Status write_kv_file(int fd, const std::string& path, KvNodeHeader header, const KvLayout& layout,
                     const std::vector<const std::byte*>& slabs);

}  // namespace dossier
