#include "tests/bench/generated_pages.h"

#include <algorithm>
#include <cmath>

#include "storage/test_pages.h"

namespace dossier::bench {
namespace {

constexpr size_t kVocabulary = 80'000;
constexpr double kExponent = 1.05;
constexpr double kFigureShare = 0.04;

// splitmix64: the same numbers everywhere, unlike std::uniform_*.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}
  uint64_t next() {
    uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  uint64_t below(uint64_t n) { return next() % n; }
  double unit() { return static_cast<double>(next() >> 11) / 9007199254740992.0; }

 private:
  uint64_t state_;
};

constexpr const char* kFunctionWords[] = {
    "the",  "of",    "and",   "to",    "in",    "a",     "for",   "that",  "is",    "on",    "as",     "or",    "by",    "with",  "are",   "at",    "be",
    "from", "this",  "our",   "we",    "it",    "an",    "was",   "which", "not",   "such",  "has",    "have",  "were",  "its",   "any",   "these", "their",
    "will", "other", "may",   "all",   "been",  "under", "no",    "more",  "than",  "if",    "but",    "also",  "they",  "would", "can",   "do",    "had",
    "into", "there", "who",   "he",    "his",   "you",   "your",  "she",   "her",   "them",  "so",     "out",   "up",    "what",  "when",  "only",  "each",
    "some", "could", "about", "then",  "after", "over",  "most",  "both",  "us",    "my",    "because", "should", "him",  "those", "during", "between", "through",
    "how",  "where", "while", "before", "against", "own", "just", "very",  "same",  "being", "did",    "nor",   "too",   "here",  "off"};

std::string figure(Random& random) {
  uint64_t n = random.below(3) == 0 ? 1900 + random.below(150) : random.below(2'000'000);
  std::string digits = std::to_string(n);
  if (n > 2100)
    for (size_t at = digits.size() - 3; at > 0 && at < digits.size(); at = at > 3 ? at - 3 : 0) digits.insert(at, ",");
  if (random.below(6) == 0) digits += "." + std::to_string(random.below(10));
  return digits;
}

}  // namespace

PageGenerator::PageGenerator(uint32_t words_per_page) : words_per_page_(words_per_page) {
  constexpr const char* kSyllables[] = {"ba", "con", "der", "el", "fi", "gra", "hal", "im", "jor", "ka", "len", "mo", "nar", "or", "per", "qui", "ra", "sol", "ter", "un",
                                        "ver", "win", "xa", "yo", "zen", "tion", "ment", "ing", "al", "ic", "sta", "pro"};
  for (const char* word : kFunctionWords) vocabulary_.push_back(word);
  for (uint64_t n = 0; vocabulary_.size() < kVocabulary; ++n) {
    std::string word;
    for (uint64_t rest = n + 32; rest > 0; rest /= 32) word += kSyllables[rest % 32];
    vocabulary_.push_back(word);
  }
  double sum = 0;
  for (size_t rank = 0; rank < vocabulary_.size(); ++rank) cumulative_.push_back(sum += 1 / std::pow(static_cast<double>(rank) + 2, kExponent));
}

Page PageGenerator::page(uint64_t seed, uint32_t number) const {
  Random random(seed * 1'000'003 + number);
  std::string text;
  uint32_t left_of_sentence = 0, sentences = 0;
  auto count = words_per_page_ / 2 + static_cast<uint32_t>(random.below(words_per_page_));
  for (uint32_t n = 0; n < count; ++n) {
    std::string word;
    if (random.unit() < kFigureShare) {
      word = figure(random);
    } else {
      double at = random.unit() * cumulative_.back();
      word = vocabulary_[static_cast<size_t>(std::lower_bound(cumulative_.begin(), cumulative_.end(), at) - cumulative_.begin())];
    }
    if (left_of_sentence == 0) {
      left_of_sentence = 8 + static_cast<uint32_t>(random.below(20));
      if (!text.empty()) text += ++sentences % 5 == 0 ? ".\n\n" : ". ";
      word[0] = static_cast<char>(word[0] >= 'a' && word[0] <= 'z' ? word[0] - 32 : word[0]);
    } else {
      text += n % 12 == 0 ? "\n" : " ";
    }
    --left_of_sentence;
    text += word;
  }
  text += ".";
  return testing_pages::page_of(number, std::move(text));
}

}  // namespace dossier::bench
