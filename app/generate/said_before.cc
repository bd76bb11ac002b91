#include "app/generate/said_before.h"

#include <algorithm>
#include <cctype>

#include "app/generate/phrases.h"
#include "app/generate/relevance.h"

namespace dossier {
namespace {

constexpr size_t kLongestLabel = 14;

const PhraseSet& months() {
  static const PhraseSet set = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"};
  return set;
}

// Verbs that state something, apart from participles, which labels have too ("Decided and filed").
const PhraseSet& finite_verbs() {
  static const PhraseSet set = {"is",    "are",   "was",   "were",  "be",     "been",   "has",    "have",   "had",   "do",      "does",   "did",   "will",   "shall",  "must",     "can",      "could",   "should",  "would",
                                "might", "may not", "may be", "cannot", "rose", "fell", "grew",  "came",   "went",  "made",    "paid",   "held",  "said",   "took",   "gave",     "met",      "sold",    "bought",  "won",
                                "lost",  "left",  "kept",  "began", "ends",   "begins", "bears",  "pays",   "sells", "makes",   "expects", "expect", "applies", "remains", "contains", "provides", "requires", "agrees",  "agree",
                                "we",    "i",     "you",   "he",    "she",    "they",   "it"};
  return set;
}

bool dated(const std::vector<SentenceToken>& t) {
  for (size_t i = 0; i < t.size(); ++i)
    if (months().match_at(t, i) && ((i > 0 && t[i - 1].number) || (i + 1 < t.size() && t[i + 1].number))) return true;
  return false;
}

// "regretted", "delivered": with a subject before it a past participle states something.
bool has_participle(const std::vector<SentenceToken>& t) {
  return std::any_of(t.begin() + (t.empty() ? 0 : 1), t.end(), [](const SentenceToken& token) { return token.text.size() > 4 && token.text.ends_with("ed"); });
}

// A number of its own, no day and no year: "0.92", "1,184", "350".
bool is_telling(const std::string& number) {
  const bool year = number.size() == 4 && (number.starts_with("19") || number.starts_with("20"));
  return !year && (number.size() >= 3 || number.find_first_of(".,") != std::string::npos);
}

}  // namespace

bool is_label(const SourceSentence& s) {
  const auto& t = s.tokens;
  if (s.words() > kLongestLabel || finite_verbs().occurs_in(t)) return false;
  std::string line = s.text;
  std::replace(line.begin(), line.end(), '\n', ' ');  // a label goes over the end of a line as a sentence does
  const bool docket = line.starts_with("No. "), title = line.starts_with("Minutes of "), versus = line.find(" v. ") != std::string::npos;
  if (docket || title || versus || line.find("delivered the opinion of the court") != std::string::npos) return true;
  static const PhraseSet english = {"the", "of", "and", "for", "on", "at", "by", "with", "re"};
  if (!dated(t) || has_figure(t) || !english.occurs_in(t)) return false;
  if (!has_participle(t)) return true;
  // "Decided and filed: January 18, 2024.": all that stands behind the colon is the date.
  const size_t colon = line.find(": ");
  if (colon == std::string::npos) return false;
  const auto behind = tokenize_sentence(std::string_view(line).substr(colon + 2));
  return std::all_of(behind.begin(), behind.end(), [&](const SentenceToken& token) { return token.number || token.text == "," || token.text == "of"; }) ||
         (behind.size() <= 5 && dated(behind));
}

bool SaidBefore::same(const Said& a, const Said& b) {
  auto common = [](const std::set<std::string>& x, const std::set<std::string>& y, auto&& counts) {
    return static_cast<double>(std::count_if(x.begin(), x.end(), [&](const std::string& s) { return y.count(s) != 0 && counts(s); }));
  };
  const auto any = [](const std::string&) { return true; };
  const double least = static_cast<double>(std::min(a.terms.size(), b.terms.size())), shared = common(a.terms, b.terms, any),
               numbers = common(a.numbers, b.numbers, any);
  if (least < 4 || (!a.numbers.empty() && !b.numbers.empty() && numbers == 0)) return false;
  return shared >= 0.7 * least || (numbers >= 2 && shared >= 0.5 * least) || (common(a.numbers, b.numbers, is_telling) >= 1 && shared >= 0.5 * least);
}

bool SaidBefore::is_new(const SourceSentence& sentence) {
  const std::vector<std::string> terms = content_terms(sentence.tokens);
  Said now{{terms.begin(), terms.end()}, {}};
  for (const SentenceToken& token : sentence.tokens)
    if (token.number) now.numbers.insert(token.text);
  if (std::any_of(said_.begin(), said_.end(), [&](const Said& before) { return same(before, now); })) return false;
  said_.push_back(std::move(now));
  return true;
}

}  // namespace dossier
