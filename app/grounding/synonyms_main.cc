// Build step: the single words of WordNet 3.0 with the senses they share, as one text constant.
//
//   make_synonyms WORDNET_FOLDER OUT.cc
//
// A line is "word sense sense ... / wider wider ...". A sense counts for a word if it is among the word's first kLeadingSenses of
// that part of speech (WordNet orders them by frequency). `wider` are the senses one step more general than the word's first
// kNarrowSenses (hypernyms; for an adjective the head of its cluster). Senses that nobody shares are left out.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

constexpr size_t kLeadingSenses = 5, kNarrowSenses = 3;
constexpr const char* kParts[] = {"noun", "verb", "adj", "adv"};

struct Tables {
  std::map<std::string, std::set<std::string>> words;   // sense -> words that lead with it
  std::map<std::string, std::set<std::string>> narrow;  // word -> senses it may be generalised from
  std::map<std::string, std::set<std::string>> wider;   // sense -> more general senses
};

// index.POS: lemma pos synsets pointers [pointer...] senses tagged offset...
bool read_index(const std::string& path, const std::string& part, Tables& out) {
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
      out.words[part.substr(0, 1) + offset].insert(lemma);
      if (i < kNarrowSenses) out.narrow[lemma].insert(part.substr(0, 1) + offset);
    }
  }
  return true;
}

// data.POS: offset file type words(hex) [word id]... pointers [symbol offset pos source/target]...
bool read_data(const std::string& path, const std::string& part, Tables& out) {
  std::ifstream in(path);
  if (!in) return false;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == ' ') continue;
    std::istringstream fields(line);
    std::string offset, skip, type, count, symbol, target, pos;
    size_t pointers = 0;
    fields >> offset >> skip >> type >> count;
    for (size_t i = 0; i < 2 * std::stoul(count, nullptr, 16); ++i) fields >> skip;
    fields >> pointers;
    for (size_t i = 0; i < pointers && fields >> symbol >> target >> pos >> skip; ++i)
      if (symbol == "@" || (symbol == "&" && type == "s")) out.wider[part.substr(0, 1) + offset].insert(part.substr(0, 1) + target);
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  Tables tables;
  for (const char* part : kParts) {
    std::string folder = std::string(argv[1]) + "/", name = part == std::string("adv") ? "r" : part;
    if (!read_index(folder + "index." + part, name, tables) || !read_data(folder + "data." + part, name, tables)) {
      std::cerr << "cannot read " << folder << "*." << part << " (Debian package wordnet-base)\n";
      return 1;
    }
  }
  std::set<std::string> general;
  for (const auto& [sense, list] : tables.wider) general.insert(list.begin(), list.end());
  std::map<std::string, std::set<int>> own, wider;
  std::map<std::string, int> numbers;
  for (const auto& [sense, members] : tables.words) {
    if (members.size() < 2 && !general.count(sense)) continue;
    int number = static_cast<int>(numbers.size()) + 1;
    numbers.emplace(sense, number);
    for (const std::string& word : members) own[word].insert(number);
  }
  for (const auto& [word, list] : tables.narrow)
    for (const std::string& sense : list)
      for (const std::string& more : tables.wider[sense])
        if (numbers.count(more)) wider[word].insert(numbers[more]);
  std::ofstream out(argv[2]);
  out << "// Made by app/grounding/synonyms_main.cc from WordNet 3.0, Copyright 2006 by Princeton University. All rights reserved.\n"
         "#include <string_view>\nnamespace dossier::grounding_data {\nextern const std::string_view synonyms_txt;\nconst std::string_view synonyms_txt =\n";
  std::set<std::string> words;
  for (const auto& [word, list] : own) words.insert(word);
  for (const auto& [word, list] : wider) words.insert(word);
  for (const std::string& word : words) {
    out << '"' << word;
    for (int sense : own[word]) out << ' ' << sense;
    out << " /";
    for (int sense : wider[word]) out << ' ' << sense;
    out << "\\n\"\n";
  }
  out << ";\n}\n";
  std::cout << words.size() << " words, " << numbers.size() << " senses\n";
  return out.good() ? 0 : 1;
}
