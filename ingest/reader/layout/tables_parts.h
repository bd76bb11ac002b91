// Two tables set one under the other without a break are two: a second set of headings begins the second.
#pragma once

#include "ingest/reader/layout/tables_areas.h"

namespace dossier::reader {

// Appends `area` to `out`, in one part or in several.
void split_at_headings(const ContentPage& page, TableArea area, const RuleSet& rules, std::vector<TableArea>& out);

}  // namespace dossier::reader
