// Pages that a person marked, for a window. Kept in the archive.
#pragma once

#include <string>
#include <vector>

#include "app/desk/desk_archive.h"
#include "storage/bookmark_store.h"

namespace dossier {

// All calls block on the archive; from any thread. io if it cannot be written.
Result<std::vector<StoredBookmark>> bookmarks(DeskArchive& archive);
// Sets the page's bookmark, with a note that may be empty, or takes it away.
Status set_bookmark(DeskArchive& archive, const Sha256& document, uint32_t page, const std::string& note, const std::string& by);
Status remove_bookmark(DeskArchive& archive, const Sha256& document, uint32_t page);
// The first words of a page, for a note that says what it is about; empty if it has none.
std::string first_words(DeskArchive& archive, const Sha256& document, uint32_t page);

}  // namespace dossier
