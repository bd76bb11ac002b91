// Answers from the rows of a table: a cell, the change of a row between years, a share of one row in another, means, sums, counts,
// superlatives, lists.
#pragma once

#include <optional>
#include <vector>

#include "app/analysis/answer.h"
#include "app/analysis/document_model.h"
#include "app/analysis/question.h"

namespace dossier {

// `pages`: where to look, indices into the model. Falls back to a sentence of the same pages where that fits better.
std::optional<AnswerDraft> answer_from_tables(DocumentModel& model, const Question& question, const std::vector<size_t>& pages);

}  // namespace dossier
