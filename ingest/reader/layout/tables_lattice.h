// The grid that ruling lines draw: cells, and spans where a piece of a line is missing.
#pragma once

#include <optional>

#include "ingest/reader/layout/tables_draft.h"
#include "ingest/reader/layout/tables_rules.h"

namespace dossier::reader {

// The table that the rules of `group` draw around `words` (all inside its box). Nothing if they draw no grid of at least two
// by two, if figures of several rows stand in one cell, if the table goes on among the words `outside` of the
// group, or if the text inside shows columns that no rule parts: then white space has to help (tables_columns.h).
std::optional<DraftTable> lattice(const ContentPage& page, const RuleGroup& group, const std::vector<uint32_t>& words,
                                  const std::vector<uint32_t>& outside);

}  // namespace dossier::reader
