// One answer as it grows: chooses each token, turns tokens into whole text, and knows when to end. Private to engine/run.
#pragma once

#include <string>
#include <vector>

#include "engine/grammar/grammar_machine.h"
#include "engine/run/generation.h"
#include "engine/run/stop_texts.h"

namespace dossier {

// What a vocabulary says about the tokens of an answer. Special tokens are never chosen, but for those that end it.
struct AnswerVocabulary {
  const Tokenizer* tokenizer = nullptr;  // null: a file without one; answers are ids without text
  TokenMask allowed, stops;

  // Errors: those of Tokenizer::load.
  static Result<AnswerVocabulary> of(RunningModel& model);
};

class GrowingAnswer {
 public:
  // MACHINE: of the request's grammar; null without one.
  GrowingAnswer(const AnswerVocabulary& vocabulary, const GenerationRequest& request, GrammarMachine* machine);

  bool ended() const { return end_ != AnswerEnd::none; }
  AnswerEnd end() const { return end_; }
  void cancel() { end_ = AnswerEnd::cancelled; }
  std::int64_t tokens() const { return place_; }
  // The next token, from the logits [vocabulary] after all before it. Errors: damaged (the model gave no number to any allowed token),
  // unsupported (no token of the vocabulary fits the grammar), those of GrammarMachine.
  Result<GeneratedToken> take(std::span<const float> logits);

 private:
  Result<const TokenMask*> fitting();
  Status follow_grammar(TokenId id);
  std::string text_of(TokenId id);
  const AnswerVocabulary& vocabulary_;
  const GenerationRequest& request_;
  Sampler sampler_;
  GrammarMachine* machine_;
  GrammarMachine::StateId state_ = GrammarMachine::kDead;  // of the machine
  TokenMask mask_;                                         // where the grammar may end: what fits, and the end tokens
  StopTexts stops_;
  Utf8Stream utf8_;
  std::int64_t place_ = 0;  // tokens taken
  AnswerEnd end_ = AnswerEnd::none;
};

}  // namespace dossier
