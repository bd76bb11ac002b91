#include "app/generate/phrases.h"

#include <algorithm>

namespace dossier {
namespace {

bool fits(std::string_view pattern, std::string_view word) {
  if (!pattern.empty() && pattern.back() == '*') return word.substr(0, pattern.size() - 1) == pattern.substr(0, pattern.size() - 1);
  return pattern == word;
}

}  // namespace

PhraseSet::PhraseSet(std::initializer_list<std::string_view> phrases) {
  for (std::string_view text : phrases) {
    Phrase phrase;
    while (!text.empty()) {
      size_t space = std::min(text.find(' '), text.size());
      phrase.emplace_back(text.substr(0, space));
      text.remove_prefix(std::min(space + 1, text.size()));
    }
    const std::string& first = phrase[0];
    if (first.back() == '*')
      prefix_[first.substr(0, std::min<size_t>(3, first.size() - 1))].push_back(phrase);
    else
      whole_[first].push_back(phrase);
  }
}

size_t PhraseSet::match_at(const std::vector<SentenceToken>& tokens, size_t at) const {
  size_t longest = 0;
  auto try_all = [&](const std::vector<Phrase>& phrases) {
    for (const Phrase& phrase : phrases) {
      if (phrase.size() <= longest || at + phrase.size() > tokens.size()) continue;
      bool all = true;
      for (size_t i = 0; i < phrase.size() && all; ++i) all = fits(phrase[i], tokens[at + i].text);
      if (all) longest = phrase.size();
    }
  };
  const std::string& word = tokens[at].text;
  if (auto found = whole_.find(word); found != whole_.end()) try_all(found->second);
  for (size_t n = 1; n <= std::min<size_t>(3, word.size()); ++n)
    if (auto found = prefix_.find(word.substr(0, n)); found != prefix_.end()) try_all(found->second);
  return longest;
}

bool PhraseSet::occurs_in(const std::vector<SentenceToken>& tokens) const {
  for (size_t i = 0; i < tokens.size(); ++i)
    if (match_at(tokens, i)) return true;
  return false;
}

bool has_figure(const std::vector<SentenceToken>& tokens, size_t begin, size_t end) {
  for (size_t i = begin; i < end; ++i) {
    if (!tokens[i].number) continue;
    auto is_currency = [](const std::string& t) { return t == "$" || t == "€" || t == "£" || t == "¥" || t == "eur" || t == "usd" || t == "gbp"; };
    if (i > 0 && is_currency(tokens[i - 1].text)) return true;
    if (i + 1 < end && (tokens[i + 1].text == "%" || tokens[i + 1].text == "percent" || is_currency(tokens[i + 1].text))) return true;
  }
  return false;
}

}  // namespace dossier
