#include "app/writing/writing_model.h"

namespace dossier {

Result<WritingCost> WritingModel::cost(size_t prompt_tokens, size_t answer_tokens, const CancelToken& cancel) {
  if (cancel.cancelled()) return Error{ErrorKind::cancelled, "stopped", identity().name, ""};
  WritingCost out;
  if (prompt_tokens + answer_tokens <= context_tokens()) return out;
  out.fits = false;
  out.why = "it needs " + std::to_string(prompt_tokens + answer_tokens) + " tokens, the model takes " + std::to_string(context_tokens());
  return out;
}

}  // namespace dossier
