#include "ingest/reader/container/cut_streams.h"

#include <bzlib.h>
#include <lzma.h>
#include <zlib.h>

#include <algorithm>
#include <climits>
#include <vector>

namespace dossier::reader {
namespace {

constexpr size_t kPiece = 1 << 16;
constexpr uint64_t kMostLzmaMemory = uint64_t{256} << 20;  // the largest dictionary that xz makes by itself needs 65 MiB

Error no_memory() { return Error{ErrorKind::memory, "no memory to unpack it", "", ""}; }

// Input beyond 4 GiB is never reached: what it unpacks to meets the limits before.
unsigned within_reach(std::string_view packed) { return static_cast<unsigned>(std::min<size_t>(packed.size(), UINT_MAX)); }

Status gunzip(std::string_view packed, const TakeUnpacked& take) {
  std::vector<char> piece(kPiece);
  z_stream z{};
  if (inflateInit2(&z, 15 + 16) != Z_OK) return no_memory();
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  z.avail_in = within_reach(packed);
  Status status;
  for (int code = Z_OK; code == Z_OK && status.ok();) {
    z.next_out = reinterpret_cast<Bytef*>(piece.data());
    z.avail_out = static_cast<uInt>(piece.size());
    code = inflate(&z, Z_NO_FLUSH);
    status = take(piece.data(), piece.size() - z.avail_out);
    // Streams may follow each other in one file.
    if (code == Z_STREAM_END && z.avail_in > 0) code = inflateReset(&z);
  }
  inflateEnd(&z);
  return status;
}

Status bunzip(std::string_view packed, const TakeUnpacked& take) {
  std::vector<char> piece(kPiece);
  bz_stream z{};
  if (BZ2_bzDecompressInit(&z, 0, 0) != BZ_OK) return no_memory();
  z.next_in = const_cast<char*>(packed.data());
  z.avail_in = within_reach(packed);
  Status status;
  for (int code = BZ_OK; code == BZ_OK && status.ok();) {
    const unsigned before = z.avail_in;
    z.next_out = piece.data();
    z.avail_out = static_cast<unsigned>(piece.size());
    code = BZ2_bzDecompress(&z);
    const size_t got = piece.size() - z.avail_out;
    status = take(piece.data(), got);
    if (code == BZ_OK && got == 0 && z.avail_in == before) break;  // at the end of what is there
    if (code == BZ_STREAM_END && z.avail_in > 0) {
      bz_stream rest = z;
      BZ2_bzDecompressEnd(&z);
      z = bz_stream{};
      if (BZ2_bzDecompressInit(&z, 0, 0) != BZ_OK) return no_memory();
      z.next_in = rest.next_in;
      z.avail_in = rest.avail_in;
      code = BZ_OK;
    }
  }
  BZ2_bzDecompressEnd(&z);
  return status;
}

Status unxz(std::string_view packed, const TakeUnpacked& take) {
  std::vector<char> piece(kPiece);
  lzma_stream z = LZMA_STREAM_INIT;
  if (lzma_stream_decoder(&z, kMostLzmaMemory, LZMA_CONCATENATED) != LZMA_OK) return no_memory();
  z.next_in = reinterpret_cast<const uint8_t*>(packed.data());
  z.avail_in = packed.size();
  Status status;
  for (lzma_ret code = LZMA_OK; code == LZMA_OK && status.ok();) {
    z.next_out = reinterpret_cast<uint8_t*>(piece.data());
    z.avail_out = piece.size();
    code = lzma_code(&z, z.avail_in > 0 ? LZMA_RUN : LZMA_FINISH);
    status = take(piece.data(), piece.size() - z.avail_out);
  }
  lzma_end(&z);
  return status;
}

}  // namespace

Status unpack_to_damage(std::string_view packed, const TakeUnpacked& take) {
  if (packed.starts_with("\x1f\x8b")) return gunzip(packed, take);
  if (packed.starts_with("BZh")) return bunzip(packed, take);
  if (packed.starts_with(std::string_view("\xfd"
                                          "7zXZ\0",
                                          6)))
    return unxz(packed, take);
  return {};
}

}  // namespace dossier::reader
