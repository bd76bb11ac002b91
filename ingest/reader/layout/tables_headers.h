// Headings of a table: how many lines they take, which columns each spans, how levels stand over each other.
#pragma once

#include "ingest/reader/layout/tables_draft.h"

namespace dossier::reader {

// Number of leading lines that are headings: down to the last rule over the width above the first line of figures, else all
// lines before it. A line of years or dates alone is a heading. `ruled_above` as in tables_rows.h, for rules over the width.
size_t count_header_lines(const ContentPage& page, const std::vector<GridLine>& lines, const std::vector<Column>& columns,
                          const std::vector<bool>& ruled_above);

// Cells of the heading lines, rows from 0. Lines of one heading are joined; a heading over several columns spans them (a rule
// under it or its middle says which); one beside such levels spans their rows.
// `rules`: horizontal rules within the table, also partial ones. Sets header_rows.
void build_header(const std::vector<GridLine>& lines, size_t header_lines, const std::vector<Column>& columns,
                  const std::vector<Rule>& rules, DraftTable& table);

// Header rows and row-label columns of a ruled grid, by spans, figures, weight and shade.
void mark_headers(const ContentPage& page, DraftTable& table);

}  // namespace dossier::reader
