// A grammar at work: where it stands after the bytes so far, and which tokens may come next. States are made as they are met and kept, so a
// state that comes back costs a look-up. Not thread-safe.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "engine/grammar/grammar.h"
#include "engine/grammar/vocabulary_trie.h"
#include "engine/sampler/token_mask.h"

namespace dossier {

class GrammarMachine {
 public:
  using StateId = std::int32_t;
  static constexpr StateId kDead = -1;

  // Both are held; GRAMMAR was parsed without an error.
  GrammarMachine(std::shared_ptr<const Grammar> grammar, std::shared_ptr<const VocabularyTrie> trie);

  StateId start() const { return start_; }
  // After one more byte; kDead if none may be there.
  StateId after(StateId state, std::uint8_t byte) {
    std::int32_t known = next_[static_cast<std::size_t>(state) * classes_ + class_of_[byte]];
    return known != kUnknown ? known : find_next(state, class_of_[byte]);
  }
  StateId after(StateId state, std::string_view bytes) {
    for (std::size_t n = 0; n < bytes.size() && state != kDead; ++n) state = after(state, static_cast<std::uint8_t>(bytes[n]));
    return state;
  }
  // Whether the text may end here.
  bool accepts(StateId state) const { return states_[static_cast<std::size_t>(state)].accepts; }
  // Tokens all of whose bytes may come next. Valid until the next call. Errors: too_large (an ambiguous grammar that outgrew its limits).
  Result<const TokenMask*> allowed(StateId state);
  std::size_t states() const { return states_.size(); }

 private:
  static constexpr std::int32_t kUnknown = -2;
  // A place in the network, and where to go on when its rule has ended: frames are lists that share their ends.
  struct Place {
    std::int32_t node, frame;
    bool operator==(const Place&) const = default;
  };
  struct State {
    std::uint32_t first, count;  // in places_
    bool accepts;
  };
  struct HashPlace {
    std::size_t operator()(const Place& p) const { return (static_cast<std::size_t>(static_cast<std::uint32_t>(p.node)) * 0x9e3779b97f4a7c15u) ^ (static_cast<std::size_t>(static_cast<std::uint32_t>(p.frame)) * 0xc2b2ae3d27d4eb4fu); }
  };
  StateId find_next(StateId state, std::uint8_t byte_class);
  void reach(std::int32_t node, std::int32_t frame);
  std::int32_t frame_for(std::int32_t next, std::int32_t below);
  StateId settle();
  void walk(StateId state, TokenMask& out);
  void set_loops(StateId state, std::uint64_t (&bytes)[4]);

  std::shared_ptr<const Grammar> grammar_;
  std::shared_ptr<const VocabularyTrie> trie_;
  std::size_t classes_;
  std::vector<std::uint8_t> class_of_, byte_of_;  // [256]; [classes]: one byte of each
  std::vector<Place> frames_;                     // {node to go on at, frame below}
  std::unordered_map<Place, std::int32_t, HashPlace> frame_of_;
  std::vector<Place> places_;
  std::vector<State> states_;
  std::vector<std::int32_t> next_;                // [states][classes]
  std::unordered_multimap<std::size_t, StateId> state_of_;
  StateId start_ = kDead;
  bool outgrown_ = false;

  // Of the state being made.
  std::vector<Place> found_, waiting_;
  std::vector<Place> visited_;
  bool found_end_ = false;

  struct Kept {
    StateId state;
    TokenMask mask;
  };
  std::list<Kept> kept_;  // the latest first
};

}  // namespace dossier
