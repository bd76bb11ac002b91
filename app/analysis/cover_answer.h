// What a filing says of itself on its cover: where its seat is, where it is incorporated, how many shares there are, when its year ends.
#pragma once

#include <optional>

#include "app/analysis/answer.h"
#include "app/analysis/document_model.h"
#include "app/analysis/question.h"

namespace dossier {

// The place with the label that names it ("... (Address of principal executive offices)"), as it stands. Nothing if the question asks for none
// of these or the first pages do not say it.
std::optional<AnswerDraft> answer_from_cover(const DocumentModel& model, const Question& question);

}  // namespace dossier
