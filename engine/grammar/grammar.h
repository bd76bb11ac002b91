// A grammar of answers: which bytes may follow which. Written as text, compiled to a network of bytes that calls itself, so that rules
// may nest (JSON). Notation: docs/formats/grammar.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dossier {

class Grammar {
 public:
  // Starts at the rule `root`. Errors: usage (with line: syntax, a rule that is missing, given twice, that begins with itself, or can
  // never end), too_large (more than 200,000 nodes).
  static Result<Grammar> parse(std::string_view text);

  // One step of the network. `range` takes one byte and goes on at next; `fork` goes on at next and at other; `call` goes on at other (a
  // rule's first node) and, when that rule has returned, at next.
  enum class Step : std::uint8_t { range, fork, call, finish };
  struct Node {
    Step step = Step::finish;
    std::uint8_t low = 0, high = 0;
    std::int32_t next = -1, other = -1;
  };
  const std::vector<Node>& nodes() const { return nodes_; }
  std::int32_t root() const { return root_; }
  // Bytes the grammar never tells apart have the same class, numbered from 0.
  const std::vector<std::uint8_t>& byte_classes() const { return classes_; }  // [256]
  int classes() const { return class_count_; }

 private:
  Grammar() = default;
  void sort_bytes();
  std::vector<Node> nodes_;
  std::int32_t root_ = 0;
  std::vector<std::uint8_t> classes_;
  int class_count_ = 0;
};

}  // namespace dossier
