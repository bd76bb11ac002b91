// Answers to prompts, token by token: what a person or another part of the program asks a RunningModel for. Text comes in whole UTF-8
// characters. One answer, or several side by side over the prefix their prompts share; the tokens of each are the same either way.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/cancel.h"
#include "base/progress.h"
#include "base/result.h"
#include "engine/grammar/grammar.h"
#include "engine/run/running_model.h"
#include "engine/sampler/sampler.h"

namespace dossier {

// Guesses at most MOST tokens that may follow TEXT (the prompt and the answer so far).
using Drafter = std::function<std::vector<TokenId>(std::span<const TokenId> text, std::size_t most)>;

struct GenerationRequest {
  std::vector<TokenId> prompt;          // as the model sees it, BOS and special tokens included (ChatTemplate::render, Tokenizer)
  std::int64_t max_tokens = 256;        // of the answer, the token that ends it included; at least 1
  Sampling sampling = {};
  std::vector<std::string> stop_texts = {};  // the answer ends before the first of them; needs a tokenizer
  std::vector<TokenId> forced = {};     // the answer's first tokens, whatever the model would choose; they end nothing
  std::shared_ptr<const Grammar> grammar = {};  // null: none. It begins behind what is forced; needs a tokenizer
  // Most tokens guessed and checked together in a step: never changes the answer, only its speed. 0: none.
  int draft_tokens = 0;
  Drafter drafter = {};                 // else what followed the same words before (PromptLookup)
  bool wants_logprobs = false;          // costs a pass over the vocabulary a token
  // Rows of the prompt's first tokens that may be written to the model's KV folder, where it has one: the documents. Questions and
  // answers never are unless counted in here.
  std::int64_t kept_tokens = 0;
  // Pictures whose rows stand in for the prompt's patch tokens, in order (image_layout gives the tokens of one); needs a vision encoder.
  std::vector<std::shared_ptr<const RgbImage>> images = {};
  std::vector<KvOwner> owners = {};     // whose text the prompt holds, for KvStore's drop(tag)
};

struct GeneratedToken {
  TokenId id = 0;
  std::string text;    // what became whole with this token; a stop text, or what may be the beginning of one, is held back
  double logprob = 0;  // natural logarithm, of the model's own distribution; only where wanted
};

// Why an answer ended: an end token of the model, a stop text or a grammar that is complete, max_tokens, or the caller's wish.
enum class AnswerEnd { none, eos, stop, length, cancelled };
std::string_view name_of(AnswerEnd end);  // "eos", ...; "" for none

struct GenerationUsage {
  std::int64_t prompt_tokens = 0;
  std::int64_t restored_tokens = 0;   // of the prompt, read from the KV store
  std::int64_t shared_tokens = 0;     // of the prompt, computed once for another answer of the batch
  std::int64_t computed_tokens = 0;   // of the prompt, computed for this answer
  std::int64_t generated_tokens = 0;  // the token that ends the answer included
  std::int64_t drafted_tokens = 0, accepted_tokens = 0;
};

struct GenerationOptions {
  std::optional<CancelToken> cancel;  // else the model's
  Progress progress;                  // of the prompt
};

// Several answers, advanced together. MODEL outlives it.
class GenerationBatch {
 public:
  // Checks the requests; computes nothing yet. Errors: usage (no prompt, a token outside the vocabulary, a number out of range), those
  // of Tokenizer::load.
  static Result<GenerationBatch> start(RunningModel& model, std::vector<GenerationRequest> requests, GenerationOptions options = {});

  using Sink = std::function<void(std::size_t answer, const GeneratedToken& token)>;
  // The prompts, the first time, and one token or more of each answer that has not ended. False: all have. Cancelling ends all of them
  // and is no error. Errors: those of RunningModel and of choosing a token; the batch cannot go on after one.
  Result<bool> step(const Sink& sink);

  std::size_t size() const;
  AnswerEnd end(std::size_t answer) const;
  GenerationUsage usage(std::size_t answer) const;

  GenerationBatch(GenerationBatch&&) noexcept;
  GenerationBatch& operator=(GenerationBatch&&) noexcept;
  ~GenerationBatch();

 private:
  struct State;
  explicit GenerationBatch(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// One answer, token by token.
class Generation {
 public:
  // As GenerationBatch::start.
  static Result<Generation> start(RunningModel& model, GenerationRequest request, GenerationOptions options = {});
  // The next token, or nothing at the end.
  Result<std::optional<GeneratedToken>> next();
  AnswerEnd end() const { return waiting_.empty() ? batch_.end(0) : AnswerEnd::none; }
  GenerationUsage usage() const { return batch_.usage(0); }

 private:
  explicit Generation(GenerationBatch batch) : batch_(std::move(batch)) {}
  GenerationBatch batch_;
  std::vector<GeneratedToken> waiting_;  // last first
};

}  // namespace dossier
