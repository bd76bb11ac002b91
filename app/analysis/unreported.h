// Figures that a company of its kind does not report: a bank has no gross margin.
#pragma once

#include "app/analysis/document_model.h"
#include "app/analysis/question.h"

namespace dossier {

// The question asks for a figure, the document holds the statement where its lines would stand, none of them stands there, and no
// page names the figure. The statement is then the evidence. False if the document holds no such statement.
bool is_unreported(DocumentModel& model, const Question& question);

}  // namespace dossier
