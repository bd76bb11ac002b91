// How a document was read, counted as the archive counts it, so that a report's coverage can be compared with a second reading.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "app/grounding/page_source.h"

namespace dossier {

// What a section's title says of a document stands on one of its first pages.
inline constexpr size_t kTitlePages = 3;

struct ReadAgain {
  std::set<uint32_t> read;  // pages
  uint32_t text = 0, ocr = 0, doubtful = 0, covered = 0;
  std::vector<uint32_t> unread;
  std::string state = "read";  // read, partly, failed
  DocumentInfo info;

  // What the document states, or what was tried if that is more.
  uint32_t pages() const;
};

// A page that comes twice (the same part twice in one file) counts once.
void count(const Page& page, ReadAgain& counts);

// What the report says of the document and the second reading does not, in words; empty if all agrees.
std::vector<std::string> differences(const SourceDocument& said, const ReadAgain& found);

}  // namespace dossier
