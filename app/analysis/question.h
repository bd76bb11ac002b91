// What a question asks for, as far as its words tell.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/analysis/lexicon.h"
#include "app/retrieval/document_text.h"

namespace dossier {

struct Question {
  std::string text;   // as asked
  std::string core;   // lower case, without instructions on how to answer
  std::string lower;  // the whole in lower case
  std::vector<int> years;             // named in the core, ascending
  std::optional<int> quarter;         // 1..4
  const Metric* metric = nullptr;     // the longest named
  std::vector<const LineItem*> items; // named lines, in order
  std::vector<const LineItem*> needed;  // lines the answer is made from
  std::vector<StatementKind> statements;
  bool names_statement = false;
  bool asks_why = false;      // drivers, reasons
  bool asks_parts = false;    // segments, regions, products: not in a primary statement
  bool asks_adjusted = false; // non-GAAP, organic: not there either
  bool asks_change = false;

  // Content terms of the core with weights, without periods.
  WeightedTerms terms;
  WeightedTerms topic_terms;  // words the topic brings along
  WeightedTerms item_terms;   // other names of the needed lines
  std::vector<std::string> object_terms;  // of the named lines and the named metric, as the question names them
  std::vector<std::string> label_phrases;  // what a row's label may say
  std::vector<const Topic*> topics;
};

Question parse_question(std::string_view text);

}  // namespace dossier
