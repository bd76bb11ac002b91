#include "app/writing/remembering_model.h"

namespace dossier {

Result<WritingEnd> RememberingModel::write(const WritingRequest& request, const TextReceiver& receive, const CancelToken& cancel) {
  const Sha256 key = key_of_answer(identity(), request);
  if (std::optional<KeptAnswer> kept = answers_.find(key)) return receive(kept->text) ? kept->end : WritingEnd::stopped;
  KeptAnswer answer;
  DOSSIER_ASSIGN(answer.end, model_->write(
                                 request,
                                 [&](std::string_view piece) {
                                   answer.text += piece;
                                   return receive(piece);
                                 },
                                 cancel));
  Status kept = answers_.keep(key, answer, request.documents);
  if (!kept.ok() && say_) {
    say_("answers are not kept: " + kept.error().describe());
    say_ = {};
  }
  return answer.end;
}

}  // namespace dossier
