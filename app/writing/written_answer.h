// A question's answer in a model's words, from the evidence that was found; each sentence checked like any other claim.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/analysis/answerer.h"
#include "app/grounding/claim_judge.h"
#include "app/writing/answer_passages.h"
#include "app/writing/writing_model.h"

namespace dossier {

struct WrittenAnswer {
  std::vector<VerifiedClaim> claims;
  std::vector<Rejected> withheld;
  bool not_found = false;  // the model says that no passage answers
  std::string written_by;
  size_t passages = 0;     // that it was given
  std::string read;        // the same in words: "3 documents whole", "5 passages"
  bool cut_short = false;
};

// `shown` is called with each sentence as soon as it is checked. Errors: those of the model and the pages; what was written before an error is lost with it,
// the evidence is not.
Result<WrittenAnswer> write_answer(const Answer& found, PageSource& pages, WritingModel& model, ClaimJudge* judge, const std::function<void(const VerifiedClaim&)>& shown, const CancelToken& cancel,
                                   const AnswerReading& reading = {});

}  // namespace dossier
