// Is this a table, or prose in columns, a list, a contents page, the labels of a chart?
#pragma once

#include "ingest/reader/layout/tables_draft.h"

namespace dossier::reader {

bool is_table(const ContentPage& page, const DraftTable& table, size_t rules_over_width);

}  // namespace dossier::reader
