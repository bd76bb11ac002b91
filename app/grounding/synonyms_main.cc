// Build step: the single words of WordNet 3.0 with the senses they share, as one text constant.
//
//   make_synonyms WORDNET_FOLDER OUT.cc
//
// A line is "word sense sense ...". A sense counts for a word if it is among the word's first kLeadingSenses of that part of
// speech (WordNet orders them by frequency), and is written only if at least two words have it so.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

constexpr size_t kLeadingSenses = 3;
constexpr const char* kParts[] = {"noun", "verb", "adj", "adv"};

using Senses = std::map<std::string, std::set<std::string>>;  // sense -> words

// index.POS: lemma pos synsets pointers [pointer...] senses tagged offset...
bool read_index(const std::string& path, const std::string& part, Senses& out) {
  std::ifstream in(path);
  if (!in) return false;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == ' ') continue;
    std::istringstream fields(line);
    std::string lemma, pos, skip;
    size_t synsets = 0, pointers = 0;
    fields >> lemma >> pos >> synsets >> pointers;
    bool single = std::all_of(lemma.begin(), lemma.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (!fields || !single || lemma.size() < 3) continue;
    for (size_t i = 0; i < pointers + 2; ++i) fields >> skip;
    for (size_t i = 0; i < std::min(synsets, kLeadingSenses); ++i) {
      std::string offset;
      fields >> offset;
      out[part.substr(0, 1) + offset].insert(lemma);
    }
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  Senses senses;
  for (const char* part : kParts) {
    std::string path = std::string(argv[1]) + "/index." + part;
    std::string name = part == std::string("adv") ? "r" : part;
    if (!read_index(path, name, senses)) {
      std::cerr << "cannot read " << path << " (Debian package wordnet-base)\n";
      return 1;
    }
  }
  std::map<std::string, std::vector<int>> words;
  int number = 0;
  for (const auto& [sense, members] : senses) {
    if (members.size() < 2) continue;
    ++number;
    for (const std::string& word : members) words[word].push_back(number);
  }
  std::ofstream out(argv[2]);
  out << "// Made by app/grounding/synonyms_main.cc from WordNet 3.0, Copyright 2006 by Princeton University. All rights reserved.\n"
         "#include <string_view>\nnamespace dossier::grounding_data {\nextern const std::string_view synonyms_txt;\nconst std::string_view synonyms_txt =\n";
  size_t written = 0;
  for (const auto& [word, list] : words) {
    out << "\"" << word;
    for (int sense : list) out << ' ' << sense;
    out << "\\n\"\n";
    ++written;
  }
  out << ";\n}\n";
  std::cout << written << " words, " << number << " senses\n";
  return out.good() ? 0 : 1;
}
