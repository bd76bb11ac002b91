// The ids of pieces seen before, in a table of fixed size: words repeat. Each place holds one piece, the latest.
#pragma once

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "engine/tokenizer/tokenizer.h"

namespace dossier {

class PieceCache {
 public:
  static constexpr std::size_t kLongestPiece = 34;
  static constexpr std::size_t kMostIds = 7;

  PieceCache() : entries_(kEntries) {}

  struct alignas(64) Entry {
    std::uint8_t length = 0;  // 0: empty
    std::uint8_t count = 0;
    char piece[kLongestPiece];
    TokenId ids[kMostIds];
  };
  static_assert(sizeof(Entry) == 64);

  // The place of PIECE, which has 1 to kLongestPiece bytes.
  Entry& place(std::string_view piece) { return entries_[XXH3_64bits(piece.data(), piece.size()) & (kEntries - 1)]; }
  static bool holds(const Entry& entry, std::string_view piece) {
    return entry.length == piece.size() && std::memcmp(entry.piece, piece.data(), piece.size()) == 0;
  }
  static void fill(Entry& entry, std::string_view piece, const TokenId* ids, std::size_t count) {
    entry.length = static_cast<std::uint8_t>(piece.size());
    entry.count = static_cast<std::uint8_t>(count);
    std::memcpy(entry.piece, piece.data(), piece.size());
    std::memcpy(entry.ids, ids, count * sizeof *ids);
  }

 private:
  static constexpr std::size_t kEntries = 1 << 14;  // 1 MiB
  std::vector<Entry> entries_;
};

}  // namespace dossier
