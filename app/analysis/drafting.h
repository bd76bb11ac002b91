// Which way a question is answered from one document: by a table, a statement, an office's holder, or the passage that holds most of it.
#pragma once

#include <vector>

#include "app/analysis/answer.h"
#include "app/analysis/asked_paper.h"
#include "app/analysis/document_model.h"
#include "app/analysis/page_ranking.h"
#include "app/analysis/passages.h"
#include "app/analysis/question.h"
#include "app/analysis/question_names.h"

namespace dossier {

// `order`: all pages, best first; `passages`: of the best of them, best first; `named`: which pages speak of everybody
// that the question names; `paper`: which papers it means. Empty text: the document has no answer, and `how` says why; its quotes are then empty too.
AnswerDraft draft_for(DocumentModel& model, const Question& question, const std::vector<PageScore>& order, const std::vector<Passage>& passages,
                      const NamedPages& named, const AskedPaper& paper);

}  // namespace dossier
