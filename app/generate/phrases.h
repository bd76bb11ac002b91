// Word phrases looked up in tokenized sentences: the cues of the extractive methods.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/generate/document_sentences.h"

namespace dossier {

// A set of phrases of one to five words. A word that ends in * matches by its beginning ("guid*").
class PhraseSet {
 public:
  PhraseSet(std::initializer_list<std::string_view> phrases);
  // How many tokens the longest phrase that starts at token `at` takes; 0: none.
  size_t match_at(const std::vector<SentenceToken>& tokens, size_t at) const;
  bool occurs_in(const std::vector<SentenceToken>& tokens) const;

 private:
  using Phrase = std::vector<std::string>;
  std::unordered_map<std::string, std::vector<Phrase>> whole_;   // by first word
  std::unordered_map<std::string, std::vector<Phrase>> prefix_;  // by the first three letters of a starred first word
};

// An amount of money or a percentage.
bool has_figure(const std::vector<SentenceToken>& tokens, size_t begin, size_t end);
inline bool has_figure(const std::vector<SentenceToken>& tokens) { return has_figure(tokens, 0, tokens.size()); }

}  // namespace dossier
