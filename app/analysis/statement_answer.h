// Answers from the primary statements: a line item, a ratio or another metric, their change or mean over years.
#pragma once

#include <optional>
#include <vector>

#include "app/analysis/answer.h"
#include "app/analysis/document_model.h"
#include "app/analysis/question.h"

namespace dossier {

// Nothing if the question names no line or metric, or a needed line is not found. `best_pages`: the best ranked pages, for lines
// that are on no statement page.
std::optional<AnswerDraft> answer_from_statements(DocumentModel& model, const Question& question, const std::vector<size_t>& best_pages);

}  // namespace dossier
