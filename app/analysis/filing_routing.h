// Which documents a question is about, when it does not say so by file name: by company name, period, kind and words.
#pragma once

#include <string>
#include <vector>

#include "app/analysis/document_profile.h"
#include "app/analysis/question.h"
#include "app/grounding/page_source.h"

namespace dossier {

struct RoutingCandidate {
  SourceDocument document;
  DocumentProfile profile;
  std::string cover;       // lower-case text of the first pages
  double words = 0;        // how well its pages answer the question's words, 0..1 against the other candidates
  double proper_words = 0; // the same for the capitalised words alone
};

struct RoutedDocument {
  size_t index = 0;  // into the candidates
  double total = 0;
  double name = 0, words = 0, period = 0, kind = 0;
  double paper = 0;  // it is of the kind, or holds the number, that the question names
  std::string explain() const;
};

// Best first.
std::vector<RoutedDocument> rank_documents(const std::vector<RoutingCandidate>& candidates, const Question& question);

// Capitalised words inside a question: likely names.
std::vector<std::string> proper_words(const std::string& question);

}  // namespace dossier
