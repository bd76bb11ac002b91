// Answers that stand in a file: for tests of everything that a model can do wrong, and to show the way of a sentence without one.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "app/writing/writing_model.h"

namespace dossier {

// What the model "says" to the requests, in their order; after the last it says nothing.
struct ScriptedAnswer {
  std::string text;             // may be broken UTF-8
  size_t piece_bytes = 7;       // how it is cut; at least 1
  size_t repeat = 1;            // the text again and again: endless output
  std::optional<Error> error = {};  // after the text
  std::string expects = {};     // if not empty, the request must hold it: what a test wants to have been asked
};

class ScriptedModel : public WritingModel {
 public:
  explicit ScriptedModel(std::vector<ScriptedAnswer> answers, std::string name = "script") : answers_(std::move(answers)), name_(std::move(name)) {}
  // FILE: {"name", "context_tokens", "sees", "answers": [{"text" | "hex", "piece_bytes", "repeat", "error": {"kind", "message"}, "expects"}]}.
  // not_found, damaged.
  static Result<std::unique_ptr<ScriptedModel>> load(const std::string& path);

  ModelIdentity identity() const override { return {name_, ""}; }
  size_t context_tokens() const override { return context_tokens_; }
  size_t tokens_of(std::string_view text) const override { return text.size() / 3 + 1; }
  // Where it sees, pictures cost what they cost Llama 4 Scout.
  bool sees() const override { return sees_; }
  void let_see() { sees_ = true; }
  size_t picture_tokens(const PictureSize& size) const override;
  Result<WritingCost> cost(const PromptSize& prompt, size_t answer_tokens, const CancelToken& cancel) override;
  Result<WritingEnd> write(const WritingRequest& request, const TextReceiver& receive, const CancelToken& cancel) override;
  const std::vector<WritingRequest>& requests() const { return requests_; }

 private:
  std::vector<ScriptedAnswer> answers_;
  std::string name_;
  size_t context_tokens_ = 32'768;
  bool sees_ = false;
  std::vector<WritingRequest> requests_;
};

}  // namespace dossier
