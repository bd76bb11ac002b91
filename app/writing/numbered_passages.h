// The passages that a model may cite: numbered, each with its place. What goes into a prompt, and what comes back out of "[3]".
#pragma once

#include <string>
#include <vector>

#include "app/grounding/page_source.h"
#include "base/cancel.h"

namespace dossier {

struct NumberedPassage {
  size_t number = 0;  // from 1
  Sha256 document;
  std::string document_name;
  uint32_t page = 0;
  uint32_t begin = 0, end = 0;  // bytes of the page's text
  std::string text;             // that text
};

// Blocks of text in reading order, short neighbours joined, running heads left out; none is longer than kMostPassageBytes. `number` is set.
inline constexpr size_t kMostPassageBytes = 1'600, kLeastPassageBytes = 240;
Result<std::vector<NumberedPassage>> passages_of(PageSource& pages, const SourceDocument& document, const CancelToken& cancel);

// Those passages of `all` that hold the most relevant sentences, in the document's order and numbered anew, as many as `most_bytes` of text allow.
Result<std::vector<NumberedPassage>> relevant_passages(PageSource& pages, const SourceDocument& document, const std::vector<NumberedPassage>& all, const std::string& question,
                                                       size_t most_bytes, const CancelToken& cancel);

// As a model reads them: "[3] (name, page 7)" and the text. Brackets around numbers of the documents' own become round ones, so that they are no marks.
std::string written_out(const std::vector<NumberedPassage>& passages);

}  // namespace dossier
