#include "app/grounding/word_classes.h"

#include <algorithm>

#include "app/grounding/word_lists.h"

namespace dossier::grounding_data {
extern const std::string_view logic_words_txt, opposites_txt, figure_words_txt, terms_of_art_txt;
}

namespace dossier::grounding {

namespace {

std::vector<std::string> phrase_of(const std::string& joined) {
  std::vector<std::string> out(1);
  for (char c : joined) {
    if (c == '_') out.emplace_back();
    else out.back() += c;
  }
  return out;
}

struct Suffix {
  std::string_view from, to;
};
constexpr Suffix kSuffixes[] = {{"ization", "iz"}, {"isation", "iz"}, {"ations", "at"}, {"ation", "at"}, {"ments", ""}, {"ment", ""}, {"edly", ""}, {"ities", "iti"}, {"ies", "y"}, {"ied", "y"},
                                {"ings", ""},      {"ing", ""},       {"ions", ""},     {"ion", ""},     {"ers", "er"}, {"ed", ""},   {"es", ""},   {"ly", ""},      {"s", ""},   {"e", ""}};

}  // namespace

std::string stem_of(std::string_view word) {
  std::string out(word);
  if (out.size() <= 3 || static_cast<unsigned char>(out[0]) >= 0x80) return out;
  for (const Suffix& suffix : kSuffixes) {
    if (!out.ends_with(suffix.from) || out.size() - suffix.from.size() + suffix.to.size() < 3) continue;
    if (suffix.from == "s" && (out.ends_with("ss") || out.ends_with("us") || out.ends_with("is"))) continue;
    out.resize(out.size() - suffix.from.size());
    out += suffix.to;
    break;
  }
  if (out.size() > 3 && out[out.size() - 1] == out[out.size() - 2] && std::string_view("bdgmnprt").find(out.back()) != std::string_view::npos) out.pop_back();
  if (out.size() > 4 && out.back() == 'e') out.pop_back();
  if (out.size() > 3 && out.back() == 'y') out.back() = 'i';
  return out;
}

const WordClasses& WordClasses::standard() {
  static const WordClasses lexicon;
  return lexicon;
}

WordClasses::WordClasses() {
  read_logic(grounding_data::logic_words_txt);
  read_opposites(grounding_data::opposites_txt);
  read_figure_words(grounding_data::figure_words_txt);
  read_lines(grounding_data::terms_of_art_txt, [](std::string_view) {}, [&](std::string_view row) {
    for (const std::string& word : words_of(row)) terms_of_art_.insert(stem_of(word));
  });
}

void WordClasses::read_logic(std::string_view text) {
  std::string section;
  read_lines(
      text,
      [&](std::string_view name) {
        section = name;
        if (section.starts_with("modality ")) modality_names_.push_back(section.substr(9));
        if (section.starts_with("quantity ")) quantity_names_.push_back(section.substr(9));
      },
      [&](std::string_view row) {
        for (std::string& word : words_of(row)) {
          if (section == "negation") negation_.insert(word);
          else if (section.starts_with("modality")) modality_.emplace(word, static_cast<int>(modality_names_.size()) - 1);
          else if (section.starts_with("quantity")) quantity_.emplace(word, static_cast<int>(quantity_names_.size()) - 1);
          else if (section == "condition") conditions_.push_back(phrase_of(word));
          else if (section == "distance") distance_.insert(word);
          else if (section == "saying") saying_.insert(word);
          else if (section == "open") open_.insert(word);
          else if (section == "free") free_.insert(word);
          else if (section == "relation") relation_.insert(word);
        }
      });
  std::sort(conditions_.begin(), conditions_.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
}

void WordClasses::read_opposites(std::string_view text) {
  read_lines(
      text, [](std::string_view) {},
      [&](std::string_view row) {
        size_t middle = row.find('~');
        if (middle == std::string_view::npos) return;
        for (const std::string& a : words_of(row.substr(0, middle)))
          for (const std::string& b : words_of(row.substr(middle + 1))) {
            opposites_[stem_of(a)].insert(stem_of(b));
            opposites_[stem_of(b)].insert(stem_of(a));
          }
      });
}

void WordClasses::read_figure_words(std::string_view text) {
  int sign = 0;
  read_lines(
      text, [&](std::string_view name) { sign = name == "up" ? 1 : name == "down" ? -1 : 0; },
      [&](std::string_view row) {
        for (const std::string& word : words_of(row)) {
          figure_words_.insert(stem_of(word));
          if (sign) direction_.emplace(stem_of(word), sign);
        }
      });
}

size_t WordClasses::condition(const std::vector<std::string_view>& words) const {
  for (const auto& phrase : conditions_)
    if (phrase.size() <= words.size() && std::equal(phrase.begin(), phrase.end(), words.begin())) return phrase.size();
  return 0;
}

bool WordClasses::opposite(std::string_view a, std::string_view b) const {
  auto found = opposites_.find(std::string(a));
  return found != opposites_.end() && found->second.count(std::string(b)) > 0;
}

}  // namespace dossier::grounding
