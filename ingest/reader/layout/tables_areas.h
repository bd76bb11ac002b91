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
std::vector<TableArea> find_areas(const ContentPage& page, const std::vector<uint32_t>& words, const RuleSet& rules);

struct AreaLine;
// Lines first..last as an area, at least from x0 to x1, with the rules that belong to it.
TableArea make_area(const std::vector<AreaLine>& rows, size_t first, size_t last, const RuleSet& rules, float x0, float x1);

}  // namespace dossier::reader
