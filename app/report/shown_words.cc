#include "app/report/shown_words.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/utf8.h"

namespace dossier {
namespace {

bool is_word_byte(char c) { return std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80; }

// Folded words; what is neither letter nor digit parts them.
std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> out;
  std::string word;
  for (char c : fold(text) + " ") {
    if (is_word_byte(c)) word += c;
    else if (!word.empty()) out.push_back(std::exchange(word, {}));
  }
  return out;
}

struct PlacedWord {
  std::string text;
  Box box;
};

// A word of the page may hold several ("cash-flow"): each has the box of the whole.
std::vector<PlacedWord> placed_words(const Page& page) {
  std::vector<PlacedWord> out;
  for (const Word& word : page.words)
    for (std::string& part : folded_words(page.slice(word.begin, word.end))) out.push_back({std::move(part), word.box});
  return out;
}

bool on_height(const Box& word, const std::vector<Box>& boxes) {
  return std::any_of(boxes.begin(), boxes.end(), [&](const Box& box) { return word.center_y() >= box.y0 - 0.3f * box.height() && word.center_y() <= box.y1 + 0.3f * box.height(); });
}

}  // namespace

bool label_stands(const Page& page, std::string_view label, const std::vector<Box>& boxes) {
  const std::vector<std::string> wanted = folded_words(label);
  if (wanted.empty()) return true;
  std::vector<PlacedWord> words = placed_words(page);
  const bool placed = !boxes.empty() && std::any_of(words.begin(), words.end(), [](const PlacedWord& w) { return w.box.height() > 0; });
  if (words.empty())
    for (std::string& word : folded_words(page.text)) words.push_back({std::move(word), {}});
  for (size_t at = 0; at + wanted.size() <= words.size(); ++at) {
    size_t n = 0;
    bool near = !placed;
    for (; n < wanted.size() && words[at + n].text == wanted[n]; ++n) near = near || on_height(words[at + n].box, boxes);
    if (n == wanted.size() && near) return true;
  }
  return false;
}

std::vector<std::string> foreign_words(std::string_view title, const std::vector<std::string>& texts) {
  std::set<std::string> known;
  std::string joined;  // scripts without spaces are looked up as they stand
  for (const std::string& text : texts) {
    for (std::string& word : folded_words(text)) known.insert(std::move(word));
    joined += fold(text) + "\n";
  }
  std::vector<std::string> out;
  std::string word;
  auto end_word = [&] {
    bool telling = std::any_of(word.begin(), word.end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80; });
    if (telling)
      for (const std::string& part : folded_words(word))
        if (!known.count(part) && joined.find(part) == std::string::npos) {
          out.push_back(word);
          break;
        }
    word.clear();
  };
  for (char c : title) {
    if (is_word_byte(c)) word += c;
    else end_word();
  }
  end_word();
  return out;
}

std::string scale_of_unit_line(std::string_view unit_line) {
  for (const std::string& word : folded_words(unit_line)) {
    if (word == "thousands") return "1000";
    if (word == "millions") return "1000000";
    if (word == "billions") return "1000000000";
  }
  return "";
}

}  // namespace dossier
