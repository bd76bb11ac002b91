#include "engine/run/prompt_lookup.h"

#include <algorithm>

namespace dossier {
namespace {

// Drafts that fail one after another are paused for twice as many steps each time, so that what they cost goes to nothing.
constexpr std::size_t kLongestPause = 32;

std::uint64_t hash_of(const TokenId* words, std::size_t count) {
  std::uint64_t h = 0;
  for (std::size_t n = 0; n < count; ++n) {
    h = (h ^ static_cast<std::uint32_t>(words[n])) * 0x9e3779b97f4a7c15u;
    h ^= h >> 29;
  }
  return h;
}

}  // namespace

std::vector<TokenId> PromptLookup::draft(std::span<const TokenId> text, std::size_t most) {
  // The last place of all, which nothing follows yet, stays out.
  for (; known_ < text.size(); ++known_) after_[hash_of(text.data() + known_ - kWords, kWords)] = static_cast<std::uint32_t>(known_);
  if (most == 0 || text.size() < kWords) return {};
  auto found = after_.find(hash_of(text.data() + text.size() - kWords, kWords));
  if (found == after_.end()) return {};
  const std::size_t from = found->second;
  if (!std::equal(text.end() - kWords, text.end(), text.begin() + static_cast<std::ptrdiff_t>(from - kWords))) return {};
  // What repeats itself goes on repeating: past the end of the text the draft reads from itself.
  std::vector<TokenId> out;
  for (std::size_t n = 0; n < most; ++n) out.push_back(from + n < text.size() ? text[from + n] : out[from + n - text.size()]);
  return out;
}

std::size_t DraftLength::next() {
  if (pause_ == 0) return now_;
  --pause_;
  return 0;
}

void DraftLength::learn(std::size_t drafted, std::size_t accepted) {
  if (drafted == 0) return;
  if (accepted == 0) {
    now_ = std::max<std::size_t>(1, now_ / 2);
    ++failures_;
    pause_ = failures_ < 2 ? 0 : std::min(kLongestPause, std::size_t{1} << std::min<std::size_t>(failures_ - 1, 10));
    return;
  }
  failures_ = 0;
  now_ = accepted == drafted ? std::min(most_, std::max(now_, drafted) * 2) : std::min(most_, accepted + 1);
}

}  // namespace dossier
