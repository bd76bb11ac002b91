// Lists by date over every document: "Which contracts expire in 2025?", "What is due when?", "List the deadlines before 1 June".
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/analysis/day.h"
#include "app/analysis/document_count.h"
#include "app/analysis/question.h"
#include "app/grounding/page_source.h"

namespace dossier {

struct DatedListQuestion {
  bool ends = false;               // the end of contracts' terms; else what is due
  bool number = false;             // how many, else which
  std::vector<std::string> kinds;  // of DocumentProfile::kind; empty: any
  std::optional<Day> from, to;     // both included; a month or year counts with all its days
  int month = 0;                   // "in April": of any year
  bool fits(const Day& day) const;
};

// Nothing if the question asks for no such list.
std::optional<DatedListQuestion> read_dated_list_question(const Question& question);

struct DatedItem {
  SourceDocument document;
  Day day;
  Span place;                 // the sentence, line or row that says it
  std::string quote;          // the same on one line
  std::string how;            // "three (3) years from 1 April 2024"; empty: the day is stated
  std::optional<Span> start;  // where the day stands from which a term is counted, if it is another place
  bool renews = false;        // the term runs on by itself
};

struct DatedList {
  std::vector<DatedItem> items;        // by date, those that fit the question
  size_t looked_at = 0;                // documents of the kinds asked for
  std::vector<SourceDocument> untold;  // of contracts: those that state no end that code could tell
};
Result<DatedList> dated_list(PageSource& pages, const std::vector<SourceDocument>& documents, const DatedListQuestion& question,
                             const ProfileOf& profile);

}  // namespace dossier
