// Finds quotes on stored pages and turns them into citations.
#pragma once

#include <map>
#include <optional>
#include <variant>

#include "app/grounding/claim.h"
#include "app/grounding/page_source.h"

namespace dossier {

class QuoteFinder {
 public:
  // REQUIRES: the pages outlive the finder.
  explicit QuoteFinder(PageSource& pages) : pages_(pages) {}

  // The citation for a quote: at its place if it has one, else looked for on its page, in its document, everywhere. Matching is
  // on words after folding white space, quotes, hyphens and line breaks; never on part of a word. Errors: not_found (nowhere),
  // conflict (its place holds other words), damaged (a place that is none).
  Result<Citation> find(const QuoteDraft& quote);
  // Exactly these bytes of a page. Errors: not_found, damaged (out of range, or through the middle of a word or number).
  Result<Citation> cite(const Span& span);
  // A picture of the page, by its box, or the whole page. Errors: not_found (no such document or page), damaged (no picture stands there).
  Result<Citation> cite_figure(const Sha256& document, uint32_t page, const Box& box);
  // All quotes of a draft, or why one could not be found (class failed).
  std::variant<CitedClaim, Rejected> cite(const DraftClaim& draft);

 private:
  Result<Citation> cite(const Span& span, const Page& page);
  Result<std::string> name_of_document(const Sha256& document);

  PageSource& pages_;
  std::optional<std::vector<SourceDocument>> documents_;  // read once
};

// The columns of a table as one line of text, cells joined by " | ", for the row that holds `offset`; empty if it lies in none.
std::string row_as_printed(const Page& page, const Table& table, uint32_t offset);
// The table that holds the whole range, or null.
const Table* table_around(const Page& page, uint32_t begin, uint32_t end);

}  // namespace dossier
