// A table's cited rows with what stands over them, whether it comes from a page or from quotes written with "|".
#pragma once

#include <string>
#include <vector>

#include "app/grounding/claim.h"
#include "app/grounding/page_source.h"

namespace dossier::grounding {

struct CitedRow {
  std::string label;
  std::vector<std::string> cells;  // by column, without the label's column; empty where nothing stands
  std::string section = {};        // the label without figures that stands over it; it may be long past, so it only adds words
};

struct TableView {
  std::string title;               // title, unit line: everything that is said of the whole table in it or right above
  std::string units;               // on a page: the nearest line above the table that states a scale, "(in millions, except per share data)"
  std::vector<std::string> heads;  // by column as cells: all heads over it, from the top
  std::vector<CitedRow> rows;
  std::vector<CitedRow> cited;     // the rows that the citation touches, with only the cited cells filled in
  bool empty() const { return rows.empty(); }
};

// Quotes of the form "title | head | head", "label | value | value". Empty if they are no table.
TableView view_of_quotes(const std::vector<std::string>& quotes);
// The table on a page around bytes [begin, end), if they lie in one.
TableView view_of_page(const Page& page, uint32_t begin, uint32_t end);

// What stands around a citation.
struct CitationContext {
  std::string quote;
  std::string document;       // name and title of the document
  TableView table;            // empty in prose
  std::string narrow;         // row label, heads of the cited cells, title
  std::string page, previous_page;  // their text: where a table's unit line may stand
};
CitationContext context_of(PageSource& pages, const Citation& citation);

}  // namespace dossier::grounding
