// Answers from a short paper (a letter, a mail, an invoice, a receipt): who wrote it and to whom, its date, its total, when it is due, a line
// of it, a cell of its table.
#pragma once

#include <optional>

#include "app/analysis/answer.h"
#include "app/analysis/asked_paper.h"
#include "app/analysis/document_model.h"

namespace dossier {

// Whether it is a paper of that sort: a few pages, by its kind; or any but a contract, filing, opinion or call that has the number asked for.
bool is_short_paper(const DocumentModel& model, const AskedPaper& asked);

// Nothing if the question asks for none of these, or the paper does not say it.
std::optional<AnswerDraft> answer_from_paper(const DocumentModel& model, const Question& question, const AskedPaper& asked);

// What the paper comes to in all ("Total due EUR 1,658.86"), as a figure with its place.
std::optional<Figure> total_of(const DocumentModel& model);

}  // namespace dossier
