// "Who is the CEO?", "Who audits the company?": the name that stands beside the office in a document.
#pragma once

#include <optional>

#include "app/analysis/answer.h"
#include "app/analysis/document_model.h"
#include "app/analysis/question.h"
#include "app/analysis/roles.h"

namespace dossier {

// The office that a question asks the holder of; null if it asks for something else.
const Role* asked_role(const Question& question);

// The name that stands beside the office most often and nearest over all pages, with the place that says it most plainly. Those said to
// have held it before do not count. Nothing if no name stands beside it.
std::optional<AnswerDraft> answer_from_roles(const DocumentModel& model, const Role& role);

}  // namespace dossier
