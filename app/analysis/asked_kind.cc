#include "app/analysis/asked_kind.h"

#include <algorithm>
#include <array>
#include <vector>

#include "app/analysis/people.h"
#include "app/retrieval/terms.h"
#include "base/utf8.h"

namespace dossier {
namespace {

constexpr size_t kNear = 7;  // words between a number and what it counts

// Words that count the same things.
constexpr std::array<std::array<const char*, 6>, 7> kSame = {{
    {"employees", "workforce", "employed", "headcount", "staff", "people"},
    {"shares", "stock", "", "", "", ""},
    {"stores", "locations", "outlets", "shops", "", ""},
    {"shareholders", "stockholders", "holders", "", "", ""},
    {"users", "customers", "", "", "", ""},
    {"plants", "factories", "sites", "facilities", "", ""},
    {"aircraft", "airplanes", "", "", "", ""},
}};

std::set<std::string> stems(std::string_view words) {
  std::vector<std::string> out = terms_of(words);
  return {out.begin(), out.end()};
}

// The thing counted: the last word in the plural, else the last ("stores carry", "solar panels", "people").
std::string thing_of(const std::string& words) {
  std::string last, plural, word;
  for (char c : words + " ") {
    if (c != ' ') {
      word += c;
      continue;
    }
    if (word.empty()) continue;
    const bool many = (word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's') || word == "people" || word == "staff" ||
                      word == "children" || word == "men" || word == "women";
    if (many) plural = word;
    last = std::exchange(word, {});
  }
  return plural.empty() ? last : plural;
}

// "how many full-time employees does", "how many shares of", "how many days late": of the words up to what says something of them, the thing itself.
std::set<std::string> counted_in(const std::string& core) {
  static const Pattern things(
      R"((?:how many|wie viele|combien de|cuantos|cuantas) ((?:[\w-]+ ){0,4}?[\w-]+)(?: (?:does|do|did|is|are|was|were|has|have|had|of|in|at|on|for|from|with|will|would|can|could|must|that|which|who|to|been|the|late|long|ago|before|after|i|we|you|they|there)\b|[?.!]|$))");
  auto g = things.groups(core);
  std::set<std::string> out;
  if (g.empty()) return out;
  out = stems(thing_of(g[1]));
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
  return words.count(word) != 0 || (!word.empty() && std::all_of(word.begin(), word.end(), [](unsigned char c) {
           return std::isdigit(c) || c == ',' || c == '.';
         }));  // "3M" and "777X" are names
}

bool is_spelled(const std::string& word) { return is_number_word(word) && std::isalpha(static_cast<unsigned char>(word[0])); }

bool is_year(const std::string& word) { return word.size() == 4 && (word.rfind("19", 0) == 0 || word.rfind("20", 0) == 0); }

bool is_month(const std::string& word) {
  static const std::set<std::string> words = {"january", "february",  "march",   "april",    "june",    "july",
                                              "august",  "september", "october", "november", "december"};
  return words.count(word) != 0;
}

// What a number behind it names, not counts: "Rule 1-02", "Item 601".
bool is_numbered(const std::string& word) {
  static const std::set<std::string> words = {"rule",   "rules",  "item",      "items",    "section",  "note",    "notes",      "exhibit",
                                              "page",   "pages",  "part",      "article",  "schedule", "form",    "regulation", "chapter",
                                              "clause", "no",     "january",   "february", "march",    "april",   "may",        "june",
                                              "july",   "august", "september", "october",  "november", "december"};
  return words.count(word) != 0;
}

// What a number before it measures: "14 days" are no number of stores.
bool is_measure(const std::string& word) {
  static const std::set<std::string> words = {"day",    "days",   "week",    "weeks",    "month", "months", "year",    "years", "hour",
                                              "hours",  "minute", "minutes", "percent",  "per",   "cents",  "dollars", "euros", "feet",
                                              "square", "miles",  "quarter", "quarters", "basis", "points", "times"};
  return words.count(word) != 0;
}

// A noun in the plural, as far as its ending tells.
bool is_plural(const std::string& word) {
  static const std::set<std::string> others = {"various", "previous", "numerous", "business", "overseas", "whereas", "always",
                                               "perhaps", "across",   "less",     "this",     "plus",     "versus"};
  const size_t n = word.size();
  return n > 3 && word[n - 1] == 's' && word[n - 2] != 's' && word[n - 2] != 'u' && word[n - 2] != 'i' && !others.count(word);
}

struct CountWord {
  std::string text;  // lower case
  size_t begin = 0, end = 0;
};

// "1-02", "(21)", "401(k)", "HP-600": figures that are parts of what names something are no words here but "ref".
std::vector<CountWord> count_words(const std::string& passage) {
  std::vector<CountWord> out;
  CountWord word;
  char before = ' ';
  for (size_t at = 0; at <= passage.size(); ++at) {
    const char c = at < passage.size() ? passage[at] : ' ';
    const bool in_figure = (c == ',' || c == '.') && !word.text.empty() && std::isdigit(static_cast<unsigned char>(word.text.back())) &&
                           at + 1 < passage.size() && std::isdigit(static_cast<unsigned char>(passage[at + 1]));
    if (std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80 || in_figure) {
      if (word.text.empty()) {
        word.begin = at;
        const bool goes_on = before == '-' && !out.empty() && out.back().end + 1 == at && is_spelled(out.back().text);  // "twenty-one"
        if ((before == '-' && !goes_on) || before == '(' || before == '$') word.text = "ref";
      }
      word.text += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    } else if (!word.text.empty()) {
      word.end = at;
      if (c == '(' || c == '%' || (c == '.' && word.text == "no")) word.text = "ref";  // "401(k)", "No. 12"; a share counts nothing
      out.push_back(std::exchange(word, {}));
    }
    before = c;
  }
  return out;
}

// What stands between a number and the things: a number of something else ("14 days", "12 customers of our stores") or of a part
// of them ("three of these sites") counts them not.
bool counts_through(const Asked& asked, const std::vector<CountWord>& words, size_t number, size_t thing) {
  for (size_t k = number + 1; k < thing; ++k) {
    const std::string& word = words[k].text;
    const std::set<std::string> stem = stems(word);
    const bool same = std::any_of(stem.begin(), stem.end(), [&](const std::string& s) { return asked.counted.count(s) != 0; });
    if (same || asked.held.count(word)) continue;
    if (is_number_word(word) && !is_spelled(word)) return false;  // "20 to 30 stores": the nearer one
    if (is_measure(word) || (is_plural(word) && k + 1 != thing)) return false;
    if (word == "of" && k + 1 < thing && asked.done.empty()) {
      static const std::set<std::string> parts = {"these", "those", "the", "our", "its", "their", "which", "such"};
      if (parts.count(words[k + 1].text)) return false;
    }
  }
  return true;
}

// "employees below Band 50; no contributions are made": behind the things a number counts them only in the same breath.
bool in_one_breath(const std::vector<CountWord>& words, const std::string& passage, size_t thing, size_t number) {
  if (words[number].text == "no" || words[number].text == "none") return false;
  for (size_t k = thing + 1; k < number; ++k)
    if (is_plural(words[k].text)) return false;  // "20 stores, and the centres grow to 30"
  const std::string_view between = std::string_view(passage).substr(words[thing].end, words[number].begin - words[thing].end);
  return between.find_first_of(";,.") == std::string_view::npos;
}

// "Band 99", "Phase 3": a number behind a name in capitals is a part of it.
bool ends_a_name(const std::vector<CountWord>& words, const std::string& passage, size_t number) {
  return number > 1 && words[number].begin == words[number - 1].end + 1 && passage[words[number - 1].end] == ' ' &&
         std::isupper(static_cast<unsigned char>(passage[words[number - 1].begin]));
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
  static const Pattern time(R"(^\W*((by |until )?when|(on |by )?(what|which) (date|day|month|year)|(bis |seit |ab )?wann|quand|cuando)\b)");
  static const Pattern number(R"(\b(how many|wie viele|combien de|cuantos|cuantas)\b)");
  static const Pattern place(R"(^(where (is|are|was|were) .*\b(headquartered|based|located|incorporated|organi[sz]ed|registered|situated)\b|(in )?(what|which) (state|country|city|town|jurisdiction) (is|are|was|were|does|did)\b))");
  static const Pattern exchange(R"(^(on )?(what|which) (stock )?exchange\b|\bwhere .*\b(listed|traded?)\b)");
  static const Pattern name(R"(^who (is|are|was|were|won|wrote|signed|owns|owned|founded|leads|runs|heads|audits|represents|represented)\b)");
  Asked out;
  if (number.found_in(question.core)) {
    out.counted = counted_in(question.core);
    out.kind = out.counted.empty() ? AskedKind::anything : AskedKind::number;
    out.done = event_done(question);
  } else if (time.found_in(question.core)) {
    out.kind = AskedKind::time;
    out.time = asked_time(question);
  } else if (exchange.found_in(question.core)) {
    out.kind = AskedKind::exchange;
  } else if (place.found_in(question.core)) {
    out.kind = AskedKind::place;
  } else if (name.found_in(question.core)) {
    out.kind = AskedKind::name;
  }
  // "the last 747": a number of the question that is no year and no day of a month.
  const std::vector<CountWord> words = count_words(question.text);
  for (size_t k = 0; k < words.size() && (out.kind == AskedKind::number || out.kind == AskedKind::time); ++k) {
    const bool of_a_date = (k > 0 && is_month(words[k - 1].text)) || (k + 1 < words.size() && is_month(words[k + 1].text));
    if (std::isdigit(static_cast<unsigned char>(words[k].text[0])) && is_number_word(words[k].text) && !is_year(words[k].text) && !of_a_date)
      out.held.insert(words[k].text);
  }
  return out;
}

bool offers(const Asked& asked, const Question& question, const std::string& passage) {
  switch (asked.kind) {
    case AskedKind::time: return when_said(asked.time, passage) > 0;
    case AskedKind::number: {
      const std::optional<TextRange> number = counted_number(asked, passage);
      return number && (asked.done.empty() || says_event(asked.done, passage, *number));
    }
    case AskedKind::place:
    case AskedKind::name: return names_another(question, passage);
    case AskedKind::exchange: return names_an_exchange(passage);
    case AskedKind::anything: return true;
  }
  return true;
}

namespace {

// Numbers within reach of the things: place and distance in words.
struct NearNumber {
  TextRange at;
  std::string text;
  size_t away = 0;
};
std::vector<NearNumber> numbers_near(const Asked& asked, const std::string& passage) {
  static const std::set<std::string> scales = {"hundred", "thousand", "million", "billion", "trillion", "dozen"};
  const std::vector<CountWord> words = count_words(passage);
  std::vector<NearNumber> out;
  for (size_t thing = 0; thing < words.size(); ++thing) {
    const std::set<std::string> stem = stems(words[thing].text);
    if (std::none_of(stem.begin(), stem.end(), [&](const std::string& s) { return asked.counted.count(s) != 0; })) continue;
    for (size_t k = thing > kNear ? thing - kNear : 0; k < words.size() && k <= thing + kNear; ++k) {
      if (asked.held.count(words[k].text) || (k + 1 < words.size() && k + 1 != thing && is_measure(words[k + 1].text))) continue;
      if (k < thing ? !counts_through(asked, words, k, thing) : ends_a_name(words, passage, k) || !in_one_breath(words, passage, thing, k)) continue;
      if (!is_number_word(words[k].text) || is_year(words[k].text) || (k > 0 && is_numbered(words[k - 1].text)) ||
          (k + 1 < words.size() && is_month(words[k + 1].text)))
        continue;
      const bool first_half = k + 1 < words.size() && words[k].end + 1 == words[k + 1].begin && is_spelled(words[k].text) &&
                              is_spelled(words[k + 1].text) && passage[words[k].end] == '-';
      if (first_half) continue;  // the second half tells both
      const bool halves = k > 0 && words[k - 1].end + 1 == words[k].begin && passage[words[k - 1].end] == '-' && is_spelled(words[k - 1].text);
      // "737 MAX aircraft", "737-7": a number before a name is a part of it.
      const bool of_a_name = k + 1 < words.size() && k + 1 != thing &&
                             (std::isupper(static_cast<unsigned char>(passage[words[k + 1].begin])) || passage[words[k].end] == '-');
      if (of_a_name && k < thing) continue;
      const size_t away = k < thing ? thing - k : k - thing + 1;  // "18 sensors" before "sensors rejected: 18"
      const bool scaled = k + 1 < words.size() && k + 1 != thing && scales.count(words[k + 1].text) != 0;
      out.push_back(
          {{static_cast<uint32_t>(words[halves ? k - 1 : k].begin), static_cast<uint32_t>(words[scaled ? k + 1 : k].end)}, words[k].text, away});
    }
  }
  return out;
}

}  // namespace

std::optional<TextRange> counted_number(const Asked& asked, const std::string& passage) {
  const std::vector<NearNumber> near = numbers_near(asked, passage);
  const auto best = std::min_element(near.begin(), near.end(), [](const NearNumber& a, const NearNumber& b) { return a.away < b.away; });
  return best == near.end() ? std::nullopt : std::optional(best->at);
}

bool counts_them(const Asked& asked, const std::string& passage, const std::string& number) {
  const std::vector<CountWord> wanted = count_words(number);
  const std::vector<NearNumber> near = numbers_near(asked, passage);
  return std::any_of(near.begin(), near.end(), [&](const NearNumber& n) {
    return std::any_of(wanted.begin(), wanted.end(), [&](const CountWord& w) { return w.text == n.text; });
  });
}

}  // namespace dossier
