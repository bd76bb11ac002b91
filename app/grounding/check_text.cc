#include "app/grounding/claim_verifier.h"
#include "app/grounding/statement.h"
#include "app/grounding/table_statement.h"
#include "app/grounding/verbatim.h"

namespace dossier {

TextVerdict check_text(const std::string& text, const std::vector<std::string>& quotes) {
  Statement claim = read_statement(text);
  if (claim.tokens.empty()) return {ClaimClass::unsupported, 0, {{"empty", "the claim says nothing"}}};
  if (TableView table = view_of_quotes(quotes); !table.empty())
    if (auto verdict = check_table_statement(claim, table)) return *verdict;
  std::vector<Statement> read;
  for (const std::string& quote : quotes) read.push_back(read_statement(quote));
  VerbatimFinding found = find_verbatim(claim, read);
  if (found.holds) return {ClaimClass::verbatim, 1, {{"verbatim", "the words stand in the quote"}}};
  if (found.found) return {ClaimClass::unsupported, 0.4, found.reasons};
  return {ClaimClass::unsupported, 0, {{"not_shown", "the quotes do not say this"}}};
}

}  // namespace dossier
