// Answers out of contracts: the clause that says it, of all contracts that may be meant, and what an
// amendment makes of it.
#pragma once

#include <vector>

#include "app/analysis/answer.h"
#include "app/analysis/clause_question.h"
#include "app/analysis/document_model.h"

namespace dossier {

struct ContractPassage {
  DocumentModel* model = nullptr;
  size_t page_index = 0;
  std::vector<Span> spans;  // the sentence; two where a page break tears it
  double score = 0;         // the best has 1
  std::string why;
  bool amends = false;      // of `changes`: it changes the answer's clause; else that clause changes it
};

struct ContractAnswer {
  bool found = false;
  AnswerDraft draft;                      // text: the whole sentence of the clause
  std::vector<ContractPassage> passages;  // best first, at most 10; the first is the answer
  std::vector<ContractPassage>
      changes;  // clauses of amendments that change the answer's clause, or the clause that it changes
};

// `models` are of contracts only. An empty answer with passages: nothing of it says what is asked.
ContractAnswer answer_from_contracts(const std::vector<DocumentModel*>& models,
                                     const ClauseQuestion& question);

}  // namespace dossier
