#include "ingest/reader/ocr/language.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "base/utf8.h"
#include "ingest/reader/ocr/language_table.h"

namespace dossier::reader {

namespace {

// word -> languages that have it, as bits in the order of kLanguageWords.
const std::unordered_map<std::string, uint32_t>& lexicon() {
  static const auto* all = [] {
    auto* made = new std::unordered_map<std::string, uint32_t>;
    for (int i = 0; i < kLanguageWordsCount; ++i) {
      std::string_view words = kLanguageWords[i].words;
      for (size_t at = 0; at < words.size();) {
        size_t end = std::min(words.find(' ', at), words.size());
        if (end > at) (*made)[std::string(words.substr(at, end - at))] |= 1u << i;
        at = end + 1;
      }
    }
    return made;
  }();
  return *all;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    if (is_letter(c)) {
      append_utf8(word, c == U'đ' || c == U'Đ' ? U'd' : c);
    } else if (!word.empty()) {
      words.push_back(fold(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(fold(word));
  return words;
}

}  // namespace

Script script_of(std::string_view language) {
  for (int i = 0; i < kLanguageScriptsCount; ++i)
    if (language == kLanguageScripts[i].language) return kLanguageScripts[i].script;
  return Script::other;
}

LanguageGuess guess_language(std::string_view text, const std::vector<std::string>& candidates) {
  std::vector<std::string> words = words_of(text);
  LanguageGuess guess;
  guess.words = static_cast<int>(words.size());
  if (words.empty()) return guess;
  uint32_t allowed = 0;
  for (int i = 0; i < kLanguageWordsCount; ++i)
    if (std::find(candidates.begin(), candidates.end(), kLanguageWords[i].language) != candidates.end()) allowed |= 1u << i;
  std::vector<float> scores(kLanguageWordsCount);
  for (const std::string& word : words) {
    auto found = lexicon().find(word);
    if (found == lexicon().end()) continue;
    uint32_t holders = found->second & allowed;
    if (!holders) continue;
    float weight = 1.f / __builtin_popcount(holders);
    // A single letter is as likely a reading error as a word.
    if (word.size() == 1) weight /= 4;
    for (int i = 0; i < kLanguageWordsCount; ++i)
      if (holders >> i & 1) scores[i] += weight;
  }
  for (size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    if (c < 0x80) continue;
    for (int k = 0; k < kLanguageLettersCount; ++k) {
      const LanguageLetters& letters = kLanguageLetters[k];
      if (std::u32string_view(letters.letters).find(c) == std::u32string_view::npos) continue;
      for (int i = 0; i < kLanguageWordsCount; ++i)
        if ((allowed >> i & 1) && std::string_view(kLanguageWords[i].language) == letters.language) scores[i] += letters.weight * .3f;
    }
  }
  int best = -1, second = -1;
  for (int i = 0; i < kLanguageWordsCount; ++i) {
    if (!(allowed >> i & 1) || scores[i] <= 0) continue;
    if (best < 0 || scores[i] > scores[best]) {
      second = best;
      best = i;
    } else if (second < 0 || scores[i] > scores[second]) {
      second = i;
    }
  }
  if (best < 0) return guess;
  guess.language = kLanguageWords[best].language;
  guess.score = scores[best] / words.size();
  guess.lead = second < 0 ? 1 : (scores[best] - scores[second]) / scores[best];
  return guess;
}

}  // namespace dossier::reader
