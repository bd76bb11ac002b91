// The terms of a contract side by side: each a value, its clause behind it as a verified claim.
#pragma once

#include <optional>

#include "app/analysis/document_profile.h"
#include "app/grounding/claim_verifier.h"
#include "app/report/report.h"

namespace dossier {

// Nothing if the document states none of them; what does not verify is left out. `profile` is the document's.
Result<std::optional<FigureTable>> contract_terms(PageSource& pages, const SourceDocument& document,
                                                  const DocumentProfile& profile, ClaimVerifier& verifier);

}  // namespace dossier
