// Answers out of running text: the sentence that holds most of the question, cut to the figure or the part that answers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/analysis/answer.h"
#include "app/analysis/document_model.h"
#include "app/analysis/question.h"
#include "base/sentences.h"

namespace dossier {

struct SentenceChoice {
  double score = 0;  // share of the question's worth it holds, 0..1
  size_t page_index = 0;
  TextRange range;
  std::string text;
};

// Over the running text of the pages; nothing if no sentence shares a word with the question.
std::optional<SentenceChoice> best_sentence(DocumentModel& model, const Question& question, const std::vector<size_t>& pages);
AnswerDraft answer_from_sentence(DocumentModel& model, const Question& question, const SentenceChoice& sentence);

}  // namespace dossier
