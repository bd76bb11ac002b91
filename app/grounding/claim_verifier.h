// The one door through which a claim becomes fit to be shown. Shared by brief, ask, verify, check-claims, edits.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/grounding/claim.h"
#include "app/grounding/claim_judge.h"
#include "app/grounding/page_source.h"

namespace dossier {

// The text check alone: what can be said of a claim given the words of its quotes. Total: any bytes give a verdict.
struct TextVerdict {
  ClaimClass check = ClaimClass::unsupported;
  double score = 0;
  std::vector<Reason> reasons;
};

class ClaimVerifier {
 public:
  // Re-reads every citation from `pages` and checks the text against it. `judge`, if there is one, is asked about sentences that a model wrote (or a person
  // edited) where code finds neither proof nor fault; both outlive the verifier.
  explicit ClaimVerifier(PageSource& pages, ClaimJudge* judge = nullptr) : pages_(pages), judge_(judge) {}
  CheckedClaim verify(CitedClaim claim);
  // find + verify.
  CheckedClaim verify(const DraftClaim& draft);

 private:
  std::optional<Reason> recheck(const Citation& citation, std::vector<Reason>& remarks);

  // The judged claim, or why it is none.
  std::variant<VerifiedClaim, Reason> judged(const CitedClaim& claim, const std::vector<std::string>& quotes, const TextVerdict& verdict);

  // The same for a claim that cites a picture: never anything but judged.
  std::variant<VerifiedClaim, Reason> judged_from_pixels(const CitedClaim& claim);
  std::variant<VerifiedClaim, Reason> by_judgement(const CitedClaim& claim, const Result<Judgement>& judgement, double score);

  PageSource& pages_;
  ClaimJudge* judge_ = nullptr;
};

TextVerdict check_text(const std::string& claim, const std::vector<std::string>& quotes);

}  // namespace dossier
