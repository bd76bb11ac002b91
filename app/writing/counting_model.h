// A model with a watch beside it: how many tokens it has written, and in what time.
#pragma once

#include <memory>
#include <mutex>

#include "app/writing/writing_model.h"

namespace dossier {

struct WritingPace {
  size_t tokens = 0;   // written, by the model's own count
  double seconds = 0;  // from the first piece of each answer to its last; what was read before is not in it
  double per_second() const { return seconds > 0 ? static_cast<double>(tokens) / seconds : 0; }
};

class CountingModel : public WritingModel {
 public:
  explicit CountingModel(std::unique_ptr<WritingModel> model) : model_(std::move(model)) {}

  // From any thread, also while it writes.
  WritingPace pace() const;

  ModelIdentity identity() const override { return model_->identity(); }
  size_t context_tokens() const override { return model_->context_tokens(); }
  size_t tokens_of(std::string_view text) const override { return model_->tokens_of(text); }
  bool is_local() const override { return model_->is_local(); }
  bool sees() const override { return model_->sees(); }
  size_t picture_tokens(const PictureSize& size) const override { return model_->picture_tokens(size); }
  bool has_answer(const WritingRequest& request) const override { return model_->has_answer(request); }
  Result<WritingCost> cost(const PromptSize& prompt, size_t answer_tokens, const CancelToken& cancel) override { return model_->cost(prompt, answer_tokens, cancel); }
  Result<WritingEnd> write(const WritingRequest& request, const TextReceiver& receive, const CancelToken& cancel) override;

 private:
  const std::unique_ptr<WritingModel> model_;
  mutable std::mutex mutex_;
  WritingPace pace_;
};

}  // namespace dossier
