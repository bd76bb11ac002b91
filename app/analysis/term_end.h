// When the term of a contract ends: the day that its clause names, or a length counted from a day that the contract names.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/analysis/day.h"
#include "app/analysis/document_profile.h"
#include "base/page.h"

namespace dossier {

struct TermEnd {
  Day day;
  Span place;                 // the clause
  std::string quote;          // the same on one line
  std::string how;            // "three (3) years from 1 April 2024"; empty: the clause names the day
  std::optional<Span> start;  // where the day stands from which the length is counted, if not in the clause
  bool renews = false;        // another clause lets it run on by itself
};

// Of the first term, without renewals. Nothing where the contract names no such day, or counts from one that it leaves open ("the Effective
// Date" without a date, the first delivery).
std::optional<TermEnd> term_end(const SourceDocument& document, const DocumentProfile& profile,
                                const std::vector<std::shared_ptr<const Page>>& pages);

}  // namespace dossier
