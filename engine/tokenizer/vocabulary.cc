#include "engine/tokenizer/vocabulary.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <limits>

#include "engine/files/model_file.h"
#include "engine/tokenizer/byte_alphabet.h"

namespace dossier {
namespace {

// token_type of a GGUF file; what is missing here is no token of text either.
enum : std::int64_t { kNormal = 1, kControl = 3, kUserDefined = 4 };

Error damaged(const ModelFile& file, std::string message) { return {ErrorKind::damaged, std::move(message), file.path(), ""}; }

}  // namespace

Result<Vocabulary> Vocabulary::load(const ModelFile& file) {
  auto tokens = file.texts("tokenizer.ggml.tokens");
  if (!tokens || tokens->empty()) return damaged(file, "the file has no vocabulary (key \"tokenizer.ggml.tokens\")");
  if (tokens->size() > (1u << 24)) return Error{ErrorKind::too_large, "a vocabulary of " + std::to_string(tokens->size()) + " tokens", file.path(), ""};
  auto types = file.integers("tokenizer.ggml.token_type");
  if (file.has("tokenizer.ggml.token_type") && (!types || types->size() != tokens->size())) {
    return damaged(file, "key \"tokenizer.ggml.token_type\" has not one number for each token");
  }
  Vocabulary out;
  std::size_t n = tokens->size();
  out.begin_.reserve(n + 1);
  out.special_.resize(n);
  out.slots_.resize(std::bit_ceil(n * 2));
  for (std::size_t i = 0; i < n; ++i) {
    std::int64_t type = types ? (*types)[i] : kNormal;
    std::string_view token = (*tokens)[i];
    auto id = static_cast<TokenId>(i);
    out.begin_.push_back(static_cast<std::uint32_t>(out.arena_.size()));
    if (out.arena_.size() + token.size() > std::numeric_limits<std::uint32_t>::max()) return damaged(file, "the vocabulary's texts are larger than 4 GiB");
    out.special_[i] = type != kNormal;
    if (type != kNormal) {
      out.arena_ += token;
      if ((type == kControl || type == kUserDefined) && !token.empty()) out.by_literal_.emplace(token, id);
      continue;
    }
    if (token.empty() || !bytes_of_symbols(token, out.arena_)) {
      return damaged(file, "token " + std::to_string(i) + " is empty or not written in the byte alphabet");
    }
    out.begin_.push_back(static_cast<std::uint32_t>(out.arena_.size()));
    if (!out.insert(id)) return damaged(file, "token " + std::to_string(i) + " occurs twice in the vocabulary");
    out.begin_.pop_back();
    out.longest_ = std::max(out.longest_, out.arena_.size() - out.begin_.back());
  }
  out.begin_.push_back(static_cast<std::uint32_t>(out.arena_.size()));
  return out;
}

bool Vocabulary::insert(TokenId id) {
  std::string_view token = bytes(id);
  std::uint64_t hash = XXH3_64bits(token.data(), token.size());
  std::size_t mask = slots_.size() - 1;
  auto tag = static_cast<std::uint32_t>(hash >> 32);
  for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
    if (slots_[i].id < 0) {
      slots_[i] = {tag, id};
      return true;
    }
    if (slots_[i].tag == tag && bytes(slots_[i].id) == token) return false;
  }
}

TokenId Vocabulary::find(std::string_view token) const {
  if (token.size() > longest_) return -1;
  std::uint64_t hash = XXH3_64bits(token.data(), token.size());
  std::size_t mask = slots_.size() - 1;
  auto tag = static_cast<std::uint32_t>(hash >> 32);
  for (std::size_t i = hash & mask; slots_[i].id >= 0; i = (i + 1) & mask) {
    if (slots_[i].tag == tag && bytes(slots_[i].id) == token) return slots_[i].id;
  }
  return -1;
}

std::optional<TokenId> Vocabulary::find_special(std::string_view literal) const {
  auto found = by_literal_.find(std::string(literal));
  if (found == by_literal_.end()) return std::nullopt;
  return found->second;
}

}  // namespace dossier
