#include "app/grounding/synonyms.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/grounding/lexicon.h"
#include "app/grounding/word_lists.h"

namespace dossier {

namespace grounding_data {
extern const std::string_view synonyms_txt;
}

namespace {

using Senses = std::vector<uint32_t>;

// stem -> sorted senses
const std::unordered_map<std::string, Senses>& senses() {
  static const std::unordered_map<std::string, Senses> table = [] {
    std::unordered_map<std::string, Senses> out;
    out.reserve(40000);
    read_lines(grounding_data::synonyms_txt, [](std::string_view) {}, [&](std::string_view row) {
      size_t space = row.find(' ');
      Senses& list = out[stem_of(row.substr(0, space))];
      while (space != std::string_view::npos) {
        row.remove_prefix(space + 1);
        uint32_t sense = 0;
        std::from_chars(row.data(), row.data() + row.size(), sense);
        list.push_back(sense);
        space = row.find(' ');
      }
    });
    for (auto& [stem, list] : out) std::sort(list.begin(), list.end());
    return out;
  }();
  return table;
}

bool is_plain(const Token& t) {
  return t.is_word() && !t.free && !t.negation && !t.modality && !t.quantifier && !(t.capital && !t.opens_sentence) && t.text.size() >= 3 && static_cast<unsigned char>(t.text[0]) < 0x80;
}

}  // namespace

bool may_replace(const Token& x, const Token& y) {
  if (!is_plain(x) || !is_plain(y)) return false;
  const Lexicon& lexicon = Lexicon::standard();
  const auto& table = senses();
  auto a = table.find(x.stem), b = table.find(y.stem);
  if (a == table.end() || b == table.end()) return false;
  auto i = a->second.begin();
  auto j = b->second.begin();
  bool shared = false;
  while (i != a->second.end() && j != b->second.end() && !shared) {
    if (*i == *j) shared = true;
    else if (*i < *j) ++i;
    else ++j;
  }
  if (!shared) return false;
  if (lexicon.is_relation(x.text) || lexicon.is_relation(y.text) || lexicon.opposite(x.stem, y.stem)) return false;
  return !lexicon.is_term_of_art(x.stem) && !lexicon.is_term_of_art(y.stem);
}

}  // namespace dossier
