// The main figures of a document side by side over two periods, every cell a verified claim of its own.
#pragma once

#include <vector>

#include "app/analysis/key_figures.h"
#include "app/grounding/claim_verifier.h"
#include "app/report/report.h"

namespace dossier {

struct FigureSection {
  std::vector<FigureTable> tables;       // none if the document has no primary statements
  std::vector<VerifiedClaim> sentences;  // the largest changes, as computed sentences
};

// Cells that do not verify are left as "–".
FigureSection figure_section(const std::vector<KeyFigure>& figures, const std::string& subject, ClaimVerifier& verifier, size_t most_sentences);

}  // namespace dossier
