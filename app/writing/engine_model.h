// The model of this machine: a GGUF file in the built-in engine. Documents' keys and values, and the rows of their pictures, are kept and found again
// where a folder for them is given. It sees where the options name its vision encoder.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/writing/writing_model.h"
#include "engine/engine.h"

namespace dossier {

class EngineModel : public WritingModel {
 public:
  // Errors: those of RunningModel and ChatTemplate (a file that is no model, has no tokenizer, or no known way to set a conversation), and with a
  // vision encoder unsupported (its vocabulary has no tokens for pictures).
  static Result<std::unique_ptr<EngineModel>> open(const std::string& path, const EngineOptions& options, const CancelToken& cancel);

  ModelIdentity identity() const override { return identity_; }
  size_t context_tokens() const override;
  size_t tokens_of(std::string_view text) const override { return tokenizer_->encode(text).size(); }
  bool sees() const override { return image_ids_.has_value(); }
  size_t picture_tokens(const PictureSize& size) const override;
  // By the engine's plan: the context, memory that is free, disk where keys are kept, and the machine's measured rates.
  Result<WritingCost> cost(const PromptSize& prompt, size_t answer_tokens, const CancelToken& cancel) override;
  // Greedy. Text never yields a special token, whatever stands in it. What the KV folder keeps: rules and material with its pictures, where the
  // request names their documents; never task and answer.
  Result<WritingEnd> write(const WritingRequest& request, const TextReceiver& receive, const CancelToken& cancel) override;

 private:
  EngineModel(std::unique_ptr<RunningModel> model, const Tokenizer* tokenizer, ChatTemplate chat) : model_(std::move(model)), tokenizer_(tokenizer), chat_(std::move(chat)) {}
  Result<VisionPlan> plan_of(const std::vector<PictureSize>& pictures, const PlanRequest& request) const;
  // The conversation; each picture's tokens stand where it stands in the material.
  Result<ChatTokens> conversation(const WritingRequest& request) const;

  std::unique_ptr<RunningModel> model_;
  const Tokenizer* tokenizer_;
  ChatTemplate chat_;
  ModelIdentity identity_;
  EngineOptions options_;
  std::optional<ImageTokenIds> image_ids_;
  std::optional<MachineRates> rates_;       // measured when first asked for
  std::optional<double> tile_cpu_seconds_;  // the same
};

}  // namespace dossier
