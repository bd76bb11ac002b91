// Byte-pair merging of one piece: the pair of neighbours with the lowest rank is joined, the leftmost of equals first, until none is left.
// Ranks are the order of the file's list of merges or, where every pair that spells a token may merge, the id of what comes out.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "engine/tokenizer/vocabulary.h"

namespace dossier {

class Merges {
 public:
  // Any two tokens that spell a token merge to it, lower ids first.
  static Result<Merges> by_id(const Vocabulary& vocabulary);
  // The pairs of the file's tokenizer.ggml.merges. Bytes without a token (control characters in SmolLM2) are left out of the text, as the
  // tokenizers that made such vocabularies do. Errors: damaged.
  static Result<Merges> by_rank(const ModelFile& file, const Vocabulary& vocabulary);

  // Working memory of one thread.
  struct Scratch {
    struct Part {
      std::uint32_t begin, end;  // in the piece
      TokenId id;
      std::uint32_t rank;        // of joining it with the next part
      TokenId joined;            // what that gives
      std::uint32_t before, after;  // neighbours, in long pieces
    };
    struct Candidate {
      std::uint32_t rank, part, end;  // end: of the joined text, to know candidates that are out of date
    };
    std::vector<Part> parts;
    std::vector<Candidate> heap;
  };

  // Appends the ids of PIECE. Time: n log n in its length. VOCABULARY is the one of the constructor.
  void encode(const Vocabulary& vocabulary, std::string_view piece, Scratch& scratch, std::vector<TokenId>& out) const;

 private:
  struct Join {
    std::uint32_t rank;
    TokenId id;
  };
  Join find(const Vocabulary& vocabulary, std::string_view piece, const Scratch::Part& left, const Scratch::Part& right) const;
  void merge_short(const Vocabulary& vocabulary, std::string_view piece, Scratch& scratch, std::vector<TokenId>& out) const;
  void merge_long(const Vocabulary& vocabulary, std::string_view piece, Scratch& scratch, std::vector<TokenId>& out) const;
  void split_to_bytes(std::string_view piece, Scratch& scratch) const;
  Status take_bytes(const Vocabulary& vocabulary, bool all);

  struct Slot {
    std::uint64_t pair = ~std::uint64_t{0};
    Join join{};
  };
  bool by_id_ = true;
  std::vector<Slot> slots_;  // by pair of ids; open addressing, at most half full
  std::vector<TokenId> byte_ids_;  // 256; -1: a byte that has no token
};

}  // namespace dossier
