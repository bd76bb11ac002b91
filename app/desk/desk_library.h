// The library of a window, for archives of any size: which documents are shown in which order, as a few bytes each; whole rows only of those in view.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/desk/desk_archive.h"
#include "base/cancel.h"
#include "storage/tag_store.h"

namespace dossier {

enum class LibrarySort : uint8_t { path, name, date, pages, size, state };
enum class LibraryGrouping : uint8_t { folder, type, kind, none };
// Of more documents kinds are no groups: each costs the reading of its first pages.
inline constexpr uint64_t kMostKinds = 5000;

struct LibraryQuery {
  std::vector<std::string> words;  // all must occur in name, path, title or tags; case and accents do not matter
  std::vector<std::string> tags;   // all must be there, by their whole name; likewise
  std::string type;                // "pdf"; empty: any
  std::optional<DeskState> state;
  LibrarySort sort = LibrarySort::path;
  LibraryGrouping grouping = LibraryGrouping::folder;
};

struct LibraryEntry {
  int64_t row = 0;     // for library_rows()
  uint32_t group = 0;  // index into LibraryList::groups
  bool is_part = false;
};

struct LibraryGroup {
  std::string key;  // folder, type or kind; empty: other
  uint32_t documents = 0;
};

struct LibraryList {
  std::vector<LibraryGroup> groups;   // in the order of their first document; none without documents
  std::vector<LibraryEntry> entries;  // group by group, each in the order asked for
  uint64_t documents = 0;             // of the archive; entries are those that pass
  LibraryGrouping grouping = LibraryGrouping::folder;
};

// Goes over the archive once; by kind a second time, which costs the first pages of each document when it is first asked for. Errors: cancelled;
// those of the archive.
Result<std::shared_ptr<const LibraryList>> list_library(DeskArchive& archive, const LibraryQuery& query, const CancelToken& cancel);
// The rows of entries, those that are gone left out.
Result<std::vector<std::pair<int64_t, DeskDocument>>> library_rows(DeskArchive& archive, const std::vector<int64_t>& rows);
// The row of a document; 0 if the archive does not hold it.
Result<int64_t> library_row_of(DeskArchive& archive, const Sha256& document);

// What a person sorts by. All need an archive that can be written; usage where nothing is left of a name.
Status tag_documents(DeskArchive& archive, const std::vector<Sha256>& documents, const std::string& tag);
Status untag_documents(DeskArchive& archive, const std::vector<Sha256>& documents, const std::string& tag);
Status save_library_search(DeskArchive& archive, const std::string& name, const std::string& text);
Status forget_library_search(DeskArchive& archive, const std::string& name);

struct LibraryShelves {
  std::vector<StoredTag> tags;
  std::vector<SavedSearch> searches;
};
Result<LibraryShelves> library_shelves(DeskArchive& archive);

}  // namespace dossier
