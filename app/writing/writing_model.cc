#include "app/writing/writing_model.h"

namespace dossier {

size_t WritingModel::picture_tokens(const PictureSize&) const { return 0; }

Status WritingModel::check_pictures(size_t pictures) const {
  if (pictures == 0 || sees()) return {};
  return Error{ErrorKind::usage, "this model sees no pictures", identity().name, ""};
}

Result<WritingCost> WritingModel::cost(const PromptSize& prompt, size_t answer_tokens, const CancelToken& cancel) {
  if (cancel.cancelled()) return Error{ErrorKind::cancelled, "stopped", identity().name, ""};
  DOSSIER_TRY(check_pictures(prompt.pictures.size()));
  WritingCost out;
  if (prompt.tokens + answer_tokens <= context_tokens()) return out;
  out.fits = false;
  out.why = "it needs " + std::to_string(prompt.tokens + answer_tokens) + " tokens, the model takes " + std::to_string(context_tokens());
  return out;
}

}  // namespace dossier
