#include "engine/grammar/vocabulary_trie.h"

#include <algorithm>

namespace dossier {
namespace {

// Below this many nodes a walk is as quick as a look at their bytes.
constexpr std::uint32_t kLeastForByteSet = 8;

}  // namespace

VocabularyTrie::VocabularyTrie(const Tokenizer& tokenizer, std::int64_t vocabulary) : byte_sets_(4), size_(vocabulary) {
  std::vector<TokenId> order;
  for (TokenId id = 0; id < std::min(size_, tokenizer.size()); ++id) {
    std::size_t n = tokenizer.bytes_of(id).size();
    if (!tokenizer.is_special(id) && n > 0 && n <= kLongest) order.push_back(id);
  }
  std::sort(order.begin(), order.end(), [&](TokenId a, TokenId b) { return tokenizer.bytes_of(a) < tokenizer.bytes_of(b); });
  std::string_view before;
  for (TokenId id : order) {
    add(tokenizer.bytes_of(id), before, id);
    before = tokenizer.bytes_of(id);
  }
  tokens_ = std::move(order);
  finish();
}

void VocabularyTrie::add(std::string_view bytes, std::string_view before, TokenId id) {
  std::size_t common = 0;
  while (common < bytes.size() && common < before.size() && bytes[common] == before[common]) ++common;
  const auto token = static_cast<std::uint32_t>(tokens_.size());
  for (std::size_t n = common; n < bytes.size(); ++n)
    nodes_.push_back({static_cast<std::uint8_t>(bytes[n]), static_cast<std::uint8_t>(n + 1), 0, token, 0, 0, -1});
  nodes_.back().token = id;
  tokens_.push_back(id);
}

void VocabularyTrie::finish() {
  // Ends of nodes that are still open, by depth; from the back, so that what is below a node is known before it.
  const auto count = static_cast<std::uint32_t>(nodes_.size()), all = static_cast<std::uint32_t>(tokens_.size());
  struct Open {
    std::uint64_t bytes[4];
  };
  std::vector<Open> below(kLongest + 2);
  for (std::uint32_t i = count; i-- > 0;) {
    Node& n = nodes_[i];
    std::uint32_t next = i + 1;
    while (next < count && nodes_[next].depth > n.depth) next = nodes_[next].end;
    n.end = next;
    n.end_token = next < count ? nodes_[next].first_token : all;
    Open& mine = below[n.depth + 1u];  // bytes of the nodes right below and their below
    if (n.end - i - 1 >= kLeastForByteSet) {
      n.bytes = static_cast<std::uint32_t>(byte_sets_.size() / 4);
      byte_sets_.insert(byte_sets_.end(), mine.bytes, mine.bytes + 4);
    }
    Open& above = below[n.depth];
    for (int w = 0; w < 4; ++w) above.bytes[w] |= mine.bytes[w];
    above.bytes[n.byte / 64] |= std::uint64_t{1} << (n.byte % 64);
    mine = {};
  }
}

}  // namespace dossier
