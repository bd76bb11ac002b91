#include "app/grounding/synonyms.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/grounding/word_classes.h"
#include "app/grounding/word_lists.h"

namespace dossier::grounding_data {
extern const std::string_view synonyms_txt;
}

namespace dossier::grounding {

namespace {

struct Senses {
  std::vector<uint32_t> own, wider;  // sorted
};

void sort_unique(std::vector<uint32_t>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

const std::unordered_map<std::string, Senses>& senses() {
  static const std::unordered_map<std::string, Senses> table = [] {
    std::unordered_map<std::string, Senses> out;
    out.reserve(80000);
    read_lines(grounding_data::synonyms_txt, [](std::string_view) {}, [&](std::string_view row) {
      size_t space = row.find(' ');
      Senses& entry = out[stem_of(row.substr(0, space))];
      std::vector<uint32_t>* list = &entry.own;
      while (space != std::string_view::npos) {
        row.remove_prefix(space + 1);
        uint32_t sense = 0;
        std::from_chars(row.data(), row.data() + row.size(), sense);
        if (row.starts_with("/")) list = &entry.wider;
        else if (sense) list->push_back(sense);
        space = row.find(' ');
      }
    });
    for (auto& [stem, entry] : out) sort_unique(entry.own), sort_unique(entry.wider);
    return out;
  }();
  return table;
}

bool meet(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) {
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i == *j) return true;
    if (*i < *j) ++i;
    else ++j;
  }
  return false;
}

bool is_plain(const Token& t) {
  return t.is_word() && !t.free && !t.negation && !t.modality && !t.quantifier && !(t.capital && !t.opens_sentence) && t.text.size() >= 3 && static_cast<unsigned char>(t.text[0]) < 0x80;
}

}  // namespace

bool may_replace(const Token& x, const Token& y, bool generalise) {
  if (!is_plain(x) || !is_plain(y)) return false;
  const WordClasses& lexicon = WordClasses::standard();
  const auto& table = senses();
  auto a = table.find(x.stem), b = table.find(y.stem);
  if (a == table.end() || b == table.end()) return false;
  if (!meet(a->second.own, b->second.own) && !(generalise && meet(a->second.own, b->second.wider))) return false;
  if (lexicon.is_relation(x.text) || lexicon.is_relation(y.text) || lexicon.opposite(x.stem, y.stem)) return false;
  return !lexicon.is_term_of_art(x.stem) && !lexicon.is_term_of_art(y.stem);
}

}  // namespace dossier::grounding
