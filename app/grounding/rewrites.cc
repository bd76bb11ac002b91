#include "app/grounding/rewrites.h"

#include <algorithm>
#include <unordered_map>

#include "app/grounding/word_classes.h"
#include "app/grounding/word_lists.h"
#include "base/utf8.h"

namespace dossier::grounding_data {
extern const std::string_view rewrites_txt, irregular_txt;
}

namespace dossier::grounding {

namespace {

struct Phrase {
  std::vector<std::string> stems;
  std::string canonical;
};

class Wordings {
 public:
  static const Wordings& standard() {
    static const Wordings wordings;
    return wordings;
  }

  const std::string* base_of(const std::string& word) const {
    auto found = irregular_.find(word);
    return found == irregular_.end() ? nullptr : &found->second;
  }
  const std::vector<Phrase>* phrases_from(const std::string& stem) const {
    auto found = phrases_.find(stem);
    return found == phrases_.end() ? nullptr : &found->second;
  }

 private:
  Wordings() {
    read_lines(grounding_data::irregular_txt, [](std::string_view) {}, [&](std::string_view row) {
      std::vector<std::string> words = words_of(row);
      for (size_t i = 1; i < words.size(); ++i) irregular_.emplace(words[i], words[0]);
    });
    read_lines(grounding_data::rewrites_txt, [](std::string_view) {}, [&](std::string_view row) { add_line(row); });
    // The longest phrase that fits counts.
    for (auto& [first, list] : phrases_) std::stable_sort(list.begin(), list.end(), [](const Phrase& a, const Phrase& b) { return a.stems.size() > b.stems.size(); });
  }

  void add_line(std::string_view row) {
    size_t middle = row.find('=');
    if (middle == std::string_view::npos) return;
    std::string canonical = words_of(row.substr(0, middle)).front();
    std::string_view rest = row.substr(middle + 1);
    add_form(row.substr(0, middle), canonical);
    while (!rest.empty()) {
      size_t comma = rest.find(',');
      add_form(rest.substr(0, comma), canonical);
      rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
    }
  }

  void add_form(std::string_view form, const std::string& canonical) {
    Phrase phrase{{}, canonical};
    for (const Token& token : read_statement(form).tokens)
      if (token.is_word()) phrase.stems.push_back(token.stem);
    if (phrase.stems.empty()) return;
    std::string first = phrase.stems[0];
    phrases_[first].push_back(std::move(phrase));
  }

  std::unordered_map<std::string, std::string> irregular_;
  std::unordered_map<std::string, std::vector<Phrase>> phrases_;
};

// Does the phrase stand at token `at`? Its words follow each other, with hyphens at most between.
size_t length_at(const ReadStatement& s, size_t at, const Phrase& phrase) {
  size_t here = at;
  for (size_t i = 0; i < phrase.stems.size(); ++i, ++here) {
    if (i > 0 && here < s.tokens.size() && s.tokens[here].sign == '-') ++here;
    if (here >= s.tokens.size() || !s.tokens[here].is_word() || s.tokens[here].stem != phrase.stems[i]) return 0;
    // A name inside a phrase is a name: "May", "Will", "State".
    if (i > 0 && s.tokens[here].capital) return 0;
  }
  return here - at;
}

}  // namespace

void unify_wording(ReadStatement& s) {
  const Wordings& wordings = Wordings::standard();
  const WordClasses& lexicon = WordClasses::standard();
  for (Token& token : s.tokens)
    if (token.is_word())
      if (const std::string* base = wordings.base_of(token.text)) token.stem = stem_of(*base);
  std::vector<Token> out;
  out.reserve(s.tokens.size());
  for (size_t at = 0; at < s.tokens.size();) {
    Token& token = s.tokens[at];
    const std::vector<Phrase>* phrases = token.is_word() && (!token.capital || token.opens_sentence) ? wordings.phrases_from(token.stem) : nullptr;
    size_t used = 0;
    const Phrase* phrase = nullptr;
    if (phrases)
      for (const Phrase& p : *phrases)
        if ((used = length_at(s, at, p)) > 0) {
          phrase = &p;
          break;
        }
    if (!phrase) {
      out.push_back(std::move(token));
      ++at;
      continue;
    }
    Token merged = std::move(token);
    merged.end = s.tokens[at + used - 1].end;
    merged.text = phrase->canonical;
    merged.stem = stem_of(merged.text);
    merged.free = lexicon.is_free(merged.text);
    merged.negation = lexicon.is_negation(merged.text);
    merged.modality = static_cast<uint8_t>(lexicon.modality(merged.text));
    merged.quantifier = static_cast<uint8_t>(lexicon.quantity(merged.text));
    merged.unified = true;
    out.push_back(std::move(merged));
    at += used;
  }
  s.tokens = std::move(out);
}

}  // namespace dossier::grounding
