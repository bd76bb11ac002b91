#include "engine/run/growing_answer.h"

namespace dossier {

Result<AnswerVocabulary> AnswerVocabulary::of(RunningModel& model) {
  AnswerVocabulary out;
  out.allowed = TokenMask(model.shape().vocabulary, true);
  out.stops = TokenMask(model.shape().vocabulary);
  auto kind = model.model().file().text("tokenizer.ggml.model");
  if (!kind || *kind == "no_vocab") return out;  // made-up weights
  DOSSIER_ASSIGN(out.tokenizer, model.tokenizer());
  for (std::int64_t id = 0; id < out.allowed.size(); ++id)
    if (id >= out.tokenizer->size() || out.tokenizer->is_special(static_cast<TokenId>(id))) out.allowed.forbid(id);
  for (TokenId id : out.tokenizer->stops()) {
    if (id >= out.allowed.size()) continue;
    out.allowed.allow(id);
    out.stops.allow(id);
  }
  return out;
}

GrowingAnswer::GrowingAnswer(const AnswerVocabulary& vocabulary, const GenerationRequest& request, GrammarMachine* machine)
    : vocabulary_(vocabulary), request_(request), sampler_(request.sampling), machine_(machine), stops_(request.stop_texts) {
  if (machine_) state_ = machine_->start();
}

Result<const TokenMask*> GrowingAnswer::fitting() {
  if (!machine_) return &vocabulary_.allowed;
  DOSSIER_ASSIGN(const TokenMask* fits, machine_->allowed(state_));
  if (!machine_->accepts(state_)) return fits;
  mask_ = *fits;
  vocabulary_.stops.for_each([&](std::int64_t stop) { mask_.allow(stop); });
  return &mask_;
}

// Where nothing more fits the answer is at its end.
Status GrowingAnswer::follow_grammar(TokenId id) {
  state_ = machine_->after(state_, vocabulary_.tokenizer->bytes_of(id));
  if (state_ == GrammarMachine::kDead) return Error{ErrorKind::too_large, "the grammar is too ambiguous", "", "write it so that the next characters decide"};
  DOSSIER_ASSIGN(const TokenMask* fits, machine_->allowed(state_));
  if (fits->count() > 0) return {};
  if (!machine_->accepts(state_)) return Error{ErrorKind::unsupported, "no token of this vocabulary fits the grammar where the answer stands", "", ""};
  end_ = AnswerEnd::stop;
  return {};
}

std::string GrowingAnswer::text_of(TokenId id) {
  if (!vocabulary_.tokenizer || id >= vocabulary_.tokenizer->size() || vocabulary_.tokenizer->is_special(id)) return {};
  return stops_.push(utf8_.push(vocabulary_.tokenizer->bytes_of(id)));
}

Result<GeneratedToken> GrowingAnswer::take(std::span<const float> logits) {
  const auto place = static_cast<std::size_t>(place_);
  const bool is_forced = place < request_.forced.size();
  GeneratedToken out;
  if (is_forced) {
    out.id = request_.forced[place];
  } else {
    DOSSIER_ASSIGN(const TokenMask* allowed, fitting());
    out.id = sampler_.choose(logits, place, *allowed);
  }
  if (out.id < 0) return Error{ErrorKind::damaged, "the model gave no number to any token", "", "its weights may be broken: dossier model check"};
  if (request_.wants_logprobs) out.logprob = log_probability(logits, out.id);
  ++place_;
  if (!is_forced && vocabulary_.stops.allows(out.id)) {
    end_ = AnswerEnd::eos;
  } else {
    out.text = text_of(out.id);
    if (machine_ && !is_forced) DOSSIER_TRY(follow_grammar(out.id));
    if (stops_.found()) end_ = AnswerEnd::stop;
    else if (!ended() && place_ >= request_.max_tokens) end_ = AnswerEnd::length;
  }
  if (ended() && !stops_.found()) out.text += stops_.push(utf8_.finish()) + stops_.finish();
  return out;
}

}  // namespace dossier
