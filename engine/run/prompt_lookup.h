// Guesses what comes next: what followed the same words when they stood in the text before. Answers that quote their sources are foretold
// well; what is wrong costs a little, so guesses become rarer where they fail. After A. Saxena, Prompt Lookup Decoding (2023).
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "engine/tokenizer/tokenizer.h"

namespace dossier {

class PromptLookup {
 public:
  // At most MOST tokens that may follow TEXT, which is what it was at the last call and more; often none.
  std::vector<TokenId> draft(std::span<const TokenId> text, std::size_t most);

 private:
  static constexpr std::size_t kWords = 3;  // tokens that must be the same
  std::unordered_map<std::uint64_t, std::uint32_t> after_;  // what follows the latest place of three tokens (their hash)
  std::size_t known_ = kWords;                              // the text before this is in after_
};

// How many tokens to draft, by what became of the drafts before.
class DraftLength {
 public:
  explicit DraftLength(std::size_t most) : most_(most), now_(most < 4 ? most : 4) {}
  // For the next step; 0: a pause.
  std::size_t next();
  void learn(std::size_t drafted, std::size_t accepted);

 private:
  std::size_t most_, now_;
  std::size_t pause_ = 0, failures_ = 0;
};

}  // namespace dossier
