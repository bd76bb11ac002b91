// Which tokens of a vocabulary may come next: one bit a token.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace dossier {

class TokenMask {
 public:
  TokenMask() = default;
  explicit TokenMask(std::int64_t tokens, bool allowed = false) : tokens_(tokens), words_(static_cast<std::size_t>((tokens + 63) / 64)) {
    if (allowed) allow_all();
  }

  std::int64_t size() const { return tokens_; }
  bool allows(std::int64_t token) const { return words_[static_cast<std::size_t>(token >> 6)] >> (token & 63) & 1; }
  void allow(std::int64_t token) { words_[static_cast<std::size_t>(token >> 6)] |= std::uint64_t{1} << (token & 63); }
  void forbid(std::int64_t token) { words_[static_cast<std::size_t>(token >> 6)] &= ~(std::uint64_t{1} << (token & 63)); }
  void allow_all() {
    std::fill(words_.begin(), words_.end(), ~std::uint64_t{0});
    if (tokens_ % 64) words_.back() = (std::uint64_t{1} << (tokens_ % 64)) - 1;
  }
  void forbid_all() { std::fill(words_.begin(), words_.end(), 0); }
  // REQUIRES: the same size.
  void keep_only(const TokenMask& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
  }
  std::int64_t count() const {
    std::int64_t n = 0;
    for (std::uint64_t w : words_) n += std::popcount(w);
    return n;
  }
  // Calls take(token) for each allowed one, in rising order.
  template <typename Take>
  void for_each(const Take& take) const {
    for (std::size_t i = 0; i < words_.size(); ++i)
      for (std::uint64_t w = words_[i]; w; w &= w - 1) take(static_cast<std::int64_t>(i * 64) + std::countr_zero(w));
  }

 private:
  std::int64_t tokens_ = 0;
  std::vector<std::uint64_t> words_;
};

}  // namespace dossier
