// The word lists of the text check, compiled in from app/grounding/data. Immutable.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace dossier::grounding {

// Inflected forms brought together: "increases", "increased", "increasing" -> "increas". For comparing only.
std::string stem_of(std::string_view folded_word);

class WordClasses {
 public:
  static const WordClasses& standard();

  // All of these take folded words.
  bool is_negation(std::string_view word) const { return negation_.count(std::string(word)) > 0; }
  int modality(std::string_view word) const { return class_of(modality_, word); }  // 0: none
  int quantity(std::string_view word) const { return class_of(quantity_, word); }
  std::string_view modality_name(int cls) const { return modality_names_[static_cast<size_t>(cls)]; }
  std::string_view quantity_name(int cls) const { return quantity_names_[static_cast<size_t>(cls)]; }
  bool is_distance(std::string_view word) const { return distance_.count(std::string(word)) > 0; }
  // "say", "told": they state what stands behind their "that", unless they are ordered or wished for.
  bool is_saying(std::string_view word) const { return saying_.count(std::string(word)) > 0; }
  // "want", "risk": what stands behind their "that" is open.
  bool leaves_open(std::string_view word) const { return open_.count(std::string(word)) > 0; }
  bool is_free(std::string_view word) const { return free_.count(std::string(word)) > 0; }
  bool is_relation(std::string_view word) const { return relation_.count(std::string(word)) > 0; }
  // Does a condition begin with these words ("subject", "to", ...)? How many of them it takes, 0 if none.
  size_t condition(const std::vector<std::string_view>& words) const;
  // Direct opposites by their stems.
  bool opposite(std::string_view stem_a, std::string_view stem_b) const;
  // No other word may stand for it. Takes a stem.
  bool is_term_of_art(std::string_view stem) const { return terms_of_art_.count(std::string(stem)) > 0; }
  // Words of figures' sentences that need no evidence of their own ("was", "increase", "total", "per cent").
  bool is_figure_word(std::string_view stem) const { return figure_words_.count(std::string(stem)) > 0; }
  // +1 up, -1 down, 0 neither: "increased", "fell".
  int direction(std::string_view stem) const { return class_of(direction_, stem); }

 private:
  WordClasses();
  using Classes = std::unordered_map<std::string, int>;
  static int class_of(const Classes& classes, std::string_view word) {
    auto found = classes.find(std::string(word));
    return found == classes.end() ? 0 : found->second;
  }
  void read_logic(std::string_view text);
  void read_opposites(std::string_view text);
  void read_figure_words(std::string_view text);

  std::unordered_set<std::string> negation_, distance_, saying_, open_, free_, relation_, figure_words_, terms_of_art_;
  Classes modality_, quantity_, direction_;
  std::vector<std::string> modality_names_{""}, quantity_names_{""};
  std::vector<std::vector<std::string>> conditions_;
  std::unordered_map<std::string, std::unordered_set<std::string>> opposites_;
};

}  // namespace dossier::grounding
