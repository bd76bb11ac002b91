// Packed weights kept on disk: made once a machine, mapped or read from then on. Beside the model, or in the cache folder where the
// model's own cannot be written. It serves one layout and one state of the model's files (device, inode, size, times); anything else, and
// it is made anew. Format: docs/formats/weights.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/fd.h"
#include "base/hash.h"
#include "engine/files/mapping.h"
#include "engine/weights/repack.h"

namespace dossier {

struct PackedMatrix {
  std::string name;
  std::uint32_t type = 0;
  std::int64_t rows = 0, cols = 0, slabs = 0;
  std::uint64_t slab_bytes = 0, stride = 0, offset = 0;  // offset: from the end of the header
  bool operator==(const PackedMatrix&) const = default;
};

struct PackedHeader {
  std::uint32_t layout = 0;           // dk_table::layout
  std::string model;                  // path of the model's first file when it was packed; for people
  std::vector<FileStamp> parts;       // of the model's files
  Sha256 weights;                     // of the model's tensors, taken while packing
  std::vector<PackedMatrix> matrices;
  std::vector<std::uint64_t> checksums;  // XXH3 of each slab, in the order of the matrices
  std::uint64_t header_bytes = 0;        // a multiple of kSlabAlignment; slabs follow

  std::uint64_t file_bytes() const;
};

// The header as it is written, padded; sets header_bytes. Its length does not depend on the checksums' values.
std::string encode_packed_header(PackedHeader& header);
// `bytes` holds at least the header. Errors: damaged, newer_version.
Result<PackedHeader> parse_packed_header(std::string_view bytes);
// Of the file at `path`. Errors: those of parse_packed_header, not_found, io.
Result<PackedHeader> read_packed_header(const std::string& path);
// What a header for this model must say; checksums zero.
PackedHeader packed_header_of(const ModelFile& file, const SlabPlan& plan, const dk_table& table);

std::uint64_t slab_checksum(const std::byte* bytes, std::uint64_t size);

// Where a packed file for MODEL would stand: beside it, then in the cache folder (if one is named).
std::vector<std::string> packed_paths(const std::string& model, std::uint32_t layout, const std::string& cache_folder);

struct PackedFile {
  std::string path;
  Fd fd;
  PackedHeader header;

  std::uint64_t offset_of(const MatrixPlan& m, std::int64_t slab) const { return header.header_bytes + m.slab_offset(slab); }
  // Reads one slab and compares its checksum. Errors: damaged, io.
  Status read_slab(int from, const MatrixPlan& m, std::int64_t slab, std::byte* to) const;
};

// The packed file at `path`, if it is whole in length and was made of these very files. Errors: not_found, damaged (another's, or an older one), io.
Result<PackedFile> open_packed(const std::string& path, const PackedHeader& wanted);
// Packs into a new file at `path`, which appears when it is whole and on disk. Errors: io, no_space, cancelled.
Result<PackedFile> write_packed(const std::string& path, const ModelFile& file, const SlabPlan& plan, const dk_table& table, const RepackOptions& options);

}  // namespace dossier
