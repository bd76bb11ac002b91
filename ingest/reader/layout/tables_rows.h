// Rows of a table from its lines of text: which lines belong to one row.
#pragma once

#include "ingest/reader/layout/tables_draft.h"

namespace dossier::reader {

// For each line from `first` on, true if it begins a row; false: it goes on with the row above (a wrapped label or text). Two
// lines that both have a figure in one column are never one row. `ruled_above[i]`: a rule parts line i from line i - 1.
std::vector<bool> row_starts(const ContentPage& page, const std::vector<GridLine>& lines, size_t first, const std::vector<Column>& columns,
                             const std::vector<bool>& ruled_above);

// A row of a ruled grid that holds several lines of figures is several rows that nobody ruled: splits it. `xs` and `ys` are
// the grid's edges.
void split_unruled_rows(const ContentPage& page, DraftTable& table, const std::vector<float>& xs, const std::vector<float>& ys);

}  // namespace dossier::reader
