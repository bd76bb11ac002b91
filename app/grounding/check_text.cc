#include <algorithm>

#include "app/grounding/alignment.h"
#include "app/grounding/claim_verifier.h"
#include "app/grounding/differences.h"
#include "app/grounding/rewrites.h"
#include "app/grounding/statement.h"
#include "app/grounding/table_statement.h"
#include "app/grounding/verbatim.h"

namespace dossier {

using namespace grounding;

namespace {

// The score orders claims; the verdict does not rest on it. A supported claim lies above 0.7, one with a fault below 0.6.
double score_of(const Differences& d) {
  if (d.faults.empty()) return std::max(0.7, 0.98 - 0.02 * static_cast<double>(d.rewrites) - 0.03 * static_cast<double>(d.omissions));
  double faults = static_cast<double>(std::min<size_t>(d.faults.size(), 8));
  return 0.6 * d.covered * d.covered / (0.5 + 0.5 * faults);
}

TextVerdict verdict_of(const Differences& d) {
  TextVerdict out{ClaimClass::supported, score_of(d), {}};
  if (!d.faults.empty()) {
    // A number that is another at the very place, with all else in common, contradicts; all else is only not shown.
    bool contradicted = d.number_contradicted && d.faults.size() == 1 && d.covered >= 0.75;
    out.check = contradicted ? ClaimClass::failed : ClaimClass::unsupported;
    out.reasons.assign(d.faults.begin(), d.faults.begin() + static_cast<long>(std::min<size_t>(d.faults.size(), 8)));
    return out;
  }
  out.reasons.push_back({"same_words", "the same words in the same order" + std::string(d.rewrites ? ", but for known rewrites" : "")});
  return out;
}

}  // namespace

TextVerdict check_text(const std::string& text, const std::vector<std::string>& quotes) {
  ReadStatement claim = read_statement(text);
  bool speaks = std::any_of(claim.tokens.begin(), claim.tokens.end(), [](const Token& t) { return t.kind != Token::Kind::mark; });
  if (!speaks) return {ClaimClass::unsupported, 0, {{"empty", "the claim says nothing"}}};
  if (TableView table = view_of_quotes(quotes); !table.empty())
    if (auto verdict = check_table_statement(claim, table)) return *verdict;
  std::vector<ReadStatement> read;
  for (const std::string& quote : quotes) read.push_back(read_statement(quote));
  VerbatimFinding found = find_verbatim(claim, read);
  if (found.holds) return {ClaimClass::verbatim, 1, {{"verbatim", "the words stand in the quote"}}};
  if (found.found) return {ClaimClass::unsupported, 0.4, found.reasons};

  unify_wording(claim);
  const ReadStatement* best = nullptr;
  Alignment alignment;
  for (ReadStatement& quote : read) {
    unify_wording(quote);
    Alignment here = align(claim, quote);
    if (best && here.score <= alignment.score) continue;
    best = &quote;
    alignment = std::move(here);
  }
  if (!best) return {ClaimClass::unsupported, 0, {{"no_quote", "the claim has no quotes"}}};
  return verdict_of(differences_of(claim, *best, alignment));
}

}  // namespace dossier
