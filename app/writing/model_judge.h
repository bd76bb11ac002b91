// A writing model as a judge: given the quotes and the sentence, it answers with one word.
#pragma once

#include "app/grounding/claim_judge.h"
#include "app/writing/writing_model.h"

namespace dossier {

class ModelJudge : public ClaimJudge {
 public:
  // REQUIRES: both outlive the judge.
  ModelJudge(WritingModel& model, const CancelToken& cancel) : model_(model), cancel_(cancel) {}
  Result<Judgement> judge(const std::string& claim, const std::vector<std::string>& quotes) override;

 private:
  WritingModel& model_;
  const CancelToken& cancel_;
};

}  // namespace dossier
