#include "app/analysis/party_names.h"

#include <array>
#include <cctype>
#include <set>
#include <string>

#include "app/retrieval/terms.h"

namespace dossier {
namespace {

constexpr size_t kLongestName = 90;

struct Token {
  size_t begin = 0, end = 0;  // with its punctuation
  std::string bare;           // without brackets, commas and the like at its ends
};

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }

std::optional<Token> token_at(std::string_view text, size_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  if (at == text.size()) return std::nullopt;
  Token t{at, at, {}};
  while (t.end < text.size() && !is_space(text[t.end])) ++t.end;
  std::string_view bare = text.substr(t.begin, t.end - t.begin);
  while (!bare.empty() && std::string_view(",;:.()").find(bare.back()) != std::string_view::npos) bare.remove_suffix(1);
  while (!bare.empty() && bare.front() == '(') bare.remove_prefix(1);
  t.bare = std::string(bare);
  return t;
}

// "Inc." and "L.P." as "inc" and "lp".
bool is_legal_form(const Token& t) {
  static const std::set<std::string, std::less<>> forms = {"inc",  "incorporated", "corp", "corporation", "company", "co", "ltd",  "limited", "llc",
                                                           "llp",  "lp",           "plc",  "gmbh",        "ag",      "kg", "ohg",  "sa",      "sas",
                                                           "sarl", "srl",          "spa",  "nv",          "bv",      "ab", "as",   "oy",      "kk",
                                                           "pty",  "pte",          "na",   "se",          "ug",      "ev", "trust"};
  std::string plain;
  for (char c : t.bare)
    if (c != '.') plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return forms.contains(plain);
}

bool joins_names(const std::string& printed) {
  const std::string word = plain_lower(printed);
  static const std::set<std::string, std::less<>> joining = {"of",  "and", "the", "for", "de",  "la", "du", "des", "do", "da", "del",
                                                             "von", "van", "der", "den", "und", "et", "y",  "e",   "&",  "+"};
  return joining.contains(word);
}

// A capital, or a digit or small letter with a capital behind it ("3M", "eFashion").
bool begins_name(const std::string& word) {
  if (word.empty()) return false;
  unsigned char first = static_cast<unsigned char>(word[0]);
  if (std::isupper(first) || (first >= 0xC3 && first != 0xE2)) return true;  // 0xE2: quotation marks, dashes
  bool capital = false, digit = false, letter = false;
  for (unsigned char c : word) capital |= std::isupper(c) != 0, digit |= std::isdigit(c) != 0, letter |= std::isalpha(c) != 0;
  return std::isalnum(first) && letter && (capital || (digit && word.size() < 4));
}

// A full stop inside a name: of a title, an initial, a legal form.
bool stop_belongs(const Token& t) {
  static const std::set<std::string, std::less<>> short_words = {"dr", "mr", "mrs", "ms", "prof", "st", "sr", "jr", "bros", "mt"};
  return is_legal_form(t) || t.bare.size() == 1 || t.bare.find('.') != std::string::npos || short_words.contains(plain_lower(t.bare));
}

bool is_no_party(const std::string& word) {
  static const std::set<std::string, std::less<>> words = {
      "this",    "that",    "these",    "each",       "such",      "its",       "their",      "all",       "any",  "whereas", "exhibit",
      "article", "section", "schedule", "witnesseth", "now",       "agreement", "attention",  "telephone", "upon", "if",      "in",
      "for",     "no",      "table",    "dated",      "effective", "recitals",  "background", "and",       "or"};
  return words.contains(plain_lower(word));
}

// Behind a legal form a name ends, whatever capital follows ("Co., Ltd. Party B", "S.A. Avenida"), but for "GmbH & Co", "Company of
// Texas", "Moelis & Company Holdings LP".
bool goes_on(std::string_view text, const NameSpan& name, const Token& next) {
  if (next.bare == "&" || plain_lower(next.bare) == "of") return true;
  if (!plain_lower(text.substr(name.begin, name.end - name.begin)).ends_with("company")) return false;
  std::optional<Token> t = next;
  for (int words = 0; t && words < 3 && begins_name(t->bare) && !joins_names(t->bare); ++words, t = token_at(text, t->end))
    if (is_legal_form(*t)) return true;
  return false;
}

}  // namespace

std::optional<NameSpan> read_name(std::string_view text, size_t at) {
  std::optional<NameSpan> out;
  bool comma = false, closed = false;  // a comma stands before the token at hand; a legal form that ends names
  for (std::optional<Token> t = token_at(text, at); t; t = token_at(text, t->end)) {
    if (t->end - (out ? out->begin : t->begin) > kLongestName) break;
    std::string_view printed = text.substr(t->begin, t->end - t->begin);
    const bool form = out && is_legal_form(*t);
    if (comma && !form) break;
    if (closed && !form && !goes_on(text, *out, *t)) break;
    if (printed.front() == '(') {  // "(Beijing)", "(Pty)" within a name; anything longer describes it
      bool one_word = printed.back() == ')' && begins_name(t->bare);
      std::optional<Token> next = token_at(text, t->end);
      if (!out || !one_word || !next || !begins_name(next->bare)) break;
      continue;
    }
    if (joins_names(t->bare) && (out || t->bare != "The")) {
      std::optional<Token> next = token_at(text, t->end);
      if (!out || !next || !begins_name(next->bare) || printed.size() != t->bare.size()) break;
      continue;
    }
    if (!form && (!begins_name(t->bare) || (!out && is_no_party(t->bare)))) break;
    if (!out) out = NameSpan{t->begin, t->end, false};
    const bool stopped = printed.size() > t->bare.size() && printed[t->bare.size()] == '.';
    out->end = t->begin + t->bare.size() + (stopped && stop_belongs(*t) ? 1 : 0);
    out->legal_form = out->legal_form || form;
    closed = form && plain_lower(t->bare) != "trust";
    std::string_view rest = printed.substr(t->bare.size());
    if (rest.find_first_of(";:)") != std::string_view::npos || (stopped && !stop_belongs(*t))) break;
    comma = rest.find(',') != std::string_view::npos;
  }
  return out;
}

}  // namespace dossier
