// Finding pages by words, whatever holds the index: the archive's, or one made in memory.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/grounding/page_source.h"
#include "base/hash.h"
#include "base/result.h"

namespace dossier {

class Archive;

struct CandidatePage {
  Sha256 document;
  uint32_t page = 0;
  double score = 0;
};

// Pages that hold any of the words, best first; `within` empty: all documents.
using PageIndex = std::function<Result<std::vector<CandidatePage>>(const std::vector<std::string>& words, uint32_t limit, const std::vector<Sha256>& within)>;

// REQUIRES: the archive outlives the index.
PageIndex index_of(Archive& archive);
// Reads every page once. For pages that are in no archive.
Result<PageIndex> index_in_memory(PageSource& pages);

}  // namespace dossier
