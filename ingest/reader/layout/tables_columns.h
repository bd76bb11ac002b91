// Columns of a table from the white space between its phrases.
#pragma once

#include "ingest/reader/layout/tables_draft.h"

namespace dossier::reader {

// Columns that the lines agree on: x ranges no phrase of the richer lines crosses, phrases that bridge what most lines keep apart
// being spanning headings. `separators` are vertical rules: each also parts columns. Empty if there are fewer than two.
std::vector<Column> find_columns(const ContentPage& page, const std::vector<TextLine>& lines, const std::vector<Rule>& separators);

// Puts each phrase into its column or columns; a phrase over several columns is cut where its words keep to the columns.
std::vector<GridLine> place(const ContentPage& page, const std::vector<TextLine>& lines, const std::vector<Column>& columns);

}  // namespace dossier::reader
