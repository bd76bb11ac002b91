#include "engine/grammar/grammar_machine.h"

#include <algorithm>

namespace dossier {
namespace {

using Node = Grammar::Node;
using Step = Grammar::Step;

constexpr std::int32_t kBottom = -1;  // no frame: the root's end
constexpr std::size_t kMostPlaces = 4096;    // of one state
constexpr std::size_t kMostStates = 1 << 18;
constexpr std::size_t kMostFrames = 1 << 22;
constexpr std::size_t kKeptMasks = 64;

}  // namespace

GrammarMachine::GrammarMachine(std::shared_ptr<const Grammar> grammar, std::shared_ptr<const VocabularyTrie> trie)
    : grammar_(std::move(grammar)), trie_(std::move(trie)), classes_(static_cast<std::size_t>(grammar_->classes())), class_of_(grammar_->byte_classes()), byte_of_(classes_) {
  for (std::size_t b = 256; b-- > 0;) byte_of_[class_of_[b]] = static_cast<std::uint8_t>(b);
  reach(grammar_->root(), kBottom);
  start_ = settle();
}

std::int32_t GrammarMachine::frame_for(std::int32_t next, std::int32_t below) {
  // A call that is the last of its rule needs no frame of its own: so repetition written as recursion stays flat.
  if (grammar_->nodes()[static_cast<std::size_t>(next)].step == Step::finish) return below;
  auto [place, is_new] = frame_of_.try_emplace({next, below}, static_cast<std::int32_t>(frames_.size()));
  if (is_new) frames_.push_back({next, below});
  return place->second;
}

// Adds all places with a byte to take that NODE leads to without one.
void GrammarMachine::reach(std::int32_t node, std::int32_t frame) {
  waiting_.push_back({node, frame});
  while (!waiting_.empty()) {
    Place at = waiting_.back();
    waiting_.pop_back();
    const Node& n = grammar_->nodes()[static_cast<std::size_t>(at.node)];
    if (n.step == Step::range) {
      found_.push_back(at);
      continue;
    }
    if (std::find(visited_.begin(), visited_.end(), at) != visited_.end()) continue;
    visited_.push_back(at);
    if (visited_.size() > kMostPlaces || found_.size() > 16 * kMostPlaces || frames_.size() > kMostFrames) {
      outgrown_ = true;
      waiting_.clear();
      return;
    }
    if (n.step == Step::fork) {
      waiting_.push_back({n.next, at.frame});
      waiting_.push_back({n.other, at.frame});
    } else if (n.step == Step::call) {
      waiting_.push_back({n.other, frame_for(n.next, at.frame)});
    } else if (at.frame == kBottom) {
      found_end_ = true;
    } else {
      waiting_.push_back(frames_[static_cast<std::size_t>(at.frame)]);
    }
  }
}

// The state of what was found: an old one where it is the same.
GrammarMachine::StateId GrammarMachine::settle() {
  auto less = [](const Place& a, const Place& b) { return a.node != b.node ? a.node < b.node : a.frame < b.frame; };
  std::sort(found_.begin(), found_.end(), less);
  found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
  visited_.clear();
  const bool accepts = std::exchange(found_end_, false);
  if (found_.size() > kMostPlaces || states_.size() >= kMostStates) outgrown_ = true;
  if (outgrown_ || (found_.empty() && !accepts)) {
    found_.clear();
    return kDead;
  }
  std::size_t hash = accepts;
  for (const Place& p : found_) hash = hash * 0x100000001b3u + HashPlace()(p);
  auto [first, last] = state_of_.equal_range(hash);
  for (; first != last; ++first) {
    const State& s = states_[static_cast<std::size_t>(first->second)];
    if (s.accepts == accepts && s.count == found_.size() && std::equal(found_.begin(), found_.end(), places_.begin() + s.first)) {
      found_.clear();
      return first->second;
    }
  }
  const auto id = static_cast<StateId>(states_.size());
  states_.push_back({static_cast<std::uint32_t>(places_.size()), static_cast<std::uint32_t>(found_.size()), accepts});
  places_.insert(places_.end(), found_.begin(), found_.end());
  next_.resize(next_.size() + classes_, kUnknown);
  state_of_.emplace(hash, id);
  found_.clear();
  return id;
}

GrammarMachine::StateId GrammarMachine::find_next(StateId state, std::uint8_t byte_class) {
  const State s = states_[static_cast<std::size_t>(state)];
  const std::uint8_t byte = byte_of_[byte_class];
  for (std::uint32_t i = s.first; i < s.first + s.count; ++i) {
    const Place at = places_[i];
    const Node& n = grammar_->nodes()[static_cast<std::size_t>(at.node)];
    if (n.low <= byte && byte <= n.high) reach(n.next, at.frame);
  }
  StateId out = settle();
  next_[static_cast<std::size_t>(state) * classes_ + byte_class] = out;
  return out;
}

// Bytes after which the state is the same.
void GrammarMachine::set_loops(StateId state, std::uint64_t (&bytes)[4]) {
  for (std::size_t b = 0; b < 256; ++b)
    if (after(state, static_cast<std::uint8_t>(b)) == state) bytes[b / 64] |= std::uint64_t{1} << (b % 64);
}

void GrammarMachine::walk(StateId state, TokenMask& out) {
  const std::vector<VocabularyTrie::Node>& nodes = trie_->nodes();
  std::uint64_t loops[4] = {};
  set_loops(state, loops);
  StateId at[VocabularyTrie::kLongest + 1];  // after the bytes of each depth
  at[0] = state;
  for (std::uint32_t i = 0; i < nodes.size();) {
    const VocabularyTrie::Node& n = nodes[i];
    const StateId now = after(at[n.depth - 1], n.byte);
    if (now == kDead) {
      i = n.end;
      continue;
    }
    if (now == state && n.bytes != 0) {
      const std::uint64_t* below = trie_->byte_set(n.bytes);
      if (!(below[0] & ~loops[0]) && !(below[1] & ~loops[1]) && !(below[2] & ~loops[2]) && !(below[3] & ~loops[3])) {
        for (std::uint32_t t = n.first_token; t < n.end_token; ++t) out.allow(trie_->tokens()[t]);
        i = n.end;
        continue;
      }
    }
    at[n.depth] = now;
    if (n.token >= 0) out.allow(n.token);
    ++i;
  }
}

Result<const TokenMask*> GrammarMachine::allowed(StateId state) {
  auto kept = std::find_if(kept_.begin(), kept_.end(), [&](const Kept& k) { return k.state == state; });
  if (kept != kept_.end()) {
    kept_.splice(kept_.begin(), kept_, kept);
  } else {
    if (kept_.size() < kKeptMasks) kept_.push_front({state, TokenMask(trie_->size())});
    else kept_.splice(kept_.begin(), kept_, std::prev(kept_.end()));
    kept_.front().state = state;
    kept_.front().mask.forbid_all();
    walk(state, kept_.front().mask);
  }
  if (outgrown_) return Error{ErrorKind::too_large, "the grammar is too ambiguous: it could be read in too many ways at once", "", "write it so that the next characters decide"};
  return &kept_.front().mask;
}

}  // namespace dossier
