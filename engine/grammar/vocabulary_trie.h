// The tokens of a vocabulary by their bytes, as one list in which a token stands right behind its beginnings: a walk through it tries every
// token, and leaves out at once all that begin in a way that does not fit.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/tokenizer/tokenizer.h"

namespace dossier {

class VocabularyTrie {
 public:
  // Special tokens are left out: no grammar spells them. VOCABULARY: tokens of the model, which may be more than the tokenizer knows.
  VocabularyTrie(const Tokenizer& tokenizer, std::int64_t vocabulary);

  struct Node {
    std::uint8_t byte;
    std::uint8_t depth;        // 1: the first byte of a token
    std::uint32_t end;         // the first node that does not begin like this one
    std::uint32_t first_token; // in tokens(): those of this node and of all below it are [first_token, end_token)
    std::uint32_t end_token;
    std::uint32_t bytes;       // in byte_sets(): which bytes occur below this node; 0: not told
    std::int32_t token;        // that ends here; -1: none
  };
  using ByteSet = std::uint64_t[4];
  const std::vector<Node>& nodes() const { return nodes_; }
  const std::vector<TokenId>& tokens() const { return tokens_; }  // in the order of their bytes
  const std::uint64_t* byte_set(std::uint32_t index) const { return byte_sets_.data() + std::size_t{index} * 4; }
  std::int64_t size() const { return size_; }  // of the model's vocabulary
  // Tokens longer than this are left out, too.
  static constexpr std::size_t kLongest = 250;

 private:
  void add(std::string_view bytes, std::string_view before, TokenId id);
  void finish();
  std::vector<Node> nodes_;
  std::vector<TokenId> tokens_;
  std::vector<std::uint64_t> byte_sets_;
  std::int64_t size_ = 0;
};

}  // namespace dossier
