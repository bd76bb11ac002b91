// A writing model as a judge: given the quotes, or the pictures if it sees, and the sentence, it answers with one word.
#pragma once

#include "app/grounding/claim_judge.h"
#include "app/grounding/page_source.h"
#include "app/images/page_pictures.h"
#include "app/writing/writing_model.h"

namespace dossier {

class ModelJudge : public ClaimJudge {
 public:
  // REQUIRES: both outlive the judge.
  ModelJudge(WritingModel& model, const CancelToken& cancel) : model_(model), cancel_(cancel) {}
  // From now on it may be shown pictures of these documents. REQUIRES: `source` outlives the judge.
  void let_see(PictureSource& source, std::vector<SourceDocument> documents);

  Result<Judgement> judge(const std::string& claim, const std::vector<std::string>& quotes) override;
  // unsupported: the model does not see, or was not let; else the errors of the pictures and the model.
  Result<Judgement> judge_pictures(const std::string& claim, const std::vector<std::string>& quotes, const std::vector<SeenPlace>& pictures) override;

 private:
  Result<TextPicture> picture_at(const SeenPlace& place, size_t at);
  Result<Judgement> ask(WritingRequest request, const std::string& claim);

  WritingModel& model_;
  const CancelToken& cancel_;
  PictureSource* source_ = nullptr;
  std::vector<SourceDocument> documents_;
};

}  // namespace dossier
