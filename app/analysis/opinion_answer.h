// Answers from a court opinion: what the court held, on what; who decided and who wrote; when.
#pragma once

#include <optional>

#include "app/analysis/answer.h"
#include "app/analysis/asked_paper.h"
#include "app/analysis/document_model.h"
#include "app/analysis/question.h"

namespace dossier {

// Nothing if the document is no opinion, the question asks for none of these, or the opinion does not say it.
std::optional<AnswerDraft> answer_from_opinion(const DocumentModel& model, const Question& question, const AskedPaper& asked);

}  // namespace dossier
