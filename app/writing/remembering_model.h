// A model whose answers are kept (kept_answers.h): what it was asked before, word for word, it answers from there.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "app/writing/kept_answers.h"

namespace dossier {

class RememberingModel : public WritingModel {
 public:
  // `say` hears, once, that answers cannot be kept (a full disk, a folder that is read-only): they are written and shown all the same.
  RememberingModel(std::shared_ptr<WritingModel> model, KeptAnswers answers, std::function<void(const std::string&)> say = {})
      : model_(std::move(model)), answers_(std::move(answers)), say_(std::move(say)) {}

  ModelIdentity identity() const override { return model_->identity(); }
  size_t context_tokens() const override { return model_->context_tokens(); }
  size_t tokens_of(std::string_view text) const override { return model_->tokens_of(text); }
  bool is_local() const override { return model_->is_local(); }
  bool sees() const override { return model_->sees(); }
  size_t picture_tokens(const PictureSize& size) const override { return model_->picture_tokens(size); }
  bool has_answer(const WritingRequest& request) const override { return answers_.has(key_of_answer(identity(), request)); }
  Result<WritingCost> cost(const PromptSize& prompt, size_t answer_tokens, const CancelToken& cancel) override {
    return model_->cost(prompt, answer_tokens, cancel);
  }
  // An answer that its receiver stopped is kept as far as it went: the same receiver wants no more of it the next time. One that failed or was
  // cancelled is not kept.
  Result<WritingEnd> write(const WritingRequest& request, const TextReceiver& receive, const CancelToken& cancel) override;

 private:
  std::shared_ptr<WritingModel> model_;
  KeptAnswers answers_;
  std::function<void(const std::string&)> say_;
};

}  // namespace dossier
