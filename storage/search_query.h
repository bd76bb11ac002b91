// The query language: text -> a tree of conditions.
//
//   query   = either { "OR" either }          either  = { ["AND"] ["NOT"] simple }
//   simple  = word ["*"] | phrase ["*"] | "NEAR(" { word | phrase } ["," n] ")" | field ":" (word | phrase) | "(" query ")"
//   field   = path, type, date, author, language, title
//
// Operators are written in capitals. A word is cut and folded like the text (cut_words.h); what it cuts into must stand together.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dossier {

enum class QueryField : uint8_t { path, type, date, author, language, title };

struct QueryNode {
  enum class Kind : uint8_t {
    match,   // pages that FTS5 finds for `match`
    field,   // pages of documents whose field answers to `value`
    all_of,  // every child of `children`, none of `excluded`
    any_of
  };
  Kind kind = Kind::match;
  std::string match;  // an FTS5 expression: quoted words and phrases, nothing of the user's own
  QueryField field = QueryField::path;
  std::string value;  // as written, without quotes
  std::vector<QueryNode> children, excluded;
};

// usage, with the place, if the query cannot be understood or asks for nothing.
Result<QueryNode> parse_query(std::string_view text);

// The FTS5 expression for words or a phrase without any syntax: for questions. Empty if there is no word in it.
std::string match_for(std::string_view text, bool prefix = false);

}  // namespace dossier
