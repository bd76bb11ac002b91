// Which documents a question is about, when it does not say so by file name: by company name, period, kind and words.
#pragma once

#include <string>
#include <vector>

#include "app/analysis/document_profile.h"
#include "app/analysis/question.h"
#include "app/grounding/page_source.h"
#include "app/retrieval/document_text.h"

namespace dossier {

struct RoutedDocument {
  size_t index = 0;  // into the candidates
  double total = 0;
  double name = 0, words = 0, period = 0, kind = 0;
  std::string explain() const;
};

class FilingRouter {
 public:
  // `text` holds one "page" per candidate: the whole document's words as far as they are known.
  struct Candidate {
    SourceDocument document;
    DocumentProfile profile;
    std::string cover;  // lower-case text of the first pages
  };
  FilingRouter(std::vector<Candidate> candidates, DocumentText text) : candidates_(std::move(candidates)), text_(std::move(text)) {}

  const std::vector<Candidate>& candidates() const { return candidates_; }
  // Best first.
  std::vector<RoutedDocument> rank(const Question& question) const;

 private:
  std::vector<Candidate> candidates_;
  DocumentText text_;
};

}  // namespace dossier
