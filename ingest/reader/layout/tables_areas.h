// Where on a page an unruled table may stand: runs of lines with several phrases, prose set aside.
#pragma once

#include "ingest/reader/layout/tables_draft.h"
#include "ingest/reader/layout/tables_rules.h"

namespace dossier::reader {

struct TableArea {
  std::vector<TextLine> lines;
  std::vector<Rule> horizontal, vertical;  // rules within or at its edge
  Box box;
};

// Areas from the top down among `words`; each word is in one area at most.
std::vector<TableArea> find_areas(const ContentPage& page, std::vector<uint32_t> words, const RuleSet& rules);

}  // namespace dossier::reader
