// The documents of an archive for a list that may be long: gone over once in order, a few columns each; whole rows by their number, as a window shows
// them. The database is read in portions, so that readers and writers get their turn between them.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/cancel.h"
#include "storage/document_store.h"

namespace dossier {

// One document on the way. Views hold during the call only.
struct LibraryLine {
  int64_t row = 0;                                        // for rows(); stays the same while the document is in the archive
  int64_t container = 0;                                  // row of the document around it that stands before it; 0: it lies in a folder itself
  std::string_view path, name, type, title, dated, tags;  // path empty for parts; dated: ISO 8601; tags: joined by commas, between commas: ",a,b,"
  DocumentState state = DocumentState::read;
  bool locked = false;  // failed for want of a password
  uint32_t pages = 0, pages_doubtful = 0;
  uint64_t bytes = 0;
};

struct LibraryCounts {
  uint64_t documents = 0, closed = 0;                        // closed: failed
  uint64_t pages = 0, pages_unread = 0, pages_doubtful = 0;  // pages: read and unread
};

struct LibraryRow {
  int64_t row = 0;
  StoredDocument document;
  bool has_parts = false;
};

class LibraryStore {
 public:
  // REQUIRES: the archive outlives the store.
  explicit LibraryStore(Archive& archive) : archive_(archive) {}

  // Documents in force, also those that are being read: by path, parts after their container; then what has no place. False from `visit`: no more is
  // wanted. Errors: cancelled; those of the archive.
  Status each(const std::function<bool(const LibraryLine&)>& visit, const CancelToken& cancel);
  // In the order given; those that are gone are left out.
  Result<std::vector<LibraryRow>> rows(const std::vector<int64_t>& rows);
  // 0: the archive does not hold it.
  Result<int64_t> row_of(const Sha256& document);
  Result<LibraryCounts> counts();

 private:
  Archive& archive_;
};

}  // namespace dossier
