#include "engine/grammar/grammar.h"

#include <algorithm>
#include <map>
#include <optional>

#include "engine/grammar/grammar_text.h"
#include "engine/grammar/utf8_ranges.h"

namespace dossier {
namespace {

using Kind = GrammarTerm::Kind;
using Node = Grammar::Node;
using Step = Grammar::Step;

constexpr std::size_t kMostNodes = 200000, kMostRules = 2000;

Error wrong(std::string what, int line) { return {ErrorKind::usage, std::move(what), "grammar, line " + std::to_string(line), ""}; }

// Lays terms out as nodes, from the end to the beginning: each gets the node that follows it and gives the one it starts at.
class Layout {
 public:
  explicit Layout(std::vector<Node>& nodes) : nodes_(nodes) {}

  Status rules(const std::vector<GrammarRule>& rules) {
    for (std::size_t n = 0; n < rules.size(); ++n)
      if (!number_.emplace(rules[n].name, n).second) return wrong("the rule " + rules[n].name + " is given twice", rules[n].line);
    // Calls name rules by number until all rules have a place.
    std::vector<std::int32_t> start;
    for (const GrammarRule& rule : rules) {
      DOSSIER_ASSIGN(std::int32_t finish, add({}));
      DOSSIER_ASSIGN(std::int32_t first, term(rule.body, finish));
      start.push_back(first);
    }
    for (Node& node : nodes_)
      if (node.step == Step::call) node.other = start[static_cast<std::size_t>(node.other)];
    start_ = std::move(start);
    return {};
  }
  std::optional<std::int32_t> start_of(const std::string& name) const {
    auto found = number_.find(name);
    if (found == number_.end()) return std::nullopt;
    return start_[found->second];
  }

 private:
  Result<std::int32_t> add(Node node) {
    if (nodes_.size() >= kMostNodes) return Error{ErrorKind::too_large, "the grammar is too large", "", "fewer repetitions"};
    nodes_.push_back(node);
    return static_cast<std::int32_t>(nodes_.size()) - 1;
  }

  Result<std::int32_t> term(const GrammarTerm& t, std::int32_t next) {
    switch (t.kind) {
      case Kind::bytes: {
        for (auto b = t.text.rbegin(); b != t.text.rend(); ++b) {
          DOSSIER_ASSIGN(next, add({Step::range, static_cast<std::uint8_t>(*b), static_cast<std::uint8_t>(*b), next, -1}));
        }
        return next;
      }
      case Kind::characters: return characters(t, next);
      case Kind::rule: {
        auto found = number_.find(t.text);
        if (found == number_.end()) return wrong("there is no rule " + t.text, t.line);
        return add({Step::call, 0, 0, next, static_cast<std::int32_t>(found->second)});
      }
      case Kind::sequence: {
        for (auto part = t.parts.rbegin(); part != t.parts.rend(); ++part) {
          DOSSIER_ASSIGN(next, term(*part, next));
        }
        return next;
      }
      case Kind::either: {
        std::vector<std::int32_t> starts;
        for (const GrammarTerm& part : t.parts) {
          DOSSIER_ASSIGN(std::int32_t first, term(part, next));
          starts.push_back(first);
        }
        return forks(starts);
      }
      case Kind::repeat: return repeat(t, next);
    }
    return next;
  }

  Result<std::int32_t> forks(const std::vector<std::int32_t>& starts) {
    std::int32_t out = starts.back();
    for (auto s = starts.rbegin() + 1; s != starts.rend(); ++s) {
      DOSSIER_ASSIGN(out, add({Step::fork, 0, 0, *s, out}));
    }
    return out;
  }

  // The last byte of all characters leads to the same nodes, so that they are few.
  Result<std::int32_t> characters(const GrammarTerm& t, std::int32_t next) {
    std::vector<ByteRanges> ranges;
    for (auto [first, last] : t.characters) append_utf8_ranges(first, last, ranges);
    if (ranges.empty()) return wrong("no character fits", t.line);
    std::vector<std::int32_t> starts;
    std::map<std::tuple<std::uint8_t, std::uint8_t, std::int32_t>, std::int32_t> made;
    for (const ByteRanges& r : ranges) {
      std::int32_t at = next;
      for (int n = r.count; n-- > 0;) {
        auto i = static_cast<std::size_t>(n);
        auto [place, is_new] = made.try_emplace({r.low[i], r.high[i], at}, -1);
        if (is_new) {
          DOSSIER_ASSIGN(place->second, add({Step::range, r.low[i], r.high[i], at, -1}));
        }
        at = place->second;
      }
      starts.push_back(at);
    }
    return forks(starts);
  }

  // LEAST copies, then as many that may be left out, or a loop.
  Result<std::int32_t> repeat(const GrammarTerm& t, std::int32_t next) {
    std::int32_t out = next;
    if (t.most < 0) {
      DOSSIER_ASSIGN(std::int32_t loop, add({Step::fork, 0, 0, -1, next}));
      DOSSIER_ASSIGN(std::int32_t body, term(t.parts[0], loop));
      nodes_[static_cast<std::size_t>(loop)].next = body;
      out = loop;
    } else {
      for (std::int32_t n = t.least; n < t.most; ++n) {
        DOSSIER_ASSIGN(std::int32_t body, term(t.parts[0], out));
        DOSSIER_ASSIGN(out, add({Step::fork, 0, 0, body, next}));
      }
    }
    for (std::int32_t n = 0; n < t.least; ++n) {
      DOSSIER_ASSIGN(std::int32_t body, term(t.parts[0], out));
      if (body == out) break;  // nothing, however often
      out = body;
    }
    return out;
  }

  std::vector<Node>& nodes_;
  std::map<std::string, std::size_t> number_;
  std::vector<std::int32_t> start_;
};

// What the nodes lead to: whether the end of their rule can be reached at all, and without a byte.
class Reach {
 public:
  explicit Reach(const std::vector<Node>& nodes) : nodes_(nodes), ends_(nodes.size()), empties_(nodes.size()) {
    spread(ends_, true);
    spread(empties_, false);
  }
  bool ends(std::int32_t node) const { return ends_[static_cast<std::size_t>(node)]; }
  bool empties(std::int32_t node) const { return empties_[static_cast<std::size_t>(node)]; }

 private:
  // Grows until nothing changes; backwards, as nodes mostly lead to lower ones, so few rounds are needed.
  void spread(std::vector<char>& can, bool with_bytes) const {
    for (bool changed = true; changed;) {
      changed = false;
      for (std::size_t i = 0; i < nodes_.size(); ++i) {
        if (can[i]) continue;
        const Node& n = nodes_[i];
        auto of = [&](std::int32_t node) { return can[static_cast<std::size_t>(node)] != 0; };
        bool now = n.step == Step::finish || (n.step == Step::range && with_bytes && of(n.next)) || (n.step == Step::fork && (of(n.next) || of(n.other))) ||
                   (n.step == Step::call && of(n.other) && of(n.next));
        if (now) can[i] = 1, changed = true;
      }
    }
  }
  const std::vector<Node>& nodes_;
  std::vector<char> ends_, empties_;
};

// Whether some node comes back to itself through calls without a byte in between: a rule that begins with itself never gets on.
bool begins_with_itself(const std::vector<Node>& nodes, const Reach& reach, std::int32_t rule) {
  std::vector<std::int32_t> waiting = {rule};
  std::vector<char> seen(nodes.size());
  while (!waiting.empty()) {
    std::int32_t at = waiting.back();
    waiting.pop_back();
    if (std::exchange(seen[static_cast<std::size_t>(at)], 1)) continue;
    const Node& n = nodes[static_cast<std::size_t>(at)];
    if (n.step == Step::fork) waiting.insert(waiting.end(), {n.next, n.other});
    if (n.step != Step::call) continue;
    if (n.other == rule) return true;
    waiting.push_back(n.other);
    if (reach.empties(n.other)) waiting.push_back(n.next);
  }
  return false;
}

}  // namespace

Result<Grammar> Grammar::parse(std::string_view text) {
  if (text.size() > (1u << 22)) return Error{ErrorKind::too_large, "a grammar of " + std::to_string(text.size()) + " bytes", "", ""};
  DOSSIER_ASSIGN(std::vector<GrammarRule> rules, read_grammar(text));
  if (rules.size() > kMostRules) return Error{ErrorKind::too_large, "a grammar of " + std::to_string(rules.size()) + " rules", "", ""};
  Grammar out;
  Layout layout(out.nodes_);
  DOSSIER_TRY(layout.rules(rules));
  auto root = layout.start_of("root");
  if (!root) return wrong("there is no rule root", 1);
  out.root_ = *root;
  Reach reach(out.nodes_);
  std::map<std::int32_t, bool> called;
  for (const Node& n : out.nodes_)
    if (n.step == Step::call) called[n.other] = true;
  for (const GrammarRule& rule : rules) {
    std::int32_t start = *layout.start_of(rule.name);
    if (!reach.ends(start)) return wrong("the rule " + rule.name + " can never end", rule.line);
    if (called.count(start) && begins_with_itself(out.nodes_, reach, start)) return wrong("the rule " + rule.name + " begins with itself", rule.line);
  }
  out.sort_bytes();
  return out;
}

void Grammar::sort_bytes() {
  std::vector<bool> begins(257);
  for (const Node& n : nodes_)
    if (n.step == Step::range) begins[n.low] = begins[static_cast<std::size_t>(n.high) + 1] = true;
  classes_.assign(256, 0);
  int at = 0;
  for (std::size_t b = 0; b < 256; ++b) {
    if (b > 0 && begins[b]) ++at;
    classes_[b] = static_cast<std::uint8_t>(at);
  }
  class_count_ = at + 1;
}

}  // namespace dossier
