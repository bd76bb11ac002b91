// The head of the files that the engine makes for itself (packed weights, stored keys and values): what file it is, in which version, and a content under a
// checksum, padded to whole pages, so that what follows can be read past the page cache. Bytes from disk are trusted in nothing.
//
//   magic (8 bytes) | version u32 | kind u32 | bytes of the head u64 | bytes of the content u64 | XXH3 of the content u64 | content | zeros
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dossier {

inline constexpr std::uint64_t kSealedPage = 4096;

struct SealedFormat {
  std::string_view magic;  // 8 bytes
  std::uint32_t version = 0;
  std::string_view what;        // in messages: "packed weights", "stored keys and values"
  std::uint64_t most_bytes = 0;  // of a head

  Error damaged(const std::string& why, const std::string& path = "") const;
};

struct SealedHead {
  std::uint32_t kind = 0;   // what it means is the format's own
  std::uint64_t bytes = 0;  // of the whole head, a multiple of kSealedPage
  std::string_view content;
};

std::string seal_head(const SealedFormat& format, std::uint32_t kind, std::string_view content);
// The content stays within `bytes`, which hold at least the head. Errors: damaged, newer_version.
Result<SealedHead> open_sealed_head(const SealedFormat& format, std::string_view bytes);
// The bytes of an open file's head, as long as it says that it is; the rest is not looked at. Errors: damaged, io.
Result<std::string> read_sealed_head(const SealedFormat& format, int fd, const std::string& path, std::uint64_t file_bytes);

// All of it, or an error. Errors: damaged (of `format`: the file ends before), io.
Status read_exactly(const SealedFormat& format, int fd, const std::string& path, std::byte* to, std::uint64_t bytes, std::uint64_t offset);
// Errors: no_space, io.
Status write_exactly(int fd, const std::string& path, const void* from, std::uint64_t bytes, std::uint64_t offset);

}  // namespace dossier
