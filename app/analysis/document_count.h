// Questions that count or list documents: "How many contracts mention arbitration?", "List all letters from 2022". They go over
// every document and every page; nothing is estimated.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/analysis/document_profile.h"
#include "app/analysis/question.h"
#include "app/grounding/page_source.h"

namespace dossier {

struct CountQuestion {
  bool list = false;                 // names wanted, else the number
  std::vector<std::string> kinds;    // of DocumentProfile::kind; empty: any
  std::string condition;             // as asked, for people; empty: none
  std::vector<std::string> terms;    // all must stand in one sentence
  std::vector<std::string> phrases;  // words in quotation marks, in this order
  bool without = false;              // documents in which no sentence does
  std::string language;              // that they are written in, lower case; empty: any
  std::vector<int> years;            // of the document's date or period
  bool sum = false;                  // what their totals come to
};

// Nothing if the question counts no documents.
std::optional<CountQuestion> read_count_question(const Question& question);

struct CountedDocument {
  SourceDocument document;
  Span place;         // the sentence that meets the condition; without a condition what names the kind; may be empty
  std::string quote;  // one line
};

using ProfileOf = std::function<Result<DocumentProfile>(const SourceDocument&)>;
// In the order of the documents. `untold`: where a language is asked for, those whose language could not be told.
Result<std::vector<CountedDocument>> count_documents(PageSource& pages, const std::vector<SourceDocument>& documents, const CountQuestion& question, const ProfileOf& profile,
                                                     std::vector<SourceDocument>* untold = nullptr);

}  // namespace dossier
