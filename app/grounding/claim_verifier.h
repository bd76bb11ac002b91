// The one door through which a claim becomes fit to be shown. Shared by brief, ask, verify, check-claims, edits.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/grounding/claim.h"
#include "app/grounding/page_source.h"

namespace dossier {

class ClaimVerifier {
 public:
  // Re-reads every citation from `pages` and checks the text against it.
  explicit ClaimVerifier(PageSource& pages) : pages_(pages) {}
  CheckedClaim verify(CitedClaim claim);
  // find + verify.
  CheckedClaim verify(const DraftClaim& draft);

 private:
  std::optional<Reason> recheck(const Citation& citation, std::vector<Reason>& remarks);

  PageSource& pages_;
};

// The text check alone: what can be said of a claim given the words of its quotes. Total: any bytes give a verdict.
struct TextVerdict {
  ClaimClass check = ClaimClass::unsupported;
  double score = 0;
  std::vector<Reason> reasons;
};
TextVerdict check_text(const std::string& claim, const std::vector<std::string>& quotes);

}  // namespace dossier
