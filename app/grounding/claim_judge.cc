#include "app/grounding/claim_judge.h"

#include <algorithm>
#include <unordered_set>

#include "app/grounding/claim.h"
#include "app/grounding/statement.h"
#include "app/grounding/word_classes.h"

namespace dossier {

using namespace grounding;

namespace {

bool has_negation(const ReadStatement& s) {
  return std::any_of(s.tokens.begin(), s.tokens.end(), [](const Token& t) { return t.negation; });
}

bool number_in(const ReadStatement& claim, const Token& token, const std::vector<ReadStatement>& quotes) {
  for (const ReadStatement& quote : quotes)
    for (const Token& other : quote.tokens)
      if (other.is_quantity() && same_quantity(claim, token, quote, other)) return true;
  return false;
}

}  // namespace

std::string_view name_of(JudgeWord word) {
  constexpr std::string_view names[] = {"holds", "does_not", "unclear"};
  return names[static_cast<size_t>(word)];
}

std::vector<Reason> faults_of_wording(const std::string& text, const std::vector<std::string>& texts) {
  const WordClasses& lexicon = WordClasses::standard();
  ReadStatement claim = read_statement(text);
  std::vector<ReadStatement> quotes;
  std::unordered_set<std::string> stems;
  for (const std::string& quote : texts) {
    quotes.push_back(read_statement(quote));
    for (const Token& t : quotes.back().tokens)
      if (t.is_word()) stems.insert(t.stem);
  }
  std::vector<Reason> out;
  if (quotes.empty()) return {{"no_quote", "the claim has no quotes"}};
  for (const Token& t : claim.tokens) {
    std::string said(claim.text.substr(t.begin, t.end - t.begin));
    if (t.is_quantity() && !number_in(claim, t, quotes)) out.push_back({"number_not_shown", "the number " + said + " is not in the quotes"});
    if (!t.is_word() || stems.count(t.stem)) continue;
    if (t.capital && !t.opens_sentence && !t.free) out.push_back({"name_not_shown", "\"" + said + "\" is not in the quotes"});
    auto opposite = std::find_if(stems.begin(), stems.end(), [&](const std::string& stem) { return lexicon.opposite(t.stem, stem); });
    if (opposite != stems.end()) out.push_back({"opposite", "the claim says \"" + said + "\", the quotes the opposite"});
  }
  bool denies = has_negation(claim), some = std::any_of(quotes.begin(), quotes.end(), has_negation), all = std::all_of(quotes.begin(), quotes.end(), has_negation);
  if (denies && !some) out.push_back({"negation_added", "a negation is added"});
  if (!denies && all) out.push_back({"negation_left_out", "a negation is left out"});
  return out;
}

}  // namespace dossier
