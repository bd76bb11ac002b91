// Which pages of a document a question is about, and why.
#pragma once

#include <string>
#include <vector>

#include "app/analysis/document_model.h"
#include "app/analysis/question.h"

namespace dossier {

// The parts of a page's score, already weighted; `--explain` shows them.
struct PageScore {
  size_t index = 0;  // into the model
  double total = 0;
  double words = 0, window = 0, pairs = 0, section = 0, heading = 0, label = 0, statement = 0, discussion = 0, cause = 0;
  bool contents_page = false;  // counted at a third

  // "words .62, line item label .30, balance sheet 1.00"
  std::string explain() const;
};

// Best first; every loaded page is in it.
std::vector<PageScore> rank_pages(DocumentModel& model, const Question& question);

}  // namespace dossier
