// The model of this machine: a GGUF file in the built-in engine. Documents' keys and values are kept and found again where a folder for them is given.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/writing/writing_model.h"
#include "engine/engine.h"

namespace dossier {

class EngineModel : public WritingModel {
 public:
  // Errors: those of RunningModel and ChatTemplate (a file that is no model, has no tokenizer, or no known way to set a conversation).
  static Result<std::unique_ptr<EngineModel>> open(const std::string& path, const EngineOptions& options, const CancelToken& cancel);

  ModelIdentity identity() const override { return identity_; }
  size_t context_tokens() const override;
  size_t tokens_of(std::string_view text) const override { return tokenizer_->encode(text).size(); }
  // By the engine's plan: the context, memory that is free, disk where keys are kept, and the machine's measured rates.
  Result<WritingCost> cost(size_t prompt_tokens, size_t answer_tokens, const CancelToken& cancel) override;
  // Greedy. Text never yields a special token, whatever stands in it. What the KV folder keeps: rules and material, never task and answer.
  Result<WritingEnd> write(const WritingRequest& request, const TextReceiver& receive, const CancelToken& cancel) override;

 private:
  EngineModel(std::unique_ptr<RunningModel> model, const Tokenizer* tokenizer, ChatTemplate chat) : model_(std::move(model)), tokenizer_(tokenizer), chat_(std::move(chat)) {}
  std::unique_ptr<RunningModel> model_;
  const Tokenizer* tokenizer_;
  ChatTemplate chat_;
  ModelIdentity identity_;
  EngineOptions options_;
  std::optional<MachineRates> rates_;  // measured when first asked for
};

}  // namespace dossier
