// Finds quotes on stored pages and turns them into citations.
#pragma once

#include <variant>

#include "app/grounding/claim.h"
#include "app/grounding/page_source.h"

namespace dossier {

class QuoteFinder {
 public:
  // REQUIRES: the pages outlive the finder.
  explicit QuoteFinder(PageSource& pages) : pages_(pages) {}

  // The citation for a quote: at its place if it has one, else looked for on its page, in its document. Matching is on words
  // after folding white space, quotes, hyphens and line breaks; never on part of a word.
  Result<Citation> find(const QuoteDraft& quote);
  // Exactly these bytes of a page.
  Result<Citation> cite(const Span& span);
  // All quotes of a draft, or why one could not be found (class failed).
  std::variant<CitedClaim, Rejected> cite(const DraftClaim& draft);

 private:
  PageSource& pages_;
};

}  // namespace dossier
