// Tokens by id and ids by bytes. Special tokens stand apart: find() never gives one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "engine/tokenizer/tokenizer.h"

namespace dossier {

class Vocabulary {
 public:
  // Errors: damaged (counts that differ, a token twice, characters outside the byte alphabet).
  static Result<Vocabulary> load(const ModelFile& file);

  std::int64_t size() const { return static_cast<std::int64_t>(begin_.size()) - 1; }
  std::string_view bytes(TokenId id) const {
    auto i = static_cast<std::size_t>(id);
    return {arena_.data() + begin_[i], begin_[i + 1] - begin_[i]};
  }
  bool is_special(TokenId id) const { return special_[static_cast<std::size_t>(id)]; }
  // The ordinary token of these bytes; -1: none.
  TokenId find(std::string_view bytes) const;
  std::optional<TokenId> find_special(std::string_view literal) const;
  const std::unordered_map<std::string, TokenId>& specials() const { return by_literal_; }
  std::size_t longest() const { return longest_; }  // bytes of the longest ordinary token

 private:
  bool insert(TokenId id);
  std::string arena_;
  std::vector<std::uint32_t> begin_;  // of each token in the arena, and its end
  std::vector<bool> special_;
  std::unordered_map<std::string, TokenId> by_literal_;
  struct Slot {
    std::uint32_t tag = 0;
    TokenId id = -1;
  };
  std::vector<Slot> slots_;  // open addressing, a power of two, at most half full
  std::size_t longest_ = 0;
};

}  // namespace dossier
