// Byte-level BPE from the model file: exact splits, exact merges, both ways.
// Document text never yields a special token: encode() knows none, special() is for templates the engine writes itself.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dossier {

class ModelFile;
using TokenId = std::int32_t;

class Tokenizer {
 public:
  // Holds no part of FILE. Safe from any number of threads. Errors: unsupported (SentencePiece, unknown split pattern: by name), damaged.
  static Result<Tokenizer> load(const ModelFile& file);
  Tokenizer(Tokenizer&&) noexcept;
  Tokenizer& operator=(Tokenizer&&) noexcept;
  ~Tokenizer();

  // Appends the ids of TEXT; no BOS. Bytes that are not UTF-8 are encoded as the bytes they are; what a vocabulary has
  // no byte token for (control characters in SmolLM2's) is left out. Time: n log n in the longest piece, else linear.
  void encode(std::string_view text, std::vector<TokenId>& out) const;
  std::vector<TokenId> encode(std::string_view text) const;

  // The same for text the engine wrote itself: literals of special tokens become those tokens, the longest at each place.
  void encode_template(std::string_view text, std::vector<TokenId>& out) const;

  std::optional<TokenId> special(std::string_view literal) const;  // "<|eot|>"
  // The bytes of a token; special tokens have their literal. REQUIRES: 0 <= id < size().
  std::string_view bytes_of(TokenId id) const;
  bool is_special(TokenId id) const;
  std::int64_t size() const;
  std::optional<TokenId> bos() const;
  bool adds_bos() const;
  const std::vector<TokenId>& stops() const;  // ends of text, message and turn

 private:
  struct Tables;
  explicit Tokenizer(std::unique_ptr<Tables> tables);
  std::unique_ptr<Tables> tables_;
};

// Joins the bytes of tokens and releases whole UTF-8 characters only.
class Utf8Stream {
 public:
  std::string push(std::string_view bytes);  // what is complete now
  std::string finish();                      // the rest; broken bytes become U+FFFD
 private:
  std::string pending_;
};

}  // namespace dossier
