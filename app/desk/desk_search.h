// Full-text search over an archive, for a window.
#pragma once

#include <string>

#include "app/desk/desk_archive.h"
#include "storage/passage_store.h"

namespace dossier {

// usage, with the place in the query, if it cannot be understood.
Result<SearchResult> search_archive(DeskArchive& archive, const std::string& query, uint32_t limit);

}  // namespace dossier
