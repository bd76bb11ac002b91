#include "app/generate/contract_section.h"

#include "app/analysis/contract_facts.h"
#include "app/report/contract_terms.h"
#include "app/retrieval/terms.h"

namespace dossier {
namespace {

std::optional<VerifiedClaim> clause_claim(const ContractFact& fact, const Page& page,
                                          const SourceDocument& document, ClaimVerifier& verifier) {
  DraftClaim draft;
  QuoteDraft quote;
  quote.text = std::string(page.slice(fact.begin, fact.end));
  quote.at = Span{document.sha256, page.number, fact.begin, fact.end};
  draft.text = single_spaced(quote.text);
  draft.quotes.push_back(std::move(quote));
  draft.figures = fact.figures;
  draft.origin = {Origin::Kind::extracted, "extractive"};
  for (int tries = 0; tries < 2; ++tries) {
    CheckedClaim checked = verifier.verify(draft);
    if (auto* verified = std::get_if<VerifiedClaim>(&checked)) return std::move(*verified);
    draft.figures.clear();  // a value that the check reads otherwise is shown as words alone
  }
  return std::nullopt;
}

}  // namespace

Result<std::optional<FigureTable>> contract_terms(PageSource& pages, const SourceDocument& document,
                                                  const DocumentProfile& profile, ClaimVerifier& verifier) {
  std::vector<std::shared_ptr<const Page>> held;
  ContractText contract;
  contract.profile = &profile;
  contract.name = document.name;
  for (uint32_t number : document.page_numbers) {
    DOSSIER_ASSIGN(auto page, pages.page(document.sha256, number));
    contract.pages.push_back(page.get());
    held.push_back(std::move(page));
  }
  contract.clauses = clauses_of(contract.pages);
  FigureTable table{"Terms", std::string(kTermsAsQuoted), {"Value"}, {}};
  for (const ContractFact& fact : contract_facts(contract)) {
    std::optional<VerifiedClaim> claim = clause_claim(fact, *contract.pages[fact.page], document, verifier);
    if (!claim || !term_stands_in(fact.label, claim->claim().citations.front().quote())) continue;
    table.rows.push_back({fact.label, {{fact.value, std::move(claim)}}});
  }
  if (table.rows.empty()) return std::optional<FigureTable>();
  return std::optional<FigureTable>(std::move(table));
}

}  // namespace dossier
