// Tables of documents that have little else: spreadsheets, lists. Their rows stand in the brief with a claim behind each cell.
#pragma once

#include <vector>

#include "app/grounding/claim_verifier.h"
#include "app/report/report.h"
#include "base/cancel.h"

namespace dossier {

// The first rows of the document's first tables, sum rows ("Total") always among them. Hidden rows and columns are left out.
Result<std::vector<FigureTable>> sheet_tables(PageSource& pages, const SourceDocument& document, ClaimVerifier& verifier, const CancelToken& cancel);

}  // namespace dossier
