#include "engine/run/growing_answer.h"

namespace dossier {

Result<AnswerVocabulary> AnswerVocabulary::of(RunningModel& model) {
  AnswerVocabulary out;
  out.allowed = TokenMask(model.shape().vocabulary, true);
  out.stops = TokenMask(model.shape().vocabulary);
  if (!model.model().file().has("tokenizer.ggml.model")) return out;
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

GrowingAnswer::GrowingAnswer(const AnswerVocabulary& vocabulary, const GenerationRequest& request)
    : vocabulary_(vocabulary), request_(request), sampler_(request.sampling), stops_(request.stop_texts) {}

std::string GrowingAnswer::text_of(TokenId id) {
  if (!vocabulary_.tokenizer || id >= vocabulary_.tokenizer->size() || vocabulary_.tokenizer->is_special(id)) return {};
  return stops_.push(utf8_.push(vocabulary_.tokenizer->bytes_of(id)));
}

Result<GeneratedToken> GrowingAnswer::take(std::span<const float> logits) {
  const auto place = static_cast<std::size_t>(place_);
  const bool is_forced = place < request_.forced.size();
  GeneratedToken out;
  out.id = is_forced ? request_.forced[place] : sampler_.choose(logits, place, vocabulary_.allowed);
  if (out.id < 0) return Error{ErrorKind::damaged, "the model gave no number to any token", "", "its weights may be broken: dossier model check"};
  if (request_.wants_logprobs) out.logprob = log_probability(logits, out.id);
  ++place_;
  if (!is_forced && vocabulary_.stops.allows(out.id)) {
    end_ = AnswerEnd::eos;
  } else {
    out.text = text_of(out.id);
    if (stops_.found()) end_ = AnswerEnd::stop;
    else if (place_ >= request_.max_tokens) end_ = AnswerEnd::length;
  }
  if (ended() && end_ != AnswerEnd::stop) out.text += stops_.push(utf8_.finish()) + stops_.finish();
  return out;
}

}  // namespace dossier
