// Tables between horizontal rules: the frame of a table that has no vertical ones.
#pragma once

#include "ingest/reader/layout/tables_areas.h"
#include "ingest/reader/layout/tables_prose.h"

namespace dossier::reader {

// Areas framed by rules from the same left to the same right end. Marks their words in `taken`.
std::vector<TableArea> framed_areas(const ContentPage& page, const PageLines& all, const RuleSet& rules, std::vector<bool>& taken);

}  // namespace dossier::reader
