// Sentences and table rows of the best pages, ranked by how much of the question they hold; of the other pages those sentences that have
// a number of the things, or a time of the event, where the question asks for one.
#pragma once

#include <vector>

#include "app/analysis/document_model.h"
#include "app/analysis/page_ranking.h"
#include "app/analysis/question.h"

namespace dossier {

struct Passage {
  double score = 0;
  size_t page_index = 0;
  Span span;
  std::string text;               // one line
  const TableRow* row = nullptr;  // into the model; null for a sentence
  bool names_only = false;        // a run of names or cells, no sentence
};

std::vector<Passage> rank_passages(DocumentModel& model, const Question& question, const std::vector<PageScore>& order, size_t pages);

}  // namespace dossier
