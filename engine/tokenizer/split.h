// Cuts text into the pieces that byte-pair merging works on: the regular expressions of the model families, matched by hand in one forward
// walk. Each family's expression stands at its function in split.cc; results are those of a backtracking regex engine, in linear time.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace dossier {

enum class SplitPattern {
  o200k,      // Llama 4
  tekken,     // Mistral
  qwen2,
  llama_bpe,  // Llama 3
  smollm
};

// The pattern of a tokenizer.ggml.pre; nothing for names we do not know.
std::optional<SplitPattern> split_pattern(std::string_view pre);

class Splitter {
 public:
  explicit Splitter(SplitPattern pattern);
  // The end of the piece that begins at BEGIN. REQUIRES: begin < text.size(), and begin is 0 or an end given before. A byte that is no UTF-8
  // counts as one symbol.
  std::size_t next(std::string_view text, std::size_t begin) const;

 private:
  SplitPattern pattern_;
  std::shared_ptr<const std::vector<std::uint8_t>> categories_;
};

}  // namespace dossier
