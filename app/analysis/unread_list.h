// Questions about the reading itself: "Which documents could not be read?", "How many pages were not read?".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/analysis/question.h"
#include "app/grounding/page_source.h"

namespace dossier {

struct UnreadQuestion {
  bool number = false;  // how many, else which
  bool pages = false;   // pages are counted, else documents
};

// Nothing if the question asks something else.
std::optional<UnreadQuestion> read_unread_question(const Question& question);

struct UnreadItem {
  SourceDocument document;
  uint32_t page = 0;  // 0: the document was not opened
  std::string why;    // "password: ..."; may be empty
};

// Documents of which nothing was read, and pages of the others that were not, in the documents' order.
std::vector<UnreadItem> unread_items(const std::vector<SourceDocument>& documents);

}  // namespace dossier
