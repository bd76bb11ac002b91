#include "app/retrieval/terms.h"

#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"

namespace dossier {
namespace {

bool ends_with(const std::string& word, std::string_view ending) {
  return word.size() >= ending.size() && std::string_view(word).substr(word.size() - ending.size()) == ending;
}

// Han, kana, Thai, Lao, Khmer, Burmese: no spaces between words.
bool unspaced(char32_t c) {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) ||
         (c >= 0x1780 && c <= 0x17FF) || (c >= 0x20000 && c <= 0x2FFFF);
}

class TermCutter {
 public:
  explicit TermCutter(std::vector<std::string>& out) : out_(out) {}
  void letter(char32_t c) {
    append_utf8(word_, c);
    ascii_ = ascii_ && c < 0x80;
  }
  void pair(char32_t c) {
    if (!ascii_ || !word_.empty()) flush();
    if (before_) {
      std::string two;
      append_utf8(two, before_);
      append_utf8(two, c);
      out_.push_back(std::move(two));
    }
    before_ = c;
  }
  void flush() {
    if (!word_.empty()) {
      std::string folded = ascii_ ? std::move(word_) : fold(word_);
      if (!is_function_word(folded)) out_.push_back(stem(std::move(folded)));
    }
    word_.clear();
    ascii_ = true;
  }
  void stop() {
    flush();
    before_ = 0;
  }

 private:
  std::vector<std::string>& out_;
  std::string word_;
  bool ascii_ = true;
  char32_t before_ = 0;
};

}  // namespace

bool is_function_word(std::string_view folded) {
  static const std::unordered_set<std::string_view> words = {
      "a", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "could", "did", "do", "does", "for", "from", "had", "has", "have",
      "he", "her", "his", "how", "i", "if", "in", "into", "is", "it", "its", "many", "much", "not", "of", "on", "only", "or", "our", "out", "please",
      "she", "should", "so", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "us", "was", "we",
      "were", "what", "when", "where", "which", "who", "whom", "why", "will", "with", "would", "you", "your", "s",
      // German, French, Spanish: those that mean nothing in English, accents folded.
      "der", "das", "den", "dem", "des", "ist", "sind", "und", "oder", "wie", "wer", "wem", "wann", "wo", "welche", "welcher", "welches", "welchen",
      "ein", "eine", "einen", "einer", "eines", "wird", "werden", "wurde", "wurden", "hatte", "haben", "von", "vom", "zum", "zur", "mit", "im", "bei",
      "auf", "aus", "nach", "nicht", "viel", "viele", "hoch", "bis", "kann", "darf", "muss", "sich", "zu", "de", "des", "le", "la", "les", "un",
      "une", "du", "et", "est", "sont", "quel", "quelle", "quels", "quelles", "qui", "que", "quand", "combien", "pour", "dans", "avec", "cette", "el",
      "los", "las", "del", "es", "son", "quien", "cuando", "cuanto", "cuanta", "cuantos", "cuantas", "donde", "cual", "por", "para", "con", "una"};
  return words.count(folded) > 0;
}

namespace {

// Nouns of verbs whose stem changes, with the verb's stem.
const std::string* verb_of(const std::string& noun) {
  static const std::unordered_map<std::string, std::string> verbs = {
      {"retention", "retain"},   {"acquisition", "acquir"}, {"reduction", "reduc"},     {"production", "produc"}, {"expansion", "expand"},
      {"decision", "decid"},     {"revision", "revis"},     {"conversion", "convert"},  {"extension", "extend"},  {"suspension", "suspend"},
      {"description", "describ"}, {"resolution", "resolv"}, {"consumption", "consum"},  {"exclusion", "exclud"},  {"inclusion", "includ"},
      {"introduction", "introduc"}, {"abolition", "abolish"}, {"detention", "detain"}};
  auto found = verbs.find(noun);
  return found == verbs.end() ? nullptr : &found->second;
}

}  // namespace

std::string stem(std::string word) {
  if (word.size() > 4 && ends_with(word, "ies")) {
    word.replace(word.size() - 3, 3, "y");
  } else if (word.size() > 3 && ends_with(word, "s") && !ends_with(word, "ss") && !ends_with(word, "us") && !ends_with(word, "is")) {
    word.pop_back();
  }
  if (word.size() > 6 && ends_with(word, "ing")) {
    word.resize(word.size() - 3);
  } else if (word.size() > 5 && ends_with(word, "ed")) {
    word.resize(word.size() - 2);
  }
  if (word.size() > 4 && word.back() == 'e') word.pop_back();
  // German names a woman's part by an ending: "Vermieterin".
  if (word.size() > 8 && ends_with(word, "erin")) word.resize(word.size() - 2);
  if (word.size() > 7 && ends_with(word, "ion"))
    if (const std::string* verb = verb_of(word)) return *verb;
  return word;
}

bool is_period_term(std::string_view term) {
  if (term.size() > 1 && term.substr(0, 2) == "fy") term.remove_prefix(2);
  if (term.size() == 2 && term[0] == 'q' && term[1] >= '1' && term[1] <= '4') return true;
  if (term.empty()) return true;
  for (size_t i = 0; i < term.size(); ++i) {
    bool quarter_mark = term[i] == 'q' && i >= 2 && i + 2 == term.size();
    if ((term[i] < '0' || term[i] > '9') && !quarter_mark) return false;
  }
  return true;
}

std::vector<std::string> terms_of(std::string_view text) {
  std::vector<std::string> out;
  out.reserve(text.size() / 6 + 1);
  TermCutter cutter(out);
  for (size_t at = 0; at < text.size();) {
    auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      ++at;
      if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) {
        cutter.letter(byte);
      } else if (byte >= 'A' && byte <= 'Z') {
        cutter.letter(byte + 32);
      } else {
        cutter.stop();
      }
      continue;
    }
    char32_t c = next_code_point(text, at);
    if (unspaced(c)) {
      cutter.pair(c);
    } else if (is_letter(c) || is_digit(c)) {
      cutter.letter(c);
    } else {
      cutter.stop();
    }
  }
  cutter.stop();
  return out;
}

std::string single_spaced(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const size_t from = at;
    bool space = static_cast<unsigned char>(text[at]) < 0x80 ? text[at] == ' ' || (text[at] >= '\t' && text[at] <= '\r') : is_space(next_code_point(text, at));
    if (at == from) ++at;
    if (!space) out.append(text, from, at - from);
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string plain_lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    if (is_space(c)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (c == 0x2018 || c == 0x2019 || c == 0x02BC) {
      out += '\'';
    } else if (c == 0x201C || c == 0x201D) {
      out += '"';
    } else if (c >= 0x2010 && c <= 0x2015) {
      out += '-';
    } else if (c == 0x2212) {
      out += '-';
    } else if (c < 0x80) {
      out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    } else {
      std::string one;
      append_utf8(one, c);
      out += fold(one);
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace dossier
