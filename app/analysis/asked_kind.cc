#include "app/analysis/asked_kind.h"

#include <algorithm>
#include <array>
#include <vector>

#include "app/analysis/people.h"
#include "app/retrieval/terms.h"
#include "base/quantity.h"
#include "base/utf8.h"

namespace dossier {
namespace {

constexpr size_t kNear = 7;  // words between a number and what it counts

// Words that count the same things.
constexpr std::array<std::array<const char*, 6>, 4> kSame = {{
    {"employees", "workforce", "employed", "headcount", "staff", "people"},
    {"shares", "stock", "", "", "", ""},
    {"stores", "locations", "outlets", "shops", "", ""},
    {"shareholders", "stockholders", "holders", "", "", ""},
}};

std::set<std::string> stems(std::string_view words) {
  std::vector<std::string> out = terms_of(words);
  return {out.begin(), out.end()};
}

// "how many full-time employees does", "how many shares of": the words up to what says something of them.
std::set<std::string> counted_in(const std::string& core) {
  static const Pattern things(
      R"(how many ((?:[\w-]+ ){0,4}?[\w-]+)(?: (?:does|do|did|is|are|was|were|has|have|had|of|in|at|on|for|from|with|will|would|can|could|must|that|which|who|to|been|the)\b|[?.!]|$))");
  auto g = things.groups(core);
  std::set<std::string> out;
  if (g.empty()) return out;
  out = stems(g[1]);
  for (const auto& same : kSame) {
    std::set<std::string> words;
    for (const char* word : same) words.merge(stems(word));
    if (std::any_of(words.begin(), words.end(), [&](const std::string& w) { return out.count(w) != 0; })) out.merge(words);
  }
  return out;
}

bool is_number_word(const std::string& word) {
  static const std::set<std::string> words = {"no", "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
                                              "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "dozen"};
  return words.count(word) != 0 || (!word.empty() && std::isdigit(static_cast<unsigned char>(word[0])));
}

bool is_year(const std::string& word) { return word.size() == 4 && (word.rfind("19", 0) == 0 || word.rfind("20", 0) == 0); }

// What a number behind it names, not counts: "Rule 1-02", "Item 601".
bool is_numbered(const std::string& word) {
  static const std::set<std::string> words = {"rule", "rules", "item", "items", "section", "note", "notes", "exhibit", "page", "pages", "part", "article", "schedule", "form", "regulation", "chapter", "clause", "no"};
  return words.count(word) != 0;
}

// A number that is no year stands near one of the things.
bool counts_some(const std::set<std::string>& things, const std::string& passage) {
  std::vector<std::string> words;
  std::string word;
  char before = ' ';
  for (char c : plain_lower(passage) + " ") {
    const bool part = std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80 || ((c == ',' || c == '.') && !word.empty() && std::isdigit(static_cast<unsigned char>(word.back())));
    if (part && word.empty() && (before == '-' || before == '(')) word = "ref";  // "1-02", "(21)", "401(k)": parts of a number that names
    if (part) word += c;
    else if (!word.empty()) words.push_back(c == '(' ? "ref" : word), word.clear();
    before = c;
  }
  for (size_t k = 0; k < words.size(); ++k) {
    if (!is_number_word(words[k]) || is_year(words[k]) || (k > 0 && is_numbered(words[k - 1]))) continue;
    for (size_t near = k > kNear ? k - kNear : 0; near < words.size() && near <= k + kNear; ++near) {
      const std::set<std::string> stem = stems(words[near]);
      if (std::any_of(stem.begin(), stem.end(), [&](const std::string& s) { return things.count(s) != 0; })) return true;
    }
  }
  return false;
}

bool says_a_time(const std::string& passage) {
  // Where no day is named, a condition answers "when": "upon delivery", "when control passes", "within 30 days".
  static const Pattern condition(R"((?i)\b(when|upon|once|after|before|until|within|at the time|as soon as|immediately|daily|weekly|monthly|quarterly|annually|each|every)\b)");
  static const Pattern month(R"((?i)\b(january|february|march|april|june|july|august|september|october|november|december)\b|\bmay \d)");
  if (condition.found_in(passage) || month.found_in(passage)) return true;
  for (const Quantity& x : find_quantities(passage))
    if (x.kind == QuantityKind::date || x.kind == QuantityKind::year) return true;
  return false;
}

bool names_an_exchange(const std::string& passage) {
  static const Pattern exchange(R"(\b(NYSE|Nasdaq|NASDAQ|Euronext|Xetra|AMEX|LSE|ASX)\b|\b[A-Z][a-z]+ (Stock|Securities) Exchange|\b(Stock|Securities) Exchange of [A-Z])");
  return exchange.found_in(passage);
}

// A capitalised word that does not open the passage and that the question does not hold.
bool names_another(const Question& question, const std::string& passage) {
  const std::string asked = fold(question.text);
  bool opens = true, begins = true;
  for (size_t at = 0; at < passage.size();) {
    const size_t begin = at;
    char32_t c = next_code_point(passage, at);
    if (!is_letter(c)) {
      opens |= c == U'.' || c == U':' || c == U'?' || c == U'\u201C';
      begins = true;
      continue;
    }
    if (begins && is_upper(c) && !opens) {
      size_t end = at;
      while (end < passage.size()) {
        size_t next = end;
        if (!is_letter(next_code_point(passage, next))) break;
        end = next;
      }
      if (end - begin > 2 && asked.find(fold(passage.substr(begin, end - begin))) == std::string::npos) return true;
    }
    begins = opens = false;
  }
  return false;
}

}  // namespace

Asked what_is_asked(const Question& question) {
  static const Pattern time(R"(^(when|(on |by )?(what|which) (date|day|month|year))\b)");
  static const Pattern number(R"(\bhow many\b)");
  static const Pattern place(R"(^(where (is|are|was|were) .*\b(headquartered|based|located|incorporated|organi[sz]ed|registered|situated)\b|(in )?(what|which) (state|country|city|town|jurisdiction) (is|are|was|were|does|did)\b))");
  static const Pattern exchange(R"(^(on )?(what|which) (stock )?exchange\b|\bwhere .*\b(listed|traded?)\b)");
  static const Pattern name(R"(^who (is|are|was|were|won|wrote|signed|owns|owned|founded|leads|runs|heads|audits|represents|represented)\b)");
  Asked out;
  if (number.found_in(question.core)) {
    out.counted = counted_in(question.core);
    out.kind = out.counted.empty() ? AskedKind::anything : AskedKind::number;
  } else if (time.found_in(question.core)) {
    out.kind = AskedKind::time;
  } else if (exchange.found_in(question.core)) {
    out.kind = AskedKind::exchange;
  } else if (place.found_in(question.core)) {
    out.kind = AskedKind::place;
  } else if (name.found_in(question.core)) {
    out.kind = AskedKind::name;
  }
  return out;
}

bool offers(const Asked& asked, const Question& question, const std::string& passage) {
  switch (asked.kind) {
    case AskedKind::time: return says_a_time(passage);
    case AskedKind::number: return counts_some(asked.counted, passage);
    case AskedKind::place:
    case AskedKind::name: return names_another(question, passage);
    case AskedKind::exchange: return names_an_exchange(passage);
    case AskedKind::anything: return true;
  }
  return true;
}

}  // namespace dossier
